// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// What a counsellor wants to do, as an imperative; `Engine` decides what it comes to.
package enum Intent: Equatable, Sendable {
  case open(Opening)
  /// Answers the question on screen.
  case answer(Statement)
  /// Keeps the known answer, as Enter does.
  case keep
  case tell(fact: String, Statement)
  case change(fact: String, Statement)
  case correct(fact: String, Statement, reason: String?)
  case dispute(fact: String, Statement)
  /// Another voice's answer to what is on screen, or told beside it: the first voice stays.
  case answerBeside(fact: String, Statement)
  case undo
  case skip(reason: String, said: YesOrNo? = nil)
  /// Said it, did it, waited: the step on screen needs no answer.
  case acknowledge
  /// What the step on screen wants could not be done.
  case notDone(reason: String)
  /// A step that could not be done was done after all.
  case doneLater(step: String)
  /// Leaves out a handoff or promise that the step on screen proposes.
  case leaveOut
  case offer(responder: String?, OfferEnd, reason: String?, supports: ShownSupports? = nil)
  case consent(item: String?, ConsentAnswer, of: Role.Party)
  case promise(Promise?)
  case agree(Bool)
  case playLine(plan: String)
  case handOff(
    responder: String?, basis: Handoff.Basis, edits: HandoffEdits = HandoffEdits())
  case readBack(number: Int, ReadBack)
  case recordOutsideRules(responder: String, reason: String)
  case speak(role: String)
  case join(role: String)
  /// Shows the words of this language beside the library's own.
  case speakIn(language: String)
  case alarm(String)
  case leaveAlarm
  case switchTo(protocol: String, reason: String)
  case raise(finding: String, to: String)
  case lower(
    finding: String, to: String, reason: String, second: SecondPerson? = nil,
    secondName: String? = nil)
  case standDown(fact: String, reason: String)
  /// What the caller was taken to have told of themself so far is about the person.
  case attribute
  case note(String, tags: NoteTags = .none)
  case quote(String)
  case theyAsk(String)
  /// What a danger that turned worse wants said at once was said: tells, by name.
  case sayAtOnce([String])
  case wish(responder: String)
  /// Takes a wish of whoever is on the line back.
  case withdrawWish(responder: String)
  case suspend(reason: String)
  case resume
  case yesOrNo(Bool)
  case timer(CallTimer)
  case callBack(dueUTCMilliseconds: Int64, words: String)
  case callBackTried(number: Int, CallBack.Outcome)
  case sayCorrection(handoff: Int, ReadBack)
  /// After the call was closed: a remark, with a correction where there is one.
  case amend(reason: String, fact: String? = nil, Statement? = nil)
  /// `corrections` names the handoffs whose receivers are still owed one; `callBack` says of a
  /// dropped line how to ring back, where that was agreed.
  case close(
    Closing.Manner, handedTo: String? = nil, corrections: [Int] = [], callBack: String? = nil)
}

/// An answer as typed: what is left open takes its default from who is speaking.
package struct Statement: Equatable, Sendable {
  package var value: AnswerValue
  package var evidence: Evidence?
  package var certainty: Certainty
  package var quote: String?

  package init(
    _ value: AnswerValue, evidence: Evidence? = nil, certainty: Certainty = .certain,
    quote: String? = nil
  ) {
    self.value = value
    self.evidence = evidence
    self.certainty = certainty
    self.quote = quote
  }
}

extension Intent: CustomStringConvertible, CustomDebugStringConvertible {
  /// Fixed, because an intent may hold a caller's words.
  package var description: String { "an intent" }
  package var debugDescription: String { "an intent" }
}

/// Why an intent is not done, as facts; the sentence is made where it is shown.
package enum Refusal: Error, Equatable, Sendable {
  case callNotOpen
  case callClosed
  case nothingAsked
  case noSuchName(String)
  case notAnAnswer(fact: String)
  case numberOutside(fact: String, from: Int, to: Int)
  case tooLong(limit: Int)
  case nothingKnown(fact: String)
  /// Enter keeps only what raises no danger, or is already at its worst.
  case mustBeAskedAgain(fact: String)
  case confirmNotAllowed(fact: String)
  case nothingToUndo
  case reasonMissing
  case notHere
  /// Nothing was taken as the caller's own that could be the person's.
  case nothingTakenAsCallers
  /// Whoever is on the line has no wish for that responder.
  case noWish(responder: String)
  /// No value of it stays raised until it is stood down.
  case nothingToStandDown(fact: String)
  case alreadyRunning(String)
  case rules([UnmetRule])
  case secondPersonNeeded
  /// A level stands that is higher than what it was to be raised to.
  case notAbove(level: String)
  /// A level stands that is no higher than what it was to be lowered to.
  case notBelow(level: String)
  case noLevelToLower
  /// A consent opens it, and there is none.
  case noConsent(item: String)
  /// A time that lies in the past.
  case notAhead
  case consentMissing(responder: String)
}

/// A rule that stands in the way of a handoff: what it says, and what is missing.
package struct UnmetRule: Equatable, Sendable {
  package var rule: String
  package var says: String
  package var missing: String
}
