// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Verification

@Suite("Counts")
struct CountTests {
  @Test(
    "a count is written with a comma before every third digit",
    arguments: [
      (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (1_000_000_007, "1,000,000,007"),
    ])
  func text(number: UInt, text: String) {
    #expect(Count(number).description == text)
  }

  @Test("a count has no largest number")
  func large() {
    var count = Count(1)
    for _ in 0..<100 { count = count * 10 }
    #expect(count.description.filter { $0 != "," } == "1" + String(repeating: "0", count: 100))
    #expect((count + count).description.hasPrefix("20,"))
    #expect(count < count + Count(1))
  }
}
