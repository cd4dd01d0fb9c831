// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Words that were withheld, to be found again wherever else they were said.
///
/// A quote stands under the kind of its own fact, and may still hold a name: "I told Ana, she has
/// it". So whatever was typed and is withheld is looked for, word by word, in all that is typed
/// and shown. Of a name every part counts; of other words the whole in its order; of a number its
/// digits, however they were grouped.
struct HiddenWords {
  private var phrases: Set<[String]> = []
  private var numbers: Set<String> = []
  /// Fewer digits would be found in every time of day.
  private static let leastDigits = 5

  init(in record: HandoffRecord, isOpen: (RecordItem) -> Bool) {
    let changed = record.changes.flatMap { [$0.was, $0.now] }.compactMap { $0 }
    let levels = record.levels.flatMap { $0.facts + $0.missing }
    let items = RecordPart.allCases.flatMap { record[$0] } + changed + levels + record.spoken
    for item in items where !isOpen(item) {
      if case .words(let text) = item.value { hide(text, of: item) }
      if let quote = item.quote { hide(quote, of: item) }
    }
    let reasons = items.map(\.typed) + record.changes.map(\.typed) + record.levels.map(\.typed)
    var typed = RecordItem(
      id: "", label: "", value: .nothing, kinds: RecordItem.everyKind)
    for reason in reasons.compactMap({ $0 }) {
      typed.typed = reason
      if !isOpen(typed) { hide(reason, of: typed) }
    }
  }

  private mutating func hide(_ text: String, of item: RecordItem) {
    let words = Self.words(of: text)
    guard !words.isEmpty else { return }
    phrases.insert(words)
    if item.kinds.contains(.identity), item.kinds.count == 1 {
      for word in words { phrases.insert([word]) }
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
