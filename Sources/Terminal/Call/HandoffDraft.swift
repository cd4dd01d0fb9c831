// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// What was changed of a handoff that is not made yet: kept with the half-typed line, so that
/// nothing of it is to be typed twice.
package struct HandoffDraft: Equatable, Sendable {
  /// Which handoff: the one that a step proposes, or one by hand, by its responder.
  enum Place: Equatable, Sendable {
    case step(String), byHand(String)
  }

  var place: Place
  var edits: HandoffEdits

  /// No key types them, and no line that is pasted keeps them.
  private static let mark: Character = "\u{1F}"
  private static let gap: Character = "\u{1D}"

  private var written: String {
    let name: (kind: String, id: String)
    switch place {
    case .step(let id): name = ("step", id)
    case .byHand(let id): name = ("hand", id)
    }
    let words = [name.kind, name.id] + edits.leftOut
    return words.joined(separator: " ") + String(Self.gap) + (edits.request ?? "")
  }

  private init?(written: Substring) {
    let parts = written.split(separator: Self.gap, omittingEmptySubsequences: false)
    let words = parts.first?.split(separator: " ").map(String.init) ?? []
    guard parts.count == 2, words.count >= 2 else { return nil }
    place = words[0] == "step" ? .step(words[1]) : .byHand(words[1])
    edits = HandoffEdits(
      leftOut: Array(words.dropFirst(2)), request: parts[1].isEmpty ? nil : String(parts[1]))
  }

  init(place: Place, edits: HandoffEdits) {
    (self.place, self.edits) = (place, edits)
  }

  /// What is kept of them before the rest of a draft.
  static func draft(_ edited: [HandoffDraft], before rest: String) -> String {
    edited.filter { $0.edits != HandoffEdits() }.map { "\(mark)\($0.written)\(mark)" }.joined()
      + rest
  }

  /// A draft as it was kept, in its two parts.
  static func parts(of draft: String) -> (edited: [HandoffDraft], rest: String) {
    var (edited, rest) = ([HandoffDraft](), draft[...])
    while rest.first == mark, let end = rest.dropFirst().firstIndex(of: mark) {
      edited += [HandoffDraft(written: rest.dropFirst()[..<end])].compactMap { $0 }
      rest = rest[rest.index(after: end)...]
    }
    return (edited, String(rest))
  }
}

/// All that is kept of a prompt beside the journal.
package struct KeptDraft: Equatable, Sendable {
  package var handoffs: [HandoffDraft]
  package var series: SeriesDraft?
  package var line: String

  package init(_ text: String) {
    let (edited, rest) = HandoffDraft.parts(of: text)
    handoffs = edited
    (series, line) = SeriesDraft.parts(of: rest)
  }
}
