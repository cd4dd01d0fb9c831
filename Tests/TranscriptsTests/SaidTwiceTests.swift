// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Testing

/// A receiver who is owed one thing after another.
@Suite("Corrections said in a row")
struct SaidTwiceTests {
  private func consent(_ words: String?) -> Intent {
    let state = words == nil ? ConsentState.given : .limited
    return .consent(
      item: "share-with-mobile-crisis", ConsentAnswer(state, words: words), of: .person)
  }

  @Test("what comes after a correction was said is in the next version alone, and counts one on")
  func saidTwice() throws {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "thoughts", Statement(.choice("yes"))),
      .tell(fact: "intent", Statement(.choice("yes"))),
      .tell(fact: "breathing", Statement(.choice("breathes-well"))),
      .tell(fact: "help-place", Statement(.words("12 Quarry Lane"))),
      .offer(responder: "mobile-crisis", .accepted, reason: nil), consent("only the place"),
      .handOff(responder: "mobile-crisis", basis: .consent),
      .readBack(number: 1, ReadBack(.accepted, by: "Dana")), consent(nil),
      .change(fact: "breathing", Statement(.choice("slow-noisy"))))
    var lists: [[String]] = []
    while !call.owed.isEmpty, lists.count < 4 {
      lists.append(call.owed.map(\.label))
      try call.perform(.sayCorrection(handoff: 1, ReadBack(.accepted, by: "Dana")))
    }
    #expect(lists.count == 2, "\(lists)")
    let sent = SentRecords(call.entries, in: call.state.library)
    let handoff = try #require(call.state.standing.handoffs.first?.handoff)
    let given = sent.given(handoff, in: call.state)
    #expect(given.map(\.head.version) == Array(1...lists.count + 1), "\(lists)")
    #expect(given.dropFirst().map { $0.changes.map(\.label) } == lists)
  }
}
