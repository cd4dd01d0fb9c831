// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Acts beside the walk: timers, call-backs, the end, and what may
/// still come after it.
extension State {
  func timer(_ timer: CallTimer, at: Moment) throws(Refusal) -> Event {
    guard timer.dueUTCMilliseconds > at.utcMilliseconds else { throw .notAhead }
    guard timer.words.unicodeScalars.count <= Engine.wordsBudget else {
      throw .tooLong(limit: Engine.wordsBudget)
    }
    return .timerSet(timer)
  }

  /// Only a consent that was given opens a call-back, and a limited one with its limit (record
  /// page, "Consent"). The item is called `call-back`; a library without one leaves it open.
  func callBack(_ due: Int64, _ text: String, at: Moment) throws(Refusal) -> Event {
    guard due > at.utcMilliseconds else { throw .notAhead }
    guard mayCallBack || mayGetInTouch else { throw .noConsent(item: State.callBackItem) }
    let number = beside.callBacks.count + 1
    return .callBackPlanned(
      CallBack(number: number, dueUTCMilliseconds: due, words: try words(text)))
  }

  func callBackTried(_ number: Int, _ outcome: CallBack.Outcome) throws(Refusal) -> Event {
    guard beside.callBacks.contains(where: { $0.callBack.number == number && $0.isOpen })
    else { throw .noSuchName("call-back \(number)") }
    return .callBackTried(number: number, outcome)
  }

  /// A dropped line opens a call-back, due at once, where that was agreed: the end is one entry
  /// with it, so that no list of call-backs can miss it.
  func close(
    _ manner: Closing.Manner, handedTo heir: String?, _ corrections: [Int], callBack text: String?,
    at: Moment
  ) throws(Refusal) -> [Event] {
    guard let text, let number = callBackOpened(by: manner) else {
      return [try close(manner, handedTo: heir, corrections)]
    }
    let callBack = CallBack(
      number: number, dueUTCMilliseconds: at.utcMilliseconds, words: try words(text))
    let owed = "call-back \(number)"
    return [
      .callBackPlanned(callBack), try close(manner, handedTo: heir, corrections, and: [owed]),
    ]
  }

  private func close(
    _ manner: Closing.Manner, handedTo heir: String?, _ corrections: [Int], and more: [String] = []
  ) throws(Refusal) -> Event {
    // As it will stand: the end goes past what nobody can be asked any more.
    let closed = supposing([.callClosed(Closing(manner))], at: lastAt ?? Moment(utcMilliseconds: 0))
    var closing = Closing(
      manner,
      owed: closed.debts(as: manner, since: closing).map(\.id) + corrections.map(Closing.owing)
        + more)
    if let heir { closing.handedTo = try words(heir) }
    return .callClosed(closing)
  }

  /// A closed call is read, tried again and amended; nothing in it is edited. It is closed anew
  /// when an amendment leaves somebody owed a correction; how it ended stays as it was.
  func decideAfterClosing(_ intent: Intent) throws(Refusal) -> [Event] {
    switch intent {
    case .readBack(let number, let answer): return [try readBack(number, answer)]
    case .sayCorrection(let number, let answer): return [try sayCorrection(number, answer)]
    case .callBackTried(let number, let outcome): return [try callBackTried(number, outcome)]
    case .note(let text, let tags): return [.noteTaken(try words(text), tags: tags)]
    case .amend(let reason, let fact, let statement):
      let remark = Event.recordAmended(reason: try words(reason))
      guard let fact, let statement else { return [remark] }
      return [remark] + (try correct(fact, statement, reason: reason))
    case .close(let manner, let heir, let corrections, _):
      return [try close(closing?.manner ?? manner, handedTo: heir, corrections)]
    case .open, .answer, .keep, .tell, .change, .correct, .dispute, .answerBeside, .undo, .skip,
      .acknowledge,
      .notDone, .doneLater, .leaveOut, .offer, .consent, .promise, .agree, .playLine, .handOff,
      .recordOutsideRules,
      .speak, .join, .attribute, .alarm, .leaveAlarm, .switchTo, .raise, .lower, .standDown,
      .quote,
      .theyAsk, .sayAtOnce, .wish, .withdrawWish, .speakIn, .suspend, .resume, .yesOrNo, .timer,
      .callBack:
      throw .callClosed
    }
  }
}

extension State {
  static let callBackItem = "call-back"
  static let getInTouchItem = "get-in-touch"

  /// Whether whoever called agreed to be called back.
  package var mayCallBack: Bool {
    library.consentIndex(Self.callBackItem).map(isAllowed) ?? true
  }

  /// Whether whoever called wants to be reached later, in the way and at the hour that they named:
  /// that is no consent to ring where the line drops. The item is called `get-in-touch`.
  package var mayGetInTouch: Bool {
    library.consentIndex(Self.getInTouchItem).map(isAllowed) ?? false
  }

  private func isAllowed(_ item: Int) -> Bool {
    let last = standing.consents.last { $0.item == item && $0.party == standing.callerParty }
    return last?.answer.state == .given || last?.answer.state == .limited
  }

  /// The number of the call-back that this end opens: one was agreed, and none is open or was taken
  /// back.
  package func callBackOpened(by manner: Closing.Manner) -> Int? {
    let standsOpen = beside.callBacks.contains { $0.isOpen || $0.tries.last?.outcome == .withdrawn }
    let isAgreed = library.consentIndex(Self.callBackItem) != nil && mayCallBack
    guard manner == .dropped, isAgreed, !standsOpen else { return nil }
    return beside.callBacks.count + 1
  }

  /// Whether lowering this finding wants a second person now.
  package func wantsSecondPerson(toLower finding: String) -> Bool {
    guard let index = library.findingIndex(finding) else { return false }
    return library.findings[index].loweringNeedsSecond && !isBreathInDoubt
  }

  /// Whether somebody's breath is in doubt: it was not said to be well, or the protocol that asks
  /// it has been begun and nobody has answered yet. The fact is called `breathing`.
  package var isBreathInDoubt: Bool {
    guard let fact = library.factIndex("breathing") else { return false }
    let cells = standing.parties.indices.map { cell(of: fact, Party($0)) }
    if cells.allSatisfy({ $0 == .notKnown }) { return isBeingAsked(fact) }
    return cells.contains { cell in
      guard cell != .notKnown else { return false }
      guard let value = cell.valueIndex else { return true }
      return library.facts[fact].graveness[value] > 0
    }
  }

  private func isBeingAsked(_ fact: Int) -> Bool {
    guard let step = library.askingStep[fact] else { return false }
    let asking = library.steps[step].protocolIndex
    return standing.walks.contains { $0.frames.contains { $0.protocolIndex == asking } }
  }
}
