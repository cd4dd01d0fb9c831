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
    let first = (new ? DeskPhrase.beginNew : .leaveThere).text
    let marks = [Mark("1", first), Mark("2", DeskPhrase.takeOver.text, wantsEnter: true)]
    let lines = (new ? [] : [beingMade(summary)]) + [ScreenLine.marks(marks)]
    tell(lines)
    while true {
      let request = LineRequest(
        prompt: DeskPhrase.whichCall.text + " ",
        immediateKeys: ["1", "3", "4", "5", "6", "7", "8", "9", "0"])
      switch editor.next(request).plainDigits {
      case .key("1"), .line("1"): return new ? try begin() : .suspended
      case .line("2"): return try goOn(with: summary)
      case .endOfInput, .hangup, .terminate, .endKey: return .suspended
      case .screenCleared, .resized, .listWanted: tell(lines)
      case .key, .line, .backspaceOnEmpty, .interrupt, .suspend, .lineTooLong, .draft, .tick:
        continue
      }
    }
  }
}

extension CallSummary {
  /// Open, and at somebody's prompt.
  var isOpenElsewhere: Bool { !isClosed && isWhole && hasWriter }
}
