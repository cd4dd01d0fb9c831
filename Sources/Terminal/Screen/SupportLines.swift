// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// Places of the directory beside an offer, in the order in which they fit.
package struct SupportLines {
  /// A block of a question has twelve rows: the best place is told whole in it, this many with how
  /// to reach them.
  package static let reachableAtMost = 2
  /// As many as there are digits to choose one by.
  package static let namedAtMost = 7

  private let matches: [SupportMatch]

  package init(_ matches: [SupportMatch]) {
    self.matches = matches
  }

  /// The best one whole, the next with how to reach it, a few more by name.
  package var block: [ScreenLine] {
    let named = matches.prefix(Self.namedAtMost)
    var lines = named.prefix(Self.reachableAtMost).enumerated().map {
      Self.line($0.element, isWhole: $0.offset == 0)
    }
    let others = named.dropFirst(Self.reachableAtMost).map(\.support.name)
    if !others.isEmpty {
      lines.append(.named("ALSO", Phrase.morePlaces(others.joined(separator: ", ")).text))
    }
    return lines
  }

  /// Every one whole.
  package var all: [ScreenLine] { matches.map { Self.line($0, isWhole: true) } }

  /// The keys to choose one by.
  package var marks: ScreenLine {
    .marks(named.enumerated().map { Mark("\($0.offset + 1)", $0.element.name) })
  }

  /// What a counsellor is shown by name, and what the call keeps.
  package var named: [Support] { matches.prefix(Self.namedAtMost).map(\.support) }

  private static func line(_ match: SupportMatch, isWhole: Bool) -> ScreenLine {
    let place = match.support
    var sentences = [[place.name, place.phone].compactMap { $0 }.joined(separator: ", ")]
    if let area = place.area { sentences.append(area) }
    if let near = match.nearName { sentences.append(Phrase.near(near).text) }
    sentences.append(hours(of: match))
    if isWhole, let can = place.whatTheyCanDo { sentences.append(can) }
    let ended = sentences.map { $0.last.map(".!?".contains) ?? true ? $0 : $0 + "." }
    return .named("PLACE", ended.joined(separator: " "))
  }

  /// The hours as written, and what the clock says of them; unknown is no *closed*.
  private static func hours(of match: SupportMatch) -> String {
    guard let words = match.support.open else { return Phrase.hoursNotKnown.text }
    switch match.open {
    case .fits: return Phrase.openNow(words).text
    case .doesNotFit: return Phrase.closedNow(words).text
    case .notKnown: return Phrase.hours(words).text
    }
  }
}
