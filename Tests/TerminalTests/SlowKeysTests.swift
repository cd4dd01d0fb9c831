// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Terminal

/// Keys that want Enter are found by previews of a whole call.
@Suite("Keys that want Enter")
struct SlowKeysTests {
  @Test("they are looked for once at a prompt, and once at each choice that is read down")
  func once() {
    let slow = SlowKeys()
    for _ in 0..<3 {
      #expect(slow.once(.beside) { ["1", "8"] } == ["1", "8"])
      #expect(slow.once(.down(0)) { ["1"] } == ["1"])
      #expect(slow.once(.down(1)) { [] } == [])
    }
    #expect(slow.lookedFor == 3)
  }
}
