// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `never: ACT` with `before: ACT`: the first never comes until the second has.
///
/// A question told early is not asked, so it breaks nothing; only putting it does. The other
/// clauses mean what they mean for `no call`.
enum Never: RuleManual {
  private static let rule = "never: asks anything marked heavy\nbefore: tells limits"
  private static let heavy = ExampleSteps.ask("hurt", "marks: [heavy]")

  static let examples = [
    RuleExample.right(
      "The limits come first.", rule: rule, steps: ExampleSteps.tell("limits") + heavy,
      call: ["yes"]),
    .wrong(
      "Where it is not about today, the question comes first.", rule: rule,
      steps: ExampleSteps.ask("today")
        + ExampleSteps.tell("limits", "when: today is yes or today is unclear") + heavy,
      call: ["no", "yes"]),
    .wrong(
      "The handoff is ready before anybody asked what changed.",
      rule: "never: hands off to team\nbefore: asks changed",
      steps: ExampleSteps.handoff("team") + ExampleSteps.ask("changed"), call: ["hand over", "no"]),
  ]
}
