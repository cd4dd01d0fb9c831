// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What a step has to be said, in the language that the caller is spoken to in, with the library's
/// own words below it for the counsellor.
struct Saying {
  private let library: CheckedLibrary
  private let step: Int
  private let language: String

  init(library: CheckedLibrary, step: Int, language: String?) {
    self.library = library
    self.step = step
    self.language = language ?? library.ownLanguage
  }

  private var ownLanguage: String {
    library.protocols[library.steps[step].protocolIndex].language
  }

  private var translated: TranslatedStep? { library.translated(step: step, into: language) }

  /// Lines to say: the library's own, and where they stand in a translation.
  func lines(_ own: [String], _ translation: (Wording) -> [String]) -> [ScreenLine] {
    lines(own, translated.map { translation($0.wording) } ?? [])
  }

  /// A text of which there may be one.
  func lines(_ own: String, _ translation: (Wording) -> String?) -> [ScreenLine] {
    lines([own]) { [translation($0)].compactMap { $0 } }
  }

  /// An answer said back: in another language only where the answer has a name in it too.
  func confirm(_ own: String, _ answer: String, choice: String?) -> [ScreenLine] {
    let words = translated.flatMap { step -> String? in
      guard let choice, let label = step.labels[choice] else { return nil }
      let confirm = step.wording.confirmChoice[choice] ?? step.wording.confirm
      return confirm?.replacing("{answer}", with: label)
    }
    return lines([own.replacing("{answer}", with: answer)], [words].compactMap { $0 })
  }

  private func lines(_ own: [String], _ words: [String]) -> [ScreenLine] {
    Self.lines(own, words, in: language, from: ownLanguage)
  }

  /// Words of the library itself, of which a translation may be empty.
  static func lines(
    _ own: [String], _ words: [String], in language: String, from ownLanguage: String
  ) -> [ScreenLine] {
    let said = own.map { ScreenLine.say($0) }
    guard language != ownLanguage, !own.isEmpty else { return said }
    guard !words.isEmpty else {
      return said + [.named(language.uppercased(), Phrase.notTranslated.text)]
    }
    return words.map { .say($0) } + own.map { .named(ownLanguage.uppercased(), $0) }
  }
}
