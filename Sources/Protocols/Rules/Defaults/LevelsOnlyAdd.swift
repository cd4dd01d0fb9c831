// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `levels-only-add`: a higher value of a finding never takes away an offer that a lower one has.
///
/// Source: domain notes A 20; product page 5 (levels may add help, never withhold it).
enum LevelsOnlyAdd: RuleManual {
  private static let level =
    ExampleSteps.ask("plan") + ExampleSteps.decide(highIf: "plan is yes or plan is unclear")

  static let examples = [
    RuleExample.right(
      "Talk for all, and a team beside it where it is high.",
      steps: level + ExampleSteps.offer("talk")
        + ExampleSteps.offer("team", "when: level is high")),
    .wrong(
      "Where it is high nobody offers to talk.",
      steps: level + ExampleSteps.offer("talk", "when: level is low")
        + ExampleSteps.offer("team", "when: level is high")),
  ]
}
