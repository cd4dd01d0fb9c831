// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
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

  /// An answer said back: in another language only where the answer has a name in it too, or is
  /// in the caller's own words.
  func confirm(_ own: String, _ answer: String, of value: AnswerValue) -> [ScreenLine] {
    let words = translated.flatMap { step -> String? in
      switch value {
      case .choice(let id):
        let confirm = step.wording.confirmChoice[id] ?? step.wording.confirm
        return step.labels[id].flatMap { confirm?.replacing("{answer}", with: $0) }
      case .words: return step.wording.confirm?.replacing("{answer}", with: answer)
      case .options, .number, .moment, .unsure, .declined: return nil
      }
    }
    return lines([own.replacing("{answer}", with: answer)], [words].compactMap { $0 })
  }

  /// A choice put as a question that a yes or a no answers.
  func asYesOrNo(_ choice: Choice) -> [ScreenLine] {
    lines(
      [choice.asYesOrNo ?? choice.label + "?"],
      [translated?.asYesOrNo[choice.id]].compactMap { $0 })
  }

  /// Words that a yes or a no answers, for what is no choice: the step's own where it has none.
  func yesOrNo(_ own: Wording) -> [ScreenLine] {
    guard let words = own.yesOrNo else { return lines(own.say, \.say) }
    return lines(words, \.yesOrNo)
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
