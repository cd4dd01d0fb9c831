// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `no-dead-end`: from every step some end can be reached.
///
/// Source: domain notes A 27. A call that can only be left by closing it has lost its follow-up.
/// The shape pass sees to it and there is no wrong example: unsure always leads on, a wait that
/// goes back has a limit (SH114), no protocol runs itself, and each finishes with an end.
enum NoDeadEnd: RuleManual {
  static let examples = [
    RuleExample.right(
      "The wait goes back twice, then on.",
      steps: ExampleSteps.ask("near")
        + "- wait: a-while\n  for: 1 minute\n  go: near\n  at most: 2\n")
  ]
}
