// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Testing

/// Protocol language, section 5: every obligation has the standing exceptions.
@Suite("What excuses an obligation")
struct StandingExceptionTests {
  private let at = Moment(utcMilliseconds: 1_700_000_000_000)

  private func call(_ intents: [Intent]) throws -> State {
    try LibraryUnderTest.shipped.call(intents, at: at)
  }

  /// The rules by which something is owed.
  private func rules(_ owed: [String]) -> [String] {
    owed.map { String($0.prefix { $0 != ":" }) }
  }

  private let always = [
    "talk-always", "inquiry", "follow-up", "root-causes", "if-worse", "nothing-missed",
  ]

  private func breathing(_ value: AnswerValue) -> [Intent] {
    [
      .alarm("overdose"), .answer(Statement(.choice("there"))),
      .answer(Statement(value, evidence: .saw)),
    ]
  }

  @Test("a line that drops owes nothing by the rules; any other early end lists it")
  func dropped() throws {
    let promise = Promise(id: "p", text: "I ring you.", owner: "Ann", dueUTCMilliseconds: 0)
    for manner in Closing.Manner.allCases {
      let owed = try #require(try call([.promise(promise), .close(manner)]).closing).owed
      let expected = (manner == .dropped ? [] : always) + ["promise p, by Ann"]
      #expect(rules(owed) == expected, "\(manner)")
    }
  }

  @Test("an end before its time breaks no rule of what every call owes")
  func noBreach() throws {
    for manner in Closing.Manner.allCases {
      #expect(try call([.close(manner)]).watched().broken == [], "\(manner)")
    }
  }

  @Test("while breathing is in doubt nothing is owed but what is about the breath itself")
  func breath() throws {
    #expect(rules(try call([]).owed()) == always)
    for value in [AnswerValue.choice("stopped"), .choice("slow-noisy"), .unsure, .declined] {
      let owed = rules(try call(breathing(value)).owed())
      let rule = value == .choice("stopped") ? "naloxone" : "naloxone-in-doubt"
      #expect(owed == [rule], "\(value)")
    }
    #expect(rules(try call(breathing(.choice("breathes-well"))).owed()) == always)
  }

  @Test("an answer before it was known whom the call is about is asked again, never skipped")
  func skippedByNobody() throws {
    let told = Intent.tell(fact: "caller", Statement(.choice("third-party")))
    let state = try call(breathing(.choice("slow-noisy")) + [told])
    #expect(state.pendingVisit?.visit.step == "give-naloxone")
    #expect(state.pendingVisit?.visit.part == "breathing")
    let slow = Intent.answer(Statement(.choice("slow-noisy"), evidence: .saw))
    let asked = try call(breathing(.choice("slow-noisy")) + [told, slow])
    #expect(asked.pendingVisit?.visit.step == "give-naloxone")
    #expect(asked.pendingVisit?.part == .whole)
  }
}
