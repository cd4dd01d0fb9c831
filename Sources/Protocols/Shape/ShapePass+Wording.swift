// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension ShapePass {
  /// What people read at a step, with no logic in it.
  func wording(of step: StepDraft) -> Wording {
    switch step.kind {
    case .section(let title): return Wording(say: [title.value])
    case .ask(let question): return wording(of: question)
    case .tell(_, let say), .consent(_, let say, _): return Wording(say: say.map(\.value))
    case .instruct(let text, _, _): return Wording(say: [text.value])
    case .promise(let promise): return Wording(say: [promise.text.value])
    case .agree(let plan): return Wording(say: [plan.text.value])
    case .decide, .score, .offer, .wait, .run, .handoff, .end: return Wording()
    }
  }

  private func wording(of question: QuestionDraft) -> Wording {
    var wording = Wording(say: question.say.map(\.value))
    wording.confirm = question.confirm?.value
    wording.ways = question.ways.map(\.value)
    wording.thirdParty = question.thirdParty?.value
    wording.younger = question.younger?.value
    wording.why = question.why?.value
    wording.ifAsked = question.ifAsked?.value
    wording.hint = question.hint?.value
    wording.yesOrNo = question.yesOrNoWording?.value
    wording.notInYesOrNoMode = question.notInYesOrNoMode?.value
    wording.low = question.lowLabel?.value
    wording.high = question.highLabel?.value
    if case .choices(let choices) = question.answers {
      for choice in choices { wording.confirmChoice[choice.id.value] = choice.confirm?.value }
    }
    return wording
  }
}
