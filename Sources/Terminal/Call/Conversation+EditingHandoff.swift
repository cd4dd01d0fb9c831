// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Less of the call, or words of the counsellor's own, in a handoff that the protocol has come to.
extension Conversation {
  /// `5`: a line that does not go, or what the counsellor asks. What would be read out stands above
  /// the handoff again once it reads otherwise.
  func editHandoff() {
    guard case .handoff(let responder, _) = prompt.kind else { return }
    let marks = [
      Mark("1", HandoffPhrase.leaveOneOut.text), Mark("2", HandoffPhrase.ownWords.text),
    ]
    switch choose("edit > ", marks)?.key {
    case "1": leaveLineOut(of: promptScreen.handoff(to: responder))
    case "2":
      if let words = words("", .key(.askOwnWords), at: "you ask > ") {
        edit { $0.request = words }
      }
    case _: break
    }
    if ending == nil { showPrompt() }
  }

  /// What was changed of the handoff on screen; of any other nothing was.
  var editsHere: HandoffEdits {
    guard let edited = handoffEdited, edited.at == call.state.pendingVisit?.visit else {
      return HandoffEdits()
    }
    return edited.edits
  }

  private func edit(_ change: (inout HandoffEdits) -> Void) {
    guard let visit = call.state.pendingVisit?.visit else { return }
    var edits = editsHere
    change(&edits)
    handoffEdited = (visit, edits)
  }

  private func leaveLineOut(of handoff: Handoff) {
    let lines = promptScreen.linesThatMayBeLeftOut(of: handoff)
      .filter { !editsHere.leftOut.contains($0.id) }
    guard !lines.isEmpty else { return show([.text(HandoffPhrase.nothingToLeaveOut.text)]) }
    if let id = pick("leave out > ", [], lines) { edit { $0.leftOut.append(id) } }
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
