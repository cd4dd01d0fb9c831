// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What was known of a library's paths when a call began; it stands on every record of the call.
package enum ProofState: Equatable, Sendable {
  /// Every rule that a single call can break was proved, by this version of the checker.
  case proved(checker: Int)
  /// Used all the same, for a reason that was given at the start of the shift.
  case unproved(because: String)
}
