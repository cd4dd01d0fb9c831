// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Storage

/// Corrections that closed calls owe to their receivers: which call and how many, never what. The
/// end of a call says which it left; read without any library, so that a shift begins at once.
struct OwedElsewhere {
  /// By call number: the handoffs that wait for a correction.
  private(set) var handoffs: [Int: [Int]] = [:]

  init(of calls: [ReadCall]) {
    for call in calls where call.summary.isClosed {
      let owed = Self.owed(in: call.readable?.entries ?? [])
      if !owed.isEmpty { handoffs[call.summary.number] = owed }
    }
  }

  /// What the last end left, without what was said to its receiver since.
  static func owed(in entries: [Entry]) -> [Int] {
    var owed: [Int] = []
    for event in entries.flatMap(\.events) {
      if case .callClosed(let closing) = event { owed = closing.correctionsOwed }
      if case .correctionSaid(let handoff, let answer) = event, answer.outcome == .accepted {
        owed.removeAll { $0 == handoff }
      }
    }
    return owed
  }

  /// The calls, the first begun first.
  var calls: [Int] { handoffs.keys.sorted() }
}
