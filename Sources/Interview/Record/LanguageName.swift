// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What a language is called in a record, by its code in a library: `es` is Spanish.
///
/// Those that lines have most use for; any other is said by its code, which is still true.
package struct LanguageName: Equatable, Sendable {
  package let text: String

  package init(code: String) {
    let first = code.split(separator: "-").first.map { $0.lowercased() } ?? code
    text = Self.names[first] ?? code
  }

  private static let names = [
    "ar": "Arabic", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "sw": "Swahili",
    "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
  ]
}
