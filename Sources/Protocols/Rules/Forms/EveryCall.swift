// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `every call: ACT`: on every path the act has happened by the end, which is when the call is
/// ready to close.
///
/// With `before` or `ahead of` it has happened when any of those acts comes, and by the end; with
/// `within` also so many prompts after its start. With `after` only what happens from then on
/// counts, so write `when` for something that may have been done before. `when` and `unless if`
/// are read at the moment it falls due.
///
/// Nothing is owed where the line drops or the caller ends, nor while breathing is in doubt (the
/// fact `breathing` is unclear or its answer raises danger), unless the rule is about breathing.
/// Whatever is owed at the end is listed, and never stops anybody.
enum EveryCall: RuleManual {
  private static let after = "after: thoughts is yes\nevery call: offers friend"

  static let examples = [
    RuleExample.right(
      "It is asked on every path.", rule: "every call: asks follow-up\nbefore: it ends",
      steps: ExampleSteps.ask("plan") + ExampleSteps.ask("follow-up"), call: ["yes", "no"]),
    .wrong(
      "Without a plan it is left out.", rule: "every call: asks follow-up\nbefore: it ends",
      steps: ExampleSteps.ask("plan")
        + ExampleSteps.ask("follow-up", "when: plan is yes or plan is unclear"), call: ["no"]),
    .right(
      "A friend is offered once thoughts were told.", rule: after,
      steps: ExampleSteps.ask("thoughts")
        + ExampleSteps.offer("friend", "when: thoughts is yes or thoughts is unclear"),
      call: ["yes", "declined"]),
    .wrong(
      "The friend was offered before thoughts were told, and never after.", rule: after,
      steps: ExampleSteps.offer("friend") + ExampleSteps.ask("thoughts"),
      call: ["declined", "yes"]),
    .right(
      "The third prompt is soon enough.",
      rule: "after: thoughts is yes\nevery call: tells stay\nwithin: 3 prompts",
      steps: ExampleSteps.ask("thoughts") + ExampleSteps.ask("sleep") + ExampleSteps.ask("food")
        + ExampleSteps.tell("stay"), call: ["yes", "no", "no"]),
    .wrong(
      "The third prompt is too late.",
      rule: "after: thoughts is yes\nevery call: tells stay\nwithin: 2 prompts",
      steps: ExampleSteps.ask("thoughts") + ExampleSteps.ask("sleep") + ExampleSteps.ask("food")
        + ExampleSteps.tell("stay"), call: ["yes", "no", "no"]),
    .wrong(
      "Only one of two is asked.", rule: "every call: asks all of (sleep, food)",
      steps: ExampleSteps.ask("sleep") + ExampleSteps.ask("food", "when: sleep is yes"),
      call: ["no"]),
    .right(
      "Who may have a plan is looked after.",
      rule: "every call: does look-round\nwhen: plan is yes or plan is unclear",
      steps: ExampleSteps.ask("plan")
        + ExampleSteps.instruct("look-round", "when: plan is yes or plan is unclear"),
      call: ["yes"]),
    .wrong(
      "Not knowing of a plan is taken for having none.",
      rule: "every call: does look-round\nwhen: plan is yes or plan is unclear",
      steps: ExampleSteps.ask("plan") + ExampleSteps.instruct("look-round", "when: plan is yes"),
      call: ["unsure"]),
    .wrong(
      "One strength is not two.", rule: "every call: asks at least 2 of marked strength",
      steps: ExampleSteps.ask("sleep", "marks: [strength]")
        + ExampleSteps.ask("food", "marks: [strength]\nwhen: sleep is yes"), call: ["no"]),
  ]
}
