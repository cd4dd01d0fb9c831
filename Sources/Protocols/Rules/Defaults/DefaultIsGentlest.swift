// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `default-is-gentlest`: what happens where no condition fits is no more intrusive than what
/// happens where one does.
///
/// Source: domain notes A 4. A triage that was never finished ends in staying on the line.
enum DefaultIsGentlest: RuleManual {
  static let examples = [
    RuleExample.right(
      "Where nothing fits there is talk.",
      steps: ExampleSteps.ask("harm") + ExampleSteps.offer("talk")
        + ExampleSteps.offer("team", "when: harm is yes")),
    .wrong(
      "Where nothing fits there is a team.",
      steps: ExampleSteps.ask("harm") + ExampleSteps.offer("talk", "when: harm is known")
        + ExampleSteps.offer("team", "when: harm is not known")),
  ]
}
