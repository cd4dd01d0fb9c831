// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Protocols

@Suite("Durations")
struct DurationTests {
  @Test(
    "a duration is a whole number and a unit, or nothing",
    arguments: [
      ("10 minutes", 600_000), ("1 hour", 3_600_000), ("30 seconds", 30_000),
      ("2 days", 172_800_000), ("0 minutes", nil), ("-1 hours", nil), ("ten minutes", nil),
      ("10", nil), ("10  minutes", nil), ("9223372036854775807 days", nil), ("367 days", nil),
      ("10 weeks", nil), ("", nil),
    ] as [(String, Int64?)])
  func durations(text: String, milliseconds: Int64?) {
    #expect(durationMilliseconds(text) == milliseconds)
  }
}
