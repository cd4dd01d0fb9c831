// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Words of a limit that say how to come and not what may be told: "no siren", "knock softly".
///
/// They narrow nothing, and whoever comes must read them: a limit that is read by kinds alone
/// would drop them. A part of a limit counts as one only where each of its words is known to be
/// harmless there, or may be a name, which is left out when it goes along. Anything else, such as
/// "no siren my husband would hear", is for a person to read.
struct MannerWords {
  /// Those parts of a limit, in its own words.
  let parts: [String]
  /// All the rest of its words, as they stood.
  let rest: String

  init(in limit: String) {
    var parts: [String] = []
    var rest: [String] = []
    for part in Self.pieces(of: limit) {
      if Self.saysHow(part) { parts.append(part) } else { rest.append(part) }
    }
    self.parts = parts
    self.rest = parts.isEmpty ? limit : rest.joined(separator: ", ")
  }

  /// Whether a part names something of how to come, and nothing but that.
  private static func saysHow(_ part: String) -> Bool {
    let unnamed = LimitReading.withoutNames(part).replacing(LimitReading.nameLeftOut, with: "")
    let words = LimitReading.words(of: unnamed)
    guard let first = words.firstIndex(where: ofManner.contains) else { return false }
    return words.indices.allSatisfy { index in
      if ofManner.contains(words[index]) || beside.contains(words[index]) { return true }
      // "No siren in my street" is not "not the street or the siren".
      return LimitReading.kind(of: words[index]) == .place && first < index
        && words[first..<index].contains(where: whereabouts.contains)
    }
  }

  /// Parted where the writer parted it, and before a *no* that follows on what may be told.
  private static func pieces(of limit: String) -> [String] {
    limit.split { ",.;:\n".contains($0) }.flatMap { clause -> [String] in
      var pieces: [[String]] = [[]]
      for word in clause.split(separator: " ").map(String.init) {
        let plain = LimitReading.words(of: word).joined()
        if parting.contains(plain), let last = pieces.last, !last.isEmpty {
          pieces.append([])
          if joining.contains(plain) { continue }
        }
        pieces[pieces.count - 1].append(word)
      }
      return Self.joined(pieces).map { $0.joined(separator: " ") }.filter { !$0.isEmpty }
    }
  }

  /// What opens a wish and names nothing yet, such as "please come", belongs to what follows.
  private static func joined(_ pieces: [[String]]) -> [[String]] {
    pieces.reduce(into: []) { whole, piece in
      let last = whole.last.map { $0.flatMap(LimitReading.words) } ?? []
      if !last.isEmpty, last.allSatisfy(opening.contains) {
        whole[whole.count - 1] += piece
      } else {
        whole.append(piece)
      }
    }
  }

  private static let joining: Set<String> = ["and", "but", "y", "pero"]
  private static let parting = joining.union([
    "dont", "never", "no", "nor", "not", "sin", "without",
  ])
  private static let opening: Set<String> = ["come", "do", "please", "should", "they", "you"]

  /// What a team brings, does or leaves where it comes: in English, and in Spanish as they are
  /// said to a line.
  static let ofManner: Set<String> = [
    "badge", "badges", "bell", "bells", "doorbell", "horn", "knock", "knocking", "lanyard", "light",
    "lights", "loud", "noise", "plain", "plainclothes", "quiet", "quietly", "ring", "ringing",
    "shout", "shouting", "siren", "sirens", "slowly", "softly", "torch", "torches", "uniform",
    "uniforms", "whisper",
    "golpear", "gritar", "gritos", "luces", "luz", "ruido", "silencio", "sirena", "sirenas",
    "timbre", "tocar", "uniforme", "uniformes",
  ]
  private static let whereabouts: Set<String> = ["at", "by", "in", "near", "on", "outside"]
  /// What stands beside these and tells nothing of anybody.
  private static let beside: Set<String> = [
    "a", "an", "and", "any", "are", "at", "back", "be", "before", "blue", "by", "call", "car",
    "clothes", "come", "coming", "do", "does", "dont", "door", "downstairs", "entrance", "first",
    "flashing",
    "from", "front", "gate", "hard", "house", "i", "if", "in", "is", "it", "me", "must", "my",
    "near", "never", "no", "nor", "not", "of", "off", "ok", "on", "one", "only", "or",
    "our", "outside", "park", "please", "put", "round", "should", "side",
    "switch", "switched", "team", "that", "the", "there", "they", "this", "to", "turn",
    "turned", "twice", "until", "use", "van", "very", "voice", "voices", "wait", "wear", "when",
    "window", "with", "without", "you", "your",
    "a", "al", "con", "de", "del", "el", "en", "la", "las", "los", "mi", "ni", "no", "por",
    "favor", "puerta", "que", "sin", "su", "venir", "vengan", "y",
  ]
}
