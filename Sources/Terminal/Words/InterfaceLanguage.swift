// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The language that the program itself speaks; what is said to the caller has its own.
///
/// Only English has sentences so far. The made-up one frames each of them, with accents and almost
/// half as long again: whatever on a screen stands outside a frame is a sentence that no
/// translator would be given, and a screen that holds it holds German.
package enum InterfaceLanguage: Sendable {
  case english, madeUp

  @TaskLocal package static var spoken = InterfaceLanguage.english

  func say(_ english: String) -> String {
    switch self {
    case .english: english
    case .madeUp:
      english.isEmpty
        ? "" : "[é \(english) " + String(repeating: "ö", count: english.count * 4 / 10) + "]"
    }
  }
}
