// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Terminal

/// What people call it, wherever the library says so: an id is for programs.
extension CallPage {
  func name(ofFact id: String) -> String {
    state.library.facts.first { $0.id == id }?.name ?? id
  }

  func title(ofAlarm id: String) -> String {
    state.library.alarms.first { $0.id == id }?.label ?? id
  }

  /// The rules that something was done outside of, in their own words, each with its stop.
  func outside(_ rules: [String]) -> String {
    rules.map { id in
      let says = state.library.policy.rules.first { $0.id == id }?.says ?? id
      return says.last.map { ".!?".contains($0) } ?? true ? says + " " : says + ". "
    }.joined()
  }

  /// Rules that the call did not keep, as the counsellor was told: what was wanted, and what was
  /// done before it.
  var brokenRules: [Line] {
    state.watched().broken.map { broken in
      let undone = state.couldNotBeDone(for: broken.rule)
      let phrase =
        undone.map { Phrase.record(.ruleNotDone(broken.says, step: $0.step)) }
        ?? .record(.ruleBroken(broken.says, when: state.words(for: broken)))
      return (broken.at, "rule  \(phrase.text)")
    }
  }
}
