// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `order: offers never fall on the ladder`: nothing is offered for the first time after something
/// more intrusive was offered.
///
/// Going back to a help that was offered before is no fault, nor is a step between equal rungs.
/// A rung that was ruled out counts as offered.
enum Order: RuleManual {
  private static let rule = "order: offers never fall on the ladder"

  static let examples = [
    RuleExample.right(
      "Talk, a friend, then a team; and talk again.", rule: rule,
      steps: ExampleSteps.offer("talk, friend, team")
        + ExampleSteps.offer("talk", "id: again\nwhen: declined team"),
      call: ["declined", "declined", "declined", "declined"]),
    .wrong(
      "The friend is thought of after the team.", rule: rule,
      steps: ExampleSteps.offer("team, friend"), call: ["declined", "declined"]),
    .right(
      "The rule is over once the team was offered first on purpose.",
      rule: rule + "\nunless: offers team", steps: ExampleSteps.offer("team, friend"),
      call: ["declined", "declined"]),
  ]
}
