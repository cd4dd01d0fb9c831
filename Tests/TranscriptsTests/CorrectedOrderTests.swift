// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Testing

/// A correction near the beginning sends the walk back to questions that are due only now.
@Suite("What a correction leaves standing")
struct CorrectedOrderTests {
  private static let overheard = Intent.correct(
    fact: "safe-to-talk", Statement(.choice("overheard")), reason: nil)

  @Test("what was told after its question was passed over is kept")
  func toldAfterSkip() throws {
    var call = try ShippedCall()
    try call.answer(until: "what-matters", ["safe-to-talk": .choice("safe-now")])
    try call.perform(.skip(reason: "not now"))
    try call.perform(.tell(fact: "what-matters", Statement(.words("to sleep"))))
    try call.perform(Self.overheard)
    try call.answer(until: "awake")
    let fact = try #require(call.state.library.factIndex("what-matters"))
    #expect(call.state.current(fact, of: .first)?.answer.value == .words("to sleep"))
  }

  @Test("nobody is told that something is no longer so until the walk has come back to it")
  func onTheWayBack() throws {
    var call = try ShippedCall()
    try call.answer(
      until: "something-taken",
      ["safe-to-talk": .choice("safe-now"), "awake": .choice("drowsy")])
    for intent: Intent in [
      .tell(fact: "help-place", Statement(.words("12 Quarry Lane"))),
      .offer(responder: "mobile-crisis", .accepted, reason: nil),
      .consent(item: "share-with-mobile-crisis", ConsentAnswer(.given), of: .other),
      .handOff(responder: "mobile-crisis", basis: .consent),
    ] { try call.perform(intent) }
    #expect(call.owed.isEmpty)
    try call.perform(Self.overheard)
    #expect(call.state.pendingVisit?.visit.name != "something-taken")
    #expect(call.owed.filter { $0.now == nil }.map(\.id) == [])
    let sent = SentRecords(call.entries, in: call.state.library)
    let atEnd = sent.owed(in: call.state, at: Written.begin, atEnd: true).flatMap(\.items)
    #expect(atEnd.contains { $0.id == "awake" && $0.now == nil })
    try call.answer(until: "something-taken")
    #expect(call.owed.allSatisfy { $0.id != "awake" })
  }
}
