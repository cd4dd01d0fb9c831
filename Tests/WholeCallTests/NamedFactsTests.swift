// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Testing

@Suite("Answers that a receiver may hold by name")
struct NamedFactsTests {
  private static let at = Moment(utcMilliseconds: 1_700_000_000_000)
  private static let named: Set<String> = ["lacking", "needs", "medicine-left"]
  private static let held: Set<SecretKind> = [.contact, .identity, .none]

  private static let begun = Result {
    try ["the-person", "third-party"].map {
      try LibraryUnderTest.shipped.call(
        [
          .tell(fact: "caller", Statement(.choice($0))),
          .raise(finding: "suicide-level", to: "high"),
        ], at: at)
    }
  }

  private func scoped(
    _ intents: [Intent], _ consent: ConsentAnswer?, by caller: Int = 0
  ) throws -> ScopedRecord? {
    var state = try Self.begun.get()[caller]
    let given = consent.map { Intent.consent(item: "share-with-services", $0, of: .caller) }
    for intent in intents + [given].compactMap({ $0 }) {
      guard let events = try? Engine.decide(intent, in: state, at: Self.at) else { return nil }
      state = state.supposing(events, at: Self.at)
    }
    let handoff = Handoff(
      number: 1, responder: "services", receiver: "services-desk", basis: .consent)
    return RecordVersion(handoff, in: state, at: Self.at).scoped
  }

  private func values(of fact: Fact) -> [AnswerValue] {
    switch fact.answers {
    case .choices(let choices): choices.map { .choice($0.id) } + [.words("zq mill bridge")]
    case .many(let choices): [.options(choices.map(\.id))]
    case .yesOrNo: [.choice("yes"), .choice("no")]
    case .scale(let from, _), .number(_, let from, _): [.number(from)]
    case .time: [.moment(utcMilliseconds: Self.at.utcMilliseconds - 3_600_000, about: false)]
    case .text, .place, .phone, .nameToUse: [.words("zq mill bridge")]
    }
  }

  private func told(_ record: ScopedRecord) -> [RecordItem] {
    let changed = record.changes.flatMap { [$0.was, $0.now] }.compactMap { $0 }
    return (record.parts.values.joined() + changed).filter { $0.value != .nothing }
  }

  @Test("of a kind that is not listed only the listed answers go, and never words")
  func onlyNamed() throws {
    let library = try LibraryUnderTest.shipped.library()
    var seen: Set<String> = []
    for fact in library.facts {
      for value in values(of: fact) {
        let statement = Statement(value, quote: "zq mill bridge")
        guard
          let record = try scoped(
            [.tell(fact: fact.id, statement)], ConsentAnswer(.given))
        else { continue }
        for item in told(record) where !item.kinds.isSubset(of: Self.held) {
          #expect(Self.named.contains(item.id), "\(fact.id): \(item.id)")
          #expect(item.quote == nil && item.value != .words("zq mill bridge"), "\(fact.id)")
          seen.insert(item.id)
        }
        #expect(record.levels.isEmpty)
      }
    }
    #expect(seen == Self.named)
  }

  private static let runsOut = Intent.tell(
    fact: "medicine-left", Statement(.choice("ran-out"), quote: "my insulin"))

  @Test("medicine that runs out goes, without words of the caller, here or in any other line")
  func medicine() throws {
    let matters = Intent.tell(fact: "what-matters", Statement(.words("my insulin")))
    let record = try #require(try scoped([Self.runsOut, matters], ConsentAnswer(.given)))
    let line = try #require(told(record).first { $0.id == "medicine-left" })
    #expect(line.value == .label("It has run out") && line.quote == nil && line.isHeldBack)
    let words = told(record).map(\.value)
    #expect(!words.contains(.words("my insulin")))
    #expect(record.withheld.contains { $0.kind == .health && $0.isNamedInPart })
  }

  @Test("it goes by the consent of the one it is about, within its limits, and by nothing else")
  func byConsent() throws {
    let ways: [(ConsentAnswer?, Int, Bool)] = [
      (ConsentAnswer(.given), 0, true), (nil, 0, false), (ConsentAnswer(.refused), 0, false),
      (ConsentAnswer(.limited, words: "only my health"), 0, true),
      (ConsentAnswer(.limited, words: "not my health"), 0, false),
      (ConsentAnswer(.limited, words: "only my number"), 0, false),
      (ConsentAnswer(.limited, words: "zq"), 0, false), (ConsentAnswer(.given), 1, false),
    ]
    for (consent, caller, goes) in ways {
      let record = try #require(try scoped([Self.runsOut], consent, by: caller))
      #expect(told(record).contains { $0.id == "medicine-left" } == goes, "\(caller) \(goes)")
    }
  }
}
