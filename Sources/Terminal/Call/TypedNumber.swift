// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Reads a number as counsellors type it, and as callers say it, which is only ever about then:
/// `41`, `about 41`, `40ish`, `41 or so`, and of years also `in her 40s`.
struct TypedNumber: Equatable {
  var number: Int
  /// Whether somebody said only about how many it is.
  var isAbout = false
  /// Whether the number itself was said by nobody, only the ten that it stands in the middle of.
  var isOfDecade = false

  /// `isOfYears` where the tens of somebody's life may be said.
  init?(_ typed: String, isOfYears: Bool) {
    if let exact = Int(typed) {
      self.init(exact)
      return
    }
    var words = typed.lowercased().split { $0 == " " || $0 == "," || $0 == "-" }
      .map(String.init)[...]
    let length = words.count
    while let word = words.first, Self.before.contains(word) { words.removeFirst() }
    if Array(words.suffix(2)) == ["or", "so"] { words.removeLast(2) }
    if let word = words.last, Self.after.contains(word) { words.removeLast() }
    if let about = Self.about(words, hasDoubt: words.count < length) {
      self.init(about, isAbout: true)
    } else if isOfYears, let middle = Self.decade(words) {
      self.init(middle, isAbout: true, isOfDecade: true)
    } else {
      return nil
    }
  }

  private init(_ number: Int, isAbout: Bool = false, isOfDecade: Bool = false) {
    (self.number, self.isAbout, self.isOfDecade) = (number, isAbout, isOfDecade)
  }

  private static func about(_ words: ArraySlice<String>, hasDoubt: Bool) -> Int? {
    guard words.count == 1, let word = words.first else { return nil }
    if word.hasSuffix("ish") { return Int(word.dropLast(3)) }
    return hasDoubt ? Int(word) : nil
  }

  /// `in her 40s`, `late forties`: the middle of what was said. Not below twenty: whether somebody
  /// is of age must be asked.
  private static func decade(_ typed: ArraySlice<String>) -> Int? {
    var words = typed
    if words.first == "in" { words.removeFirst() }
    if let word = words.first, ["his", "her", "their", "the", "my"].contains(word) {
      words.removeFirst()
    }
    var middle = 5
    if let word = words.first, let part = parts[word] {
      middle = part
      words.removeFirst()
    }
    guard words.count == 1, let word = words.first else { return nil }
    if let ten = named.firstIndex(of: word) { return (ten + 2) * 10 + middle }
    guard word.hasSuffix("s") else { return nil }
    let digits = word.last(where: { $0 != "s" }) == "'" ? word.dropLast(2) : word.dropLast()
    guard let ten = Int(digits), ten % 10 == 0, (20...90).contains(ten) else { return nil }
    return ten + middle
  }

  private static let before: Set<String> = [
    "about", "around", "roughly", "maybe", "perhaps", "nearly", "almost", "approximately", "circa",
  ]
  private static let after: Set<String> = ["ish", "about", "roughly", "maybe"]
  private static let parts = ["early": 2, "mid": 5, "middle": 5, "late": 8]
  private static let named = [
    "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
  ]
}
