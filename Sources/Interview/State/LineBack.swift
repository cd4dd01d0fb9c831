// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What was noted of the line while whoever called was away, and whether they are back. By custom
/// the facts are called so.
package enum LineBack {
  static let line = "line-state"
  static let whoAnswers = "who-answers"
  static let theCaller = "the-caller"
  static let silence = "silence-now"
  static let lineGone = "line-gone"
  /// The alarm, and the protocol that another alarm may run.
  static let dropped = "line-dropped"
  /// The alarms that may tell of a dropped line.
  static let alarms = [dropped, "silence"]
}

extension State {
  /// Whether what was noted of the line and of the last ring is over: whoever called was reached by
  /// a call-back since.
  package func isOvertaken(_ fact: Int, _ party: Party) -> Bool {
    guard [LineBack.line, LineBack.whoAnswers].contains(library.facts[fact].id),
      case let noted = Int(self.fact(fact, of: party).current), noted >= 0
    else { return false }
    return isReached(since: acts[noted].at)
      || library.facts[fact].id == LineBack.line && isPickedUp(after: noted)
  }

  /// Whether the last ring after an act was picked up by whoever called.
  private func isPickedUp(after noted: Int) -> Bool {
    acts[noted...].last { !$0.isUndone && $0.event.factAnswered == LineBack.whoAnswers }
      .map { $0.answer?.value == .choice(LineBack.theCaller) } ?? false
  }

  /// Whether the line is gone and did not come back: what watches over it is still on.
  package var isLineGone: Bool { standing.walks.contains(where: isLineGone) }

  /// Whether this walk is about a line that is gone: its own alarm, the same protocol within
  /// another, or one that stays on after a silent line was lost.
  package func isLineGone(in walk: Walk) -> Bool {
    guard case .alarm(let alarm) = walk.cause else { return false }
    let runsIt = walk.frames.contains { library.protocols[$0.protocolIndex].id == LineBack.dropped }
    return library.alarms[alarm].id == LineBack.dropped || runsIt
      || (walk.staysOn && isSilenceALostLine)
  }

  private var isSilenceALostLine: Bool {
    guard let fact = library.factIndex(LineBack.silence),
      case let noted = Int(self.fact(fact, of: partyKnowing(fact)).current), noted >= 0
    else { return false }
    return acts[noted].answer?.value == .choice(LineBack.lineGone)
  }

  /// Whether the line is gone, and it was noted last that it is still silent, that nobody picked
  /// up, or that it may be somebody else who did.
  package var isNobodyBack: Bool {
    guard isLineGone else { return false }
    for act in acts.reversed() where !act.isUndone {
      if case .alarmRaised(let alarm) = act.event, LineBack.alarms.contains(alarm) { return false }
      switch act.event.factAnswered {
      case LineBack.whoAnswers?:
        return act.answer?.value != .choice(LineBack.theCaller) && !isReached(since: act.at)
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
