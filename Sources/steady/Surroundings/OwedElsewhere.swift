// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Storage

/// What closed calls owe: which call and how much, never what. The end of a call says what it left;
/// read without any library, so that a shift begins at once.
struct OwedElsewhere {
  /// By call number: the handoffs that wait for a correction.
  private(set) var handoffs: [Int: [Int]] = [:]
  /// By call number: all that is owed, corrections too.
  private(set) var counts: [Int: Int] = [:]

  init(of calls: [ReadCall]) {
    for call in calls where call.summary.isClosed {
      let owed = Self.owed(in: call.readable?.entries ?? [])
      let corrections = Closing(.finished, owed: owed).correctionsOwed
      if !owed.isEmpty { counts[call.summary.number] = owed.count }
      if !corrections.isEmpty { handoffs[call.summary.number] = corrections }
    }
  }

  /// What the last end left, without what was settled since: a correction that was said, a handoff
  /// that was accepted, a call-back that reached somebody.
  static func owed(in entries: [Entry]) -> [String] {
    var owed: [String] = []
    func settle(_ name: String) {
      owed.removeAll { $0 == name || $0.hasPrefix("\(name) ") }
    }
    for event in entries.flatMap(\.events) {
      switch event {
      case .callClosed(let closing): owed = closing.owed
      case .correctionSaid(let handoff, let answer) where answer.outcome == .accepted:
        settle(Closing.owing(correction: handoff))
      case .handoffAnswered(let handoff, let answer) where answer.outcome == .accepted:
        settle("handoff \(handoff)")
      case .callBackTried(let number, let outcome) where outcome != .unanswered:
        settle("call-back \(number)")
      case _: break
      }
    }
    return owed
  }

  /// The calls that owe corrections, the first begun first.
  var calls: [Int] { handoffs.keys.sorted() }
}
