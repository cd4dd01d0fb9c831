// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `finding: FINDING` with `never reads: [...]`: neither the rows of the finding nor anything that
/// they read names these. It looks at the files alone, and is stricter than `never rests on`.
enum NeverReads: RuleManual {
  private static let rule = "finding: level\nnever reads: [indoors]"

  static let examples = [
    RuleExample.right(
      "Only the plan is named.", rule: rule,
      steps: ExampleSteps.ask("plan") + ExampleSteps.ask("indoors")
        + ExampleSteps.decide(highIf: "plan is yes")),
    .wrong(
      "It is named, though it changes nothing.", rule: rule,
      steps: ExampleSteps.ask("plan") + ExampleSteps.ask("indoors")
        + ExampleSteps.decide(
          highIf: "(plan is yes and indoors is yes) or (plan is yes and indoors is not yes)"
            + " or plan is yes")),
  ]
}
