// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Words behind a number at an offer or a consent: `2, she fears the police`.
extension Conversation {
  /// What came of a number with words behind it.
  struct KeptBoth {
    /// Nil where nothing was chosen.
    var chosen: Chosen?
    var isTypedAgain = false
  }

  /// What was chosen, and the words as a note or as theirs, as one key says; nil where the line is
  /// no number of these marks with words behind it.
  func keptBoth(_ typed: String, _ marks: [Mark]) -> KeptBoth? {
    let words = AnswerReader.words(behind: typed.dropFirst())
    guard let mark = marks.first(where: { $0.key == typed.prefix(1) }), !words.isEmpty else {
      return nil
    }
    let menu = [
      Mark("1", CarePhrase.answerAndNote(mark.label).text),
      Mark("2", CarePhrase.answerAndQuote(mark.label).text),
      Mark("3", CarePhrase.allAsNote.text), Mark("4", CarePhrase.typeAgain.text),
    ]
    let key = choose(
      "keep > ", menu, above: [.text(CarePhrase.choiceAndWords(words).text)], enter: .isNothing,
      redo: "/note " + typed)?.key
    switch key {
    case "1": return addNote(words) ? kept(with: mark) : KeptBoth()
    case "2":
      guard add(.quote(words)) else { return KeptBoth() }
      show([.text(Phrase.saved.text)])
      return kept(with: mark)
    case "3":
      _ = addNote(typed)
      return KeptBoth()
    case "4": return KeptBoth(isTypedAgain: true)
    case _: return KeptBoth()
    }
  }

  private func kept(with mark: Mark) -> KeptBoth {
    KeptBoth(chosen: Chosen(key: mark.key))
  }
}
