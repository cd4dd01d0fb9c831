// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `finding: FINDING` with `depends on nothing but: [...]`: two persons alike in these get the
/// same value. It speaks of two calls, so only a proof can tell.
enum DependsOnNothingBut: RuleManual {
  private static let rule = "finding: level\ndepends on nothing but: [plan]"

  static let examples = [
    RuleExample.right(
      "The plan decides.", rule: rule,
      steps: ExampleSteps.ask("plan") + ExampleSteps.ask("indoors")
        + ExampleSteps.decide(highIf: "plan is yes")),
    .wrong(
      "Where somebody sleeps raises the level.", rule: rule,
      steps: ExampleSteps.ask("plan") + ExampleSteps.ask("indoors")
        + ExampleSteps.decide(highIf: "plan is yes or indoors is no")),
  ]
}
