// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Testing

@Suite("Somebody may be listening")
struct OverheardTests {
  @Test("who rings or comes hears it, after the place, before the reason and whatever else is long")
  func aloud() throws {
    let long = Array(repeating: "tablets", count: 60).joined(separator: " ")
    let library = try #require(Written.library)
    func told(_ fact: String, _ value: AnswerValue) -> Event {
      .toldEarly(fact: fact, party: .first, Answer(value, evidence: .told, by: .first))
    }
    let state = State(library: library).supposing(
      [
        .callOpened(Opening(bundleDigest: "test", store: .live, number: 1)),
        told("safe-to-talk", .choice("overheard")), told("my-voice", .choice("yes")),
        told("help-place", .words("the back door")), told("breathing", .choice("slow-noisy")),
        told("taken-what", .words(long)),
      ], at: Written.begin)
    let handoff = Handoff(
      number: 1, responder: "mobile-crisis", receiver: "mobile-desk",
      basis: .consent)
    let consent = RecordedConsent(
      item: "share-with-mobile-crisis", by: .person, answer: ConsentAnswer(.given))
    let record = HandoffRecord(of: state, for: handoff, at: Written.begin)
    let scoped = scope(
      record, for: Recipient(of: handoff, in: library), consents: [consent], exceptions: [])
    let text = Document(.readAloud, of: scoped).text
    for said in ["To talk: Someone may be listening.", "We are heard there: Yes."] {
      let parts = ["the back door", said, "Breathing"]
      let places = parts.compactMap { text.firstRange(of: $0)?.lowerBound }
      #expect(places.count == parts.count && places == places.sorted(), "\(text)")
      #expect(text.ranges(of: said).count == 1)
    }
  }

  @Test("only yes and no, a hang-up in danger and the safe number are said, each once and short")
  func contact() throws {
    var call = try ShippedCall(
      .consent(item: "call-back", ConsentAnswer(.limited, words: "after six"), of: .caller),
      .consent(item: "share-with-mobile-crisis", ConsentAnswer(.given), of: .person),
      .tell(fact: "safe-to-talk", Statement(.choice("overheard"))),
      .tell(fact: "safe-number", Statement(.words("555-0168"))),
      .tell(fact: "may-be-said", Statement(.choice("first-name"))),
      .tell(fact: "hang-up-means", Statement(.choice("danger"))),
      .tell(fact: "help-place", Statement(.words("the back door"))),
      .tell(fact: "thoughts", Statement(.choice("yes"))), .yesOrNo(true),
      .offer(responder: "mobile-crisis", .accepted, reason: nil),
      .handOff(responder: "mobile-crisis", basis: .consent))
    let said = try call.document(.readAloud)
    let parts = [
      "Place: \"the back door\".", "To talk: Someone may be listening.",
      "Can answer: only yes and no, by a word or a tap.", "A hang-up means: Danger.",
      "Thoughts of suicide", "\"after six\"", "Safe number: \"555-0168\".",
      "If another answers: Only a first name.",
    ]
    let places = parts.compactMap { said.firstRange(of: $0)?.lowerBound }
    #expect(places.count == parts.count && places == places.sorted(), "\(said)")
    #expect(said.split(whereSeparator: \.isWhitespace).count <= 80)
    #expect(try call.document(.page).contains("- Can answer: only yes and no"))
    try call.perform(.change(fact: "safe-to-talk", Statement(.choice("unsafe"))))
    let later = try call.document(.readAloud)
    #expect(later.ranges(of: "Not safe").count == 1, "\(later)")
    #expect(later.contains("It was") || later.contains("was: Someone"), "\(later)")
  }

  @Test(
    "where there is no time for a number, it is said that there is one, and never the number alone")
  func short() throws {
    let long = Array(repeating: "tablets", count: 50).joined(separator: " ")
    let call = try ShippedCall(
      .consent(item: "share-with-mobile-crisis", ConsentAnswer(.given), of: .person),
      .tell(fact: "safe-number", Statement(.words("555-0168"))),
      .tell(fact: "may-be-said", Statement(.choice("hang-up"))),
      .tell(fact: "help-place", Statement(.words(long))),
      .tell(fact: "breathing", Statement(.choice("slow-noisy"))),
      .tell(fact: "safe-to-talk", Statement(.choice("unsafe"))),
      .offer(responder: "mobile-crisis", .accepted, reason: nil),
      .handOff(responder: "mobile-crisis", basis: .consent))
    let said = try call.document(.readAloud)
    #expect(said.contains("There is a safe number; ask me."), "\(said)")
    #expect(!said.contains("555-0168"))
  }

