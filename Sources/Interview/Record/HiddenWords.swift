// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Words that were withheld, to be found again wherever else they were said.
///
/// A quote stands under the kind of its own fact, and may still hold a name: "I told Ana, she has
/// it". So what was typed and is withheld is looked for in all that is typed and shown, as far as
/// it can tell who or what was meant:
///
/// | withheld | what is looked for |
/// |---|---|
/// | a name | each of its words, but for ordinary ones; those with a capital, if any |
/// | anything with five digits or more | the digits, however they are grouped |
/// | any other words | the whole in its order, where it is more than ordinary words |
/// | one word alone | that word, from six letters on, where it is not ordinary |
///
/// An answer such as "no" or "just now" hides nothing: everybody says it, so it tells nothing.
struct HiddenWords {
  private var phrases: Set<[String]> = []
  private var numbers: Set<String> = []
  /// Fewer digits would be found in every time of day.
  private static let leastDigits = 5
  /// Shorter words that are no name are said of anything.
  private static let leastLetters = 6

  /// Words that stand open in a line of their own are no secret in another: a place that is
  /// withheld as the caller's and open as the person's is one place, and the receiver has it.
  init(in record: HandoffRecord, isOpen: (RecordItem) -> Bool) {
    let changes = record.changes + record.corrected.flatMap(\.changes)
    let changed = changes.flatMap { [$0.was, $0.now] }.compactMap { $0 }
    let levels = record.levels.flatMap { $0.facts + $0.missing }
    let items = RecordPart.allCases.flatMap { record[$0] } + changed + levels + record.spoken
    let open = Set(items.filter(isOpen).compactMap(\.words).map(Self.words))
    for item in items where !isOpen(item) {
      if let text = item.words, !open.contains(Self.words(of: text)) { hide(text, of: item) }
      if let quote = item.quote { hide(quote, of: item) }
    }
    let reasons = items.map(\.typed) + changes.map(\.typed) + record.levels.map(\.typed)
    var typed = RecordItem(
      id: "", label: "", value: .nothing, kinds: RecordItem.everyKind)
    for reason in reasons.compactMap({ $0 }) {
      typed.typed = reason
      if !isOpen(typed) { hide(reason, of: typed) }
    }
  }

  private mutating func hide(_ text: String, of item: RecordItem) {
    let words = Self.words(of: text)
    if Self.tells(words) { phrases.insert(words) }
    if item.kinds == [.identity] {
      for word in Self.names(in: text) { phrases.insert([word]) }
    }
    let digits = Self.digits(of: text)
    if digits.count >= Self.leastDigits { numbers.insert(digits) }
  }

  /// Whether any of them is said in this text.
  func occur(in text: String) -> Bool {
    let words = Self.words(of: text)
    let digits = Self.digits(of: text)
    return numbers.contains { digits.contains($0) }
      || phrases.contains { phrase in
        words.indices.contains { words[$0...].starts(with: phrase) }
      }
  }

  /// Whether words say enough to be known again: more than what anybody says of anything.
  private static func tells(_ words: [String]) -> Bool {
    let own = words.filter { $0.count > 1 && !OrdinaryWords.all.contains($0) }
    guard !own.isEmpty else { return false }
    return words.reduce(0) { $0 + $1.count } >= leastLetters
  }

  /// The words of a name, without what surrounds it: "I think it may be Ana" names Ana alone. Where
  /// nothing is written with a capital, every word may be one.
  private static func names(in text: String) -> [String] {
    let parts = text.split(whereSeparator: \.isWhitespace).flatMap { part in
      words(of: String(part)).map { (word: $0, isCapital: part.contains(where: \.isUppercase)) }
    }
    let own = parts.filter { $0.word.count > 1 && !OrdinaryWords.all.contains($0.word) }
    let capital = own.filter(\.isCapital)
    return (capital.isEmpty ? own : capital).map(\.word)
  }

  /// Small letters and digits; marks that no reader sees part nothing.
  private static func words(of text: String) -> [String] {
    let seen = text.unicodeScalars.filter { $0.properties.generalCategory != .format }
    return String(String.UnicodeScalarView(seen)).lowercased()
      .split { !$0.isLetter && !$0.isNumber }
      .map(String.init)
  }

  private static func digits(of text: String) -> String {
    String(text.compactMap(\.wholeNumberValue).filter { $0 < 10 }.map(String.init).joined())
  }
}

extension RecordItem {
  /// The words of an answer in words.
  fileprivate var words: String? {
    if case .words(let text) = value { return text }
    return nil
  }
}
