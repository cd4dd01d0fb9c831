// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

extension State {
  /// The question to which a yes stands in place of words; nil where a fact stands otherwise.
  package func saidYes(insteadOf fact: Int, of party: Party) -> String? {
    let index = Int(self.fact(fact, of: party).current)
    guard index >= 0, !isForgotten(fact),
      case .questionSkipped(let visit, _, _, _, .yes?) = acts[index].event
    else { return nil }
    return library.putToYesOrNo(at: visit)
  }
}
