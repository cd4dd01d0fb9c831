// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What was noted of the line while whoever called was away, and whether they are back. By custom
/// the facts are called so.
package enum LineBack {
  static let line = "line-state"
  static let whoAnswers = "who-answers"
}

extension State {
  /// Whether what was noted of the line and of the last ring is over: whoever called was reached by
  /// a call-back since.
  package func isOvertaken(_ fact: Int, _ party: Party) -> Bool {
    guard [LineBack.line, LineBack.whoAnswers].contains(library.facts[fact].id),
      case let noted = Int(self.fact(fact, of: party).current), noted >= 0
    else { return false }
    return isReached(since: acts[noted].at)
  }

  /// Whether the line is gone, and it was noted last that it is still silent, that nobody picked
  /// up, or that it may be somebody else who did.
  package var isNobodyBack: Bool {
    guard isLineGone else { return false }
    for act in acts.reversed() where !act.isUndone {
      if case .alarmRaised("line-dropped") = act.event { return false }
      switch act.event.factAnswered {
      case LineBack.whoAnswers?:
        return act.answer?.value != .choice("the-caller") && !isReached(since: act.at)
      case LineBack.line?:
        return act.answer?.value == .choice("still-gone") && !isReached(since: act.at)
      case _: continue
      }
    }
    return false
  }

  private func isReached(since noted: Moment) -> Bool {
    beside.callBacks.flatMap(\.tries).contains {
      $0.outcome == .reached && $0.at.utcMilliseconds >= noted.utcMilliseconds
    }
  }
}
