// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What the counsellor must know before a handoff is prepared: that nobody is there at this hour,
/// and that words go as they were typed while something is held back.
extension Conversation {
  /// Above a handoff that the protocol has come to.
  var beforeHandoff: [ScreenLine] {
    guard case .handoff(let responder, _) = prompt.kind else { return [] }
    return closedNow(responder)
  }

  /// Before one that is prepared by hand; false where the counsellor leaves it.
  func mayPrepare(_ typed: String?, _ basis: Handoff.Basis) -> Bool {
    guard let responder = typed.flatMap(call.state.library.responderIndex) else { return true }
    let mind = toMind(before: promptScreen.handoff(to: responder, basis), responder)
    guard mind.goesWhole else {
      show(mind.lines)
      return true
    }
    let marks = [Mark("1", Phrase.prepareHandoff.text), Mark("2", Phrase.leaveOut.text)]
    if choose("handoff > ", marks, above: mind.lines)?.key == "1" {
      heldBackTold[call.state.library.responders[responder].id] = HeldBackTold(mind.held)
      return true
    }
    showPrompt()
    return false
  }

  /// What the counsellor has to know before a handoff by hand.
  struct ToMind {
    var held: [HeldBack]
    /// Whether words go as they were typed while something is held back; only then what is held is
    /// named before, and else with what follows it.
    var goesWhole: Bool
    var lines: [ScreenLine]
  }

  func toMind(before handoff: Handoff, _ responder: Int) -> ToMind {
    let held = promptScreen.heldBack(from: handoff)
    let whole = promptScreen.wholeWords(in: handoff, beside: held)
    let named = whole.isEmpty ? [] : promptScreen.lines(of: held, for: handoff) + whole
    let lines =
      closedNow(responder) + named + promptScreen.onceMore + promptScreen.notesLeft(out: handoff)
    return ToMind(held: held, goesWhole: !whole.isEmpty, lines: lines)
  }

  /// Where every place that stands for a responder is closed by its hours, or the one that was
  /// chosen is. Hours that are not known close nothing.
  private func closedNow(_ responder: Int) -> [ScreenLine] {
    let state = call.state
    let matches = places(for: state.library.responders[responder].id)
    let chosen = state.standing.supports[responder]?.chosenPlace
    let meant = matches.filter { chosen == nil || $0.support.id == chosen?.id }
    guard let first = meant.first, meant.allSatisfy({ $0.open == .doesNotFit }) else { return [] }
    let phrase = CarePhrase.closedAtThisHour(first.support.name, first.support.open ?? "")
    return [.named("CLOSED", phrase.text)]
  }
}
