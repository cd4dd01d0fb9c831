// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Words of a limit that say who must not be told, and nothing else: "not to my mother".
///
/// They open nothing, and whoever may hear of others must read them, or they ask the wrong one.
/// "Nothing about my mother" is none of these: it tells what is held back. Nor are words with a
/// name in them, or with any word that is not on the lists.
enum WhomNotToTellWords {
  static func are(_ words: [String]) -> Bool {
    let others = words.filter(isOfOthers)
    return !others.isEmpty && words.contains(where: barring.contains)
      && words.contains(where: telling.contains)
      && words.allSatisfy { word in
        others.contains(word) || barring.contains(word) || telling.contains(word)
          || beside.contains(word)
      }
  }

  private static func isOfOthers(_ word: String) -> Bool {
    FreeTextWords.all.contains { $0.words[.thirdParty]?.contains(word) ?? false }
  }

  private static let barring: Set<String> = [
    "dont", "neither", "never", "no", "nobody", "nor", "not", "without",
    "nadie", "ni", "nunca", "sin",
  ]
  private static let telling: Set<String> = [
    "hear", "hears", "know", "knowing", "knows", "tell", "telling", "to", "told",
    "a", "al", "cuenten", "decir", "decirle", "digan", "entere", "enteren", "saber", "sepa",
    "sepan",
  ]
  private static let beside: Set<String> = [
    "an", "and", "any", "anything", "be", "but", "can", "do", "from", "he", "her", "his", "i", "is",
    "it", "let", "may", "me", "must", "my", "of", "ok", "on", "or", "our", "please", "she",
    "should", "that", "the", "their", "them", "they", "this", "will", "you", "your",
    "de", "del", "el", "la", "las", "le", "lo", "los", "mi", "mis", "nada", "o", "por", "favor",
    "que", "se", "su", "sus", "y",
  ]
}
