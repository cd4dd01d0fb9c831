// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What becomes of a recorded call when another version of its library takes it.
package struct Impact: Equatable, Sendable {
  /// The first prompt that is another: where the call waited, and where it waits now; nil for the
  /// end of the call.
  package private(set) var path: Step?
  /// Findings that end at another level.
  package private(set) var levels: [Level] = []
  /// The first act that does not go as written any more.
  package private(set) var failure: Replay.Failure?

  package struct Step: Equatable, Sendable {
    package var before: String?
    package var now: String?
  }

  package struct Level: Equatable, Sendable {
    package var finding: String
    package var before: String?
    package var now: String?
  }

  package var isNone: Bool { path == nil && levels.isEmpty && failure == nil }

  package init(from before: Replay, to now: Replay) {
    let count = max(before.visited.count, now.visited.count)
    path = (0..<count).lazy.map { number in
      Step(before: Self.step(number, before), now: Self.step(number, now))
    }.first { $0.before != $0.now }
    let (was, isNow) = (before.levels, now.levels)
    levels = Set(was.keys).union(isNow.keys).sorted().compactMap { finding in
      let level = Level(finding: finding, before: was[finding], now: isNow[finding])
      return level.before == level.now ? nil : level
    }
    failure = now.failures.first { !before.failures.contains($0) }
  }

  private static func step(_ number: Int, _ replay: Replay) -> String? {
    replay.visited.indices.contains(number) ? replay.visited[number] : nil
  }
}

extension Replay {
  /// By finding, and whose it is where it is not the first party's.
  fileprivate var levels: [String: String] {
    state.standing.decided.reduce(into: [:]) { levels, decided in
      let finding = state.library.findings[decided.finding]
      let whose = decided.party == .first ? "" : " of the other"
      levels[finding.id + whose] = finding.values[decided.level].id
    }
  }
}
