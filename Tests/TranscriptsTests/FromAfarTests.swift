// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Testing

/// Somebody calls about a friend in another town: hands that are not there can do nothing.
@Suite("An overdose told by somebody who is not there")
struct FromAfarTests {
  private let hands: Set = ["give-naloxone", "rescue-breaths", "on-the-side", "keep-the-breaths"]

  /// The steps that a call comes through from the alarm on, and the state at its end.
  private func steps(
    _ withThem: AnswerValue, _ answers: [String: AnswerValue] = [:]
  ) throws -> (steps: [String], call: ShippedCall) {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("third-party"))), .alarm("overdose"))
    var steps: [String] = []
    let said = answers.merging(["with-them": withThem]) { _, new in new }
    while let visit = call.state.pendingVisit, steps.count < 300 {
      steps.append(visit.visit.step)
      try call.performUsual(said)
    }
    return (steps, call)
  }

  @Test("shows nothing to do with hands, and asks where, what was seen, and who is nearer")
  func notThere() throws {
    let (steps, _) = try steps(
      .choice("not-there"), ["help-place": .words("Mill Road"), "news": .choice("help-came")])
    #expect(hands.isDisjoint(with: steps))
    let asked = [
      "with-them", "place-from-afar", "last-signs", "last-signs-when", "ambulance-from-afar",
      "nearer", "supervisor-for-news", "wait-for-news", "news",
    ]
    #expect(steps.filter(asked.contains).prefix(asked.count) == asked[...], "\(steps)")
  }

  @Test("is asked once where they are, in the whole call", arguments: ["known", "not known"])
  func once(_ place: String) throws {
    let value = place == "known" ? AnswerValue.words("Mill Road") : .unsure
    let (steps, call) = try steps(
      .choice("not-there"), ["help-place": value, "news": .choice("help-came")])
    #expect(call.asked("help-place", in: steps).count == 1, "\(steps)")
  }

  @Test("goes on as if they were there where they are not sure", arguments: ["unsure", "declined"])
  func unknownIsNotNo(_ answer: String) throws {
    let (steps, _) = try steps(
      answer == "unsure" ? .unsure : .declined, ["help-state": .choice("help-there")])
    for step in ["give-naloxone", "rescue-breaths"] { #expect(steps.contains(step), "\(steps)") }
    #expect(!steps.contains("last-signs"))
  }

  @Test("leads to the breath once somebody is there")
  func nowThere() throws {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("third-party"))), .alarm("overdose"))
    let afar = ["with-them": AnswerValue.choice("not-there"), "news": .choice("now-there")]
    try call.answer(until: "news", afar)
    try call.performUsual(afar)
    #expect(call.state.pendingVisit?.visit.step == "with-them")
    try call.performUsual(["with-them": .choice("there")])
    #expect(call.state.pendingVisit?.visit.step == "breathing")
    try call.performUsual(["breathing": .choice("stopped")])
    #expect(call.state.pendingVisit?.visit.step == "give-naloxone")
  }

  @Test("is come to when the caller leaves, and the ambulance is owed that nobody is there")
  func callerLeaves() throws {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("third-party"))), .alarm("overdose"))
    let there: [String: AnswerValue] = [
      "with-them": .choice("there"), "breathing": .choice("slow-noisy"),
      "help-place": .words("12 Quarry Lane"),
    ]
    try call.answer(until: "ambulance", there)
    try call.perform(.offer(responder: nil, .accepted, reason: nil))
    try call.answer(until: "pass-on", there)
    try call.perform(.consent(item: nil, ConsentAnswer(.given), of: .other))
    try call.answer(until: "ambulance", there)
    try call.perform(.handOff(responder: nil, basis: .consent))
    try call.answer(until: "help-state", there)
    try call.performUsual(["help-state": .choice("caller-left")])
    #expect(call.state.pendingVisit?.visit.step == "who-stays")
    try call.performUsual(["with-them": .choice("not-there")])
    #expect(call.state.pendingVisit?.visit.step == "last-signs")
    let owed = owedCorrections(call.entries, in: call.state.library).flatMap(\.items)
    #expect(owed.contains { $0.id == "with-them" && $0.now?.value == .label("Not there") })
  }

  @Test("tells the ambulance the place and what was seen last")
  func handoff() throws {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("third-party"))), .alarm("overdose"))
    let afar: [String: AnswerValue] = [
      "with-them": .choice("not-there"), "help-place": .words("12 Quarry Lane"),
      "last-signs": .words("slurred, then silent"),
    ]
    try call.answer(until: "ambulance", afar)
    try call.perform(.offer(responder: nil, .accepted, reason: nil))
    #expect(call.state.pendingVisit?.visit.step == "pass-on-from-afar")
    try call.perform(.consent(item: nil, ConsentAnswer(.given), of: .other))
    #expect(call.state.pendingVisit?.visit.step == "handoff-from-afar")
    try call.perform(.handOff(responder: "ambulance", basis: .consent))
    let page = try call.document(.page).split { $0.isWhitespace }.joined(separator: " ")
    for line in ["12 Quarry Lane", "slurred, then silent", "Not there"] {
      #expect(page.contains(line), "\(page)")
    }
  }

  @Test("what comes at the goodbye is the caller's to say, also where it was switched to")
  func goodbyeByHand() throws {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("third-party"))),
      .switchTo(protocol: "closing", reason: "no time"))
    try call.answer(until: "first-step")
    try call.performUsual(["first-step": .words("ring my sister")])
    let fact = try #require(call.state.library.factIndex("first-step"))
    #expect(call.state.current(fact, of: call.state.standing.callerParty) != nil)
    #expect(call.state.current(fact, of: call.state.standing.personParty) == nil)
  }
}
