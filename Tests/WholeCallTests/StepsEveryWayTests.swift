// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Testing

@testable import Interview

/// Every kind of step, done in its place, done before its place, taken back as a slip, and once it
/// was used. What has no meaning for a kind says so here, with the reason.
@Suite("Every kind of step, every way")
struct StepsEveryWayTests {
  enum Kind: String, CaseIterable, Sendable {
    case section, ask, tell, instruct, decide, score, offer, offerAll, consent, wait, waitBack
    case run, handoff, promise, agree, end
  }

  enum Expected: Sendable {
    /// The acts from the opening on, after `reach`, and where the call waits then.
    case waits(reach: String, [Intent], at: String)
    case refused(reach: String, [Intent], Refusal)
    case hasNoMeaning(String)
  }

  static let accepted = Intent.offer(responder: "talk", .accepted, reason: nil)
  static let team = Intent.offer(responder: "team", .accepted, reason: nil)
  static let share = Intent.consent(item: "share", ConsentAnswer(.given), of: .person)

  static func straight(_ kind: Kind) -> Expected {
    switch kind {
    case .section: .hasNoMeaning("It asks nothing; the step after it waits first in every call.")
    case .ask:
      .waits(reach: "mood", [.answer(Statement(.choice("leaving")))], at: "closing-words")
    case .tell: .waits(reach: "what-follows", [.acknowledge], at: "mood")
    case .instruct: .waits(reach: "look", [.acknowledge], at: "alone")
    case .decide, .score:
      .waits(reach: "name", [.answer(Statement(.words("Orlo")))], at: "offer-1.talk")
    case .offer:
      .waits(
        reach: "offer-1.talk", [.offer(responder: nil, .declined, reason: nil)], at: "offer-1.team")
    case .offerAll:
      .waits(
        reach: "offer-1.team",
        [
          .offer(responder: nil, .unsure, reason: nil),
          .offer(responder: nil, .anotherTime, reason: nil),
        ], at: "share")
    case .consent:
      .waits(
        reach: "share", [.consent(item: nil, ConsentAnswer(.given), of: .person)], at: "ring-back")
    case .wait: .waits(reach: "rest", [.acknowledge], at: "breathe")
    case .waitBack: .waits(reach: "breathe", [.acknowledge], at: "signs")
    case .run:
      .waits(reach: "mood", [.answer(Statement(.choice("very-low")))], at: "sleep")
    case .handoff:
      .waits(
        reach: "offer-1.talk",
        [
          .offer(responder: nil, .declined, reason: nil),
          .offer(responder: nil, .accepted, reason: nil), accepted, share,
          .handOff(responder: nil, basis: .consent),
        ], at: "ring-back")
    case .promise: .waits(reach: "ring-back", [.promise(nil)], at: "if-silent")
    case .agree: .waits(reach: "if-silent", [.agree(true)], at: "plan-made")
    case .end: .waits(reach: "closing-words", [.acknowledge], at: "ready to close")
    }
  }

  static func before(_ kind: Kind) -> Expected {
    switch kind {
    case .offer:
      .waits(reach: "name", [accepted, .answer(Statement(.words("Orlo")))], at: "share")
    case .offerAll:
      .waits(
        reach: "offer-1.team",
        [
          .offer(responder: "talk", .ruledOut, reason: "closed"),
          .offer(responder: nil, .unsure, reason: nil),
        ],
        at: "share")
    case .consent: .waits(reach: "mood", [share], at: "mood")
    case .tell: .waits(reach: "greet", [.theyAsk("who-comes"), .acknowledge], at: "caller")
    case .run:
      .waits(reach: "mood", [.switchTo(protocol: "inner", reason: "asked for")], at: "sleep")
    case .handoff:
      .waits(
        reach: "mood", [team, share, .handOff(responder: "team", basis: .consent)], at: "mood")
    case .promise:
      .waits(
        reach: "mood",
        [.promise(Promise(id: "p", text: "We ring.", owner: "desk", dueUTCMilliseconds: 0))],
        at: "mood")
    case .ask: .hasNoMeaning("Told early: every kind of answer has its own test of it.")
    case .section, .instruct, .wait, .waitBack, .decide, .score, .agree, .end:
      .hasNoMeaning("Nobody can do it before its step: it belongs to that place of the flow.")
    }
  }

  static func takenBack(_ kind: Kind) -> Expected {
    switch kind {
    case .tell: .waits(reach: "what-follows", [.acknowledge, .undo], at: "what-follows")
    case .instruct: .waits(reach: "look", [.acknowledge, .undo], at: "look")
    case .wait: .waits(reach: "rest", [.acknowledge, .undo], at: "rest")
    case .waitBack: .waits(reach: "breathe", [.acknowledge, .undo], at: "breathe")
    case .ask:
      .waits(reach: "mood", [.answer(Statement(.choice("leaving"))), .undo], at: "mood")
    case .run:
      .waits(reach: "mood", [.answer(Statement(.choice("very-low"))), .undo], at: "mood")
    case .end: .waits(reach: "closing-words", [.acknowledge, .undo], at: "closing-words")
    case .offer, .offerAll: .refused(reach: "mood", [accepted, .undo], .nothingToUndo)
    case .consent: .refused(reach: "mood", [share, .undo], .nothingToUndo)
    case .handoff:
      .refused(
        reach: "mood", [team, share, .handOff(responder: "team", basis: .consent), .undo],
        .nothingToUndo)
    case .promise: .refused(reach: "ring-back", [.promise(nil), .undo], .nothingToUndo)
    case .agree: .refused(reach: "if-silent", [.agree(true), .undo], .nothingToUndo)
    case .section, .decide, .score:
      .hasNoMeaning("Nobody does it: it follows the answers, and so do its corrections.")
    }
  }

  @Test("in its place each leads on to the step it names", arguments: Kind.allCases)
  func straight(kind: Kind) throws { try check(Self.straight(kind)) }

  @Test("done by hand before its place it counts from then on", arguments: Kind.allCases)
  func before(kind: Kind) throws { try check(Self.before(kind)) }

  @Test("a slip is taken back, and what was used is not", arguments: Kind.allCases)
  func takenBack(kind: Kind) throws { try check(Self.takenBack(kind)) }

  private func check(_ expected: Expected) throws {
    var call = try Playing()
    switch expected {
    case .waits(let step, let intents, let at):
      try call.reach(step)
      try call.perform(intents)
      #expect(call.pending == at)
    case .refused(let step, let intents, let refusal):
      try call.reach(step)
      #expect(throws: refusal) { try call.perform(intents) }
    case .hasNoMeaning(let reason): #expect(!reason.isEmpty)
    }
  }
}
