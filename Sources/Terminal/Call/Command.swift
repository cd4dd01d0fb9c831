// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// A line that is no answer: a word that is possible at any prompt, with what stands after it.
package struct Command: Equatable, Sendable {
  package enum Word: String, CaseIterable, Equatable, Sendable {
    case told, wrong, now, other, skip, switchTo = "switch", speaker, also, offer, consent
    case handoff, outside, wish, promise, raise, lower, standdown, note, quote, alarm, why,
      wording = "v"
    case whereAmI = "where", theyAsk = "a", answers, level, record, readback, plan, leave
    case suspend, end, help, back, places, language, nottell
    case known, theirs, yesno, timer, callback, said, amend
  }

  package var word: Word
  package var rest: String

  package static let words = Word.allCases.map(\.rawValue)

  /// Nil when the line is to be read as an answer.
  ///
  /// At any prompt a line that begins with a space is a note, with `"` a quote, with `/` a command.
  /// On a question in words only a lone command word is one besides: what a caller says may begin
  /// with any word. `!w` is an alarm there too: nobody's words look like it, and it is typed in a
  /// hurry.
  package init?(_ line: String, onWords: Bool) {
    if line.first == " " {
      self.init(word: .note, rest: trimmed(line))
      return
    }
    let text = trimmed(line)
    let isForced = Self.isForced(text)
    let bare = isForced ? text.dropFirst() : text[...]
    if let sign = Self.signs[bare.prefix(1).description],
      isForced || !onWords || bare.count == 1 || sign == .quote
        || (sign == .alarm && !bare.contains(" "))
    {
      let rest = trimmed(String(bare.dropFirst()))
      self.init(word: sign, rest: sign == .quote ? rest.withoutClosingQuote : rest)
      return
    }
    // Nobody's words are one small letter.
    if onWords, let lone = Command(letter: text) ?? Self.worded(bare), text.count == 1 {
      self = lone
      return
    }
    guard let command = Self.worded(bare) else { return nil }
    guard isForced || !onWords || (command.rest.isEmpty && !command.word.isShort) else {
      return nil
    }
    self = command
  }

  /// Whether its writer said that it is a command.
  package static func isForced(_ line: String) -> Bool { line.first == "/" && line.count > 1 }

  /// Whether words stand behind a word that takes none: `back then it was cold`.
  func isWithWords(in line: String) -> Bool {
    guard line.first?.isLetter == true, !rest.isEmpty else { return false }
    return [.why, .whereAmI, .answers, .level, .theirs, .leave, .suspend, .help, .back]
      .contains(word)
  }

  /// A line of words that could also be a command, however it is written; nil where its first word
  /// is none, and where its writer said what it is.
  package static func maybe(_ line: String) -> Command? {
    let text = trimmed(line)
    guard line.first != " ", text.count > 1 else { return nil }
    let head = text.prefix { $0 != " " }
    if let sign = signs[text.prefix(1).description], Command(line, onWords: true) == nil {
      return Command(word: sign, rest: trimmed(String(text.dropFirst())))
    }
    return worded(text[...]) ?? worded((head.lowercased() + text.dropFirst(head.count))[...])
  }

  private static func worded(_ text: Substring) -> Command? {
    let head = text.prefix { $0 != " " }
    let rest = trimmed(String(text.dropFirst(head.count)))
    let letter = rest.isEmpty ? nil : letters[String(head)]
    return (letter ?? Word(rawValue: String(head))).map { Command(word: $0, rest: rest) }
  }

  /// The line that does it again at any prompt.
  var asLine: String { "/" + word.rawValue + (rest.isEmpty ? "" : " " + rest) }

  package init(word: Word, rest: String) {
    self.word = word
    self.rest = rest
  }

  /// Before a name a letter will do: these are typed while somebody talks. Alone, a letter may be
  /// the beginning of an answer.
  private static let letters: [String: Word] = [
    "t": .told, "w": .wrong, "n": .now, "o": .other, "c": .consent, "h": .handoff,
  ]

  /// A letter alone, where it begins no answer.
  package init?(letter typed: String) {
    guard let word = Self.letters[typed] else { return nil }
    self.init(word: word, rest: "")
  }

  private static let signs: [String: Word] = [
    "\"": .quote, "?": .why, ".": .whereAmI, "!": .alarm,
    ",": .told, "-": .wrong, "=": .known,
  ]

  /// The command that a slip in its first word may have meant; nothing is ever run for it.
  static func nearest(to line: String) -> String? {
    let head = String(trimmed(line).prefix { $0 != " " }).lowercased()
    guard head.count > 2 else { return nil }
    return Protocols.nearest(to: head, among: words.filter { $0.count > 2 })
  }

  /// The first word of `rest`, without the sign that a writer puts behind a name, and what follows.
  package var firstWord: (word: String, rest: String) {
    let head = rest.prefix { $0 != " " }
    var word = head
    if head.count > 1, let last = head.last, ",:;".contains(last) { word.removeLast() }
    return (String(word), trimmed(String(rest.dropFirst(head.count))))
  }
}

extension Command.Word {
  /// What nobody says on a line, so that alone it can only be a command.
  var isNobodysWord: Bool {
    [.yesno, .readback, .standdown, .handoff, .callback, .nottell].contains(self)
  }

  /// Too short to be taken from somebody's words.
  fileprivate var isShort: Bool { rawValue.count == 1 || [.now, .also, .theirs].contains(self) }
}

extension String {
  /// Without the mark that closes a quote which is open: none is printed twice. What is quoted
  /// within it keeps its own.
  var withoutClosingQuote: String {
    guard last == "\"", count(where: { $0 == "\"" }) % 2 == 1 else { return self }
    return trimmed(String(dropLast()))
  }

  /// Words that were asked for as a quote, and may have been typed with both of its marks.
  var withoutQuotes: String {
    first == "\"" ? String(dropFirst()).withoutClosingQuote : withoutClosingQuote
  }
}
