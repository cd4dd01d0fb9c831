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
    let library = call.state.library
    guard let responder = typed.flatMap(library.responderIndex) else { return true }
    let handoff = promptScreen.handoff(to: responder, basis)
    let closed = closedNow(responder)
    let held = promptScreen.heldBack(from: handoff)
    let whole = promptScreen.wholeWords(in: handoff, beside: held)
    let again = promptScreen.onceMore
    guard !whole.isEmpty else {
      show(closed + again + promptScreen.notesLeft(out: handoff))
      return true
    }
    let marks = [Mark("1", Phrase.prepareHandoff.text), Mark("2", Phrase.leaveOut.text)]
    let lines = promptScreen.lines(of: held, for: handoff)
    let block = closed + lines + whole + again + promptScreen.notesLeft(out: handoff)
    if choose("handoff > ", marks, above: block)?.key == "1" {
      heldBackTold[handoff.responder] = held
      return true
    }
    showPrompt()
    return false
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
