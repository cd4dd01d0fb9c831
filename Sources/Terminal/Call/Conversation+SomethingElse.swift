// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Answers that fit none of the choices.
extension Conversation {
  /// `0`: what they said fits no choice, and is kept as the answer in their words; where only the
  /// choices will do, or the answer is words already, as a note.
  func somethingElse(_ typed: String, _ fact: Fact) -> Statement? {
    guard fact.takesSomethingElse else {
      obey(Command(word: .note, rest: typed))
      return nil
    }
    let redo = obeyed ?? "/told \(fact.id) 0"
    let phrase = Phrase.key(.somethingElse)
    guard let words = words(typed, phrase, at: "in words > ", redo: redo) else {
      showPrompt()
      return nil
    }
    // What asks how it is known must not lose them.
    obeyed = obeyed.map { typed.isEmpty ? "\($0) \(words)" : $0 }
    return withEvidence(Statement(.words(words.withoutQuotes)), "0 \(words)", fact)
  }
}
