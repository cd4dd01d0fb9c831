// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Whose the answers are that were given before it was known that somebody else calls.
extension Conversation {
  /// `theirs`: asks it again, where it was left open or answered in a hurry.
  func theirs() {
    guard !call.state.takenAsCallers.isEmpty else {
      return show([.text(Phrase.refusal(.nothingTakenAsCallers).text)])
    }
    guard areTheirs() else { return showPrompt() }
    perform(.attribute, saying: .theirsNow)
  }

  /// Asked at once when it turns out: until it is answered a handoff would hold nothing of them.
  func askWhose() {
    guard !call.state.takenAsCallers.isEmpty, areTheirs() else { return }
    if add(.attribute, saying: .theirsNow) { show([.text(Phrase.theirsNow.text)]) }
  }

  /// Whether the person is meant. Unsure leaves them where they are, and says how to come back.
  private func areTheirs() -> Bool {
    let facts = call.state.takenAsCallers.map { call.state.library.facts[$0].said }
    let listed = CarePhrase.listed(facts, upTo: 6)
    let marks = [
      Mark("1", Phrase.thePersons.text), Mark("2", Phrase.theCallersOwn.text),
      Mark("8", Phrase.notSure.text),
    ]
    let key = choose(
      "whose > ", marks, above: [.named("WHOSE", Phrase.whoseAnswers(listed).text)],
      redo: "/theirs", givesLineBack: false)?.key
    needsPrompt = false
    if key == "1" { return true }
    show([.text(Phrase.callersFor(now: key == "2").text)])
    return false
  }
}
