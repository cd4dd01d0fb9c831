// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `every-answer-leads-on`: after every choice, and after unsure and declined, there is a next
/// step.
///
/// Source: domain notes A 27 (every branch is there, refusal and unknown among them). An answer
/// without a branch of its own goes on to the next step, so what breaks this is a way that every
/// later condition shuts.
enum EveryAnswerLeadsOn: RuleManual {
  static let examples = [
    RuleExample.right(
      "Not knowing is met too.",
      steps: ExampleSteps.ask("hurt")
        + ExampleSteps.tell("care", "when: hurt is yes or hurt is unclear")
        + ExampleSteps.tell("good", "when: hurt is no")),
    .wrong(
      "Whoever does not know is met with nothing at all.",
      steps: ExampleSteps.ask("hurt") + ExampleSteps.tell("care", "when: hurt is yes")
        + ExampleSteps.tell("good", "when: hurt is no")),
  ]
}
