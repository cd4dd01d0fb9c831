// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Foundation
import Interview
import Protocols
import Testing

@Suite("What an ambulance hears first")
struct AmbulanceSpeechTests {
  @Test("breath, place, what was taken, means and danger come first, and are never cut")
  func neverCut() throws {
    let library = try #require(Written.library)
    let at = Moment(utcMilliseconds: 1_700_000_000_000)
    func told(_ fact: String, _ value: AnswerValue, quote: String? = nil) -> Event {
      .toldEarly(fact: fact, party: .first, Answer(value, by: .first, quote: quote))
    }
    let long = "and more of it that goes on for a good while longer than anybody wants to hear"
    let state = State(library: library).supposing(
      [
        .callOpened(Opening(bundleDigest: "test", store: .live, number: 1)),
        told("help-place", .words("behind the old mill by the north canal bridge, second door")),
        told("breathing", .choice("slow-noisy")), told("awake", .choice("drowsy")),
        told("taken-what", .words("white pills from the blue box, maybe ten of them")),
        told("means-near", .choice("close")), told("scene-danger", .choice("traffic")),
        told("safe-to-talk", .choice("overheard")), told("what-seen", .words(long)),
        told("what-heard", .words(long)), told("companion", .words(long)),
        told("thoughts", .choice("yes"), quote: long),
      ], at: at)
    let handoff = Handoff(
      number: 1, responder: "ambulance", receiver: "ambulance-desk", basis: .consent)
    let consent = RecordedConsent(
      item: "share-with-ambulance", by: .person, answer: ConsentAnswer(.given))
    let record = scope(
      HandoffRecord(of: state, for: handoff, at: at),
      for: Recipient(of: handoff, in: library), consents: [consent], exceptions: [])
    let text = Document(.readAloud, of: record).text
    var rest = Substring(text)
    for said in [
      "Slow, snoring", "north canal bridge", "white pills", "in the same room", "In a road",
    ] {
      let found = rest.range(of: said)
      #expect(found != nil, "\(said): \(text)")
      rest = found.map { rest[$0.upperBound...] } ?? rest
    }
    #expect(text.split(separator: " ").count <= 85, "\(text)")
  }

  @Test("of a sudden illness the sign is said first, and when all was last well is news later")
  func suddenIllness() throws {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "help-place", Statement(.words("the mill"))),
      .tell(fact: "body-sign", Statement(.choice("one-side"))),
      .consent(item: "share-with-ambulance", ConsentAnswer(.given), of: .caller))
    try call.perform(.offer(responder: "ambulance", .accepted, reason: nil))
    try call.perform(.handOff(responder: "ambulance", basis: .consent))
    let text = try call.document(.readAloud).split { $0.isWhitespace }.joined(separator: " ")
    #expect(text.contains("Face, arm, speech or sight fails all at once"), "\(text)")
    try call.perform(
      .tell(
        fact: "sign-since", Statement(.moment(utcMilliseconds: 1_700_000_000_000, about: false))))
    #expect(call.owed.compactMap(\.now?.id) == ["sign-since"])
  }

  @Test("a breath that is not sure, that nobody is there and a dose are said, and limits last")
  func doubt() throws {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("third-party"))),
      .tell(fact: "help-place", Statement(.words("the mill"))),
      .tell(fact: "breathing", Statement(.unsure)),
      .tell(fact: "with-them", Statement(.choice("not-there"))),
      .tell(fact: "naloxone", Statement(.choice("one-dose"))),
      .consent(item: "pass-on", ConsentAnswer(.limited, words: "not my name"), of: .caller))
    try call.perform(.offer(responder: "ambulance", .accepted, reason: nil))
    try call.perform(.handOff(responder: "ambulance", basis: .consent))
    let text = try call.document(.readAloud).split { $0.isWhitespace }.joined(separator: " ")
    var rest = Substring(text)
    for said in ["Breathing: not known", "the mill", "Not there", "One dose", "not my name"] {
      let found = rest.range(of: said)
      #expect(found != nil, "\(said): \(text)")
      rest = found.map { rest[$0.upperBound...] } ?? rest
    }
  }

  @Test("however long words are, it ends in time: breath and danger stay, whole, and it says more")
  func hardBudget() throws {
    let long = Array(repeating: "words that go on for longer", count: 10).joined(separator: " ")
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("third-party"))),
      .tell(fact: "help-place", Statement(.words(long))),
      .tell(fact: "breathing", Statement(.choice("slow-noisy"))),
      .tell(fact: "with-them", Statement(.choice("not-there"))),
      .tell(fact: "body-sign", Statement(.choice("one-side"))),
      .tell(fact: "something-taken", Statement(.choice("taken"))),
      .tell(fact: "taken-what", Statement(.words(long))),
      .tell(fact: "means-near", Statement(.choice("close"))),
      .tell(fact: "scene-danger", Statement(.choice("traffic"))),
      .consent(item: "pass-on", ConsentAnswer(.given), of: .caller),
      .consent(item: "share-with-ambulance", ConsentAnswer(.given), of: .caller))
    try call.perform(.offer(responder: "ambulance", .accepted, reason: nil))
    try call.perform(.handOff(responder: "ambulance", basis: .consent))
    let text = try call.document(.readAloud)
    #expect(text.split { $0.isWhitespace }.count <= 90, "\(text)")
    for said in ["Slow, snoring", "In a road", "More; ask me."] {
      #expect(text.contains(said), "\(said): \(text)")
    }
    #expect(!text.contains("words that go") || text.contains(long), "\(text)")
  }
}
