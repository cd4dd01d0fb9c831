// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Looks into one rule over one survey: first at the few fields that it reads, then at what the
/// calls that seem to break it depend on, until a breach can be made or none is left
/// (counterexample-guided refinement, Clarke et al. 2000).
struct Inquiry {
  private let survey: Survey
  /// With every field in sight, where routes are gone; a walk is made on a copy of the other.
  private var clear: Terrain
  private let walking: Workbench
  private let rule: Int
  /// The fields in sight; in the end those that sufficed.
  private(set) var kept = FieldSet()
  private var isExhausted = false

  /// Begins with some fields in sight; nil where nothing is known of what suffices.
  init(_ survey: Survey, on benches: Benches, into rule: Int, lookingAt fields: FieldSet?) {
    self.survey = survey
    self.rule = rule
    walking = benches.walking
    let model = benches.clearing.clean
    clear = Terrain(
      survey, benches.clearing.lend(), lookingAt: FieldSet(model.fields.indices),
      for: FieldSet([rule]))
    let reads = clear.model.reads(ofRule: rule)
    kept = fields ?? (reads.members.count <= Self.fewFields ? reads : FieldSet())
  }

  /// Leaves to the next inquiry what this one worked out with everything in sight.
  func clearAway(_ benches: Benches) { benches.clearing.takeBack(clear.model) }

  /// Whether no move that any walk can come to breaks the rule, whatever was answered.
  static func isOutOfReach(_ rule: Int, on survey: Survey, _ model: Model) -> Bool {
    let begins = SeenAct.ran(protocolIndex: model.library.rootProtocol(survey.graph.root))
    return !model.monitors[rule].rule.mayBreak(on: begins)
      && !survey.graph.starts.contains { survey.liveness.watched[$0].contains(rule) }
  }

  /// Nil where the walk outgrew the budget.
  mutating func verdict(within budget: Prover.Budget) -> Verdict? {
    guard clear.model.rings.isEmpty else { return .notProved("findings read each other in a ring") }
    let begun = kept
    while true {
      var terrain = Terrain(survey, walking.lend(), lookingAt: kept, for: FieldSet([rule]))
      let exploration = Exploration(&terrain)
      isExhausted = terrain.isExhausted || clear.isExhausted
      guard !isExhausted else { return nil }
      guard let breach = exploration.breaches.found.first else {
        if kept != begun { spareFields(terrain.model.store.nodeCount) }
        walking.takeBack(terrain.model)
        return .holds
      }
      guard let route = Route(to: breach, in: exploration.reached, &terrain) else {
        return .notProved("a call that seems to break it was not found again")
      }
      walking.takeBack(terrain.model)
      var trail = Trail(route, &clear)
      if trail.isPassable {
        return budget.seeksShortest
          ? shortest(within: budget)
          : .broken(told(trail, trail.promptCount(in: survey), sayingAny: false))
      }
      guard grow(by: &trail) else { return Self.notUnderstood }
    }
  }

  /// A rule that reads more is begun with nothing in sight.
  private static let fewFields = 8
  /// How many nodes a walk may make that is not worth making smaller.
  private static let smallWalk = 30_000
  private static let notUnderstood = Verdict.notProved(
    "a call seems to break it that none can make")

  /// Leaves out of sight again what turned out not to be needed, a variable at a time for both
  /// parties, so that the next proof is small. What the rule itself reads stays. A walk may grow a
  /// little where one is left out and shrink again where others are.
  private mutating func spareFields(_ nodes: Int) {
    guard nodes > walking.clean.store.nodeCount + Self.smallWalk else { return }
    let others = kept.subtracting(clear.model.reads(ofRule: rule)).members.reversed()
    let model = walking.clean
    var (current, least, smallest) = (kept, nodes, kept)
    for variable in others.grouped(by: { model.fields[$0].key.ofFirstParty }) {
      let fewer = current.subtracting(FieldSet(variable))
      var terrain = Terrain(survey, model, lookingAt: fewer, for: FieldSet([rule]))
      let most = least + least / 4
      let exploration = Exploration(&terrain, atMost: most)
      let nodes = terrain.model.store.nodeCount
      guard exploration.breaches.found.isEmpty, nodes <= most else { continue }
      current = fewer
      if nodes <= least { (least, smallest) = (nodes, fewer) }
    }
    kept = smallest
  }

