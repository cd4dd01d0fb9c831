// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Since when each level stands as it does, by the entries that moved it.
///
/// A replay goes through the answers in their own order and cannot tell: after a correction an old
/// answer may be the one at which the walk comes to another level. So it is kept beside the
/// standing, and no comparison reads it.
struct LevelTimes {
  private struct Line {
    var finding: Int
    var party: Party
    var suggested: Int?
    var suggestedSince: Moment
    var judged: Int
    var judgedSince: Moment
  }

  private var lines: [Line] = []

  mutating func follow(_ decided: [Decided], at: Moment) {
    for level in decided {
      let suggested = level.suggestion?.value
      guard let index = index(of: level) else {
        lines.append(
          Line(
            finding: level.finding, party: level.party, suggested: suggested, suggestedSince: at,
            judged: level.judged, judgedSince: at))
        continue
      }
      if lines[index].suggested != suggested {
        lines[index].suggested = suggested
        lines[index].suggestedSince = at
      }
      if lines[index].judged != level.judged {
        lines[index].judged = level.judged
        lines[index].judgedSince = at
      }
    }
  }

  func suggestedSince(_ level: Decided) -> Moment? {
    index(of: level).map { lines[$0].suggestedSince }
  }

  func judgedSince(_ level: Decided) -> Moment? { index(of: level).map { lines[$0].judgedSince } }

  private func index(of level: Decided) -> Int? {
    lines.firstIndex { $0.finding == level.finding && $0.party == level.party }
  }
}

extension State {
  /// Since when the tool suggests what it suggests.
  package func suggestedSince(_ level: Decided) -> Moment {
    levelTimes.suggestedSince(level) ?? standing.clock
  }

  /// Since when the level is what the counsellor stands by.
  package func judgedSince(_ level: Decided) -> Moment {
    levelTimes.judgedSince(level) ?? standing.clock
  }
}
