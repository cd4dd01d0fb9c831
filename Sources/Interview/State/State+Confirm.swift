// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// `confirm if changed`: an answer that was given before another one changed is asked again, with
/// the old answer shown (protocol language, section 3.6).
extension State {
  /// The fact that has changed, or was found wrong, since this one was answered; nil where none
  /// has, or none would matter to it.
  package func changedSince(_ fact: Int, of party: Party) -> Int? {
    let ground = Int(self.fact(fact, of: party).current)
    guard ground >= 0 else { return nil }
    return library.confirmIfChanged[fact].first { hasChanged($0, of: party, since: ground) }
  }

  /// Known before that act, and corrected or answered otherwise after it.
  private func hasChanged(_ fact: Int, of party: Party, since ground: Int) -> Bool {
    let current = Int(self.fact(fact, of: party).current)
    guard current >= 0 else { return false }
    if current < ground {
      return acts[current].correction.map { $0.at > acts[ground].at } ?? false
    }
    let id = library.facts[fact].id
    let before = acts[..<ground].last { !$0.isUndone && $0.event.answers(id, of: party) }
    return before.map { $0.answer?.value != acts[current].answer?.value } ?? false
  }
}

extension Event {
  /// Whether this gives that fact of that party an answer of its own.
  fileprivate func answers(_ fact: String, of party: Party) -> Bool {
    if case .answerRecorded(_, fact, party, _, kept: false) = self { return true }
    if case .toldEarly(fact, party, _) = self { return true }
    if case .changedNow(fact, party, _) = self { return true }
    return false
  }
}
