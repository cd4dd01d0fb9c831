// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What one protocol says to the caller, in one other language.
package struct Translation: Equatable, Sendable {
  package var language: String
  package var protocolIndex: Int
  /// By step of the flow: only what is translated, and from the words that stand there now.
  package var steps: [Int: TranslatedStep]

  /// What an overlay of `library.yaml` calls its target: it holds answers to what callers
  /// ask, and the words that offer somebody.
  package static let ofLibrary = "library"
}

/// The words of one step in another language; what is empty or nil is not translated.
package struct TranslatedStep: Equatable, Sendable {
  package var wording = Wording()
  /// For each choice, what it is called when it is said back.
  package var labels: [String: String] = [:]
  package var asYesOrNo: [String: String] = [:]
}

extension CheckedLibrary {
  /// The language that the library itself is written in.
  package var ownLanguage: String { protocols[opensWith].language }

  /// Every other language that there are words in.
  package var otherLanguages: [String] {
    Set(translations.map(\.language)).subtracting([ownLanguage]).sorted()
  }

  /// What a step says in a language; nil where it is written in it, or has no words in it.
  package func translated(step: Int, into language: String) -> TranslatedStep? {
    let index = steps[step].protocolIndex
    return translations.first { $0.protocolIndex == index && $0.language == language }?.steps[step]
  }
}
