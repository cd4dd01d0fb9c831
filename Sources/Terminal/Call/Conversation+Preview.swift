// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A handoff as it would go, before it does.
extension Conversation {
  /// What would be read out stands above the handoff that the protocol has come to: once, and again
  /// where it reads otherwise by now.
  func showPreview() {
    guard let text = previewHere, text != previewShown else { return }
    previewShown = text
    show([.named("READS", text)])
  }

  private var previewHere: String? {
    guard case .handoff(let responder, let unmet) = prompt.kind, unmet.isEmpty,
      !promptScreen.holdsNothing(responder)
    else { return nil }
    return preview(of: nil, editsHere)
  }

  /// What would be read out; nil where nothing would go, or a rule stands against it.
  func preview(of responder: String?, _ edits: HandoffEdits) -> String? {
    let named = responder.flatMap(call.state.library.responderIndex)
    if let named, promptScreen.holdsNothing(named) { return nil }
    let at = desk.now()
    let intent = Intent.handOff(responder: responder, basis: .consent, edits: edits)
    guard let made = try? Engine.decide(intent, in: call.state, at: at) else { return nil }
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
