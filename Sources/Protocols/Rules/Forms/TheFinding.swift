// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `the finding: FINDING is at least VALUE` (or `at most VALUE`, or one value): wherever the
/// finding is decided and `when` holds, its value is on that side.
///
/// It bounds what the tool suggests: what the counsellor raised is a judgement, and no rule minds
/// it. A live call records it where it is broken; the level itself is never held back.
enum TheFinding: RuleManual {
  private static let rule = "the finding: level is at least high\nwhen: intent is yes"

  static let examples = [
    RuleExample.right(
      "Intent alone makes it high.", rule: rule,
      steps: ExampleSteps.ask("intent")
        + ExampleSteps.decide(highIf: "intent is yes or intent is unclear"), call: ["yes"]),
    .wrong(
      "Intent makes it high only with a plan.", rule: rule,
      steps: ExampleSteps.ask("intent") + ExampleSteps.ask("plan")
        + ExampleSteps.decide(highIf: "intent is yes and plan is yes"), call: ["yes", "no"]),
  ]
}
