// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// The word each kind of event is kept under. Words are added and never changed: the raw values
/// are the file format, in three themes so that each is read by one switch of a readable length.
enum EventKind {
  enum Answers: String, CaseIterable {
    case answerRecorded = "answerRecorded"
    case toldEarly = "toldEarly"
    case changedNow = "changedNow"
    case corrected = "corrected"
    case disputed = "disputed"
    case actUndone = "actUndone"
    case questionSkipped = "questionSkipped"
    case stoodDown = "stoodDown"
    case noteTaken = "noteTaken"
    case quoteTaken = "quoteTaken"
    case callerAsked = "callerAsked"
    case toldAtOnce = "toldAtOnce"
    case factExpired = "factExpired"
    case levelRaised = "levelRaised"
    case levelLowered = "levelLowered"
  }

  enum Steps: String, CaseIterable {
    case toldCaller = "toldCaller"
    case instructionDone = "instructionDone"
    case instructionNotDone = "instructionNotDone"
    case instructionDoneLater = "instructionDoneLater"
    case waited = "waited"
    case offerEnded = "offerEnded"
    case consentRecorded = "consentRecorded"
    case promiseMade = "promiseMade"
    case promiseLeftOut = "promiseLeftOut"
    case planAnswered = "planAnswered"
    case planLineDone = "planLineDone"
    case handoffPrepared = "handoffPrepared"
    case handoffLeftOut = "handoffLeftOut"
    case handoffAnswered = "handoffAnswered"
    case doneOutsideRules = "doneOutsideRules"
    case wishRecorded = "wishRecorded"
  }

  enum Course: String, CaseIterable {
    case callOpened = "callOpened"
    case speakerChanged = "speakerChanged"
    case partyJoined = "partyJoined"
    case alarmRaised = "alarmRaised"
    case alarmRaisedAgain = "alarmRaisedAgain"
    case alarmLeft = "alarmLeft"
    case switched = "switched"
    case callSuspended = "callSuspended"
    case callResumed = "callResumed"
    case callClosed = "callClosed"
    case supportsShown = "supportsShown"
    case languageChosen = "languageChosen"
    case yesOrNoModeSet = "yesOrNoModeSet"
    case timerSet = "timerSet"
    case callBackPlanned = "callBackPlanned"
    case callBackTried = "callBackTried"
    case correctionSaid = "correctionSaid"
    case recordAmended = "recordAmended"
    case answersAttributed = "answersAttributed"
    case wishWithdrawn = "wishWithdrawn"
  }

  static var all: [String] {
    Answers.allCases.map(\.rawValue) + Steps.allCases.map(\.rawValue)
      + Course.allCases.map(\.rawValue)
  }

  static func word(of event: Event) -> String {
    switch event {
    case .callOpened: Course.callOpened.rawValue
    case .answerRecorded: Answers.answerRecorded.rawValue
    case .toldEarly: Answers.toldEarly.rawValue
    case .changedNow: Answers.changedNow.rawValue
    case .corrected: Answers.corrected.rawValue
    case .disputed: Answers.disputed.rawValue
    case .actUndone: Answers.actUndone.rawValue
    case .questionSkipped: Answers.questionSkipped.rawValue
    case .toldCaller: Steps.toldCaller.rawValue
    case .instructionNotDone: Steps.instructionNotDone.rawValue
    case .instructionDoneLater: Steps.instructionDoneLater.rawValue
    case .instructionDone: Steps.instructionDone.rawValue
    case .waited: Steps.waited.rawValue
    case .offerEnded: Steps.offerEnded.rawValue
    case .consentRecorded: Steps.consentRecorded.rawValue
    case .promiseMade: Steps.promiseMade.rawValue
    case .promiseLeftOut: Steps.promiseLeftOut.rawValue
    case .planAnswered: Steps.planAnswered.rawValue
    case .planLineDone: Steps.planLineDone.rawValue
    case .handoffPrepared: Steps.handoffPrepared.rawValue
    case .handoffLeftOut: Steps.handoffLeftOut.rawValue
    case .handoffAnswered: Steps.handoffAnswered.rawValue
    case .doneOutsideRules: Steps.doneOutsideRules.rawValue
    case .speakerChanged: Course.speakerChanged.rawValue
    case .partyJoined: Course.partyJoined.rawValue
    case .alarmRaised: Course.alarmRaised.rawValue
    case .alarmRaisedAgain: Course.alarmRaisedAgain.rawValue
    case .alarmLeft: Course.alarmLeft.rawValue
    case .switched: Course.switched.rawValue
    case .levelRaised: Answers.levelRaised.rawValue
    case .levelLowered: Answers.levelLowered.rawValue
    case .stoodDown: Answers.stoodDown.rawValue
    case .noteTaken: Answers.noteTaken.rawValue
    case .quoteTaken: Answers.quoteTaken.rawValue
    case .callerAsked: Answers.callerAsked.rawValue
    case .toldAtOnce: Answers.toldAtOnce.rawValue
    case .wishRecorded: Steps.wishRecorded.rawValue
    case .wishWithdrawn: Course.wishWithdrawn.rawValue
    case .supportsShown: Course.supportsShown.rawValue
    case .languageChosen: Course.languageChosen.rawValue
    case .factExpired: Answers.factExpired.rawValue
    case .answersAttributed: Course.answersAttributed.rawValue
    case .callSuspended: Course.callSuspended.rawValue
    case .callResumed: Course.callResumed.rawValue
    case .callClosed: Course.callClosed.rawValue
    case .yesOrNoModeSet: Course.yesOrNoModeSet.rawValue
    case .timerSet: Course.timerSet.rawValue
    case .callBackPlanned: Course.callBackPlanned.rawValue
    case .callBackTried: Course.callBackTried.rawValue
    case .correctionSaid: Course.correctionSaid.rawValue
    case .recordAmended: Course.recordAmended.rawValue
    }
  }
}
