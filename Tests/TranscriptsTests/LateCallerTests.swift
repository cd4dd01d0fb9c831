// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Foundation
import Interview
import Protocols
import Testing

@Suite("A caller who turns out late to call about somebody else")
struct LateCallerTests {
  /// An overdose told as if it were the caller's own, handed over, and then "I am his brother".
  private func lateBrother() throws -> ShippedCall {
    try ShippedCall(
      .tell(fact: "safe-to-talk", Statement(.choice("safe-now"))),
      .tell(fact: "something-taken", Statement(.choice("taken"))),
      .tell(fact: "breathing", Statement(.choice("slow-noisy"))),
      .tell(fact: "help-place", Statement(.words("12 Quarry Lane"))),
      .consent(item: "share-with-ambulance", ConsentAnswer(.given), of: .other),
      .offer(responder: "ambulance", .accepted, reason: nil),
      .handOff(responder: "ambulance", basis: .consent),
      .tell(fact: "caller", Statement(.choice("third-party"))))
  }

  @Test("what was told is the person's once the counsellor says so, and nothing is taken back")
  func theirs() throws {
    var call = try lateBrother()
    try call.perform(.attribute)
    #expect(call.owed.filter { $0.now == nil || $0.id == "breathing" }.isEmpty)
    let person = call.state.standing.personParty
    let breathing = try #require(call.state.library.factIndex("breathing"))
    #expect(call.state.cell(of: breathing, person).valueIndex != nil)
    #expect(!call.state.cell(of: breathing, person).isForSure)
    #expect(call.state.cell(of: breathing, .first) == .notKnown)
  }

  @Test("a later handoff holds the place and the breath once each, as the caller's word")
  func handoff() throws {
    var call = try lateBrother()
    try call.perform(.attribute)
    try call.perform(.handOff(responder: "ambulance", basis: .consent))
    let page = try call.document(.page)
    #expect(page.components(separatedBy: "12 Quarry Lane").count == 2)
    #expect(page.contains("Breathing: "))
    #expect(!page.contains("ask me"))
  }

  @Test("a wrong address is replaced, and the old one stands in no later handoff")
  func address() throws {
    var call = try lateBrother()
    try call.perform(.attribute)
    try call.perform(
      .correct(fact: "help-place", Statement(.words("14 Quarry Lane")), reason: nil))
    #expect(call.owed.map(\.id).contains("help-place"))
    try call.perform(.handOff(responder: "ambulance", basis: .consent))
    let page = try call.document(.readAloud)
    #expect(page.contains("14 Quarry Lane"))
  }

  @Test("the same after a correction of the first answer, and after the journal is read again")
  func corrected() throws {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "breathing", Statement(.choice("slow-noisy"))),
      .correct(fact: "caller", Statement(.choice("third-party")), reason: nil), .attribute)
    let breathing = try #require(call.state.library.factIndex("breathing"))
    #expect(call.state.cell(of: breathing, .spokenFor).valueIndex != nil)
    try call.perform(.correct(fact: "breathing", Statement(.choice("breathes-well")), reason: nil))
    #expect(call.state.current(breathing, of: .spokenFor)?.answer.value == .choice("breathes-well"))
    var again = State(library: call.state.library)
    for entry in call.entries { again.apply(entry) }
    #expect(again == call.state)
  }

  @Test("nothing is moved where nothing was taken as the caller's own")
  func nothing() throws {
    var call = try ShippedCall(.tell(fact: "caller", Statement(.choice("third-party"))))
    #expect(throws: Refusal.nothingTakenAsCallers) { try call.perform(.attribute) }
  }

  @Test("consent by hand is that of whoever is on the line")
  func consent() throws {
    let call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("third-party"))),
      .consent(item: "call-back", ConsentAnswer(.given), of: .other))
    #expect(call.state.mayCallBack)
    #expect(call.state.standing.consents.map(\.party) == [.first])
  }
}
