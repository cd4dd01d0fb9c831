// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Going back: right after a slip it is taken back, otherwise looking back changes nothing.
extension Conversation {
  /// How long an answer counts as a slip of the finger.
  static let slipMilliseconds: Int64 = 15_000

  func stepBack() {
    if isYesOrNo, readDown > 0 { return undo() }
    let state = call.state
    guard let last = state.lastAct, let act = state.acts.last(where: { $0.id == last }),
      desk.now().utcMilliseconds - act.at.utcMilliseconds <= Self.slipMilliseconds
    else { return lookBack() }
    undo()
  }

  /// Takes the last act back and says which; the journal keeps both. In a series of yes and no it
  /// goes back within that.
  func undo() {
    guard !stepsBackInSeries() else { return }
    let name = call.state.lastAct.flatMap { last in
      call.state.acts.last { $0.id == last }?.event.visit?.step
    }
    perform(.undo, saying: name.map { .undid(call.state.library.said($0)) } ?? .undone)
  }

  /// Earlier answers, the latest first; Enter keeps, Backspace goes on, an answer is a correction.
  private func lookBack() {
    let state = call.state
    var known: [(fact: Int, at: Moment, answer: Answer)] = []
    for party in state.standing.parties.indices {
      for fact in state.library.facts.indices {
        guard let current = state.current(fact, of: Party(party)),
          state.library.facts[fact].isOfCall ? party == 0 : Party(party) == state.subject
        else { continue }
        known.append((fact, current.at, current.answer))
      }
    }
    for entry in known.sorted(by: { $0.at > $1.at }) {
      let fact = state.library.facts[entry.fact]
      let marks = AnswerReader(fact: fact, now: desk.now()).choices.enumerated().map {
        Mark("\($0.offset + 1)", $0.element.label)
      }
      let lines: [ScreenLine] = [
        .named("BACK", wasMarked(entry.answer, fact, at: entry.at.clock).text),
        .text(Phrase.backKeeps.text),
      ]
      let detail = Detail(
        label: "back, \(fact.id) > ", lines: lines + (marks.isEmpty ? [] : [.marks(marks)]),
        wantsWords: fact.isWorded, backspaceIs: "<", redo: "")
      guard let line = ask(detail), !line.isEmpty else { return showPrompt() }
      if line == "<" { continue }
      obeyed = "/wrong \(fact.id) \(line)"
      guard let statement = statement(line, for: fact) else { return showPrompt() }
      if !fact.isWorded { sayBackOnce(answerText(statement, of: fact, at: desk.now())) }
      return change(.wrong, fact, statement)
    }
    show([.text(Phrase.backEnd.text)])
    showPrompt()
  }

  /// `thoughts: you marked 3 No at 22:00.`, by the keys that are on the question's own screen; what
  /// was no key stands there as it was said.
  private func wasMarked(_ answer: Answer, _ fact: Fact, at: String) -> Phrase {
    let label = answerText(answer, of: fact, at: desk.now())
    let ids: [String]
    switch answer.value {
    case .unsure: return .key(.backMarked(fact.said, "8 \(label)", at: at))
    case .declined: return .key(.backMarked(fact.said, "9 \(label)", at: at))
    case .choice(let id): ids = [id]
    case .options(let several): ids = several
    case .number, .moment, .words: return .backAt(fact.said, label: label, at: at)
    }
    let choices = AnswerReader(fact: fact, now: desk.now()).choices
    let keys = ids.compactMap { id in choices.firstIndex { $0.id == id }.map { "\($0 + 1)" } }
    let marked = keys.joined(separator: ", ") + " " + label
    return .key(.backMarked(fact.said, marked, at: at))
  }
}
