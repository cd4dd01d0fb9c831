// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `loops-end`: every loop has a limit, or passes a choice that leads out of it.
///
/// Source: domain notes A 27 (no cycle without progress or exit).
enum LoopsEnd: RuleManual {
  static let examples = [
    RuleExample.right(
      "One of the answers leads on.",
      steps: """
        - ask: near
          say: Near?
          choices:
            - close: Close
              as yes or no: Close?
              go: near
            - far: Far
              as yes or no: Far?
          secret kind: none

        """),
    .wrong(
      "Both answers lead back, and only not knowing leads on.",
      steps: """
        - ask: near
          say: Near?
          choices:
            - close: Close
              as yes or no: Close?
              go: near
            - far: Far
              as yes or no: Far?
              go: near
          secret kind: none

        """),
  ]
}
