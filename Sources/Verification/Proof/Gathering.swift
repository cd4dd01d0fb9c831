// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Rules of which it is known what sufficed to prove them, proved together: one walk for those that
/// look at the same fields.
///
/// It finds only what holds. A rule that any walk here seems to break is looked into alone, and so
/// are those beside it, for a handoff that one rule refuses is not made for the others either.
struct Gathering {
  /// The rules that hold, each with the imprint of its walk, where walks leave any.
  private(set) var holding: [Int: Imprint?] = [:]
  private(set) var sparedWalks = 0

  private let survey: Survey
  private let bench: Workbench
  private var imprints: Imprints?

  /// Rules with the fields in whose sight they are walked.
  private struct Group {
    var fields: FieldSet
    var rules: [Int]
  }

  /// What is known of a rule: the fields that sufficed before, and the imprint of that walk.
  struct Known {
    var fields: FieldSet
    var walk: Imprint?
  }

  /// `known` by rule; nil where nothing is. Without a key nothing leaves an imprint.
  init(_ survey: Survey, on bench: Workbench, knowing known: [Known?], key: ImprintKey?) {
    (self.survey, self.bench) = (survey, bench)
    guard bench.clean.rings.isEmpty else { return }
    imprints = key.map { Imprints(survey, bench.clean, key: $0) }
    for group in groups(known.map { $0?.fields }) {
      let walk = known[group.rules[0]]?.walk
      let isOne = group.rules.allSatisfy { known[$0]?.walk == walk }
      guard let imprint = unbroken(group, walked: isOne ? walk : nil) else { continue }
      for rule in group.rules { holding[rule] = imprint }
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
    guard fields == group.fields else { return false }
    let monitors = (group.rules + [rule]).map { bench.clean.monitors[$0] }
    let areAlike = monitors.allSatisfy {
      $0.rule.isOfProtocolAlone == monitors[0].rule.isOfProtocolAlone
    }
    return areAlike
      && monitors.map(\.bitCount).reduce(0, +) <= Self.mostBits
  }

  /// Nil where a rule of the group seems broken; else what the walk left, if anything. One that
  /// leaves what an earlier one left is not made.
  private mutating func unbroken(_ group: Group, walked before: Imprint?) -> Imprint?? {
    var terrain = Terrain(
      survey, bench.lend(), lookingAt: group.fields, for: FieldSet(group.rules))
    let shortcuts = Shortcuts(terrain)
    let imprint = imprints?.imprint(of: &terrain, shortcuts) ?? nil
    var isUnbroken = imprint != nil && imprint == before
    if isUnbroken {
      sparedWalks += 1
    } else {
      let exploration = Exploration(&terrain, along: shortcuts)
      isUnbroken = exploration.breaches.found.isEmpty && !terrain.isExhausted
    }
    bench.takeBack(terrain.model)
    return isUnbroken ? .some(imprint) : .none
  }

  /// What the monitors of one walk may remember together: each bit may double what it keeps.
  private static let mostBits = 8
}
