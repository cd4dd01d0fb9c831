// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview
import Protocols

/// A shortest call that breaks a rule, act by act, as it can be made.
package struct Counterexample: Equatable, Sendable {
  package struct Turn: Equatable, Sendable {
    /// The step on the prompt, by position in the flow; nil once the walk is over.
    package var step: Int?
    package var intent: Intent
    /// Any other answer would do as well.
    package var isAny: Bool

    package init(step: Int?, intent: Intent, isAny: Bool) {
      self.step = step
      self.intent = intent
      self.isAny = isAny
    }
  }

  package var rule: String
  package var root: Root
  /// The last one breaks the rule, unless it is broken by what follows by itself.
  package var turns: [Turn]
  /// How many acts it has.
  package var length: Int
  /// Whether the engine, led the same way, breaks the rule too. A checker that says otherwise is
  /// mistaken, and says so.
  package var isReplayed: Bool
  /// How many combinations of answers break the rule; nil where that was not counted.
  package var combinations: Combinations?
}
