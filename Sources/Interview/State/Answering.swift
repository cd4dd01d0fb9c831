// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What an act does to the fact that it answers, in numbers: read off its words once, when it comes
/// in or is corrected, and used by every replay.
struct Answering: Equatable, Sendable {
  var fact: Int
  var party: Party
  /// Whether the question was put, and not only told of.
  var isAsked: Bool
  /// Whether a known answer was kept, so that the fact stands as it stood.
  var isKept: Bool
  var cell: Cell
}

extension Answering {
  /// Nil where the event answers no fact of the library; another source's answer is none of these.
  /// Nearly always it answers the fact that is asked.
  init?(_ event: Event, asked: Int?, at: Moment, in library: CheckedLibrary) {
    switch event {
    case .answerRecorded(_, let id, let party, let answer, let isKept):
      guard let fact = library.factIndex(id, expecting: asked) else { return nil }
      self.init(
        fact: fact, party: party, isAsked: true, isKept: isKept,
        cell: library.cell(of: answer, to: fact, of: party, at: at))
    case .questionSkipped(_, let id, let party, _, _):
      guard let fact = library.factIndex(id, expecting: asked) else { return nil }
      self.init(fact: fact, party: party, isAsked: true, isKept: false, cell: .skipped)
    case .toldEarly(let id, let party, let answer), .changedNow(let id, let party, let answer):
      guard let fact = library.factIndex(id) else { return nil }
      self.init(
        fact: fact, party: party, isAsked: false, isKept: false,
        cell: library.cell(of: answer, to: fact, of: party, at: at))
    case .callOpened, .disputed, .corrected, .actUndone, .toldCaller, .instructionDone,
      .instructionNotDone, .instructionDoneLater, .waited,
      .offerEnded, .consentRecorded, .promiseMade, .promiseLeftOut, .planAnswered, .planLineDone,
      .handoffPrepared, .handoffLeftOut, .handoffAnswered, .doneOutsideRules, .speakerChanged,
      .partyJoined, .alarmRaised, .alarmRaisedAgain, .alarmLeft, .switched, .levelRaised,
      .levelLowered, .stoodDown, .languageChosen, .noteTaken, .quoteTaken, .callerAsked,
      .toldAtOnce,
      .wishRecorded, .wishWithdrawn, .supportsShown, .answersAttributed, .factExpired,
      .callSuspended, .callResumed,
      .callClosed,
      .yesOrNoModeSet, .timerSet, .callBackPlanned, .callBackTried, .correctionSaid,
      .recordAmended:
      return nil
    }
  }
}

extension CheckedLibrary {
  fileprivate func factIndex(_ id: String, expecting fact: Int?) -> Int? {
    if let fact, facts[fact].id == id { return fact }
    return factIndex(id)
  }

  /// The cell that an answer, given at that moment, gives a fact.
  func cell(of answer: Answer, to fact: Int, of party: Party, at: Moment) -> Cell {
    switch answer.value {
    case .unsure: return .unsure
    case .declined: return .declined
    case .choice(let id):
      guard let value = choice(id, of: fact) else { return .unsure }
      return .value(value, forSure: answer.isForSure(about: party))
    case .options, .number, .words, .moment:
      let value = facts[fact].answers.valueIndex(
        of: answer.value, cutBy: facts[fact].partition, at: at)
      guard let value else { return .unsure }
      return .value(value, forSure: answer.isForSure(about: party))
    }
  }
}
