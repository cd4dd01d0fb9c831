// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What words that somebody typed may tell beside what they answer: who else, what was drunk or
/// taken, who hurt whom. It is found by lists and by capitals, so it holds back too much rather
/// than too little. The lists of all languages hold for any words: nobody says in which they were
/// typed. Of a language without a list only the capitals are known.
struct FreeText {
  /// Kinds that are told in answers of any other kind.
  static let kindsTold: Set<SecretKind> = [.thirdParty, .substance, .violence]

  private let text: String

  init(_ text: String) {
    self.text = text
  }

  func tells(_ kinds: Set<SecretKind>) -> Bool { !kinds.isDisjoint(with: told) }

  var told: Set<SecretKind> {
    let words = Set(LimitReading.words(of: text))
    var told = Self.kindsTold.filter { kind in
      FreeTextWords.all.contains { !($0.words[kind] ?? []).isDisjoint(with: words) }
        || words.contains { LimitReading.kind(of: $0) == kind }
    }
    if LimitReading.withoutNames(text) != text { told.insert(.thirdParty) }
    return told
  }
}

extension RecordItem {
  /// Whether its words may name somebody who was not asked, whatever kind it has.
  package var mayNameOthers: Bool {
    if case .words(let text) = value, FreeText(text).told.contains(.thirdParty) { return true }
    return quote.map { FreeText($0).told.contains(.thirdParty) } ?? false
  }
}
