// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// `nottell WHOM`: somebody of whom the caller says, at any time, that they must not know. The
/// library's own question for that holds it, so that it stands first on every page, survives every
/// exception, and is owed to whoever has a page already.
extension Conversation {
  func notTell(_ typed: String) {
    guard let whom = words(typed, .care(.whomNotToTell), at: "not tell > ") else {
      return showPrompt()
    }
    guard let fact = call.state.factOfWarning else {
      return takeNote(CarePhrase.notToTell(whom).text)
    }
    let before = promptScreen.notToTell
    // Whoever was named before must not know either.
    let all = before.map { $0.contains(whom) ? $0 : "\($0); \(whom)" } ?? whom
    let told = Statement(.words(all))
    perform(
      .tell(fact: call.state.library.facts[fact].id, told), saying: .care(.nowNotToTell(all)))
  }
}

extension State {
  /// The question in words whose answer is whom not to tell.
  var factOfWarning: Int? {
    library.facts.firstIndex { RecordPlacing.warnings.contains($0.id) && $0.isWorded }
  }
}

extension PromptScreen {
  /// Whom nobody may tell; nil where nobody was named.
  var notToTell: String? {
    guard let fact = state.factOfWarning, !state.isForgotten(fact),
      case .words(let words)? = state.current(fact, of: state.partyKnowing(fact))?.answer.value
    else { return nil }
    return words
  }

  /// The same above whoever is rung.
  var notToTellLines: [ScreenLine] {
    notToTell.map { [.loud(CarePhrase.notToTell($0).text)] } ?? []
  }
}
