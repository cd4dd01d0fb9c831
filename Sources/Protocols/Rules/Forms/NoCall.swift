// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `no call: ACT`: on no path does the act happen.
///
/// With `when` it never happens where that holds; with `unless if` only where that holds; with
/// `before` or `ahead of` only after one of those acts; with `unless` only after that act; with
/// `after` it may happen until then; with `within` only that many prompts are watched.
///
/// A call that is about to break it by a handoff is refused the handoff, and told what is missing.
/// Anything else that breaks it is recorded, never refused.
enum NoCall: RuleManual {
  static let examples = [
    RuleExample.right(
      "A plan is read, and so is not knowing of one.",
      rule: "no call: ends with level low\nwhen: plan is yes",
      steps: ExampleSteps.ask("plan")
        + ExampleSteps.decide(highIf: "plan is yes or plan is unclear"),
      call: ["yes"]),
    .wrong(
      "The level never looks at the plan.",
      rule: "no call: ends with level low\nwhen: plan is yes",
      steps: ExampleSteps.ask("plan") + ExampleSteps.ask("other")
        + ExampleSteps.decide(highIf: "other is yes or other is unclear"),
      call: ["yes", "no"]),
    .right(
      "The team gets a handoff where it was accepted.",
      rule: "no call: hands off to team\nunless if: accepted team",
      steps: ExampleSteps.offer("team") + ExampleSteps.handoff("team", "when: accepted team"),
      call: ["accepted", "hand over"]),
    .wrong(
      "The team gets a handoff however the offer ended.",
      rule: "no call: hands off to team\nunless if: accepted team",
      steps: ExampleSteps.offer("team") + ExampleSteps.handoff("team"),
      call: ["declined", "hand over"]),
    .wrong(
      "The place goes to the team, whatever was said of sharing.",
      rule: "no call: shares place with team-desk\nunless if: consent to share is given",
      steps: ExampleSteps.handoff("team"), call: ["hand over"]),
  ]
}
