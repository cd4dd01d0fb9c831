// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Two voices on one fact: the second never takes the place of the first by itself.
extension Conversation {
  /// What comes of an answer; nil where the counsellor leaves it. Where somebody else said
  /// otherwise before, and it still holds, one key says whether both stay.
  func intent(_ usual: Intent, of statement: Statement, to fact: Fact) -> Intent? {
    guard let first = firstVoice(fact, beside: statement) else { return usual }
    let state = call.state
    let was = answerText(first.answer, of: fact, at: desk.now())
    let line = CarePhrase.saidBefore(
      fact.said, was, by: state.voice(of: first.answer.by ?? .first).title, at: first.at.clock)
    let isAnswer = statement.value.isClear
    let both = Intent.answerBeside(fact: fact.id, statement)
    let beside = isAnswer ? lowers([both], soFar: true) : []
    let instead = lowers([usual], soFar: true)
    let slow = (beside.isEmpty ? "" : "1") + (instead.isEmpty ? "" : "2")
    let marks = [
      Mark("1", (isAnswer ? CarePhrase.bothStay : .firstStays).text),
      Mark("2", CarePhrase.replacesIt.text),
    ].slow(Set(slow))
    let above = [.named("BEFORE", line.text)] + (beside.isEmpty ? instead : beside)
    let key = choose("voices > ", marks, above: above)?.key
    guard let key else { return nil }
    // An Enter before was for the answer: which of two voices counts was not asked then.
    isMeantToLower = false
    if key == "2" { return usual }
    guard isAnswer || isAsked(fact) else {
      show([.text(Phrase.keptAsItWas.text)])
      needsPrompt = true
      return nil
    }
    return both
  }

  /// Above a correction of what another voice said: it would go as if it were a slip of the
  /// counsellor's.
  func saidByAnother(_ word: Command.Word, _ fact: Fact) -> [ScreenLine] {
    let state = call.state
    guard word == .wrong, !isAmending, let index = state.library.factIndex(fact.id),
      let known = state.current(index, of: state.partyKnowing(index)),
      let by = known.answer.by, by != state.standing.speakerParty
    else { return [] }
    return [.text(CarePhrase.saidByAnother(state.voice(of: by).title, at: known.at.clock).text)]
  }

  func isAsked(_ fact: Fact) -> Bool {
    let state = call.state
    return state.pendingFact.map { state.library.facts[$0.fact].id == fact.id } ?? false
  }

  /// What another voice than the one on the line said of it, where it is something else and its
  /// time is not up.
  private func firstVoice(
    _ fact: Fact, beside statement: Statement
  ) -> (answer: Answer, at: Moment)? {
    let state = call.state
    guard let index = state.library.factIndex(fact.id) else { return nil }
    let party = state.party(toldOf: index)
    guard let known = state.current(index, of: party), known.answer.value.isClear,
      let by = known.answer.by, by != state.standing.speakerParty,
      known.answer.value != statement.value, !state.isStale(index, of: party, at: desk.now())
    else { return nil }
    return known
  }

  /// What is known now and what it would be, so that a slip is seen before it counts; of another
  /// source both, because neither goes.
  func becomes(
    _ word: Command.Word, _ statement: Statement, _ fact: Fact, upTo most: Int = .max
  ) -> ScreenLine {
    let state = call.state
    let known = state.library.factIndex(fact.id).flatMap {
      state.current($0, of: state.partyKnowing($0))
    }
    func text(_ answer: String) -> String { Self.shortened(answer, upTo: most) }
    let was = known.map { text(answerText($0.answer, of: fact, at: desk.now())) }
    let now = text(answerText(statement, of: fact, at: desk.now()))
    guard word == .other else {
      return .text(
        Phrase.levelMoves(fact.said, from: was ?? CarePhrase.notKnownYet.text, to: now).text)
    }
    let by = state.voice(of: known?.answer.by ?? .first).title
    let index = state.library.factIndex(fact.id)
    let how = index.flatMap { index in
      known.map { state.howKnown($0.answer, to: index, of: state.partyKnowing(index)).word }
    }
    let first = Phrase.saidBy(was ?? "", how ?? "", by: by).text
    return .text(CarePhrase.bothKept(first, now).text)
  }
}