  /// Takes into sight what stands in the way of a trail; false where there is nothing.
  private mutating func grow(by trail: inout Trail) -> Bool {
    let last = trail.obstacles.last.subtracting(kept)
    let all = trail.obstacles.all.subtracting(kept)
    let needed = needed(of: last.members + all.subtracting(last).members, toBlock: &trail)
    kept.formUnion(needed.isEmpty ? all : needed)
    return !all.isEmpty
  }

  /// Of these fields, a few that block a trail once they are in sight: none of them can be spared.
  private mutating func needed(of candidates: [Int], toBlock trail: inout Trail) -> FieldSet {
    var (needed, rest) = (FieldSet(), candidates[...])
    while !rest.isEmpty, !isBlocked(&trail, looking: needed) {
      var (low, high) = (1, rest.count)
      while low < high {
        let half = (low + high) / 2
        var some = needed
        some.formUnion(FieldSet(rest.prefix(half)))
        if isBlocked(&trail, looking: some) { high = half } else { low = half + 1 }
      }
      needed.insert(rest[rest.startIndex + low - 1])
      rest = rest.prefix(low - 1)
    }
    return needed
  }

  private mutating func isBlocked(_ trail: inout Trail, looking fields: FieldSet) -> Bool {
    var sight = kept
    sight.formUnion(fields)
    return trail.isBlocked(looking: sight, &clear)
  }

  /// The shortest call that breaks the rule: of those in which nothing is done out of turn, where
  /// there is one. No call with less in sight is longer.
  private mutating func shortest(within budget: Prover.Budget) -> Verdict? {
    let looked = kept
    for isPlain in [true, false] {
      kept = looked
      if let verdict = shortest(isPlain: isPlain, within: budget) { return verdict }
    }
    return isExhausted
      ? nil : .notProved("broken, but no shortest call was found within the budget")
  }

  private mutating func shortest(isPlain: Bool, within budget: Prover.Budget) -> Verdict? {
    clear.isPlain = isPlain
    while true {
      var terrain = Terrain(survey, walking.lend(), lookingAt: kept, for: FieldSet([rule]))
      terrain.isPlain = isPlain
      let layers = Layers(&terrain, atMost: budget.acts)
      isExhausted = terrain.isExhausted || clear.isExhausted
      guard !isExhausted, let layers, let breach = layers.breaches.found.first,
        let route = Route(to: breach, in: layers.reached, &terrain)
      else { return nil }
      walking.takeBack(terrain.model)
      var trail = Trail(route, &clear)
      if trail.isPassable { return .broken(told(trail, layers.length, sayingAny: true)) }
      guard grow(by: &trail) else { return Self.notUnderstood }
    }
  }

  private mutating func told(
    _ trail: Trail, _ length: Int, sayingAny saysAny: Bool
  ) -> Counterexample {
    let library = clear.model.library
    let id = clear.model.monitors[rule].rule.id
    let turns = Telling(trail, sayingAny: saysAny, &clear).turns
    let made = Rehearsal.breaking(id, turns, library)
    return Counterexample(
      rule: id, root: survey.graph.root, turns: made ?? turns, length: length,
      isReplayed: made != nil)
  }
}

extension FieldKey {
  fileprivate var ofFirstParty: FieldKey {
    switch self {
    case .cell(let variable, _): .cell(variable, party: 0)
    case .passedScore(let score, _): .passedScore(score, party: 0)
    case .level(let finding, _): .level(finding, party: 0)
    }
  }
}

extension Sequence {
  /// Its members by what they have in common, in the order of each group's first.
  fileprivate func grouped<Key: Hashable>(by key: (Element) -> Key) -> [[Element]] {
    var (groups, numbers) = ([[Element]](), [Key: Int]())
    for member in self {
      let number = numbers[key(member)] ?? groups.count
      numbers[key(member)] = number
      if number == groups.count { groups.append([]) }
      groups[number].append(member)
    }
    return groups
  }
}
