// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Interview
import Protocols
import Testing

@Suite("What a limit of consent opens")
struct LimitTests {
  private static let all = Set(SecretKind.allCases)

  /// Words of a limit, the kinds they open, and whether they could be judged.
  static let limits: [(words: String, kinds: Set<SecretKind>, isJudged: Bool)] = [
    ("only the place", [.none, .place], true),
    ("just the address and my health", [.none, .place, .health], true),
    ("not my name", all.subtracting([.identity]), true),
    ("everything but my phone number", all.subtracting([.contact]), true),
    ("Don't say my name, only where I am", [.none, .place], true),
    ("the place, but not my name", [.none, .place], true),
    ("no police, and nothing about my drinking", all.subtracting([.substance]), true),
    ("no police", all, true),
    ("only the police", [.none], false),
    (
      "nothing about Bob (kept back: third party, place)", all.subtracting([.thirdParty, .place]),
      true
    ),
    ("only the place for Bob (kept back: health)", [.none, .place], true),
    (
      "not my health, nothing about Bob (kept back: third party)",
      all.subtracting([.health, .thirdParty]), true
    ),
    ("nothing about Bob (kept back: Bob)", [.none], false),
    ("only for tonight", [.none], false),
    ("not my name, nothing about Bob", [.none], false),
    ("not to my brother", [.none], false),
    ("everything", [.none], false),
    ("", [.none], false),
    ("nur den Ort", [.none], false),
    ("no siren", all, true),
    ("only the place, no siren", [.none, .place], true),
    ("only the place no sirens and no uniforms", [.none, .place], true),
    ("no siren in my street", all, true),
    ("not the street or the siren", [.none], false),
    ("no siren my husband would hear", [.none], false),
    ("not the drinking; no lights at Nolan House", all.subtracting([.substance]), true),
    ("the torches frighten him (how to come)", all, true),
    ("only the place until 22:00", [.none], false),
  ]

  @Test("names kinds, or opens only what is no secret", arguments: limits.indices)
  func reads(_ index: Int) {
    let limit = Self.limits[index]
    let reading = LimitReading(limit.words)
    #expect(reading.kinds == limit.kinds, "\(limit.words)")
    #expect(reading.isJudged == limit.isJudged, "\(limit.words)")
  }

  @Test("kinds that are chosen to keep back never open more than the words do")
  func keptBack() {
    for (words, kinds, isJudged) in Self.limits where !words.contains("kept back") {
      for kind in SecretKind.allCases where kind != .none {
        let reading = LimitReading(LimitReading.keepingBack([kind], of: words))
        #expect(!reading.kinds.contains(kind))
        #expect(reading.kinds.isSubset(of: isJudged ? kinds : Self.all), "\(words)")
      }
    }
  }

  @Test("one more word that is not understood never opens more")
  func unknownWord() {
    for limit in Self.limits where !limit.words.hasSuffix(")") {
      #expect(LimitReading(limit.words + " zq").kinds == [.none])
    }
  }

  @Test("what is chosen of several limits stands behind those that no rule reads")
  func chosenOfSeveral() {
    let both = "only the place; nothing about Bob"
    #expect(
      LimitReading.keepingBack([.thirdParty], of: both)
        == "only the place; nothing about Bob (kept back: third party)")
    #expect(
      LimitReading.onHowToCome("not the place; fire frightens him")
        == "not the place; fire frightens him (how to come)")
  }

  @Test("a consent that names a receiver opens no more than the receiver may hold")
  func ofReceiver() throws {
    let library = try SampleCall().state.library
    let mobile = library.kinds(openedBy: "mobile-crisis")
    #expect(mobile.contains(.place) && !mobile.contains(.violence) && !mobile.contains(.identity))
    #expect(library.kinds(openedBy: "share") == Self.all)
  }
}
