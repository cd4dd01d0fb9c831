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
      return try state.decideAfterClosing(intent)
    }
    if case .open(let opening) = intent { return [.callOpened(opening)] }
    guard state.opening != nil else { throw .callNotOpen }
    switch intent {
    case .open(let opening): return [.callOpened(opening)]
    case .answer(let statement): return try state.answer(statement, at: at)
    case .keep: return try state.keep(at: at)
    case .tell(let fact, let statement): return try state.tell(fact, statement, at: at)
    case .change(let fact, let statement): return try state.change(fact, statement)
    case .correct(let fact, let statement, let reason):
      return try state.correct(fact, statement, reason: reason)
    case .dispute(let fact, let statement): return try state.dispute(fact, statement)
    case .answerBeside(let fact, let statement):
      return try state.answerBeside(fact, statement)
    case .undo: return try state.undo()
    case .skip(let reason, let said): return try state.skip(reason: reason, said: said)
    case .acknowledge: return try state.acknowledge()
    case .notDone(let reason): return [try state.notDone(reason: reason)]
    case .doneLater(let step): return [try state.doneLater(step)]
    case .leaveOut: return try state.leaveOut()
    case .offer(let id, let end, let reason, let supports):
      return try state.offer(id, end, reason: reason, supports: supports)
    case .consent(let item, let answer, let party): return try state.consent(item, answer, party)
    case .promise(let promise): return try state.promise(promise, at: at)
    case .agree(let agreed): return try state.agree(agreed)
    case .playLine(let plan): return try state.playLine(of: plan)
    case .handOff(let responder, let basis, let edits):
      return try state.handOff(responder, basis, edits)
    case .readBack(let number, let answer): return [try state.readBack(number, answer)]
    case .recordOutsideRules(let responder, let reason):
      return try state.recordOutsideRules(responder, reason: reason)
    case .speak(let role): return try state.speak(as: role, at: at)
    case .join(let role): return [.partyJoined(role: try state.role(role))]
    case .speakIn(let language): return [try state.speak(in: language)]
    case .alarm(let id): return try state.alarm(id)
    case .leaveAlarm: return try state.leaveAlarm()
    case .switchTo(let id, let reason): return try state.switchTo(id, reason: reason)
    case .raise(let finding, let value): return [try state.raise(finding, to: value)]
    case .lower(let finding, let value, let reason, let second, let name):
      return [try state.lower(finding, to: value, reason: reason, second, named: name)]
    case .standDown(let fact, let reason): return [try state.standDown(fact, reason: reason)]
    case .attribute: return [try state.attribute()]
    case .note(let text, let tags): return [.noteTaken(try state.words(text), tags: tags)]
    case .quote(let text): return [.quoteTaken(try state.words(text))]
    case .theyAsk(let id): return [try state.theyAsk(id)]
    case .sayAtOnce(let tells): return try state.sayAtOnce(tells)
    case .wish(let responder): return [try state.wish(responder)]
    case .withdrawWish(let responder): return [try state.withdrawWish(responder)]
    case .suspend(let reason): return [.callSuspended(reason: reason)]
    case .resume: return [.callResumed]
    case .yesOrNo(let isOn): return [.yesOrNoModeSet(isOn)]
    case .timer(let timer): return [try state.timer(timer, at: at)]
    case .callBack(let due, let words): return [try state.callBack(due, words, at: at)]
    case .callBackTried(let number, let outcome):
      return [try state.callBackTried(number, outcome)]
    case .sayCorrection(let number, let answer):
      return [try state.sayCorrection(number, answer)]
    case .amend: throw .notHere
    case .close(let manner, let heir, let corrections, let callBack):
      return try state.close(manner, handedTo: heir, corrections, callBack: callBack, at: at)
    }
  }
}

