// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// One text of a step that is said to the caller, with its path below the step and where its
/// translation goes. These texts and no others can be translated.
struct CallerWords {
  var path: String
  var lines: [Placed<String>]
  /// Whether a call in another language is wanting without it.
  var isNeeded = true
  var put: (inout TranslatedStep, [String]) -> Void
}

extension StepDraft {
  var callerWords: [CallerWords] {
    switch kind {
    case .ask(let question): question.callerWords
    case .tell(_, let say), .consent(_, let say, _):
      [CallerWords(path: "say", lines: say) { $0.wording.say = $1 }]
    case .promise(let promise):
      [CallerWords(path: "text", lines: [promise.text]) { $0.wording.say = $1 }]
    case .agree(let plan):
      [CallerWords(path: "text", lines: [plan.text]) { $0.wording.say = $1 }]
    case .section, .instruct, .decide, .score, .offer, .wait, .run, .handoff, .end: []
    }
  }
}

extension QuestionDraft {
  fileprivate var callerWords: [CallerWords] {
    let all = [
      CallerWords(path: "say", lines: say) { $0.wording.say = $1 },
      one("confirm", confirm) { $0.confirm = $1 },
      CallerWords(path: "ways", lines: ways) { $0.wording.ways = $1 },
      one("third party", thirdParty) { $0.thirdParty = $1 },
      one("younger", younger) { $0.younger = $1 },
      one("if asked", ifAsked) { $0.ifAsked = $1 },
      one("yes or no", yesOrNoWording) { $0.yesOrNo = $1 },
      one("scale/low", lowLabel) { $0.low = $1 },
      one("scale/high", highLabel) { $0.high = $1 },
    ]
    return (all + answerWords).filter { !$0.lines.isEmpty }
  }

  private func one(
    _ path: String, _ text: Placed<String>?, _ put: @escaping (inout Wording, String?) -> Void
  ) -> CallerWords {
    CallerWords(path: path, lines: [text].compactMap { $0 }) { put(&$0.wording, $1.first) }
  }

  /// Labels are the counsellor's to read, and are said only where an answer is said back.
  private var answerWords: [CallerWords] {
    let isSaidBack = confirm != nil
    switch answers {
    case .choices(let choices): return choices.flatMap { $0.callerWords("choices", isSaidBack) }
    case .many(let choices): return choices.flatMap { $0.callerWords("many of", isSaidBack) }
    case .yesOrNo:
      guard isSaidBack else { return [] }
      return [("yes", "Yes"), ("no", "No")].map { id, word in
        CallerWords(path: "answer/\(id)", lines: [Placed(word, at: fact.place)]) {
          $0.labels[id] = $1.first
        }
      }
    case .scale, .number, .text, .time, .place, .phone, .nameToUse: return []
    }
  }
}

extension ChoiceDraft {
  fileprivate func callerWords(_ key: String, _ isSaidBack: Bool) -> [CallerWords] {
    let id = id.value
    let path = "\(key)/\(id)"
    return [
      CallerWords(path: path, lines: [label], isNeeded: isSaidBack) { $0.labels[id] = $1.first },
      CallerWords(path: path + "/as yes or no", lines: [asYesOrNo].compactMap { $0 }) {
        $0.asYesOrNo[id] = $1.first
      },
      CallerWords(path: path + "/confirm", lines: [confirm].compactMap { $0 }) {
        $0.wording.confirmChoice[id] = $1.first
      },
    ]
  }
}
