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
    case "1": return keep(.note(words), .care(.noteSaved), then: mark)
    case "2": return keep(.quote(words), .saved, then: mark)
    case "3": return keep(.note(typed), .care(.noteSaved), then: nil)
    case "4": return KeptBoth(isTypedAgain: true)
    case _: return KeptBoth()
    }
  }

  private func keep(_ intent: Intent, _ saved: Phrase, then mark: Mark?) -> KeptBoth {
    guard add(intent) else { return KeptBoth() }
    show([.text(saved.text)])
    return KeptBoth(chosen: mark.map { Chosen(key: $0.key) })
  }
}
