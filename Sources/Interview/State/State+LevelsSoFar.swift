// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// A finding that is decided further on, and what it is at least, whatever is answered to all that
/// nobody was asked yet.
package struct LevelSoFar: Equatable, Sendable {
  package var finding: Int
  package var party: Party
  /// The row that holds already, and at least which value: no row before it, where that may still
  /// come to hold, gives less.
  package var least: Decided.Suggestion
}

extension State {
  /// Of every finding that a protocol being walked decides and has not decided yet. Only what an
  /// answer speaks for: a lowest value, or one that stands where nothing else does, is none.
  package var levelsSoFar: [LevelSoFar] {
    var found: [LevelSoFar] = []
    for frame in standing.walks.flatMap(\.frames) {
      let roles = roles(frame)
      let party = Party(roles.subject)
      for step in library.flow.protocols[frame.protocolIndex].steps where step > frame.step {
        guard case .decide(let finding, let rules) = library.flow.steps[step].act,
          !standing.decided.contains(where: { $0.finding == finding && $0.party == party }),
          found.value(of: finding, party) == nil,
          let least = rules.least(in: standing.table, for: roles), least.value > 0
        else { continue }
        found.append(
          LevelSoFar(
            finding: finding, party: party,
            least: Decided.Suggestion(step: step, row: least.row, value: least.value)))
      }
    }
    return found
  }
}

extension [LevelSoFar] {
  /// What is clear of a finding of somebody; nil where nothing is.
  func value(of finding: Int, _ party: Party) -> Int? {
    first { $0.finding == finding && $0.party == party }?.least.value
  }
}

extension [FlowRule] {
  /// The first row that holds whatever else is answered, and the least that it and the rows before
  /// it can give; nil where none does but the one for all else.
  fileprivate func least(in table: Table, for roles: Roles) -> (row: Int, value: Int)? {
    var least = Int.max
    for (number, rule) in enumerated() {
      if case .always = rule.condition { return nil }
      switch rule.condition.settled(in: table, for: roles) {
      case false?: continue
      case nil: least = Swift.min(least, rule.value)
      case true?: return (number, Swift.min(least, rule.value))
      }
    }
    return nil
  }
}