  @Test("where all that goes with a safe number is too long, none of it is said")
  func conditions() throws {
    let call = try ShippedCall(
      .yesOrNo(true), .note(AgreedSign.taps.rawValue), .note(AgreedSign.coverStory + "a survey"),
      .consent(item: "call-back", ConsentAnswer(.limited, words: "today only"), of: .caller),
      .consent(item: "share-with-advocate", ConsentAnswer(.given), of: .person),
      .tell(fact: "safe-number", Statement(.words("555-0177"))),
      .tell(fact: "contact-hour", Statement(.words("14:00"))),
      .tell(fact: "may-be-said", Statement(.choice("agreed-words"))),
      .tell(fact: "advocate-way", Statement(.words("say it is the school"))),
      .offer(responder: "advocate", .accepted, reason: nil),
      .handOff(responder: "advocate", basis: .consent))
    let said = try call.document(.readAloud)
    #expect(said.contains("two taps") && said.contains("There is a safe number"), "\(said)")
    #expect(!said.contains("555-0177") && !said.contains("14:00"), "\(said)")
    let page = try call.document(.page)
    #expect(page.contains("Agreed sign: One tap is yes, two taps are no, three are neither"))
    #expect(page.contains("Can answer: only yes and no") && page.contains("by yes and no"))
    #expect(said.contains("Can answer: only yes and no"), "\(said)")
    #expect(page.contains("Cover story:") && page.contains("a survey"), "\(page)")
  }

  /// What was said and done on the way to a step.
  private func way(
    to step: String, safe: String, _ first: [Intent] = []
  ) throws -> [String] {
    var call = try ShippedCall()
    for intent in first { try call.perform(intent) }
    try call.answer(
      until: step,
      [
        "safe-to-talk": .choice(safe), "now-or-later": .choice("on-now"),
        "caller": .choice("the-person"), "something-taken": .choice("neither"),
        "thoughts": .choice("yes"), "plan": .choice("yes"), "means-near": .choice("close"),
        "violence": .choice("nothing-such"),
      ])
    return call.entries.flatMap(\.events).compactMap { event in
      switch event {
      case .toldCaller(_, let tell): tell
      case .instructionDone(let visit), .planAnswered(let visit, _, _): visit.step
      case _: nil
      }
    }
  }

  @Test("nobody who is heard is sent to another room; whoever is not hears it as before")
  func distance() throws {
    let heard = try way(to: "behaviour", safe: "overheard")
    #expect(heard.contains("distance-helps-unheard") && !heard.contains("distance-helps"))
    let alone = try way(to: "behaviour", safe: "safe-now")
    #expect(alone.contains("distance-helps") && !alone.contains("distance-helps-unheard"))
  }

  @Test("a plan for silence is offered only where it goes against nothing that they said")
  func silence() throws {
    let mayRing = Intent.consent(item: "call-back", ConsentAnswer(.given), of: .caller)
    func offers(_ safe: String, _ first: Intent...) throws -> Bool {
      try way(to: "intent-at-the-end", safe: safe, first).contains("if-silent")
    }
    #expect(try offers("safe-now", mayRing))
    #expect(try !offers("safe-now"))
    #expect(try !offers("overheard", mayRing))
    let leave = Intent.tell(fact: "hang-up-means", Statement(.choice("leave-be")))
    #expect(try !offers("safe-now", mayRing, leave))
    #expect(
      try way(to: "intent-at-the-end", safe: "safe-now", [mayRing, leave])
        .contains("silence-as-they-said"))
  }

  @Test("a warning whom not to call stands in a record only where somebody was named")
  func whomNotToCall() throws {
    let visit = Visit(chain: "opening", step: "if-silent", part: nil, time: 1)
    let whom = Answer(.words("my brother"), evidence: .told, by: .first)
    func warnings(_ more: [Event]) throws -> [String] {
      let state = State(library: try #require(Written.library)).supposing(
        [
          .callOpened(Opening(bundleDigest: "test", store: .live, number: 1)),
          .planAnswered(at: visit, plan: "if-silent", agreed: true),
        ] + more, at: Written.begin)
      let handoff = Handoff(
        number: 1, responder: "mobile-crisis", receiver: "mobile-desk", basis: .consent)
      return HandoffRecord(of: state, for: handoff, at: Written.begin)[.doNotTell].map(\.id)
    }
    #expect(try warnings([]).isEmpty)
    let named = Event.toldEarly(fact: "whom-not-to-tell", party: .first, whom)
    #expect(try warnings([named]) == ["whom-not-to-tell", "if-silent"])
  }

  @Test("a receiver who may not reach them is told of no sign and no cover story")
  func noSigns() throws {
    let call = try ShippedCall(
      .yesOrNo(true), .note(AgreedSign.taps.rawValue), .note(AgreedSign.coverStory + "a survey"),
      .consent(item: "share-with-trusted-person", ConsentAnswer(.given), of: .person),
      .tell(fact: "help-place", .init(.words("the mill"))),
      .offer(responder: "trusted-person", .accepted, reason: nil),
      .handOff(responder: "trusted-person", basis: .consent))
    let page = try call.document(.page)
    #expect(page.contains("the mill"), "\(page)")
    #expect(!page.contains("survey") && !page.contains("two taps"), "\(page)")
  }
}
