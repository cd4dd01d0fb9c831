// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Less of the call, or words of the counsellor's own, in a handoff before it is made.
extension Conversation {
  /// `5`: a line that does not go, or what the counsellor asks. What would be read out stands above
  /// the handoff again once it reads otherwise.
  func editHandoff() {
    guard case .handoff(let responder, _) = prompt.kind, let place = placeHere else { return }
    edit(promptScreen.handoff(to: responder), at: place)
    if ending == nil { showPrompt() }
  }

  /// `handoff RESPONDER look`: what would be read out, and the keys that a step has for it.
  func lookAtHandoff(to id: String) {
    guard let responder = call.state.library.responderIndex(id) else { return }
    let place = HandoffDraft.Place.byHand(id)
    var shown = ""
    while ending == nil {
      // What cannot be prepared says why.
      guard let text = preview(of: id, edits(at: place)) else { return prepare(id, .consent) }
      let marks = PromptScreen.handoffMarks.filter { $0.key != "3" }
      var handoff = promptScreen.handoff(to: responder)
      let mind = toMind(before: handoff, responder)
      // Once, and again where it reads otherwise by now.
      let lines = text == shown ? [] : mind.lines + [.named("READS", text)]
      shown = text
      switch choose("handoff > ", marks, above: lines)?.key {
      case "1":
        if mind.goesWhole { heldBackTold[id] = HeldBackTold(mind.held) }
        return prepare(id, .consent, isLookedAt: true)
      case "4":
        handoff.edits = edits(at: place)
        show(promptScreen.leftOut(of: handoff))
      case "5": edit(handoff, at: place)
      case _: return showPrompt()
      }
    }
  }

  private func edit(_ handoff: Handoff, at place: HandoffDraft.Place) {
    let marks = [
      Mark("1", HandoffPhrase.leaveOneOut.text), Mark("2", HandoffPhrase.ownWords.text),
    ]
    switch choose("edit > ", marks)?.key {
    case "1": leaveLineOut(of: handoff, at: place)
    case "2":
      if let words = words("", .key(.askOwnWords), at: "you ask > ") {
        edit(at: place) { $0.request = words }
      }
    case _: break
    }
  }

  var placeHere: HandoffDraft.Place? {
    call.state.pendingVisit.map { .step($0.visit.step) }
  }

  /// What was changed of the handoff on screen; of any other nothing was.
  var editsHere: HandoffEdits { placeHere.map(edits) ?? HandoffEdits() }

  func edits(at place: HandoffDraft.Place) -> HandoffEdits {
    handoffsEdited.first { $0.place == place }?.edits ?? HandoffEdits()
  }

  private func edit(
    at place: HandoffDraft.Place, _ change: (inout HandoffEdits) -> Void
  ) {
    var edits = self.edits(at: place)
    change(&edits)
    forgetEdits(at: place)
    handoffsEdited.append(HandoffDraft(place: place, edits: edits))
    saveDraft("")
  }

  /// Of a handoff that is made, or left out.
  func forgetEdits(at place: HandoffDraft.Place?) {
    handoffsEdited.removeAll { $0.place == place }
  }

  private func leaveLineOut(of handoff: Handoff, at place: HandoffDraft.Place) {
    let lines = promptScreen.linesThatMayBeLeftOut(of: handoff)
      .filter { !edits(at: place).leftOut.contains($0.id) }
    guard !lines.isEmpty else { return show([.text(HandoffPhrase.nothingToLeaveOut.text)]) }
    if let id = pick("leave out > ", [], lines) { edit(at: place) { $0.leftOut.append(id) } }
  }
}

extension PromptScreen {
  /// Lines that would go, and that a receiver can do without: by id.
  func linesThatMayBeLeftOut(of handoff: Handoff) -> [(id: String, title: String)] {
    let rulings = RecordVersion(handoff, in: state, at: now).lineRulings(in: state)
    var lines: [(id: String, title: String)] = []
    for line in rulings where line.shown != nil && line.item.mayBeLeftOut(of: line.part) {
      if !lines.contains(where: { $0.id == line.item.id }) {
        lines.append((line.item.id, library.said(line.item.id)))
      }
    }
    return lines
  }
}
