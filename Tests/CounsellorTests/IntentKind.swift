// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// What was wanted, read from what it left in the journal: each intent is one entry, and most are
/// plain from its first event.
enum IntentKind: String, CaseIterable {
  case open, answer, keep, tell, change, correct, dispute, undo, skip, acknowledge, notDone
  case doneLater, leaveOut, offer, consent, promise, agree, playLine, handOff, readBack
  case recordOutsideRules, speak, join, speakIn, alarm, leaveAlarm, switchTo, raise, lower
  case standDown, attribute, note, quote, theyAsk, sayAtOnce, wish, withdrawWish, suspend, resume
  case yesOrNo, timer, callBack, callBackTried, sayCorrection, amend, close

  init?(of entry: Entry) {
    guard let kind = entry.events.lazy.compactMap(Self.kind).first else { return nil }
    self = kind
  }

  private static func kind(of event: Event) -> IntentKind? {
    switch event {
    case .callOpened: .open
    case .answerRecorded(_, _, _, _, let kept): kept ? .keep : .answer
    case .toldEarly: .tell
    case .changedNow: .change
    case .corrected: .correct
    // Also what another voice answers to the question on screen, which leaves the same.
    case .disputed: .dispute
    case .actUndone: .undo
    case .questionSkipped: .skip
    case .toldCaller, .instructionDone, .waited: .acknowledge
    case .instructionNotDone: .notDone
    case .instructionDoneLater: .doneLater
    case .promiseLeftOut, .handoffLeftOut: .leaveOut
    case .offerEnded: .offer
    case .consentRecorded: .consent
    case .promiseMade: .promise
    case .planAnswered: .agree
    case .planLineDone: .playLine
    case .handoffPrepared: .handOff
    case .handoffAnswered: .readBack
    case .doneOutsideRules: .recordOutsideRules
    case .speakerChanged: .speak
    case .partyJoined: .join
    case .languageChosen: .speakIn
    case .alarmRaised, .alarmRaisedAgain: .alarm
    case .alarmLeft: .leaveAlarm
    case .switched: .switchTo
    case .levelRaised: .raise
    case .levelLowered: .lower
    case .stoodDown: .standDown
    case .answersAttributed: .attribute
    case .noteTaken: .note
    case .quoteTaken: .quote
    case .callerAsked: .theyAsk
    case .toldAtOnce: .sayAtOnce
    case .wishRecorded: .wish
    case .wishWithdrawn: .withdrawWish
    case .callSuspended: .suspend
    case .callResumed: .resume
    case .yesOrNoModeSet: .yesOrNo
    case .timerSet: .timer
    case .callBackPlanned: .callBack
    case .callBackTried: .callBackTried
    case .correctionSaid: .sayCorrection
    case .recordAmended: .amend
    case .callClosed: .close
    case .supportsShown, .factExpired: nil
    }
  }
}
