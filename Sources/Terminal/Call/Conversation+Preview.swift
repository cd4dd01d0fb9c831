// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A handoff as it would go, before it does.
extension Conversation {
  /// What would be read out stands above the handoff that the protocol has come to: once, and again
  /// where it reads otherwise by now.
  func showPreview() {
    guard let text = preview, text != previewShown else { return }
    previewShown = text
    show([.named("READS", text)])
  }

  /// Nil where nothing would go, or a rule stands against it.
  private var preview: String? {
    guard case .handoff(let responder, let unmet) = prompt.kind, unmet.isEmpty,
      !promptScreen.holdsNothing(responder)
    else { return nil }
    let at = desk.now()
    let made = try? Engine.decide(
      .handOff(responder: nil, basis: .consent, edits: editsHere), in: call.state, at: at)
    guard let made else { return nil }
    let supposed = call.state.supposing(made, at: at)
    var given = sent
    given.follow(supposed, at: at)
    let number = supposed.standing.handoffs.last?.handoff.number
    return trimmed(desk.record(supposed, given, .readAloud, number))
  }

  func showLeftOut() {
    guard case .handoff(let responder, _) = prompt.kind else { return }
    var handoff = promptScreen.handoff(to: responder)
    handoff.edits = editsHere
    show(promptScreen.leftOut(of: handoff))
    showPrompt()
  }
}
