// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// An event that bears on how the call stands, in journal order.
///
/// A correction replaces its answer and an undo removes it; the act keeps its place in the order,
/// so replaying the acts always gives the same state.
package struct Act: Equatable, Sendable {
  package let id: ActID
  package let at: Moment
  package fileprivate(set) var event: Event
  let isOfVisit: Bool
  /// Whether it comes in where it stands in the order, visited or not.
  let isFree: Bool
  /// What it does to a fact, in numbers; nil where it answers none.
  var answering: Answering?
  package var isUndone = false
  var wording = Wording.asSaid
  /// Whether the caller could say only yes and no when it was recorded.
  var wasByYesOrNo = false

  /// Indirect, because few answers are corrected and every act is handed on often.
  indirect enum Wording: Equatable, Sendable {
    case asSaid
    case corrected(Correction)
  }

  /// The answer that a correction put in the place of the event's own, with when.
  package internal(set) var correction: Correction? {
    get {
      if case .corrected(let correction) = wording { return correction }
      return nil
    }
    set { wording = newValue.map { .corrected($0) } ?? .asSaid }
  }

  /// The answer as it counts now.
  package var answer: Answer? { correction?.answer ?? event.answer }

  /// Whether the answer that counts came from a caller who could say only yes and no.
  package var isByYesOrNo: Bool { correction?.isByYesOrNo ?? wasByYesOrNo }

  /// When the answer that counts was said.
  package var saidAt: Moment {
    if case .corrected(let correction) = wording { return correction.at }
    return at
  }

  var withoutWords: Act {
    var act = self
    act.event = event.withoutWords
    act.correction = correction.map {
      Correction(
        answer: $0.answer.withoutWords, reason: nil, at: $0.at, isByYesOrNo: $0.isByYesOrNo)
    }
    return act
  }
}

/// One correction of an answer: the journal keeps every one, the act only the last.
package struct Correction: Equatable, Sendable {
  package var answer: Answer
  package var reason: String?
  package var at: Moment
  package var isByYesOrNo = false
}

extension Event {
  /// The answer this event recorded, if it recorded one.
  package var answer: Answer? { answered?.answer }

  /// The fact that this event answers, by its id.
  package var factAnswered: String? { answered?.fact }

  /// The fact that this event answers, whose, and how; another source's answer is one too.
  var answered: (fact: String, party: Party, answer: Answer)? {
    switch self {
    case .answerRecorded(_, let fact, let party, let answer, _),
      .toldEarly(let fact, let party, let answer), .changedNow(let fact, let party, let answer),
      .disputed(let fact, let party, let answer):
      (fact, party, answer)
    case .callOpened, .corrected, .actUndone, .questionSkipped, .toldCaller, .instructionDone,
      .instructionNotDone, .instructionDoneLater,
      .waited, .offerEnded, .consentRecorded, .promiseMade, .promiseLeftOut, .planAnswered,
      .planLineDone, .handoffPrepared, .handoffLeftOut, .handoffAnswered, .doneOutsideRules,
      .speakerChanged, .partyJoined, .alarmRaised, .alarmRaisedAgain, .alarmLeft, .switched,
      .levelRaised, .levelLowered, .stoodDown, .languageChosen, .noteTaken, .quoteTaken,
      .callerAsked, .toldAtOnce, .wishRecorded, .wishWithdrawn, .supportsShown, .answersAttributed,
      .factExpired,
      .callSuspended,
      .callResumed,
      .callClosed, .yesOrNoModeSet, .timerSet, .callBackPlanned, .callBackTried, .correctionSaid,
      .recordAmended:
      nil
    }
  }

  /// Whose answer it is, given or passed over at a visit.
  var partyAsked: Party? {
    if case .questionSkipped(_, _, let party, _, _) = self { return party }
    return answered?.party
  }

  /// The visit this event is the act of.
  package var visit: Visit? {
    switch self {
    case .answerRecorded(let visit, _, _, _, _), .questionSkipped(let visit, _, _, _, _),
      .toldCaller(let visit, _), .instructionDone(let visit), .waited(let visit),
      .instructionNotDone(let visit, _),
      .promiseLeftOut(let visit), .planAnswered(let visit, _, _), .handoffLeftOut(let visit):
      visit
    case .offerEnded(let visit, _, _, _), .consentRecorded(let visit, _, _, _),
      .promiseMade(let visit, _), .handoffPrepared(let visit, _):
      visit
    case .callOpened, .toldEarly, .changedNow, .corrected, .disputed, .actUndone, .planLineDone,
      .handoffAnswered, .doneOutsideRules, .speakerChanged, .partyJoined, .alarmRaised,
      .alarmRaisedAgain, .alarmLeft, .switched, .levelRaised, .levelLowered, .stoodDown,
      .languageChosen, .noteTaken, .quoteTaken, .callerAsked, .toldAtOnce, .wishRecorded,
      .wishWithdrawn,
      .supportsShown,
      .answersAttributed, .factExpired, .callSuspended, .callResumed, .callClosed, .yesOrNoModeSet,
      .timerSet, .instructionDoneLater,
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
      .questionSkipped, .toldCaller, .instructionDone, .instructionNotDone, .waited,
      .promiseLeftOut, .planLineDone,
      .handoffLeftOut, .handoffAnswered, .doneOutsideRules, .speakerChanged, .partyJoined,
      .alarmRaised, .alarmRaisedAgain, .alarmLeft, .switched, .levelRaised, .levelLowered,
      .stoodDown, .languageChosen, .noteTaken, .quoteTaken, .callerAsked, .toldAtOnce,
      .wishRecorded, .wishWithdrawn,
      .answersAttributed, .factExpired, .callSuspended, .callResumed, .callClosed, .yesOrNoModeSet,
      .timerSet, .instructionDoneLater,
      .callBackPlanned, .callBackTried, .correctionSaid, .recordAmended:
      false
    }
  }
}
