// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What can be pressed or typed here, for whoever does not know it by heart.
extension Conversation {
  /// A question and what stands below it, in rows.
  static let mostRows = 12

  /// Tab on an empty line: the commands, and below them the question with its choices, so that
  /// what is to be said stays on the screen.
  func showWhatIsPossible() {
    show(possibleHere)
    showPrompt()
  }

  /// The words that are commands here; those that a screen says how to use come with it.
  var possibleHere: [ScreenLine] {
    let words = Command.Word.allCases.filter { word in
      word.rawValue.count > 1 && (!isAmending || Self.wordsAfterClosing.contains(word))
    }
    return [.named("WORDS", KeyPhrase.commands(words.map(\.rawValue)).text)]
  }

  /// Bare, it says what there is to choose from.
  func speak(in language: String) {
    guard language.isEmpty else {
      _ = perform(.speakIn(language: language))
      return
    }
    let library = call.state.library
    let all = KeyPhrase.languages(own: library.ownLanguage, others: library.otherLanguages)
    show([.text(all.text)])
  }

  /// At the first question of a call that leaves room for it: that there is help.
  func withHint(_ lines: [ScreenLine]) -> [ScreenLine] {
    guard !hasHinted, !isAmending, call.state.closing == nil else { return lines }
    let all = lines + [.hint(KeyPhrase.hint(isRich: screen.isRich).text)]
    guard screen.rows(of: all) < Self.mostRows else { return lines }
    hasHinted = true
    return all
  }
}