/// What each intent comes to in this state; the functions named like intents change nothing.
extension State {
  /// The visit that the walk on top waits for.
  func visitAsked() throws(Refusal) -> PendingVisit {
    guard let visit = pendingVisit else { throw .nothingAsked }
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

  /// An answer with its defaults: who speaks, and how their words are known. What somebody says of
  /// themself is told; of anybody else it is what the fact, or else their role, is usually known
  /// by, and the answer says that nobody asked.
  func answer(to fact: Int, of party: Party, _ statement: Statement) throws(Refusal) -> Answer {
    try check(statement.value, to: fact)
    if let quote = statement.quote { _ = try words(quote) }
    let isOwn = speaksOfThemself(party)
    return Answer(
      statement.value, evidence: statement.evidence ?? (isOwn ? .told : usualEvidence(of: fact)),
      by: standing.speakerParty, certainty: statement.certainty, quote: statement.quote,
      isEvidenceAssumed: statement.evidence == nil && !isOwn && statement.value.isClear)
  }

  /// What nobody was asked is never taken for seen where the one who says it is not there.
  private func usualEvidence(of fact: Int) -> Evidence {
    let ofRole = standing.speakerRole.map { library.roles[$0].evidence }
    let usual = library.facts[fact].usualEvidence ?? ofRole ?? .told
    guard usual == .saw || usual == .heard else { return usual }
    return isThere ?? (ofRole == .saw) ? usual : .told
  }

  /// Whether whoever calls has said that they are with the person or see them, by the facts that
  /// are called so by custom; nil where neither was said.
  package var isThere: Bool? {
    let said = [("with-them", "there"), ("sees-now", "in-view")].compactMap { name, there in
      library.factIndex(name).flatMap { current($0, of: partyKnowing($0)) }
        .map { $0.answer.value == .choice(there) }
    }
    return said.first
  }

  /// The same said again by the same voice is no surer by that: a guess stays one until it is asked
  /// how it is known.
  func keepingGuess(_ answer: Answer, to fact: Int, of party: Party) -> Answer {
    guard answer.isEvidenceAssumed, let last = current(fact, of: party)?.answer,
      last.by == answer.by,
      last.value == answer.value, last.evidence == .guessed || last.certainty == .doubtful
    else { return answer }
    var kept = answer
    kept.evidence = last.evidence
    kept.isEvidenceAssumed = last.isEvidenceAssumed
    kept.certainty = last.certainty
    return kept
  }

  /// Whether whoever is on the line is the one that a fact is about.
  package func speaksOfThemself(_ party: Party) -> Bool { standing.speakerParty == party }

  private func check(_ value: AnswerValue, to fact: Int) throws(Refusal) {
    switch value {
    case .unsure, .declined: return
    case .choice(let id):
      guard library.choice(id, of: fact) != nil else {
        throw .notAnAnswer(fact: library.facts[fact].id)
      }
    case .words(let text) where library.facts[fact].takesSomethingElse: _ = try words(text)
    case .options, .number, .moment, .words:
      try check(value, as: library.facts[fact].answers, to: library.facts[fact].id)
    }
  }

  private func check(
    _ value: AnswerValue, as kind: AnswerKind, to fact: String
  ) throws(Refusal) {
    switch value {
    case .unsure, .declined, .choice: return
    case .options(let ids):
      guard case .many(let options) = kind, !ids.isEmpty, Set(ids).count == ids.count,
        ids.allSatisfy({ id in options.contains { $0.id == id } })
      else { throw .notAnAnswer(fact: fact) }
    case .number(let number): try check(number, as: kind, to: fact)
    case .moment(let then, _):
      guard case .time = kind, then >= 0 else { throw .notAnAnswer(fact: fact) }
    case .words(let text):
      switch kind {
      case .text, .place, .phone, .nameToUse: _ = try words(text)
      case .choices, .many, .yesOrNo, .scale, .number, .time: throw .notAnAnswer(fact: fact)
      }
    }
  }

  private func check(_ number: Int, as kind: AnswerKind, to fact: String) throws(Refusal) {
    switch kind {
    case .scale(let from, let to), .number(_, let from, let to):
      guard number >= from, number <= to else {
        throw .numberOutside(fact: fact, from: from, to: to)
      }
    case .choices, .many, .yesOrNo, .text, .time, .place, .phone, .nameToUse:
      throw .notAnAnswer(fact: fact)
    }
  }
}

extension Standing {
  /// Who is on the line now: the caller, unless somebody else took the phone.
  package var speakerParty: Party {
    speakerRole == nil ? callerParty : speaker
  }
}
