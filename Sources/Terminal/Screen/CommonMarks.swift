// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

extension AnswerReader {
  /// What means the same on every question, by the keys that mean it here.
  var commonMarks: [Mark] {
    switch fact.answers {
    case .scale, .number:
      return [Mark("unsure", Phrase.notSure.text), Mark("declined", Phrase.willNotSay.text)]
    case .choices, .many, .yesOrNo, .text, .time, .place, .phone, .nameToUse:
      let isTyped = !immediateKeys.contains("8")
      return [
        Mark("8", Phrase.notSure.text, wantsEnter: isTyped),
        Mark("9", Phrase.willNotSay.text, wantsEnter: isTyped),
      ]
    }
  }
}
