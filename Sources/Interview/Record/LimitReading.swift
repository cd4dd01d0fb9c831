// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// What a limit of consent opens, as far as its words can be judged by rule.
///
/// A limit that names kinds opens those ("only the place"), or all but those ("everything but my
/// name", "not my name"). One word that is not understood, such as a time, a purpose or somebody
/// to be kept out, and the limit is not judged: then it opens no more than any that is, and a
/// person has to read it, or the counsellor chooses the kinds that it keeps back. "No police" is
/// understood. Words are English; any other language is not judged.
package struct LimitReading: Equatable, Sendable {
  package private(set) var kinds: Set<SecretKind>
  /// What it names as not to go, judged or not: nothing else refuses exactly that.
  package private(set) var barred: Set<SecretKind>
  package private(set) var isJudged: Bool
  /// Whether what is no secret by its kind goes by it: not where it says what alone may go, and not
  /// where nobody can read what it says.
  private(set) var opensNoKind: Bool
  /// Whether it shuts out the police; that narrows nothing for anybody else.
  package private(set) var barsPolice: Bool
  /// Whether its words tell a receiver nothing of what is held back: they say only what may be
  /// told, as "only tonight" does, or hold back who and where. "Not the drinking" tells of
  /// drinking.
  private(set) var mayBeRead: Bool
  /// Words that keep it from being judged, in their order.
  package private(set) var unread: [String]
  /// What it says of how to come, in its own words: that goes along whatever else it holds back.
  private(set) var manner: [String]
  /// Whether that is all it says.
  private(set) var isOfMannerAlone: Bool
  /// Whether what else it says is only who must not be told; whoever may hear of others reads it.
  private(set) var saysWhomNotToTell: Bool

  /// Limits that were given one after the other stand in one line, parted by `;`: each narrows.
  package init(_ words: String) {
    let parts = Self.parts(of: words)
    self.init(one: parts.first ?? "")
    for part in parts.dropFirst() { narrow(by: LimitReading(one: part)) }
  }

  private mutating func narrow(by other: LimitReading) {
    kinds.formIntersection(other.kinds)
    barred.formUnion(other.barred)
    isJudged = isJudged && other.isJudged
    opensNoKind = opensNoKind && other.opensNoKind
    barsPolice = barsPolice || other.barsPolice
    mayBeRead = mayBeRead && other.mayBeRead
    unread += other.unread
    manner += other.manner
    isOfMannerAlone = isOfMannerAlone && other.isOfMannerAlone
    saysWhomNotToTell = saysWhomNotToTell && other.saysWhomNotToTell
  }

  private init(one words: String) {
    var named: Set<SecretKind> = []
    var barred: Set<SecretKind> = []
    var isBarring = false
    var namesAll = false
    var barsPolice = false
    var unread: [String] = []
    let told = MannerWords(in: Self.spoken(words))
    let said = Self.words(of: told.rest)
    for word in said {
      if let kind = Self.kindOf[word] {
        if isBarring { barred.insert(kind) } else { named.insert(kind) }
      } else if isBarring, Self.police.contains(word) {
        barsPolice = true
      } else if Self.all.contains(word) {
        namesAll = true
      } else if word == "but" {
        isBarring = namesAll
      } else if Self.only.contains(word) {
        isBarring = false
      } else if Self.bars.contains(word) {
        isBarring = true
      } else if !Self.fillers.contains(word) {
        unread.append(word)
      }
    }
    self.barred = barred
    self.barsPolice = barsPolice
    self.unread = unread
    manner = told.parts
    isOfMannerAlone = said.isEmpty && !manner.isEmpty
    saysWhomNotToTell = WhomNotToTellWords.are(said)
    isJudged =
      unread.isEmpty && (barsPolice || isOfMannerAlone || !(named.isEmpty && barred.isEmpty))
    let saysOnly = isJudged || said.first.map(Self.only.contains) ?? false
    let barsNothing = !said.contains { Self.bars.contains($0) || $0 == "but" }
    mayBeRead = saysOnly && barsNothing || isJudged && barred.isSubset(of: Self.tellingNothing)
    opensNoKind = isJudged && (named.isEmpty || namesAll)
    let open = named.isEmpty || namesAll ? Set(SecretKind.allCases) : named
    kinds = isJudged ? open.subtracting(barred).union([.none]) : [.none]
    if let kept = Self.keptBack(in: words) { keepBack(kept, of: open) }
    if words.hasSuffix(Self.ofManner) { takeAsManner(Self.spoken(words), of: open) }
  }

  /// The counsellor said that the words are on how to come: what they bar by themselves, or were
  /// chosen to keep back, stays so, and words that tell of it go to nobody.
  private mutating func takeAsManner(_ words: String, of open: Set<SecretKind>) {
    keepBack(barred, of: open)
    let goes = FreeText(Self.withoutNames(words)).told.isDisjoint(with: barred)
    if goes { manner = [words] }
    isOfMannerAlone = goes && barred.isEmpty
  }

  /// What was chosen narrows what the words open or bar by themselves, and never widens it.
  private mutating func keepBack(_ kept: Set<SecretKind>, of open: Set<SecretKind>) {
    barred.formUnion(kept)
    saysWhomNotToTell = saysWhomNotToTell && barred.isSubset(of: Self.tellingNothing)
    (isJudged, mayBeRead, unread) = (true, false, [])
    opensNoKind = open.count == SecretKind.allCases.count
    kinds = open.subtracting(barred).union([.none])
  }

  /// The limit as it was said, with the kinds that the counsellor chose because no rule could read
  /// it: `nothing about Bob (kept back: third party)`.
  /// Of several limits it stands behind those that no rule reads.
  package static func keepingBack(_ kinds: [SecretKind], of words: String) -> String {
    let chosen = choice + kinds.map(\.rawValue).joined(separator: ", ") + ")"
    return marking(words) { spoken($0) + chosen }
  }

  private static func marking(_ words: String, _ mark: (String) -> String) -> String {
    let parts = parts(of: words)
    guard parts.contains(where: { !LimitReading($0).isJudged }), parts.count > 1 else {
      return mark(words)
    }
    return parts.map { LimitReading($0).isJudged ? $0 : mark($0) }.joined(separator: "; ")
  }

  /// The limit as it was said, where no rule reads it and it says how to come.
  package static func onHowToCome(_ words: String) -> String {
    marking(words) { $0.hasSuffix(ofManner) ? $0 : $0 + ofManner }
  }

  private static let ofManner = " (how to come)"
  private static let choice = " (kept back: "
  /// To hear that these are held back tells nothing of what they are.
  private static let tellingNothing: Set<SecretKind> = [.identity, .place, .contact]

  private static func keptBack(in words: String) -> Set<SecretKind>? {
    guard let from = words.firstRange(of: choice), words.hasSuffix(")") else { return nil }
    let kinds = words[from.upperBound...].prefix { $0 != ")" }.split(separator: ",").map { name in
      SecretKind(rawValue: String(name.drop { $0 == " " }))
    }
    let known = kinds.compactMap { $0 }
    return known.count == kinds.count && !known.isEmpty ? Set(known) : nil
  }

  /// Each of the limits that stand in one line.
  package static func parts(of words: String) -> [String] {
    words.split(separator: ";").map { part in
      let trimmed = part.drop(while: \.isWhitespace)
      return String(trimmed.reversed().drop(while: \.isWhitespace).reversed())
    }.filter { !$0.isEmpty }
  }

  /// A second limit beside one that stands: both hold, and what is narrower counts.
  package static func adding(_ words: String, to standing: String) -> String {
    let known = parts(of: standing)
    return (known + parts(of: words).filter { !known.contains($0) }).joined(separator: "; ")
  }

  static func spoken(_ words: String) -> String {
    let end = [choice, ofManner].compactMap { words.firstRange(of: $0)?.lowerBound }.min()
    return end.map { String(words[..<$0]) } ?? words
  }

  /// The kind that a word of a limit names.
  static func kind(of word: String) -> SecretKind? { kindOf[word] }

  static func words(of text: String) -> [String] {
    let joined = text.lowercased().filter { $0 != "'" && $0 != "\u{2019}" }
    return joined.split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The limit as it goes along: what may be the name of somebody is left out of it. Names are
  /// written with a capital, and are no word that a limit or anybody uses.
  static func withoutNames(_ words: String) -> String {
    words.split(separator: " ").map { part -> String in
      let bare = part.filter { $0.isLetter || $0 == "'" || $0 == "\u{2019}" }
      let word = Self.words(of: bare).joined()
      let stem = bare.split { !$0.isLetter }.first.map { $0.lowercased() } ?? ""
      guard bare.first?.isUppercase == true, word.count > 1, !isCommon(word), !isCommon(stem) else {
        return String(part)
      }
      return part.prefix { !$0.isLetter } + nameLeftOut + part.reversed().prefix { !$0.isLetter }
    }.joined(separator: " ")
  }

  static let nameLeftOut = "(a name)"

  private static func isCommon(_ word: String) -> Bool {
    kindOf[word] != nil || all.contains(word) || only.contains(word) || bars.contains(word)
      || fillers.contains(word) || word == "but" || OrdinaryWords.all.contains(word)
      || beforeNames.contains(word) || MannerWords.ofManner.contains(word)
  }

  /// What stands before a name, begins what is to be done or names a day, and is no name itself.
  private static let beforeNames: Set<String> = [
    "bring", "check", "dr", "drive", "knock", "library", "meet", "miss", "mr", "mrs", "ms", "post",
    "ring", "send", "shop", "stay", "survey", "text", "visit", "wait", "write", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  private static let all: Set<String> = ["all", "anything", "everything", "rest"]
  private static let only: Set<String> = ["just", "only"]
  private static let police: Set<String> = ["cop", "cops", "police", "policeman", "policemen"]
  private static let bars: Set<String> = [
    "dont", "except", "neither", "never", "no", "nor", "not", "nothing", "without",
  ]
  private static let fillers: Set<String> = [
    "a", "about", "an", "and", "are", "be", "can", "does", "he", "him", "is", "it", "may", "me",
    "my", "of", "ok", "or",
    "our", "pass", "please", "say", "share", "she", "tell", "that", "the", "their", "them", "they",
    "this",
    "to", "what", "yes", "you", "her", "his", "on", "i", "am", "we", "any",
  ]
  private static let kindOf: [String: SecretKind] = {
    let words: [SecretKind: [String]] = [
      .place: ["address", "location", "place", "places", "street", "where"],
      .contact: ["contact", "email", "number", "numbers", "phone", "telephone"],
      .identity: ["identity", "name", "names"],
      .health: [
        "awake", "breath", "breathe", "breathes", "breathing", "health", "illness", "injuries",
        "injury", "medical", "medicine", "medicines",
      ],
      .substance: [
        "alcohol", "drink", "drinking", "drug", "drugs", "substance", "substances", "taken", "took",
      ],
      .violence: ["abuse", "assault", "violence"],
      .thirdParty: ["companion", "companions", "others"],
    ]
    return Dictionary(
      words.flatMap { kind, words in words.map { ($0, kind) } }, uniquingKeysWith: { $1 })
  }()
}
