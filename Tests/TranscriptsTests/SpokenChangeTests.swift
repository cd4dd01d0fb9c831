// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Testing

@Suite("What has changed, said aloud")
struct SpokenChangeTests {
  /// A son who sees a knife near his father, and a team that was accepted.
  private func handedOver(limit: String? = nil) throws -> ShippedCall {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("third-party"))), .alarm("weapon"))
    while call.state.standing.walks.count > 1 {
      try call.performUsual([
        "object": .choice("nearby"), "object-words": .words("a bread knife, about 20 cm"),
      ])
    }
    try call.answer(until: "companion", ["caller": .choice("third-party")])
    try call.performUsual(["companion": .choice("nobody-there")])
    for intent in [
      Intent.tell(fact: "help-place", Statement(.words("14 Alder Court"))),
      .tell(fact: "what-changed", Statement(.words("he has not slept for four days"))),
      .offer(responder: "mobile-crisis", .accepted, reason: nil),
      .consent(
        item: "pass-on", ConsentAnswer(limit == nil ? .given : .limited, words: limit),
        of: .caller),
      .handOff(responder: "mobile-crisis", basis: .consent),
    ] { try call.perform(intent) }
    return call
  }

  @Test("that a danger is gone is said with what it was, though no danger is not said by itself")
  func gone() throws {
    var call = try handedOver()
    try call.perform(.change(fact: "object", Statement(.choice("hands-empty"))))
    let aloud = try call.document(.readAloud)
    #expect(aloud.contains("The hands are empty"), "\(aloud)")
    #expect(aloud.contains("was: Not in a hand, but close"), "\(aloud)")
  }

  @Test("a short limit is said in its words, and no sentence twice")
  func limit() throws {
    let aloud = try handedOver(limit: "no siren; not my name").document(.readAloud)
    #expect(aloud.contains("no siren"), "\(aloud)")
    #expect(aloud.ranges(of: "ask me.").count <= 2, "\(aloud)")
    #expect(aloud.ranges(of: "Consent has a limit; ask me.").count <= 1, "\(aloud)")
  }

  private static let long =
    "he sits on the kitchen floor and says the same few words again and again, and looks away"

  @Test(
    "the latest of what has changed is said in words",
    arguments: [
      Intent.change(fact: "what-changed", Statement(.words(long))),
      .change(fact: "help-place", Statement(.words("the shed behind 14 Alder Court"))),
      .tell(fact: "safe-hour", Statement(.choice("next-morning"))),
    ])
  func latest(_ last: Intent) throws {
    var call = try handedOver()
    for intent in [
      Intent.tell(fact: "what-seen", Statement(.words(Self.long))),
      .change(fact: "object", Statement(.choice("in-hand"))),
      .tell(fact: "violence", Statement(.choice("close-by"))),
      .tell(fact: "team-manner", Statement(.words(Self.long))),
      last,
    ] { try call.perform(intent) }
    let aloud = try call.document(.readAloud)
    let said = ["and looks away", "the shed behind 14 Alder Court", "Tomorrow before noon"]
    #expect(said.contains(where: aloud.contains), "\(aloud)")
    #expect(!aloud.contains("Ask me."), "\(aloud)")
  }

  @Test("a change of how they are rung is said in words")
  func ringing() throws {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "safe-number", Statement(.words("0650123456"))),
      .tell(fact: "help-place", Statement(.words("14 Alder Court"))),
      .offer(responder: "mobile-crisis", .accepted, reason: nil),
      .consent(item: "share-with-mobile-crisis", ConsentAnswer(.given), of: .person),
      .handOff(responder: "mobile-crisis", basis: .consent))
    try call.perform(.correct(fact: "safe-number", Statement(.words("0650999999")), reason: nil))
    let aloud = try call.document(.readAloud)
    #expect(aloud.contains("0650999999") && !aloud.contains("Ask me."), "\(aloud)")
  }
}

@Suite("Sentences that are said aloud stand alone")
struct SpokenAloneTests {
  private static let library = Written.library

  /// Every fact that is answered by choices.
  private static let facts = (library?.facts ?? []).filter { fact in
    switch fact.answers {
    case .choices, .many: BuiltInFact(rawValue: fact.id) == nil
    case .yesOrNo, .scale, .number, .text, .time, .place, .phone, .nameToUse: false
    }
  }

  @Test(
    "no choice is said aloud without what it is about", arguments: ["ambulance", "mobile-crisis"])
  func choices(_ responder: String) throws {
    for fact in Self.facts {
      let labels: [(String, String)]
      switch fact.answers {
      case .choices(let choices), .many(let choices): labels = choices.map { ($0.id, $0.label) }
      case .yesOrNo, .scale, .number, .text, .time, .place, .phone, .nameToUse: labels = []
      }
      for (id, label) in labels {
        var call = try ShippedCall(
          .tell(fact: "caller", Statement(.choice("third-party"))),
          .tell(fact: "object", Statement(.choice("in-hand"))),
          .consent(item: "pass-on", ConsentAnswer(.given), of: .caller))
        var value = AnswerValue.choice(id)
        if case .many = fact.answers { value = .options([id]) }
        guard (try? call.perform(.tell(fact: fact.id, Statement(value)))) != nil else { continue }
        let aloud = Document(.readAloud, of: call.scoped(to: responder)).text
        // What has a verb is a sentence of its own.
        let isSentence = label.contains(" is ") || label.contains(" are ")
        #expect(isSentence || !" \(aloud)".contains(". \(label)."), "\(fact.id): \(aloud)")
      }
    }
  }
}
