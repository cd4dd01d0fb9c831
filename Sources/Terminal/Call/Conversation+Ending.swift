// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview
import Protocols

/// The end of a call: a look at what it comes to, and one word for all that is still owed.
extension Conversation {
  /// `end`, or `end dropped` where the line is gone.
  func end(_ typed: String) {
    let state = call.state
    guard state.closing == nil else { return endAmending() }
    var manner: Closing.Manner = state.standing.isReadyToClose ? .finished : .stopped
    if !typed.isEmpty, "dropped".hasPrefix(typed) { manner = .dropped }
    if !signOff(as: manner), ending == nil, call.state.closing == nil { showPrompt() }
  }

  /// Ends a call that nobody is on any more, as it may be chosen where it could be gone on with.
  package func layDown(as manner: Closing.Manner) -> Ending {
    announceCorrections()
    if !signOff(as: manner), ending == nil { leave(.suspended, reason: "kept") }
    return ending ?? .suspended
  }

  /// Shows what it comes to and closes; false where the counsellor leaves it.
  private func signOff(as manner: Closing.Manner) -> Bool {
    let debts = call.state.owed(as: manner)
    show(signOff(manner, debts))
    let isOwed = !debts.isEmpty || !correctionsOwed.isEmpty
    guard isOwed || manner == .handedOver else { return isConfirmed() && close(manner, nil) }
    guard let heir = ask("hand over to > "), !heir.isEmpty else { return false }
    return close(manner == .stopped ? .handedOver : manner, heir)
  }

  private func isConfirmed() -> Bool {
    show([.marks([Mark("1", Phrase.closeNow.text), Mark("2", Phrase.keepOpen.text)])])
    return ask("end > ", keys: ["1", "2"]) == "1"
  }

  private func close(_ manner: Closing.Manner, _ heir: String?) -> Bool {
    let corrections = correctionsOwed.map(\.handoff.number)
    guard perform(.close(manner, handedTo: heir, corrections: corrections)) else { return false }
    closed()
    return true
  }

  func closed() {
    if let heir = call.state.closing?.handedTo { show([.text(Phrase.handedTo(heir).text)]) }
    show([.text(Phrase.callClosed(desk.number).text)])
    if call.state.wasHard { offerBreak() }
    ending = .closed
  }

  private func signOff(_ manner: Closing.Manner, _ debts: [String]) -> [ScreenLine] {
    let state = call.state
    var lines: [ScreenLine] = [
      .rule([Phrase.signOffOf(desk.number).text]), .text(Phrase.signOff.text),
      .text(Phrase.outcome(manner.rawValue).text),
    ]
    for decided in state.standing.decided {
      let finding = state.library.findings[decided.finding]
      var text = suggestion(of: decided, finding)
      if let raised = decided.raisedTo {
        text += "; " + Phrase.levelRaised(finding.values[raised].title).text
      }
      if let lowered = decided.lowered {
        let level = finding.values[lowered.value].title
        text += "; " + Phrase.levelLowered(level, because: lowered.reason).text
      }
      lines.append(.named("LEVEL", text))
    }
    let aside = state.asideFacts
    if !aside.isEmpty { lines.append(.named("ASIDE", aside.joined(separator: ", "))) }
    lines += state.watched().broken.map {
      .named("RULE", "\($0.at.clock) " + Phrase.ruleBroken($0.says).text)
    }
    lines += debts.map { .named("OWED", $0) }
    lines += correctionDebts
    if debts.isEmpty, correctionsOwed.isEmpty, manner != .handedOver { return lines }
    return lines + [.text(Phrase.handOverTo.text)]
  }

  /// After an alarm, violence or a level at its worst nobody is sent straight on.
  private func offerBreak() {
    show([
      .text(Phrase.hardCall.text),
      .marks([
        Mark("1", Phrase.debrief.text), Mark("2", Phrase.takeBreak.text),
        Mark("3", Phrase.goOnAfter.text),
      ]),
    ])
    let typed = ask("after > ", keys: ["1", "2", "3"])
    if typed == "1" || typed == "2" { show([.text(Phrase.debriefNext.text)]) }
  }
}
