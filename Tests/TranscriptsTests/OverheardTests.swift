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

  @Test("it goes after that somebody may be there who is not named")
  func beforePointers() throws {
    let way = Array(repeating: "ring twice at noon and", count: 9).joined(separator: " ")
    let call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .consent(item: "share-with-advocate", ConsentAnswer(.given), of: .person),
      .tell(fact: "safe-to-talk", Statement(.choice("overheard"))),
      .tell(fact: "advocate-way", Statement(.words(way))),
      .tell(fact: "violence", Statement(.choice("under-way"))),
      .tell(fact: "get-away", Statement(.choice("yes"))),
      .tell(fact: "alone", Statement(.choice("not-safe-with"))),
      .offer(responder: "advocate", .accepted, reason: nil),
      .handOff(responder: "advocate", basis: .consent))
    let said = try call.document(.readAloud)
    #expect(said.contains("To talk: Someone may be listening."), "\(said)")
    #expect(!said.contains("Somebody may be there"), "\(said)")
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

  @Test("an advocate always hears how they may be reached")
  func advocateWay() throws {
    let call = try ShippedCall(
      .yesOrNo(true), .note(AgreedSign.taps.rawValue),
      .consent(item: "share-with-advocate", ConsentAnswer(.given), of: .person),
      .tell(fact: "safe-to-talk", Statement(.choice("overheard"))),
      .tell(fact: "my-voice", Statement(.choice("yes"))),
      .tell(fact: "violence", Statement(.choice("under-way"))),
      .tell(fact: "get-away", Statement(.choice("yes"))),
      .tell(fact: "safe-number", Statement(.words("555-0177"))),
      .tell(fact: "may-be-said", Statement(.choice("agreed-words"))),
      .tell(fact: "agreed-words", Statement(.words("it is about the trip on Friday"))),
      .tell(fact: "advocate-way", Statement(.words("text first, say it is the school"))),
      .offer(responder: "advocate", .accepted, reason: nil),
      .handOff(responder: "advocate", basis: .consent))
    let said = try call.document(.readAloud)
    #expect(said.contains("text first, say it is the school"), "\(said)")
    #expect(said.contains("Someone is being hurt right now."), "\(said)")
    #expect(said.contains("A need to get away from there: Yes."), "\(said)")
    #expect(said.split(whereSeparator: \.isWhitespace).count <= 80)
    let page = try call.document(.page).split(whereSeparator: \.isWhitespace)
    #expect(page.joined(separator: " ").contains("it is about the trip on Friday"))
  }

  private func toTeam(_ intents: Intent..., limit: String? = nil) throws -> ShippedCall {
    let consent = limit.map { ConsentAnswer(.limited, words: $0) } ?? ConsentAnswer(.given)
    var call = try ShippedCall(
      .consent(item: "share-with-mobile-crisis", consent, of: .person),
      .tell(fact: "help-place", Statement(.words("the back door"))),
      .offer(responder: "mobile-crisis", .accepted, reason: nil))
    for intent in intents { try call.perform(intent) }
    try call.perform(.handOff(responder: "mobile-crisis", basis: .consent))
    return call
  }

  @Test("that somebody else picked up is said to whoever may ring or come")
  func stranger() throws {
    let call = try toTeam(.tell(fact: "who-answers", Statement(.choice("somebody-else"))))
    let said = try call.document(.readAloud)
    #expect(said.contains("At the last ring: Somebody else picked up."), "\(said)")
    #expect(try call.document(.page).contains("Who picked up: Somebody else picked up"))
  }

  @Test("a team hears of suicide beside whatever else is said")
  func suicide() throws {
    let call = try toTeam(
      .tell(fact: "hurt-with", Statement(.choice("yes"))),
      .tell(fact: "thoughts", Statement(.choice("yes"))),
      .tell(fact: "intent", Statement(.choice("yes"))),
      .tell(fact: "soon", Statement(.choice("right-away"))))
    let said = try call.document(.readAloud)
    for part in [
      "Something there to hurt with: Yes.", "Thoughts of suicide, as told: Yes.",
      "May act on the thoughts, as told: Yes.", "When they may act: Right now, or within hours.",
    ] { #expect(said.contains(part), "\(part) \(said)") }
  }

  @Test(
    "a limit whose words may tell what is held back is not read out, and stays on top",
    arguments: ["do not tell them about the pills", "keep the pills out of it"])
  func limit(_ words: String) throws {
    let call = try toTeam(limit: words)
    for form in [try call.document(.readAloud), try call.document(.page)] {
      #expect(!form.contains("pills"), "\(form)")
      #expect(form.contains("There is a limit. Ask before you use"), "\(form)")
    }
    let plain = try toTeam(limit: "only tonight").document(.readAloud)
    #expect(plain.contains("Consent has a limit: \"only tonight\"."), "\(plain)")
  }

  @Test("how the line was is no news once they are back")
  func lineIsBack() throws {
    func page(_ end: Intent...) throws -> String {
      var call = try toTeam(
        .alarm("line-dropped"), .tell(fact: "line-state", Statement(.choice("still-gone"))))
      for intent in end { try call.perform(intent) }
      return try call.document(.page)
    }
    #expect(try page().contains("The line: Not back"))
    let back = try page(.leaveAlarm)
    #expect(!back.contains("- The line: Not back"), "\(back)")
  }

  @Test("a limit of being rung that was put together from taps says so")
  func limitByTaps() throws {
    let call = try toTeam(
      .yesOrNo(true),
      .consent(item: "call-back", ConsentAnswer(.limited, words: "after six"), of: .caller),
      .tell(fact: "safe-number", Statement(.words("555-0177"))))
    let page = try call.document(.page)
    let start = try #require(page.firstRange(of: "Limit on ringing back")).lowerBound
    #expect(page[start...].prefix(160).contains("by yes and no"), "\(page)")
  }
}
