// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Storage
import Terminal

/// A call that is being made in another window.
extension Shift {
  /// Whose it is and how far, before anything is offered.
  func beingMade(_ summary: CallSummary) -> ScreenLine {
    let by = (try? store.entries(of: summary.call))?.last?.by.counsellor ?? ""
    return .text(
      DeskPhrase.beingMade(summary.number, by: by, lastSaved: summary.lastAt.clock).text)
  }

  /// Nothing that a thoughtless key could do touches it: to take it over wants Enter as well.
  func offerBeside(_ summary: CallSummary, new: Bool) throws -> Conversation.Ending {
    let first: DeskPhrase = new ? .beginNew : .leaveThere
    let lines = new ? [] : [beingMade(summary)]
    switch choose([first, .takeOver], below: lines, wantingEnter: [.takeOver]) {
    case .beginNew: return try begin()
    case .takeOver: return try goOn(with: summary)
    case _: return .suspended
    }
  }
}

extension CallSummary {
  /// Open, and at somebody's prompt.
  var isOpenElsewhere: Bool { !isClosed && isWhole && hasWriter }
}
