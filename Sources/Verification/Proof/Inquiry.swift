// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Looks into some rules over one graph: first at the few fields that they read, then at what the
/// calls that seem to break them depend on, until each breach can be made or none is left
/// (counterexample-guided refinement, Clarke et al. 2000).
struct Inquiry {
  /// As it was built, with every field in sight; a walk is made on a copy.
  private let ground: Terrain
  /// Where routes are gone.
  private var clear: Terrain
  private let rules: Range<Int>
  private var verdicts: [Int: Verdict] = [:]
  private var isExhausted = false

  init(_ ground: Terrain, into rules: Range<Int>) {
    self.ground = ground
    self.rules = rules
    clear = ground
  }

  /// Nil where the walk outgrew the budget.
  mutating func verdicts(within budget: Prover.Budget) -> [Verdict]? {
    guard ground.model.rings.isEmpty else {
      return rules.map { _ in .notProved("findings read each other in a ring") }
    }
    let broken = breaches()
    for (rule, kept) in broken.sorted(by: { $0.key < $1.key }) where !isExhausted {
      verdicts[rule] = shortest(rule, looking: kept, within: budget)
    }
    return isExhausted ? nil : rules.map { verdicts[$0] ?? .holds }
  }

  /// The rules that some call breaks, each with the fields that had to be looked at.
  private mutating func breaches() -> [Int: FieldSet] {
    var broken: [Int: FieldSet] = [:]
    var kept = FieldSet()
    var model = ground.model
    for rule in rules { kept.formUnion(model.reads(ofRule: rule)) }
    while true {
      var terrain = ground
      let active = FieldSet(rules.filter { broken[$0] == nil && verdicts[$0] == nil })
      guard !active.isEmpty else { return broken }
      terrain.look(at: kept, for: active)
      let exploration = Exploration(&terrain)
      isExhausted = terrain.isExhausted || clear.isExhausted
      guard !isExhausted, !exploration.breaches.found.isEmpty else { return broken }
      var more = kept
      for breach in exploration.breaches.found {
        guard let trail = trail(to: breach, in: exploration.reached, &terrain) else {
          verdicts[breach.rule] = .notProved("a call that seems to break it was not found again")
          continue
        }
        if trail.isPassable { broken[breach.rule] = kept }
        if !grow(&more, by: trail, beyond: kept) { verdicts[breach.rule] = Self.notUnderstood }
      }
      kept = more
    }
  }

  private static let notUnderstood = Verdict.notProved(
    "a call seems to break it that none can make")

  private mutating func trail(
    to breach: Breach, in reached: Reached, _ terrain: inout Terrain
  ) -> Trail? {
    Route(to: breach, in: reached, &terrain).map { Trail($0, &clear) }
  }

  /// Takes into sight what stands in the way of a trail; false where there is nothing.
  private func grow(_ fields: inout FieldSet, by trail: Trail, beyond kept: FieldSet) -> Bool {
    if trail.isPassable { return true }
    let last = trail.obstacles.last.subtracting(kept)
    let all = trail.obstacles.all.subtracting(kept)
    fields.formUnion(last.isEmpty ? all : last)
    return !all.isEmpty
  }

  /// The shortest call that breaks one rule: of those in which nothing is done out of turn, where
  /// there is one. No call with less in sight is longer.
  private mutating func shortest(
    _ rule: Int, looking fields: FieldSet, within budget: Prover.Budget
  ) -> Verdict {
    for isPlain in [true, false] {
      if let verdict = shortest(rule, looking: fields, isPlain: isPlain, within: budget) {
        return verdict
      }
    }
    return .notProved("broken, but no shortest call was found within the budget")
  }

  private mutating func shortest(
    _ rule: Int, looking fields: FieldSet, isPlain: Bool, within budget: Prover.Budget
  ) -> Verdict? {
    var kept = fields
    clear.isPlain = isPlain
    defer { clear.isPlain = false }
    while true {
      var terrain = ground
      terrain.isPlain = isPlain
      terrain.look(at: kept, for: FieldSet([rule]))
      let layers = Layers(&terrain, atMost: budget.acts)
      isExhausted = terrain.isExhausted || clear.isExhausted
      guard !isExhausted, let layers, let breach = layers.breaches.found.first,
        let trail = trail(to: breach, in: layers.reached, &terrain)
      else { return nil }
      if trail.isPassable { return .broken(told(trail, rule, layers.length)) }
      let before = kept
      guard grow(&kept, by: trail, beyond: before) else { return Self.notUnderstood }
    }
  }

  private mutating func told(_ trail: Trail, _ rule: Int, _ length: Int) -> Counterexample {
    let library = ground.model.library
    let id = ground.model.monitors[rule].rule.id
    let turns = Telling(trail, &clear).turns
    let made = Rehearsal.breaking(id, turns, library)
    return Counterexample(
      rule: id, root: ground.graph.root, turns: made ?? turns, length: length,
      isReplayed: made != nil)
  }
}
