// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

extension SampleDraft {
  static var opening: ProtocolDraft {
    ProtocolDraft(
      id: at("opening"), title: at("Opening"), version: at("1.2.0"), language: at("en"),
      outcomes: [at("done")], steps: questions + acts)
  }

  private static var questions: [StepDraft] {
    [
      ask("help-place", "Where can help find them?", .place, "place"),
      ask("safe-number", "Which number is safe?", .phone, "contact"),
      ask("name-to-use", "What may I call you?", .nameToUse, "identity"),
      object,
      choices("object-known", "How clearly was it seen?", ["clear", "taken-for"], "none"),
      ask(
        "thoughts", "Are there thoughts of suicide?", .yesOrNo, "health", danger: ["yes"],
        label: "Thoughts of suicide, as told"),
      ask("plan", "Is there a plan?", .yesOrNo, "health", danger: ["yes"], when: "thoughts is yes"),
      ask("taken-what", "What was taken?", .text, "substance"),
      ask(
        "violence", "Has somebody hurt them?", .yesOrNo, "sexual or domestic violence",
        danger: ["yes"]),
      ask("companion", "Who is with them?", .text, "third party"),
      ask("wanted", "What would help?", .text, "none"),
      ask("do-not-tell", "Who must not hear of it?", .text, "third party"),
    ]
  }

  private static var acts: [StepDraft] {
    let rows = [
      RuleDraft(
        condition: at("plan is yes"), gives: at("high"), because: at("There is a plan.")),
      RuleDraft(
        condition: at("thoughts is yes or thoughts is unclear"), gives: at("moderate"),
        because: at("There are thoughts, or it is not known.")),
      RuleDraft(condition: nil, gives: at("low"), because: at("No thoughts were named.")),
    ]
    let codes = [
      RuleDraft(
        condition: at("object is one of (in-hand, near)"), gives: at("w1"),
        because: at("Something was seen; what it is, nobody knows.")),
      RuleDraft(
        condition: at("object is unclear"), gives: at("w-unknown"),
        because: at("It could not be seen.")),
      RuleDraft(condition: nil, gives: at("w0"), because: at("None was seen.")),
    ]
    return [
      step("level", .decide(finding: at("suicide-level"), rules: rows)),
      step("code", .decide(finding: at("weapon-code"), rules: codes)),
      step("rungs", .offer([at("talk"), at("mobile-crisis")], all: true)),
      step(
        "ring-back",
        .promise(
          PromiseDraft(
            id: at("ring-back"), text: at("We ring you tomorrow."), owner: at("evening desk"),
            due: at("1 days")))),
      step(
        "hand-over",
        .handoff(
          HandoffDraft(responder: at("mobile-crisis"), receiver: at("mobile-desk"), kinds: []))),
      step("end", .end(outcome: at("done"))),
    ]
  }

  private static var object: StepDraft {
    var question = QuestionDraft(
      fact: at("object"),
      answers: .choices([
        ChoiceDraft(id: at("in-hand"), label: at("Something in a hand")),
        ChoiceDraft(id: at("near"), label: at("Something near")),
        ChoiceDraft(id: at("none-seen"), label: at("None seen")),
      ]))
    question.say = [at("Is anything in their hands?")]
    question.raisesDanger = [at("in-hand"), at("near")]
    question.holdsFor = at("10 minutes")
    question.secretKind = at("none")
    question.evidence = .ask
    question.notInYesOrNoMode = at("There are three answers.")
    return step("ask-object", .ask(question))
  }

  private static func choices(
    _ fact: String, _ say: String, _ ids: [String], _ kind: String
  ) -> StepDraft {
    let choices = ids.map { ChoiceDraft(id: at($0), label: at($0)) }
    return ask(fact, say, .choices(choices), kind)
  }

  private static func ask(
    _ fact: String, _ say: String, _ answers: AnswersDraft, _ kind: String,
    danger: [String] = [], when: String? = nil, label: String? = nil
  ) -> StepDraft {
    var question = QuestionDraft(fact: at(fact), answers: answers)
    question.label = label.map(at)
    question.say = [at(say)]
    question.secretKind = at(kind)
    question.raisesDanger = danger.map(at)
    question.notInYesOrNoMode = at("It wants words.")
    return step("ask-" + fact, .ask(question), when: when)
  }

  private static func step(_ id: String, _ kind: StepKindDraft, when: String? = nil) -> StepDraft {
    StepDraft(id: at(id), kind: kind, when: when.map(at))
  }
}
