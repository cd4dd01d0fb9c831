// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What a change would do, in as many rows as leave it on the screen with its keys.
extension Conversation {
  /// How much of a long answer and of a long list is shown.
  struct ChangeDetail {
    var characters = Int.max
    var names = Int.max

    /// From all of it to the least.
    fileprivate static let all = [
      ChangeDetail(), ChangeDetail(characters: 200), ChangeDetail(characters: 100, names: 6),
      ChangeDetail(characters: 60, names: 3), ChangeDetail(characters: 40, names: 1),
    ]
  }

  /// As much of a block as the screen has room for above its keys.
  func inRows(above marks: [Mark], _ block: (ChangeDetail) -> [ScreenLine]) -> [ScreenLine] {
    var lines: [ScreenLine] = []
    for detail in ChangeDetail.all {
      lines = block(detail)
      if screen.rows(of: lines + [.marks(marks)]) <= Self.mostRows { break }
    }
    return lines
  }

  func lines(of preview: ChangePreview, upTo most: Int) -> [ScreenLine] {
    let library = call.state.library
    func list(_ ids: [String]) -> String { UsedPhrase.listed(ids.map(library.said), upTo: most) }
    var lines: [ScreenLine] = [.text(Phrase.keepsCount(preview.keeps).text)]
    if !preview.setsAside.isEmpty {
      lines.append(.text(Phrase.setsAside(list(preview.setsAside)).text))
    }
    if !preview.restores.isEmpty {
      lines.append(.text(Phrase.countsAgain(list(preview.restores)).text))
    }
    if let first = preview.asksFirst {
      lines.append(.text(Phrase.asksFirst(library.said(first), thenBackTo: back(of: preview)).text))
    }
    for level in preview.levels {
      let finding = library.findings[level.finding]
      let from = level.from.map { finding.values[$0].title } ?? Phrase.notDecided.text
      let anew = preview.asksFirst.map { CarePhrase.decidedAnew(after: $0).text }
      let to = level.to.map { finding.values[$0].title } ?? anew ?? Phrase.notDecided.text
      lines.append(.text(Phrase.levelMoves(finding.title, from: from, to: to).text))
    }
    let used = UsedPhrase.all(preview.cannotUndo, upTo: most).map(\.text)
    if !used.isEmpty { lines.append(.text(Phrase.cannotUndo(used.joined(separator: ", ")).text)) }
    return lines
  }

  private func back(of preview: ChangePreview) -> String? {
    switch preview.thenBackTo {
    case .prompt(let name): call.state.library.said(name)
    case .end: Phrase.theEnd.text
    case nil: nil
    }
  }

  /// The beginning of an answer that is longer.
  static func shortened(_ text: String, upTo most: Int) -> String {
    guard text.count > most else { return text }
    let start = text.prefix(most)
    let words = start.lastIndex(of: " ").map { start[..<$0] } ?? start
    return words + "..."
  }
}
