// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

extension EventCoding {
  static func event(from fields: FieldReader) throws(CodingFault) -> Event {
    let word = try fields.text("kind")
    if let kind = EventKind.Answers(rawValue: word) { return try event(kind, fields) }
    if let kind = EventKind.Steps(rawValue: word) { return try event(kind, fields) }
    if let kind = EventKind.Course(rawValue: word) { return try event(kind, fields) }
    let isPlain = word.utf8.count <= 40 && word.allSatisfy { $0.isASCII && $0.isLetter }
    throw .unknownKind(isPlain ? word : "")
  }

  private static func event(
    _ kind: EventKind.Answers, _ fields: FieldReader
  ) throws(CodingFault) -> Event {
    switch kind {
    case .answerRecorded:
      .answerRecorded(
        at: try fields.visit(), fact: try fields.text("fact"), party: try fields.party(),
        try fields.answer(), kept: try fields.flag("kept"))
    case .toldEarly:
      .toldEarly(
        fact: try fields.text("fact"), party: try fields.party(), try fields.answer())
    case .changedNow:
      .changedNow(
        fact: try fields.text("fact"), party: try fields.party(), try fields.answer())
    case .corrected:
      .corrected(
        try fields.act(), try fields.answer(), reason: try fields.optionalText("reason"))
    case .disputed:
      .disputed(fact: try fields.text("fact"), party: try fields.party(), try fields.answer())
    case .actUndone: .actUndone(try fields.act())
    case .questionSkipped:
      .questionSkipped(
        at: try fields.visit(), fact: try fields.text("fact"), party: try fields.party(),
        reason: try fields.text("reason"), said: try fields.optionalWord("said"))
    case .stoodDown:
      .stoodDown(
        fact: try fields.text("fact"), party: try fields.party(),
        reason: try fields.text("reason"))
    case .noteTaken: .noteTaken(try fields.text("words"), tags: try NoteTags(fields))
    case .quoteTaken: .quoteTaken(try fields.text("words"))
    case .callerAsked: .callerAsked(try fields.text("question"))
    case .toldAtOnce: .toldAtOnce(try fields.text("tell"))
    case .factExpired:
      .factExpired(fact: try fields.text("fact"), party: try fields.party())
    case .levelRaised:
      .levelRaised(
        finding: try fields.text("finding"), party: try fields.party(), to: try fields.text("to"))
    case .levelLowered:
      .levelLowered(
        finding: try fields.text("finding"), party: try fields.party(), to: try fields.text("to"),
        reason: try fields.text("reason"), second: try fields.optionalWord("second"),
        secondName: try fields.optionalText("secondName"))
    }
  }

  private static func event(
    _ kind: EventKind.Steps, _ fields: FieldReader
  ) throws(CodingFault) -> Event {
    switch kind {
    case .toldCaller: .toldCaller(at: try fields.visit(), tell: try fields.text("tell"))
    case .instructionDone: .instructionDone(at: try fields.visit())
    case .instructionNotDone:
      .instructionNotDone(at: try fields.visit(), reason: try fields.text("reason"))
    case .instructionDoneLater: .instructionDoneLater(try fields.act())
    case .waited: .waited(at: try fields.visit())
    case .offerEnded:
      .offerEnded(
        at: try fields.optionalVisit(), responder: try fields.text("responder"),
        try fields.word("end"), reason: try fields.optionalText("reason"))
    case .consentRecorded:
      .consentRecorded(
        at: try fields.optionalVisit(), item: try fields.text("item"), party: try fields.party(),
        try ConsentAnswer(fields))
    case .promiseMade: .promiseMade(at: try fields.optionalVisit(), try Promise(fields))
    case .promiseLeftOut: .promiseLeftOut(at: try fields.visit())
    case .planAnswered:
      .planAnswered(
        at: try fields.visit(), plan: try fields.text("plan"), agreed: try fields.flag("agreed"))
    case .planLineDone:
      .planLineDone(plan: try fields.text("plan"), line: try fields.integer("line"))
    case .handoffPrepared: .handoffPrepared(at: try fields.optionalVisit(), try Handoff(fields))
    case .handoffLeftOut: .handoffLeftOut(at: try fields.visit())
    case .handoffAnswered:
      .handoffAnswered(number: try fields.integer("number"), try ReadBack(fields))
    case .doneOutsideRules:
      .doneOutsideRules(
        try fields.texts("rules"), what: try fields.text("what"),
        reason: try fields.text("reason"))
    case .wishRecorded:
      .wishRecorded(responder: try fields.text("responder"), by: try fields.party("by"))
    }
  }

  private static func event(
    _ kind: EventKind.Course, _ fields: FieldReader
  ) throws(CodingFault) -> Event {
    switch kind {
    case .callOpened: .callOpened(try Opening(fields))
    case .speakerChanged: .speakerChanged(role: try fields.text("role"))
    case .partyJoined: .partyJoined(role: try fields.text("role"))
    case .alarmRaised: .alarmRaised(try fields.text("alarm"))
    case .alarmRaisedAgain: .alarmRaisedAgain(try fields.text("alarm"))
    case .alarmLeft: .alarmLeft(try fields.text("alarm"))
    case .switched: .switched(to: try fields.text("to"), reason: try fields.text("reason"))
    case .callSuspended: .callSuspended(reason: try fields.text("reason"))
    case .callResumed: .callResumed
    case .callClosed: .callClosed(try Closing(fields))
    case .supportsShown:
      .supportsShown(responder: try fields.text("responder"), try ShownSupports(fields))
    case .languageChosen: .languageChosen(try fields.text("language"))
    case .yesOrNoModeSet: .yesOrNoModeSet(try fields.flag("on"))
    case .timerSet: .timerSet(try CallTimer(fields))
    case .callBackPlanned: .callBackPlanned(try CallBack(fields))
    case .callBackTried:
      .callBackTried(number: try fields.integer("number"), try fields.word("outcome"))
    case .correctionSaid:
      .correctionSaid(handoff: try fields.integer("number"), try ReadBack(fields))
    case .answersAttributed: .answersAttributed
    case .wishWithdrawn:
      .wishWithdrawn(responder: try fields.text("responder"), by: try fields.party("by"))
    case .recordAmended: .recordAmended(reason: try fields.text("reason"))
    }
  }
}
