// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Testing

@Suite("What is near that somebody may die by")
struct SpokenMeansTests {
  @Test("whoever comes hears what kind of thing is near")
  func gun() throws {
    let aloud = try readAloud()
    #expect(aloud.contains("Means within reach, as told: In the hand."))
    #expect(aloud.contains("Kind of thing thought of: A gun."))
  }

  /// A team that was accepted, with a place and a consent, and what was told of the means.
  private func readAloud() throws -> String {
    var state = State(library: try #require(Written.library))
    var entries: [Entry] = []
    let intents: [Intent] = [
      .open(Opening(bundleDigest: "test", store: .live, number: 1)),
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "thoughts", Statement(.choice("yes"))),
      .tell(fact: "means-near", Statement(.choice("in-hand"))),
      .tell(fact: "means-kind", Statement(.choice("gun"))),
      .tell(fact: "help-place", Statement(.words("12 Quarry Lane"))),
      .offer(responder: "mobile-crisis", .accepted, reason: nil),
      .consent(item: "share-with-mobile-crisis", ConsentAnswer(.given), of: .person),
      .handOff(responder: "mobile-crisis", basis: .consent),
    ]
    for intent in intents {
      let events = try Engine.decide(intent, in: state, at: Written.begin)
      let entry = Entry(
        call: CallID("0"), sequence: state.lastSequence + 1, epoch: 1, at: Written.begin,
        by: Author(counsellor: "Sam", seat: "1"), events: events,
        witness: state.supposing(events, at: Written.begin).witness)
      state.apply(entry)
      entries.append(entry)
    }
    let handoff = try #require(state.standing.handoffs.first?.handoff)
    let scoped = SentRecords(entries, in: state.library).record(
      for: handoff, in: state, at: Written.begin)
    return Document(.readAloud, of: scoped).text
  }
}
