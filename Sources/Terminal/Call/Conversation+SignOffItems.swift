// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What a sign-off shows by number, to be looked at or mended before the call is closed.
struct SignOffItem {
  /// `CHANGED`, `SKIPPED` or `NOT ASKED`.
  var head: String
  var text: String
  /// What looks at it, with its choices.
  var command: Command
}

/// As many as have a key of their own: the keys before them are the sign-off's, and a last one
/// turns over where there are more.
struct SignOffPage {
  static let keys = ["4", "5", "6", "7", "8", "9"]

  private(set) var items: ArraySlice<SignOffItem>
  private let all: [SignOffItem]
  /// Whether none has a row: then the last key stands in a line that is shown anyway.
  private(set) var isHidden: Bool

  /// With so many rows left for them on the screen.
  init(_ all: [SignOffItem], rows: Int = 12) {
    self.all = all
    let isRoom = rows > all.count && all.count <= Self.keys.count
    items = all.prefix(isRoom ? all.count : max(0, min(Self.keys.count, rows - 1) - 1))
    isHidden = rows < 2
  }

  private var left: Int { all.endIndex - items.endIndex }
  var turns: Mark? {
    left == 0 ? nil : Mark(Self.keys[Self.keys.count - 1], KeyPhrase.nextOnes(left).text)
  }

  var marks: [Mark] {
    zip(Self.keys, items).map { Mark($0, $1.text) } + (turns.map { [$0] } ?? [])
  }

  /// What turns to those that have no row.
  var hidden: Mark? { isHidden ? turns : nil }
  var hiddenCount: Int? { hidden.map { _ in left } }

  var lines: [ScreenLine] {
    guard !isHidden else { return [] }
    let named = zip(Self.keys, items).map { ScreenLine.named($1.head, "\($0) \($1.text)") }
    let more = turns.map { [ScreenLine.text("\($0.key) \($0.label)")] } ?? []
    return named + more + (all.isEmpty ? [] : [.text(KeyPhrase.numberMends.text)])
  }

  func item(_ key: String) -> SignOffItem? {
    zip(Self.keys, items).first { $0.0 == key }?.1
  }

  /// The next ones; false where the key is not the one for that.
  mutating func turn(_ key: String) -> Bool {
    guard turns?.key == key else { return false }
    let rest = all[items.endIndex...]
    items = rest.prefix(Self.room(rest.count))
    isHidden = false
    return true
  }

  private static func room(_ count: Int) -> Int {
    count <= keys.count ? count : keys.count - 1
  }
}

extension Conversation {
  var signOffItems: [SignOffItem] {
    let library = call.state.library
    var items = call.state.changes.map { change in
      SignOffItem(
        head: "CHANGED", text: text(of: change),
        command: Command(word: .wrong, rest: change.fact))
    }
    items += call.state.skipped.map { skipped in
      SignOffItem(
        head: "SKIPPED",
        text: KeyPhrase.skippedBecause(library.said(skipped.fact), skipped.reason).text,
        command: Command(word: .told, rest: skipped.fact))
    }
    return items
      + call.state.notAsked(at: desk.now()).map { fact in
        SignOffItem(
          head: "NOT ASKED", text: library.said(fact), command: Command(word: .told, rest: fact))
      }
      + call.state.consentsNotAsked.map { item in
        SignOffItem(
          head: "NOT ASKED", text: library.consents[item].title,
          command: Command(word: .consent, rest: library.consents[item].id))
      }
  }

  private func text(
    of change: (fact: String, was: Answer, now: Answer, at: Moment)
  ) -> String {
    let library = call.state.library
    let name = library.said(change.fact)
    guard let index = library.factIndex(change.fact), !library.facts[index].isWorded,
      !call.state.isForgotten(index)
    else { return KeyPhrase.changedAt(name, at: change.at.clock).text }
    let known = library.facts[index]
    let was = answerText(change.was.value, of: known, at: desk.now())
    let now = answerText(change.now.value, of: known, at: desk.now())
    return KeyPhrase.changedFrom(name, was: was, now: now, at: change.at.clock).text
  }
}
