// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Decides what an intent comes to: the events it makes, or why not. Never changes anything.
package enum Engine {
  /// Raised whenever the same events would give another state.
  package static let semantics = 1

  /// Longest words that one answer, note or quote may hold, in Unicode scalars.
  package static let wordsBudget = 4_000

  /// The events of an intent at a moment; they are one entry, all or none.
  package static func decide(
    _ intent: Intent, in state: State, at: Moment
  ) throws(Refusal) -> [Event] {
    guard state.closing == nil else {
      return try Desk(state: state, at: at).decideAfterClosing(intent)
    }
    if case .open(let opening) = intent { return [.callOpened(opening)] }
    guard state.opening != nil else { throw .callNotOpen }
    let desk = Desk(state: state, at: at)
    switch intent {
    case .open(let opening): return [.callOpened(opening)]
    case .answer(let statement): return try desk.answer(statement)
    case .keep: return try desk.keep()
    case .tell(let fact, let statement): return try desk.tell(fact, statement)
    case .change(let fact, let statement): return try desk.change(fact, statement)
    case .correct(let fact, let statement, let reason):
      return try desk.correct(fact, statement, reason: reason)
    case .dispute(let fact, let statement): return try desk.dispute(fact, statement)
    case .undo: return try desk.undo()
    case .skip(let reason): return try desk.skip(reason: reason)
    case .acknowledge: return try desk.acknowledge()
    case .leaveOut: return try desk.leaveOut()
    case .offer(let id, let end, let reason, let supports):
      return try desk.offer(id, end, reason: reason, supports: supports)
    case .consent(let item, let answer, let party): return try desk.consent(item, answer, party)
    case .promise(let promise): return try desk.promise(promise)
    case .agree(let agreed): return try desk.agree(agreed)
    case .playLine(let plan): return try desk.playLine(of: plan)
    case .handOff(let responder, let basis): return try desk.handOff(responder, basis)
    case .readBack(let number, let answer): return [try desk.readBack(number, answer)]
    case .recordOutsideRules(let responder, let reason):
      return try desk.recordOutsideRules(responder, reason: reason)
    case .speak(let role): return [.speakerChanged(role: try desk.role(role))]
    case .join(let role): return [.partyJoined(role: try desk.role(role))]
    case .speakIn(let language): return [try desk.speak(in: language)]
    case .alarm(let id): return try desk.alarm(id)
    case .leaveAlarm: return try desk.leaveAlarm()
    case .switchTo(let id, let reason): return try desk.switchTo(id, reason: reason)
    case .raise(let finding, let value): return [try desk.raise(finding, to: value)]
    case .lower(let finding, let value, let reason, let second):
      return [try desk.lower(finding, to: value, reason: reason, second)]
    case .standDown(let fact, let reason): return [try desk.standDown(fact, reason: reason)]
    case .note(let text): return [.noteTaken(try desk.words(text))]
    case .quote(let text): return [.quoteTaken(try desk.words(text))]
    case .theyAsk(let id): return [try desk.theyAsk(id)]
    case .wish(let responder): return [try desk.wish(responder)]
    case .suspend(let reason): return [.callSuspended(reason: reason)]
    case .resume: return [.callResumed]
    case .yesOrNo(let isOn): return [.yesOrNoModeSet(isOn)]
    case .timer(let timer): return [try desk.timer(timer)]
    case .callBack(let due, let words): return [try desk.callBack(due, words)]
    case .callBackTried(let number, let outcome):
      return [try desk.callBackTried(number, outcome)]
    case .sayCorrection(let number, let answer):
      return [try desk.sayCorrection(number, answer)]
    case .amend: throw .notHere
    case .close(let manner, let heir, let corrections):
      return [try desk.close(manner, handedTo: heir, corrections)]
    }
  }
}

/// One decision being made: the state it is made in, and when.
struct Desk {
  let state: State
  let at: Moment

  var library: CheckedLibrary { state.library }
  var standing: Standing { state.standing }

  /// The walk on top, its frame and what it waits for.
  func pendingVisit() throws(Refusal) -> PendingVisit {
    guard let visit = state.pendingVisit else { throw .nothingAsked }
    return visit
  }

  func words(_ text: String) throws(Refusal) -> String {
    guard text.unicodeScalars.count <= Engine.wordsBudget else {
      throw .tooLong(limit: Engine.wordsBudget)
    }
    guard text.contains(where: { !$0.isWhitespace }) else { throw .reasonMissing }
    return text
  }

  func role(_ id: String) throws(Refusal) -> String {
    guard library.roles.contains(where: { $0.id == id }) else { throw .noSuchName(id) }
    return id
  }

  func fact(_ id: String) throws(Refusal) -> Int {
    guard let index = library.factIndex(id) else { throw .noSuchName(id) }
    return index
  }

  /// An answer with its defaults: who speaks, and how their words are known.
  func answer(to fact: Int, _ statement: Statement) throws(Refusal) -> Answer {
    try check(statement.value, for: library.facts[fact])
    let role = standing.speakerRole.map { library.roles[$0] }
    if let quote = statement.quote { _ = try words(quote) }
    return Answer(
      statement.value, evidence: statement.evidence ?? role?.evidence ?? .told,
      by: standing.speakerParty, certainty: statement.certainty, quote: statement.quote)
  }

  private func check(_ value: AnswerValue, for fact: Fact) throws(Refusal) {
    switch value {
    case .unsure, .declined: return
    case .choice(let id):
      if case .many = fact.answers { throw .notAnAnswer(fact: fact.id) }
      guard fact.answers.valueIDs.contains(id) else { throw .notAnAnswer(fact: fact.id) }
    case .options(let ids):
      guard case .many(let options) = fact.answers, !ids.isEmpty, Set(ids).count == ids.count,
        ids.allSatisfy({ id in options.contains { $0.id == id } })
      else { throw .notAnAnswer(fact: fact.id) }
    case .number(let number): try check(number, for: fact)
    case .moment(let then, _):
      guard case .time = fact.answers, then >= 0 else { throw .notAnAnswer(fact: fact.id) }
    case .words(let text):
      switch fact.answers {
      case .text, .place, .phone, .nameToUse: _ = try words(text)
      case .choices, .many, .yesOrNo, .scale, .number, .time: throw .notAnAnswer(fact: fact.id)
      }
    }
  }

  private func check(_ number: Int, for fact: Fact) throws(Refusal) {
    switch fact.answers {
    case .scale(let from, let to), .number(_, let from, let to):
      guard number >= from, number <= to else {
        throw .numberOutside(fact: fact.id, from: from, to: to)
      }
    case .choices, .many, .yesOrNo, .text, .time, .place, .phone, .nameToUse:
      throw .notAnAnswer(fact: fact.id)
    }
  }
}

extension Standing {
  /// Who is on the line now: the caller, unless somebody else took the phone.
  package var speakerParty: Party {
    speakerRole == nil ? callerParty : speaker
  }
}
