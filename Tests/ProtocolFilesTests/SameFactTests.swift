// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Testing

@testable import ProtocolFiles

/// A fact that is asked in two places is the same fact: no place is silently without effect.
@Suite("One fact in two places")
struct SameFactTests {
  private func reading(_ first: String, _ second: String) -> LibraryReading {
    let answer = """
          choices:
            - in-hand: In the hand
              as yes or no: In the hand?
            - close: Close
              as yes or no: Close?
            - away: Away
              as yes or no: Away?
          secret kind: health

      """
    let text =
      SmallFiles.head("tonight") + "steps:\n  - ask: near\n    say: Is it near?\n" + first + answer
      + "  - ask: near\n    id: near-again\n    say: And now?\n" + second + answer
      + "  - end: settled\n"
    return readLibrary(SmallFiles.library("tonight", protocol: text))
  }

  private func says(_ first: String, _ second: String) -> [String] {
    reading(first, second).diagnostics.map {
      "\($0.place.line) \($0.code) \($0.headline) \($0.help ?? "")"
    }
  }

  @Test("another time to hold is refused with both places and the remedy")
  func holds() {
    #expect(
      says("    holds for: 10 minutes\n", "    holds for: 1 hour\n") == [
        "22 SH106 \"near\" holds for 1 hour here, and for 10 minutes at line 10. "
          + "Write \"holds for:\" in one place only, or the same wherever it is asked."
      ])
    #expect(says("    holds for: 60 minutes\n", "    holds for: 1 hour\n") == [])
  }

  @Test(
    "other danger, or its answers in another order, is refused with both places and the remedy",
    arguments: ["[in-hand]", "[close, in-hand]", "[in-hand, close, away]"])
  func danger(_ second: String) {
    #expect(
      says("    raises danger: [in-hand, close]\n", "    raises danger: \(second)\n") == [
        "22 SH106 \"near\" raises danger here otherwise than at line 10. Write the same answers "
          + "under \"raises danger:\" in the same order, or in one place."
      ])
  }

  @Test("what only one of them says is so wherever it is asked", arguments: [true, false])
  func once(isFirst: Bool) throws {
    let said = "    holds for: 10 minutes\n    raises danger: [in-hand]\n"
    let reading = isFirst ? reading(said, "") : reading("", said)
    #expect(reading.diagnostics == [])
    let fact = try #require(reading.library?.facts.first { $0.id == "near" })
    #expect(fact.holdsForMilliseconds == 600_000 && fact.graveness == [1, 0, 0])
  }
}
