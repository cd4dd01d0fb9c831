// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Questions for a caller who can only say yes or no: choices are read down one by one.
extension PromptScreen {
  /// Nil for a question that yes and no answer anyway.
  func yesOrNo(_ question: Question, _ fact: Fact) -> [ScreenLine]? {
    let library = state.library
    let step = prompt.step ?? library.askingStep[question.fact] ?? 0
    let wording = library.steps[step].wording
    let common = [Mark("8", Phrase.notSure.text), Mark("9", Phrase.willNotSay.text)]
    func marks(_ lowers: Bool) -> ScreenLine {
      .marks(
        [Mark("1", Phrase.yes.text, wantsEnter: lowers), Mark("2", Phrase.no.text)] + common)
    }
    switch fact.answers {
    case .yesOrNo: return nil
    case .choices(let choices), .many(let choices):
      let choice = choices[min(readDown, choices.count - 1)]
      var lines: [ScreenLine] = readDown == 0 ? wording.say.map { .named("ASKING", $0) } : []
      lines.append(.say(choice.asYesOrNo ?? choice.label + "?"))
      var lowers = false
      if case .choices = fact.answers { lowers = choice.lowers }
      return lines + [marks(lowers), .hint(Phrase.atMostLeft(choices.count - 1 - readDown).text)]
    case .scale, .number, .text, .time, .place, .phone, .nameToUse:
      if let reason = wording.notInYesOrNoMode {
        return [
          .named("NOT NOW", reason), .marks([Mark("1", Phrase.leaveForNow.text)] + common),
        ]
      }
      return [.say(wording.yesOrNo ?? wording.say.joined(separator: " ")), marks(false)]
    }
  }
}
