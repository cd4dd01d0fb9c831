// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Rules of which it is known what sufficed to prove them, proved together: one walk for those that
/// look at the same fields.
///
/// It finds only what holds. A rule that any walk here seems to break is looked into alone, and so
/// are those beside it, for a handoff that one rule refuses is not made for the others either.
struct Gathering {
  /// The rules that hold.
  private(set) var holding = FieldSet()

  private let survey: Survey
  private let bench: Workbench

  /// Rules with the fields in whose sight they are walked.
  private struct Group {
    var fields: FieldSet
    var rules: [Int]
  }

  /// `sights` has for each rule the fields that sufficed before; nil where nothing is known.
  init(_ survey: Survey, on bench: Workbench, lookingAt sights: [FieldSet?]) {
    (self.survey, self.bench) = (survey, bench)
    guard bench.clean.rings.isEmpty else { return }
    for group in groups(sights) where isUnbroken(group) {
      holding.formUnion(FieldSet(group.rules))
    }
  }

  private func groups(_ sights: [FieldSet?]) -> [Group] {
    var groups: [Group] = []
    for (rule, fields) in sights.enumerated() {
      guard let fields else { continue }
      if let fitting = groups.firstIndex(where: { fits(rule, fields, $0) }) {
        groups[fitting].rules.append(rule)
      } else {
        groups.append(Group(fields: fields, rules: [rule]))
      }
    }
    return groups
  }

  private func fits(_ rule: Int, _ fields: FieldSet, _ group: Group) -> Bool {
    let monitors = (group.rules + [rule]).map { bench.clean.monitors[$0] }
    let areAlike = monitors.allSatisfy {
      $0.rule.isOfProtocolAlone == monitors[0].rule.isOfProtocolAlone
    }
    return fields == group.fields && areAlike
      && monitors.map(\.bitCount).reduce(0, +) <= Self.mostBits
  }

  private func isUnbroken(_ group: Group) -> Bool {
    var terrain = Terrain(
      survey, bench.lend(), lookingAt: group.fields, for: FieldSet(group.rules))
    let exploration = Exploration(&terrain)
    let isWhole = !terrain.isExhausted
    bench.takeBack(terrain.model)
    return exploration.breaches.found.isEmpty && isWhole
  }

  /// What the monitors of one walk may remember together: each bit may double what it keeps.
  private static let mostBits = 8
}
