// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Testing

@Suite("How an answer is known that nobody asked about")
struct UsualEvidenceTests {
  private let at = Moment(utcMilliseconds: 1_700_000_000_000)

  private func breathing(_ intents: [Intent]) throws -> Answer {
    let state = try LibraryUnderTest.shipped.call(
      [.tell(fact: "caller", Statement(.choice("third-party")))] + intents, at: at)
    let fact = try #require(state.library.factIndex("breathing"))
    return try #require(state.current(fact, of: state.standing.personParty)).answer
  }

  private func slow(_ certainty: Certainty = .certain, _ evidence: Evidence? = nil) -> Intent {
    var statement = Statement(.choice("slow-noisy"), certainty: certainty)
    statement.evidence = evidence
    return .tell(fact: "breathing", statement)
  }

  @Test("is told, and never seen, where whoever calls is not there")
  func notThere() throws {
    for seen in [nil, "saw-before", "was-told"] {
      let sees = seen.map { [Intent.tell(fact: "sees-now", Statement(.choice($0)))] } ?? []
      for role in [nil, "friend", "family"] {
        let speaks = role.map { [Intent.speak(role: $0)] } ?? []
        #expect(try breathing(speaks + sees + [slow()]).evidence == .told)
      }
    }
  }

  @Test("is what is usual where they see the person, or their role is of one who does")
  func there() throws {
    let sees = Intent.tell(fact: "sees-now", Statement(.choice("in-view")))
    #expect(try breathing([sees, slow()]).evidence == .saw)
    #expect(try breathing([.speak(role: "passer-by"), slow()]).evidence == .saw)
    let with = { Intent.tell(fact: "with-them", Statement(.choice($0))) }
    #expect(try breathing([with("there"), slow()]).evidence == .saw)
    #expect(
      try breathing([.speak(role: "passer-by"), with("not-there"), slow()]).evidence == .told)
    #expect(try breathing([slow(.certain, .heard)]).evidence == .heard)
  }

  @Test("a guess stays a guess when the same is said again, until it is asked or is otherwise")
  func guess() throws {
    let guessed = slow(.doubtful, .guessed)
    let again = try breathing([guessed, slow()])
    #expect(again.evidence == .guessed && again.certainty == .doubtful)
    let seen = try breathing([guessed, slow(.certain, .saw)])
    #expect(seen.evidence == .saw && seen.certainty == .certain)
    let other = try breathing([
      guessed, .tell(fact: "breathing", Statement(.choice("stopped"))),
    ])
    #expect(other.evidence == .told && other.certainty == .certain)
    let another = try breathing([guessed, .speak(role: "companion"), slow()])
    #expect(another.evidence == .saw && another.certainty == .certain)
  }
}
