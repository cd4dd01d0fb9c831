// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `finding: FINDING` with `never rests on: [...]`: no change in these alone changes its value.
/// They may be named where that makes no difference. Only a proof can tell.
enum FindingNeverRestsOn: RuleManual {
  private static let rule = "finding: level\nnever rests on: [indoors]"

  static let examples = [
    RuleExample.right(
      "It is named, and makes no difference.", rule: rule,
      steps: ExampleSteps.ask("plan") + ExampleSteps.ask("indoors")
        + ExampleSteps.decide(highIf: "(plan is yes and indoors is yes) or plan is yes")),
    .wrong(
      "The same plan weighs less indoors.", rule: rule,
      steps: ExampleSteps.ask("plan") + ExampleSteps.ask("indoors")
        + ExampleSteps.decide(highIf: "plan is yes and indoors is not yes")),
  ]
}
