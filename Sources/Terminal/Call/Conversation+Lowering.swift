// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// One key alone never lowers a level that stands, whatever the author thought of.
extension Conversation {
  /// Whether one key would lower a level by this: it is told, and that key waits for Enter then.
  func wantsEnterFirst(_ intent: Intent) -> Bool {
    guard isByKey, case .answer = intent, let level = lowered(by: intent) else { return false }
    keysThatWait.formUnion(line)
    show([.text(Phrase.wouldLower(level.finding, from: level.from, to: level.to).text)])
    return true
  }

  /// Whether an answer beside its question, or one whose detail was a lone key, may lower what
  /// stands: where it would, one more key with Enter says so.
  func mayLower(by intent: Intent) -> Bool {
    guard wasLoneKey, !isMeantToLower, intent.isAnswer else { return true }
    let above = lowers([intent])
    guard !above.isEmpty else { return true }
    let marks = [
      Mark("1", CarePhrase.lowerIt.text, wantsEnter: true), Mark("2", Phrase.keepIt.text),
    ]
    let key = choose("lower > ", marks, above: above, enter: .isNothing)?.key
    if key == "2" { show([.text(Phrase.keptAsItWas.text)]) }
    needsPrompt = key != "1"
    return key == "1"
  }

  /// Whether what was typed with Enter lowers already, so that no detail of it is asked twice.
  func noteLowering(by statement: Statement, _ fact: Fact) {
    guard !wasLoneKey else { return }
    let intent: Intent = obeyed == nil ? .answer(statement) : .tell(fact: fact.id, statement)
    if lowered(by: intent) != nil { isMeantToLower = true }
  }

  /// The keys that would lower a level where a fact is told beside its question.
  func slowKeys(of fact: Fact, by intent: (Statement) -> Intent) -> Set<Character> {
    var values: [(key: Character, value: AnswerValue)] = [("8", .unsure), ("9", .declined)]
    if !fact.takesSeveral {
      let choices = AnswerReader(fact: fact, now: desk.now()).choices
      values += zip("1234567", choices).map { ($0, .choice($1.id)) }
    }
    return Set(values.filter { lowered(by: intent(Statement($0.value))) != nil }.map(\.key))
  }

  /// What the first intent that lowers anything would lower, above the keys that do it.
  func lowers(_ intents: [Intent], soFar: Bool = false) -> [ScreenLine] {
    guard let level = intents.lazy.compactMap({ self.lowered(by: $0, soFar: soFar) }).first
    else { return [] }
    return [.text(Phrase.levelMoves(level.finding, from: level.from, to: level.to).text)]
  }

  private func lowered(
    by intent: Intent, soFar: Bool = false
  ) -> (finding: String, from: String, to: String)? {
    guard let level = call.state.lowered(by: intent, soFar: soFar, at: desk.now()),
      let from = level.from, let to = level.to
    else { return nil }
    let finding = call.state.library.findings[level.finding]
    return (finding.title, finding.values[from].title, finding.values[to].title)
  }
}

extension Intent {
  /// Whether it says how a fact is, at its question or beside it.
  fileprivate var isAnswer: Bool {
    switch self {
    case .answer, .keep, .tell, .change, .correct, .dispute, .answerBeside: true
    case .open, .undo, .skip, .acknowledge, .notDone, .doneLater, .leaveOut, .offer, .consent,
      .promise, .agree, .playLine, .handOff, .readBack, .recordOutsideRules, .speak, .join,
      .speakIn, .alarm, .leaveAlarm, .switchTo, .raise, .lower, .standDown, .attribute, .note,
      .quote, .theyAsk, .sayAtOnce, .wish, .withdrawWish, .suspend, .resume, .yesOrNo, .timer,
      .callBack, .callBackTried, .sayCorrection, .amend, .close:
      false
    }
  }
}
