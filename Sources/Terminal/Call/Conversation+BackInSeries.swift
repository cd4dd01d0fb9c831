// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Backspace among questions that are read down for a yes or a no.
extension Conversation {
  /// Goes back by one yes or no of the series. At its first question nothing of it can be taken
  /// back: then it says what going on would take back, and only the next time does that. False
  /// where no series is read down, and where that was said.
  func stepsBackInSeries() -> Bool {
    guard isYesOrNo, case .ask(let question) = prompt.kind, promptScreen.isPut(question.fact)
    else { return false }
    switch call.state.library.facts[question.fact].answers {
    case .choices(let choices): return stepsBack(in: choices, isMany: false)
    case .many(let options): return stepsBack(in: options, isMany: true)
    case .yesOrNo, .scale, .number, .text, .time, .place, .phone, .nameToUse: return false
    }
  }

  private func stepsBack(in choices: [Choice], isMany: Bool) -> Bool {
    guard readDown > 0 else { return saysWhatGoes() }
    downIndex -= 1
    saidToTakeBack = nil
    let choice = choices[min(downIndex, choices.count - 1)]
    let wasYes = isMany && downChosen.contains(choice.id)
    let wasDoubt = downDoubted.contains(choice.id)
    downChosen.removeAll { $0 == choice.id }
    downDoubted.removeAll { $0 == choice.id }
    saveDraft("")
    let answer: Phrase = wasDoubt ? .notSure : wasYes ? .yes : .no
    show([.text(CarePhrase.tookBackInSeries(answer.text, to: choice.label).text)])
    showPrompt()
    return true
  }

  private func saysWhatGoes() -> Bool {
    guard let slip = call.state.slip, slip.id != saidToTakeBack,
      let name = slip.event.visit?.step ?? slip.event.factAnswered
    else { return false }
    saidToTakeBack = slip.id
    let library = call.state.library
    let fact = slip.event.factAnswered.flatMap(library.factIndex).map { library.facts[$0] }
    let answer = fact.flatMap { fact in
      slip.answer.map { fact.isWorded ? "" : answerText($0, of: fact, at: desk.now()) }
    }
    show([.text(CarePhrase.onceMoreTakesBack(library.said(name), answer ?? "").text)])
    return true
  }
}
