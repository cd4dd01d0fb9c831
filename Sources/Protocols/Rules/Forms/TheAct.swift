// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `the act: ACT` with `never rests on: [...]`: no change in these alone decides whether the act
/// happens. It compares two persons who differ in nothing else, so only a proof can tell.
///
/// A finding that is named stands for its value, however that came about.
enum TheAct: RuleManual {
  private static let rule = "the act: hands off to team\nnever rests on: [level]"

  static let examples = [
    RuleExample.right(
      "The person's yes decides, at any level.", rule: rule,
      steps: ExampleSteps.ask("plan") + ExampleSteps.decide(highIf: "plan is yes")
        + ExampleSteps.offer("team") + ExampleSteps.handoff("team", "when: accepted team")),
    .wrong(
      "A high level sends the team.", rule: rule,
      steps: ExampleSteps.ask("plan") + ExampleSteps.decide(highIf: "plan is yes")
        + ExampleSteps.handoff("team", "when: level is high")),
  ]
}
