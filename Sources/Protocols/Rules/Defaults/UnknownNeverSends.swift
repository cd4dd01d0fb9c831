// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `unknown-never-sends`: no handoff without the person's consent is reached by answers that are
/// unsure, declined, skipped or never asked.
///
/// Source: domain notes A 3; product page, "Never". Two medical exceptions, never to police:
/// breathing unknown in someone who does not respond, and silence under a plan they agreed to.
enum UnknownNeverSends: RuleManual {
  static let examples = [
    RuleExample.right(
      "The team goes where the person takes it.",
      steps: ExampleSteps.ask("harm") + ExampleSteps.offer("team")
        + ExampleSteps.handoff("team", "when: accepted team")),
    .wrong(
      "Whoever does not know is sent somebody.",
      steps: ExampleSteps.ask("harm")
        + ExampleSteps.handoff("team", "when: harm is yes for sure or harm is unclear")),
  ]
}
