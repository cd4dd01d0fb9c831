// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The centre's directory of supports: no part of the bundle, because it changes too often.
package struct SupportDirectory: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    package var support: Support
    /// What people call the neighbourhood; a caller who says one of these is near.
    package var near: [String]
    /// Nil where the hours are words that no clock can be held against.
    package var hours: OpeningHours?
  }

  package var entries: [Entry]

  package static let empty = SupportDirectory(entries: [])

  /// Supports of these kinds, the best fitting first. None is left out for not fitting: people
  /// may know better than a directory, and what is not known is never read as a no.
  ///
  /// What is closed goes last; what is near goes first, then what is open for sure, then the
  /// order of the file.
  package func matches(
    kinds: [String], placesNamed: [String], at time: WeekTime
  ) -> [SupportMatch] {
    let said = placesNamed.map(wordsOf)
    let found = entries.filter { kinds.contains($0.support.kind) }.map { entry in
      SupportMatch(
        support: entry.support, open: entry.hours.map { $0.fit(at: time) } ?? .notKnown,
        nearName: entry.near.first { name in said.contains { holds($0, wordsOf(name)) } })
    }
    return found.enumerated()
      .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }
      .map(\.element)
  }
}

/// How one support fits, by what is known.
package struct SupportMatch: Equatable, Sendable {
  package var support: Support
  package var open: Fit
  /// The name of its neighbourhood that was said; nil where none was.
  package var nearName: String?

  package init(support: Support, open: Fit, nearName: String? = nil) {
    self.support = support
    self.open = open
    self.nearName = nearName
  }

  /// Words that were said can show that it is near, and never that it is not.
  package var near: Fit { nearName == nil ? .notKnown : .fits }

  fileprivate var order: Int {
    (open == .doesNotFit ? 4 : 0) + (near == .fits ? 0 : 2) + (open == .fits ? 0 : 1)
  }
}

/// Whether something fits. What is not known is a third thing, and no weaker *no*.
package enum Fit: CaseIterable, Equatable, Sendable {
  case fits, notKnown, doesNotFit
}

/// Small letters and digits, in their order; everything else parts words.
private func wordsOf(_ text: String) -> [String] {
  text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
}

/// Whether these words stand in the text, whole and side by side.
private func holds(_ text: [String], _ words: [String]) -> Bool {
  !words.isEmpty && text.indices.contains { text[$0...].starts(with: words) }
}
