// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// What becomes of a note: pinned to the handoffs under kinds, private, or neither.
///
/// A note without tags stays with the line. One that is pinned may be read by a receiver, where
/// scope lets each of its kinds go to them; a private one stands on no page, also if it is pinned.
package struct NoteTags: Equatable, Sendable {
  /// In the order of `NoteTag`, each once.
  package var pins: [NoteTag]
  package var isPrivate: Bool

  package static let none = NoteTags()

  package init(pins: some Sequence<NoteTag> = [], isPrivate: Bool = false) {
    let named = Set(pins)
    self.pins = NoteTag.allCases.filter(named.contains)
    self.isPrivate = isPrivate
  }

  /// Whether any receiver may ever read it.
  package var isPinned: Bool { !pins.isEmpty && !isPrivate }

  /// Kinds that must all be open before anything of the note is shown.
  package var kinds: Set<SecretKind> { Set(pins.map(\.kind)) }
}

/// What a note is about, in the words that are typed behind `#`.
package enum NoteTag: String, CaseIterable, Equatable, Sendable {
  case place, name, contact, health, drugs, violence, others
  /// What somebody could hurt themself or others with: it stands among the hazards.
  case means

  /// What may be typed besides.
  private static let alsoTyped: [String: NoteTag] = [
    "loc": .place, "location": .place, "names": .name, "phone": .contact,
  ]

  package init?(typed: String) {
    let typed = typed.lowercased()
    guard let tag = Self(rawValue: typed) ?? Self.alsoTyped[typed] else { return nil }
    self = tag
  }

  /// Everything that can stand behind a note, as Tab completes it.
  package static let typedForms =
    allCases.map { "#\($0.rawValue)" } + ["#loc"]

  package var kind: SecretKind {
    switch self {
    case .place: .place
    case .name: .identity
    case .contact: .contact
    case .health, .means: .health
    case .drugs: .substance
    case .violence: .violence
    case .others: .thirdParty
    }
  }

  /// Where a receiver reads it.
  package var part: RecordPart {
    switch self {
    case .place: .place
    case .name: .person
    case .contact: .wayBack
    case .means: .hazards
    case .health, .drugs, .violence, .others: .story
    }
  }
}

/// A note as it was typed, `at mum's house #loc, 14 pills in kitchen`: its words without the tags.
package struct TypedNote: Equatable, Sendable {
  package var words: String
  package var tags: NoteTags
  /// Words behind `#` that are no tags; they stay in the note.
  package var unknown: [String] = []

  package init(_ typed: String) {
    var pins: [NoteTag] = []
    var kept: [String] = []
    for part in typed.split(separator: " ").map(String.init) {
      let name = part.drop { $0 == "#" }.prefix { $0.isLetter }
      let rest = part.dropFirst(1 + name.count)
      guard part.first == "#", !name.isEmpty, rest.allSatisfy({ ",.;:!?)-".contains($0) }) else {
        kept.append(part)
        continue
      }
      guard let tag = NoteTag(typed: String(name)) else {
        unknown.append("#" + name)
        kept.append(part)
        continue
      }
      pins.append(tag)
      // What parted the words goes on parting them; a sign of its own is what makes it private.
      if rest == "-" {
        kept.append("-")
      } else if let last = kept.popLast() {
        kept.append(last + rest)
      }
    }
    let isPrivate = typed.last { $0 != " " } == "-"
    let isTagged = !pins.isEmpty || isPrivate
    words = isTagged ? kept.joined(separator: " ") : typed
    if isPrivate {
      while let last = words.last, last == "-" || last == " " { words.removeLast() }
    }
    tags = NoteTags(pins: pins, isPrivate: isPrivate)
  }

  /// The intent that keeps it.
  package var intent: Intent { .note(words, tags: tags) }
}
