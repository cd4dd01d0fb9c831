// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ProtocolFiles
import Protocols
import Testing

@testable import Interview

/// Domain notes A and the product page, "Never": police by the person's word, or for harm under
/// way for sure after less intrusive help; never by anything unknown.
@Suite("Police last")
struct PoliceTests {
  private let at = Moment(utcMilliseconds: 1_700_000_000_000)

  private func state(after intents: [Intent]) throws -> State {
    var state = State(library: try LibraryUnderTest.everything.library())
    let opening = Opening(bundleDigest: "", store: .practice, number: 1)
    for intent in [.open(opening)] + intents {
      let events = try Engine.decide(intent, in: state, at: at)
      state = state.supposing(events, at: at)
    }
    return state
  }

  private let told = Intent.theyAsk("who-comes")
  private let consent = Intent.consent(
    item: "police", ConsentAnswer(.given), of: .person)
  private let talk = Intent.offer(responder: "talk", .declined, reason: nil)
  private let team = Intent.offer(responder: "team", .ruledOut, reason: "closed")
  private let handOff = Intent.handOff(responder: "police", basis: .consent)

  private func secondPerson(_ value: String) -> Intent {
    .tell(fact: "second-person", Statement(.choice(value)))
  }

  private func harm(_ statement: Statement) -> Intent { .tell(fact: "alone", statement) }

  @Test("with the person's consent, what follows told and talk offered, it may be prepared")
  func consented() throws {
    #expect(try state(after: [told, consent, talk, handOff]).standing.handoffs.count == 1)
  }

  @Test("with harm for sure, all offers made and a second person asked, it may be prepared")
  func harmForSure() throws {
    let sure = harm(Statement(.choice("yes"), evidence: .saw))
    let ready = [told, sure, talk, team, secondPerson("asked"), handOff]
    #expect(try state(after: ready).standing.handoffs.count == 1)
  }

  @Test("leaving out any one part, it is refused and says what is missing")
  func partsMissing() throws {
    let consented = [told, consent, talk]
    for missing in consented.indices {
      var intents = consented
      intents.remove(at: missing)
      #expect(throws: Refusal.self) { try state(after: intents + [handOff]) }
    }
    let sure = harm(Statement(.choice("yes"), evidence: .saw))
    let ready = [told, sure, talk, team, secondPerson("asked")]
    for missing in ready.indices {
      var intents = ready
      intents.remove(at: missing)
      #expect(throws: Refusal.self) { try state(after: intents + [handOff]) }
    }
  }

  @Test("the refusal names the part that is missing, and the key that rules an offer out")
  func missingNamed() throws {
    let yes = "the person says yes to \"Police\": \"consent police\""
    let offer = { (name: String) in
      "\(name) is offered, or ruled out: \"offer \(name.lowercased())\", then 4"
    }
    let second = "a second person is asked: \"told second-person\""
    let sure = harm(Statement(.choice("yes"), evidence: .saw))
    let cases: [([Intent], String)] = [
      ([], "\(yes); \(offer("Talk"))"), ([consent], offer("Talk")), ([talk], yes),
      ([sure, talk, team], "\(yes), or else \(second)"),
      ([sure, talk, secondPerson("asked")], "\(yes), or else \(offer("Team"))"),
      (
        [harm(Statement(.choice("yes"), evidence: .guessed)), talk, team, secondPerson("asked")],
        "\(yes), or else \"alone\" is \"Yes\" for sure"
      ),
    ]
    for (done, missing) in cases {
      let unmet = try state(after: [told] + done).unmetRules(forHandoffTo: 2)
      #expect(unmet.map(\.missing) == ["still missing: \(missing)"])
    }
  }

  @Test(
    "what is missing is said as what is needed, and what must not be as what it must be",
    arguments: [
      ("accepted team", "the caller accepts Team: \"offer team\""),
      ("not (alone is yes)", "\"alone\" is not \"Yes\""),
      ("none of (alone is yes, offered team)", "\"alone\" is not \"Yes\""),
      ("not (alone is not no)", "\"alone\" is \"No\""),
      ("not (offered talk)", "Talk was not offered"),
      ("declined team", "the caller declines Team"),
      ("not (declined talk)", "Talk is not declined"),
      ("consent to police is refused", "the person's consent to \"Police\" is refused"),
      ("consent to police is not given", "the person's consent to \"Police\" is not given"),
      ("not (consent to police is given)", "the person's consent to \"Police\" is not given"),
      ("alone is no for sure", "\"alone\" is \"No\" for sure"),
      ("alone is unclear", "\"alone\" is unclear"), ("alone was no", "\"alone\" was \"No\""),
      (
        "not (alone is yes and offered talk)",
        "\"alone\" is not \"Yes\", or else Talk was not offered"
      ),
      (
        "not (at least 2 of (alone is yes, offered talk, offered team))",
        "fewer than 2 of these: \"alone\" is \"Yes\", Talk was offered"
      ),
      (
        "alone is no and accepted team",
        "\"alone\" is \"No\"; the caller accepts Team: \"offer team\""
      ),
    ])
  func needed(_ condition: String, _ says: String) throws {
    let state = try state(after: [harm(Statement(.choice("yes"))), talk, consent])
    #expect(MissingParts(state: state).sentence(of: condition) == says)
  }

  @Test("harm that is unsure, declined, doubtful, guessed, hearsay or disputed never opens it")
  func unknownNeverOpens() throws {
    let doubts = [
      [harm(Statement(.unsure))], [harm(Statement(.declined))],
      [harm(Statement(.choice("yes"), evidence: .saw, certainty: .doubtful))],
      [harm(Statement(.choice("yes"), evidence: .guessed))],
      [harm(Statement(.choice("yes"), evidence: .record))],
      [
        harm(Statement(.choice("yes"), evidence: .saw)),
        .dispute(fact: "alone", Statement(.choice("no"))),
      ],
    ]
    for doubt in doubts {
      #expect(throws: Refusal.self) {
        try state(after: [told] + doubt + [talk, team, secondPerson("agreed"), handOff])
      }
    }
  }

  @Test("what was done anyway can be recorded, with its reason and the rules it was outside of")
  func recordedOutside() throws {
    let state = try state(after: [.recordOutsideRules(responder: "police", reason: "they came")])
    #expect(state.remarks.map(\.kind) == [.outsideRules(["tell-first", "police-last"])])
  }

  @Test("a wish for police by anyone else is kept as a wish")
  func wish() throws {
    let state = try state(
      after: [
        .answer(Statement(.choice("third-party"))), .wish(responder: "police"),
      ].withGreeting)
    #expect(state.standing.wishes.map(\.by) == [.first])
    #expect(state.standing.handoffs.isEmpty)
  }
}

extension [Intent] {
  /// The first step of the library is an instruction.
  fileprivate var withGreeting: [Intent] { [.acknowledge] + self }
}
