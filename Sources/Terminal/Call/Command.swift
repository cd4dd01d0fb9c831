// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A line that is no answer: a word that is possible at any prompt, with what stands after it.
package struct Command: Equatable, Sendable {
  package enum Word: String, CaseIterable, Equatable, Sendable {
    case told, wrong, now, other, skip, switchTo = "switch", speaker, also, offer, consent
    case handoff, outside, wish, promise, raise, lower, standdown, note, quote, alarm, why,
      wording = "v"
    case whereAmI = "where", theyAsk = "a", answers, level, record, readback, plan, leave
    case suspend, end, help, back, places, language
    case yesno, timer, callback, said, amend
  }

  package var word: Word
  package var rest: String

  package static let words = Word.allCases.map(\.rawValue)

  /// Nil when the line is to be read as an answer.
  ///
  /// On a question in words only a lone command word, or one after `/`, is a command: what a
  /// caller says may begin with any word. `!w` is an alarm there too: nobody's words look like it,
  /// and it is typed in a hurry.
  package init?(_ line: String, onWords: Bool) {
    let text = trimmed(line)
    if let sign = Self.signs[text.prefix(1).description],
      !onWords || text.count == 1 || (sign == .alarm && !text.contains(" "))
    {
      self.init(word: sign, rest: trimmed(String(text.dropFirst())))
      return
    }
    if line == " " {
      self.init(word: .note, rest: "")
      return
    }
    let isForced = text.hasPrefix("/")
    let bare = isForced ? text.dropFirst() : text[...]
    let head = bare.prefix { $0 != " " }
    let rest = trimmed(String(bare.dropFirst(head.count)))
    let letter = rest.isEmpty ? nil : Self.letters[String(head)]
    guard let word = letter ?? Word(rawValue: String(head)) else { return nil }
    guard isForced || !onWords || (rest.isEmpty && !word.isShort) else { return nil }
    self.init(word: word, rest: rest)
  }

  package init(word: Word, rest: String) {
    self.word = word
    self.rest = rest
  }

  /// Before a name a letter will do: these are typed while somebody talks. Alone, a letter may be
  /// the beginning of an answer.
  private static let letters: [String: Word] = [
    "t": .told, "w": .wrong, "n": .now, "o": .other, "c": .consent, "h": .handoff,
  ]

  private static let signs: [String: Word] = [
    "\"": .quote, "?": .why, ".": .whereAmI, "!": .alarm,
  ]

  /// The first word of `rest`, and what follows it.
  package var firstWord: (word: String, rest: String) {
    let head = rest.prefix { $0 != " " }
    return (String(head), trimmed(String(rest.dropFirst(head.count))))
  }
}

extension Command.Word {
  /// Too short to be taken from somebody's words.
  fileprivate var isShort: Bool { rawValue.count == 1 || self == .now || self == .also }
}
