// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// An event that bears on how the call stands, in journal order.
///
/// A correction replaces its answer and an undo removes it; the act keeps its place in the order,
/// so replaying the acts always gives the same state.
package struct Act: Equatable, Sendable {
  package var id: ActID
  package var at: Moment
  package var event: Event
  /// The answer that a correction put in the place of the event's own, with when.
  package private(set) var correction: Correction?
  /// The answer as it counts now, and when it was said.
  package private(set) var answer: Answer?
  package private(set) var saidAt: Moment
  package var isUndone = false
  /// Whether it comes in where it stands in the order, visited or not.
  let isFree: Bool

  init(id: ActID, at: Moment, event: Event) {
    self.id = id
    self.at = at
    self.event = event
    answer = event.answer
    saidAt = at
    isFree = event.visit == nil || event.isLatched
  }

  mutating func correct(_ correction: Correction) {
    self.correction = correction
    answer = correction.answer
    saidAt = correction.at
  }

  var withoutWords: Act {
    var act = Act(id: id, at: at, event: event.withoutWords)
    act.isUndone = isUndone
    if let correction {
      act.correct(
        Correction(answer: correction.answer.withoutWords, reason: nil, at: correction.at))
    }
    return act
  }
}

/// One correction of an answer: the journal keeps every one, the act only the last.
package struct Correction: Equatable, Sendable {
  package var answer: Answer
  package var reason: String?
  package var at: Moment
}

extension Event {
  /// The answer this event recorded, if it recorded one.
  package var answer: Answer? {
    switch self {
    case .answerRecorded(_, _, _, let answer, _), .toldEarly(_, _, let answer),
      .changedNow(_, _, let answer), .disputed(_, _, let answer):
      answer
    case .callOpened, .corrected, .actUndone, .questionSkipped, .toldCaller, .instructionDone,
      .waited, .offerEnded, .consentRecorded, .promiseMade, .promiseLeftOut, .planAnswered,
      .planLineDone, .handoffPrepared, .handoffLeftOut, .handoffAnswered, .doneOutsideRules,
      .speakerChanged, .partyJoined, .alarmRaised, .alarmRaisedAgain, .alarmLeft, .switched,
      .levelRaised, .levelLowered, .stoodDown, .languageChosen, .noteTaken, .quoteTaken,
      .callerAsked, .wishRecorded, .supportsShown, .factExpired, .callSuspended, .callResumed,
      .callClosed, .yesOrNoModeSet, .timerSet, .callBackPlanned, .callBackTried, .correctionSaid,
      .recordAmended:
      nil
    }
  }

  /// The fact that this event answers, and whose; another source's answer is one too.
  var answered: (fact: String, party: Party)? {
    switch self {
    case .answerRecorded(_, let fact, let party, _, _), .toldEarly(let fact, let party, _),
      .changedNow(let fact, let party, _), .disputed(let fact, let party, _):
      (fact, party)
    case .callOpened, .corrected, .actUndone, .questionSkipped, .toldCaller, .instructionDone,
      .waited, .offerEnded, .consentRecorded, .promiseMade, .promiseLeftOut, .planAnswered,
      .planLineDone, .handoffPrepared, .handoffLeftOut, .handoffAnswered, .doneOutsideRules,
      .speakerChanged, .partyJoined, .alarmRaised, .alarmRaisedAgain, .alarmLeft, .switched,
      .levelRaised, .levelLowered, .stoodDown, .languageChosen, .noteTaken, .quoteTaken,
      .callerAsked, .wishRecorded, .supportsShown, .factExpired, .callSuspended, .callResumed,
      .callClosed, .yesOrNoModeSet, .timerSet, .callBackPlanned, .callBackTried, .correctionSaid,
      .recordAmended:
      nil
    }
  }

  /// The visit this event is the act of.
  package var visit: Visit? {
    switch self {
    case .answerRecorded(let visit, _, _, _, _), .questionSkipped(let visit, _, _, _),
      .toldCaller(let visit, _), .instructionDone(let visit), .waited(let visit),
      .promiseLeftOut(let visit), .planAnswered(let visit, _, _), .handoffLeftOut(let visit):
      visit
    case .offerEnded(let visit, _, _, _), .consentRecorded(let visit, _, _, _),
      .promiseMade(let visit, _), .handoffPrepared(let visit, _):
      visit
    case .callOpened, .toldEarly, .changedNow, .corrected, .disputed, .actUndone, .planLineDone,
      .handoffAnswered, .doneOutsideRules, .speakerChanged, .partyJoined, .alarmRaised,
      .alarmRaisedAgain, .alarmLeft, .switched, .levelRaised, .levelLowered, .stoodDown,
      .languageChosen, .noteTaken, .quoteTaken, .callerAsked, .wishRecorded, .supportsShown,
      .factExpired, .callSuspended, .callResumed, .callClosed, .yesOrNoModeSet, .timerSet,
      .callBackPlanned, .callBackTried, .correctionSaid, .recordAmended:
      nil
    }
  }

  /// What was used cannot rewind: consents, offers, handoffs and promises stay although the path
  /// that led to them is set aside.
  package var isLatched: Bool {
    switch self {
    case .offerEnded, .consentRecorded, .promiseMade, .planAnswered, .handoffPrepared,
      .supportsShown:
      true
    case .callOpened, .answerRecorded, .toldEarly, .changedNow, .corrected, .disputed, .actUndone,
      .questionSkipped, .toldCaller, .instructionDone, .waited, .promiseLeftOut, .planLineDone,
      .handoffLeftOut, .handoffAnswered, .doneOutsideRules, .speakerChanged, .partyJoined,
      .alarmRaised, .alarmRaisedAgain, .alarmLeft, .switched, .levelRaised, .levelLowered,
      .stoodDown, .languageChosen, .noteTaken, .quoteTaken, .callerAsked, .wishRecorded,
      .factExpired, .callSuspended, .callResumed, .callClosed, .yesOrNoModeSet, .timerSet,
      .callBackPlanned, .callBackTried, .correctionSaid, .recordAmended:
      false
    }
  }
}
