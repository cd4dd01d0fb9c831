// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What a danger that has turned worse wants at once, before the question that stands open.
extension Conversation {
  func showDoneAtOnce(_ fact: Fact) {
    let library = call.state.library
    guard let index = library.factIndex(fact.id) else { return }
    let steps = call.state.doneAtOnce(about: index)
    if !steps.isEmpty {
      sayAtOnce(steps)
    } else if let alarm = call.state.alarmToRaise(about: index).map({ library.alarms[$0] }) {
      show([.loud(CarePhrase.raiseAtOnce("\(alarm.key)", alarm.label).text)])
    }
  }

  /// Shows the words, and books them as said only where the counsellor says that they were.
  private func sayAtOnce(_ steps: [Int]) {
    let library = call.state.library
    let lines = steps.flatMap { step -> [ScreenLine] in
      let words = library.steps[step].wording.say
      guard case .instruct = library.flow.steps[step].act else {
        return promptScreen.saying(step).lines(words, \.say)
      }
      return words.map { .named("DO", $0) }
    }
    let block = [.loud(CarePhrase.doAtOnce.text)] + lines
    let tells = steps.compactMap { library.tell(at: $0) }
    guard !tells.isEmpty else { return show(block) }
    let marks = [Mark("1", Phrase.saidIt.text), Mark("2", CarePhrase.notYetSaid.text)]
    let key = choose("at once > ", marks, above: block, redo: "", givesLineBack: false)?.key
    needsPrompt = false
    guard key == "1" else { return }
    _ = add(.sayAtOnce(tells))
  }
}
