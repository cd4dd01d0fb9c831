// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The rules that one call can show broken, as a live call runs them: a monitor for each, made
/// once for a library, and which monitors hear what.
///
/// A monitor that names nothing of what was seen stands still, so only those that hear it are
/// stepped: most keys concern a few rules out of many. What is seen seldom goes to all.
package struct WatchedRules: Sendable {
  package let monitors: [RuleMonitor]
  /// The bits of each at the start of a call.
  package let begun: [[Bool]]

  private let hearingAnything: [Int]
  private let hearingPrompts: [Int]
  /// By fact.
  private let hearingQuestion: [[Int]]
  /// By what was said or done.
  private let hearingStep: [SeenAct: [Int]]

  init(_ policy: Policy, factCount: Int, begunWith table: Table) {
    let monitors = policy.rules.filter(\.form.isWatched).map(RuleMonitor.init)
    self.monitors = monitors
    var domain = TableTruth(table: table, roles: Roles(subject: 0, caller: 0, person: 0))
    begun = monitors.map { $0.begin(in: &domain) }

    func hearing(_ isNamed: (RuleMonitor) -> Bool) -> [Int] {
      monitors.indices.filter { monitors[$0].hearsAnything || isNamed(monitors[$0]) }
    }
    hearingAnything = hearing { _ in false }
    hearingPrompts = hearing { $0.rule.within != nil }
    hearingQuestion = (0..<factCount).map { fact in
      hearing { $0.rule.acts.contains { $0.factsAsked.contains(fact) } }
    }
    let steps = Set(monitors.flatMap(\.rule.acts).compactMap(\.step))
    hearingStep = Dictionary(
      uniqueKeysWithValues: steps.map { step in
        (step, hearing { $0.rule.acts.contains { $0.step == step } })
      })
  }

  /// Shows them one thing; the monitors whose rule it breaks.
  package func step(
    _ bits: inout [[Bool]], on seen: SeenAct, in table: Table, for roles: Roles
  ) -> [Int] {
    var domain = TableTruth(table: table, roles: roles)
    var broken: [Int] = []
    for index in hearers(of: seen)
    where monitors[index].step(&bits[index], on: seen, in: &domain) { broken.append(index) }
    return broken
  }

  /// The monitors by whose rule something is owed now.
  package func owing(_ bits: [[Bool]], in table: Table, for roles: Roles) -> [Int] {
    var domain = TableTruth(table: table, roles: roles)
    return monitors.indices.filter { monitors[$0].owes(bits[$0], in: &domain) }
  }

  private func hearers(of seen: SeenAct) -> [Int] {
    switch seen {
    case .prompted: hearingPrompts
    case .asked(let fact, _, _): hearingQuestion[fact]
    case .told, .done: hearingStep[seen] ?? hearingAnything
    case .decided, .moved: hearingAnything
    case .offered, .handedOff, .located, .ran, .ended, .lineDropped: Array(monitors.indices)
    }
  }
}

extension RuleMonitor {
  /// Begun by what is known, or broken by it: moved by anything that moves an answer or a level.
  fileprivate var hearsAnything: Bool {
    if case .condition? = rule.after { return true }
    if case .theFinding = rule.form { return true }
    return false
  }
}

extension PolicyRule {
  /// Every act that it names.
  package var acts: [PolicyAct] {
    var start: PolicyAct?
    if case .act(let act)? = after { start = act }
    return closers + [start, form.act, unless].compactMap { $0 }
  }

  /// Whether it goes on by what is known, whatever was seen: it waits for a condition, or bounds a
  /// finding.
  package var isAlwaysLooking: Bool {
    if case .condition? = after { return true }
    if case .theFinding = form { return true }
    return false
  }
}

extension PolicyAct {
  fileprivate var factsAsked: [Int] {
    switch self {
    case .asks(let fact, _): [fact]
    case .asksMarked(_, let facts), .asksAll(let facts), .asksAtLeast(_, _, let facts): facts
    case .tells, .does, .offers, .handsOff, .handsOffToLawEnforcement, .shares, .locates, .runs,
      .ends, .itEnds, .lineDrops:
      []
    }
  }

  /// What it names of what is said or done.
  fileprivate var step: SeenAct? {
    switch self {
    case .tells(let tell): .told(tell)
    case .does(let step): .done(step)
    case .asks, .asksMarked, .asksAll, .asksAtLeast, .offers, .handsOff,
      .handsOffToLawEnforcement, .shares, .locates, .runs, .ends, .itEnds, .lineDrops:
      nil
    }
  }
}
