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
    for said in ["Someone may be listening", "can be heard there: Yes"] {
      let parts = ["the back door", said, "Breathing"]
      let places = parts.compactMap { text.firstRange(of: $0)?.lowerBound }
      #expect(places.count == parts.count && places == places.sorted(), "\(text)")
      #expect(text.ranges(of: said).count == 1)
    }
  }
}
