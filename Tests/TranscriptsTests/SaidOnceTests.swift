// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Testing

@Suite("A correction that is said in its place")
struct SaidOnceTests {
  /// Facts with choices, each with two whose words are long enough to be known again.
  private static let facts = (Written.library?.facts ?? []).compactMap { fact in
    guard BuiltInFact(rawValue: fact.id) == nil, case .choices(let choices) = fact.answers else {
      return nil as (id: String, first: Choice, then: Choice)?
    }
    let long = choices.filter { $0.label.count > 9 }
    return long.count > 1 ? (fact.id, long[long.count - 1], long[0]) : nil
  }

  private func call(_ responder: String, _ intents: [Intent]) throws -> ShippedCall {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "help-place", Statement(.words("12 Quarry Lane"))))
    for intent in intents { try call.perform(intent) }
    for intent in [
      Intent.offer(responder: responder, .accepted, reason: nil),
      .consent(item: "share-with-\(responder)", ConsentAnswer(.given), of: .person),
      .handOff(responder: responder, basis: .consent),
    ] { try call.perform(intent) }
    return call
  }

  @Test(
    "no value is said twice because it is otherwise now",
    arguments: ["mobile-crisis", "ambulance"])
  func once(_ responder: String) throws {
    #expect(Self.facts.count > 10)
    for (id, first, then) in Self.facts {
      for isWrong in [false, true] {
        var call = try call(responder, [.tell(fact: id, Statement(.choice(first.id)))])
        let now = Statement(.choice(then.id))
        let later: Intent =
          isWrong ? .correct(fact: id, now, reason: "misheard") : .change(fact: id, now)
        guard (try? call.perform(later)) != nil else { continue }
        // A crew hears a sign in the body in its place, and anew where it was corrected last.
        guard responder != "ambulance" || !["awake", "body-sign"].contains(id) else { continue }
        let aloud = try call.document(.readAloud)
        #expect(aloud.ranges(of: then.label).count <= 1, "\(id) to \(responder): \(aloud)")
      }
    }
  }

  @Test("words that are corrected are said once", arguments: ["mobile-crisis", "ambulance"])
  func words(_ responder: String) throws {
    let facts = (Written.library?.facts ?? []).filter {
      $0.answers == .text || $0.answers == .place
    }
    for fact in facts {
      var call = try call(responder, [.tell(fact: fact.id, Statement(.words("as it was first")))])
      let now = Statement(.words("quite another way"))
      guard (try? call.perform(.correct(fact: fact.id, now, reason: nil))) != nil else { continue }
      let aloud = try call.document(.readAloud)
      #expect(aloud.ranges(of: "quite another way").count <= 1, "\(fact.id): \(aloud)")
    }
  }
}
