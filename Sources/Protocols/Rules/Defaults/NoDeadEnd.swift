// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `no-dead-end`: from every step some end can be reached.
///
/// Source: domain notes A 27. A call that can only be left by closing it has lost its follow-up.
enum NoDeadEnd: RuleManual {
  static let examples = [
    RuleExample.right(
      "The wait goes back twice, then on.",
      steps: ExampleSteps.ask("near")
        + "- wait: a-while\n  for: 1 minute\n  go: near\n  at most: 2\n"),
    .wrong(
      "Whoever says yes goes back to the question for ever.",
      steps: """
        - ask: near
          say: Near?
          choices:
            - close: Close
              as yes or no: Close?
              go: again
            - far: Far
              as yes or no: Far?
          secret kind: none
        - do: again
          text: Ask again.
        - ask: nearer
          say: And now?
          choices:
            - closer: Closer
              as yes or no: Closer?
              go: again
            - same-distance: The same
              as yes or no: The same?
              go: again
          secret kind: none

        """),
  ]
}
