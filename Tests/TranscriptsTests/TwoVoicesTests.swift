// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Testing

/// A son calls about his father and an ambulance is on its way; then the father speaks himself.
@Suite("What a receiver hears of two voices")
struct TwoVoicesTests {
  private func sent(_ more: Intent...) throws -> ShippedCall {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("third-party"))), .speak(role: "family"),
      .tell(fact: "help-place", Statement(.words("the mill"))),
      .tell(fact: "body-sign", Statement(.choice("one-side"))),
      .consent(item: "share-with-ambulance", ConsentAnswer(.given), of: .person))
    for intent in more { try call.perform(intent) }
    try call.perform(.offer(responder: "ambulance", .accepted, reason: nil))
    try call.perform(.handOff(responder: "ambulance", basis: .consent))
    try call.perform(.readBack(number: 1, ReadBack(.accepted, by: "Jo")))
    return call
  }

  private func page(_ call: ShippedCall) throws -> String {
    try call.document(.page).split { $0.isWhitespace }.joined(separator: " ")
  }

  @Test("a no of one voice takes back nobody else's yes, and says whose it is")
  func declined() throws {
    var call = try sent()
    #expect(try page(call).contains("Offered and accepted by the caller: Ambulance"))
    try call.perform(.speak(role: "self"))
    try call.perform(.offer(responder: "ambulance", .declined, reason: nil))
    let label = "Offered, and the person declines it; the caller had accepted"
    #expect(call.owed.map(\.label) == [label], "\(call.owed.map(\.label))")
    #expect(call.owed.allSatisfy { $0.manner == .added })
    let said = try page(call)
    #expect(said.contains("Offered and accepted by the caller: Ambulance"), "\(said)")
    #expect(said.contains(label + ": Ambulance"), "\(said)")
    #expect(!said.contains("No longer so"), "\(said)")
  }

  @Test("the same voice's no takes back its own yes")
  func takenBack() throws {
    var call = try sent()
    try call.perform(.offer(responder: "ambulance", .declined, reason: nil))
    #expect(call.owed.contains { $0.manner == .setAside && $0.id == "ambulance" })
    #expect(call.owed.contains { $0.label == "Offered, and the caller declines it" })
  }

  @Test("a wish for police and a no to other help are pushed to nobody")
  func noNews() throws {
    var call = try sent(
      .consent(item: "share-with-ambulance", ConsentAnswer(.given), of: .caller))
    try call.perform(.wish(responder: "police"))
    try call.perform(.offer(responder: "mobile-crisis", .declined, reason: nil))
    try call.perform(.offer(responder: "talk", .ruledOut, reason: "no time"))
    #expect(call.owed.isEmpty, "\(call.owed.map(\.label))")
    try call.perform(.wish(responder: "ambulance"))
    #expect(call.owed.map(\.label) == ["A wish of the caller"])
    #expect(try page(call).contains("A wish of the caller: Police"))
  }

  @Test("a wish that was taken back is on no page, and whoever was told of it is owed that")
  func wishTakenBack() throws {
    var call = try sent(
      .consent(item: "share-with-ambulance", ConsentAnswer(.given), of: .caller),
      .wish(responder: "ambulance"))
    #expect(try page(call).contains("A wish of the caller: Ambulance"))
    try call.perform(.withdrawWish(responder: "ambulance"))
    #expect(call.owed.map(\.manner) == [.setAside], "\(call.owed.map(\.label))")
    #expect(throws: Refusal.self) { try call.perform(.withdrawWish(responder: "ambulance")) }
  }

  @Test("and the wish is in no handoff without consent")
  func wishInException() throws {
    let call = try sent(.wish(responder: "police"))
    let basis = Handoff.Basis.exception("life-in-danger", reason: "no breath")
    let handoff = Handoff(
      number: 2, responder: "ambulance", receiver: "ambulance-desk", basis: basis)
    let record = HandoffRecord(of: call.state, for: handoff, at: Written.begin)
    #expect(!record[.wants].contains { $0.id == "police" })
  }

  @Test("what was asked since is not told as never asked, where it is not told itself")
  func askedSince() throws {
    var call = try sent()
    let handoff = try #require(call.state.standing.handoffs.first?.handoff)
    func unasked() throws -> [String] {
      let given = SentRecords(call.entries, in: call.state.library).given(handoff, in: call.state)
      return try #require(given.last)[.notKnown].filter { $0.unknown == .notReached }.map(\.id)
    }
    let before = try unasked()
    #expect(before.contains("thoughts"), "\(before)")
    try call.perform(.tell(fact: "thoughts", Statement(.choice("no"))))
    try call.perform(
      .correct(fact: "help-place", Statement(.words("the weir")), reason: nil))
    try call.perform(.sayCorrection(handoff: 1, ReadBack(.accepted, by: "Jo")))
    let after = try unasked()
    #expect(!after.isEmpty && !after.contains("thoughts"), "\(after)")
  }

  @Test("a time of another day is said with its day, and about stays about")
  func otherDay() throws {
    let now = Written.begin.utcMilliseconds
    let day: Int64 = 86_400_000
    var call = try sent(
      .tell(fact: "sign-since", Statement(.moment(utcMilliseconds: now - day, about: true))))
    let aloud = try call.document(.readAloud)
    #expect(aloud.contains("yesterday, about "), "\(aloud)")
    try call.perform(
      .correct(
        fact: "sign-since", Statement(.moment(utcMilliseconds: now - 3 * day, about: false)),
        reason: nil))
    let later = try call.document(.readAloud)
    #expect(later.contains("on 15 Nov, "), "\(later)")
    #expect(later.contains("was: yesterday, about "), "\(later)")
  }

  @Test("the new value of a change is said, also where the place it stood in was cut")
  func newValue() throws {
    let long = "and more of it that goes on for a good while longer than anybody wants to hear it"
    var call = try sent(
      .tell(fact: "sign-now", Statement(.choice("same-sign"))),
      .tell(fact: "what-seen", Statement(.words(long))),
      .tell(fact: "companion-words", Statement(.words(long))),
      .tell(fact: "taken-what", Statement(.words(long + " " + long))))
    try call.perform(.change(fact: "sign-now", Statement(.choice("got-worse"))))
    let aloud = try call.document(.readAloud)
    #expect(aloud.contains("How it goes since: Worse."), "\(aloud)")
    #expect(aloud.contains("No change."), "\(aloud)")
  }
}
