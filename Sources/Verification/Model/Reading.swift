// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What the conditions of a library and of some rules tell apart, and so what a model must keep.
struct Reading: Sendable {
  /// For each variable that anything reads, the sets of cells that are tested.
  private(set) var tests: [Variable: Set<Cells>] = [:]
  /// Facts whose numbers a score counts.
  private(set) var counted: Set<Int> = []
  private let library: CheckedLibrary
  private let kinds: [VariableKind?]

  init(_ library: CheckedLibrary, _ kinds: [VariableKind?], rules: [PolicyRule], allRows: Bool) {
    self.library = library
    self.kinds = kinds
    for step in library.flow.steps {
      add(step.condition)
      for need in step.needs { add(Atom(need.variable, in: .notKnown)) }
      add(step.act)
    }
    for rule in rules {
      for guardOf in rule.guards { add(guardOf) }
    }
    guard allRows else { return }
    for finding in library.findings.indices {
      for row in library.rows(of: finding) { add(row.condition) }
    }
  }

  func reads(_ variable: Variable) -> Bool { tests[variable] != nil }

  /// Whether anything tells what a finding's rows suggest from what it was raised to.
  func readsSuggestion(of finding: Int) -> Bool { reads(library.findings[finding].suggestion) }

  private mutating func add(_ act: FlowAct) {
    switch act {
    case .ask(let fact, let follows):
      let byFollow = Dictionary(grouping: follows, by: \.value).mapValues { $0.map(\.key) }
      for values in byFollow.values {
        add(Atom(library.facts[fact].variable, in: .values(values)))
      }
      guard library.facts[fact].id == BuiltInFact.caller.rawValue else { return }
      for value in 0..<2 { add(Atom(library.facts[fact].variable, in: .values([value]))) }
    case .offer(let responders, _):
      for responder in responders {
        let variable = library.responders[responder].variable
        add(Atom(variable, in: .values([OfferEnd.accepted.rawValue])))
        add(Atom(variable, in: .values([OfferEnd.ruledOut.rawValue])))
      }
    case .section, .tell, .instruct, .decide, .score, .consent, .wait, .run, .handoff, .promise,
      .agree, .end:
      return
    }
  }

  private mutating func add(_ guardOf: Guard) {
    for atom in guardOf.atoms { add(atom) }
  }

  /// A finding reads what its rows read, a score what its items say.
  private mutating func add(_ atom: Atom) {
    guard tests[atom.variable, default: []].insert(atom.cells).inserted else { return }
    guard tests[atom.variable]?.count == 1 else { return }
    switch kinds[Int(atom.variable.number)] {
    case .finding(let finding), .suggestion(let finding):
      for rule in library.rows(of: finding) { add(rule.condition) }
    case .score(let score):
      for item in library.scores[score].items { count(item) }
    case .option(let fact, _), .past(let fact, _):
      add(Atom(library.facts[fact].variable, in: .notKnown))
    case .fact, .asked, .offer, .consent, .plan, .fixed, nil: return
    }
  }

  private mutating func count(_ fact: Int) {
    counted.insert(fact)
    let known = library.facts[fact]
    switch known.answers {
    case .choices(let choices):
      for (value, choice) in choices.enumerated() where choice.points != nil {
        add(Atom(known.variable, in: .values([value])))
      }
    case .yesOrNo: for value in 0..<2 { add(Atom(known.variable, in: .values([value]))) }
    case .scale, .number, .many, .text, .time, .place, .phone, .nameToUse:
      add(Atom(known.variable, in: .known(count: max(1, known.partition.intervalCount))))
    }
  }
}

extension PolicyRule {
  /// Every condition that the rule reads.
  var guards: [Guard] {
    var all = [when] + [unlessIf?.holds, excuse].compactMap { $0 }
    if case .condition(let condition)? = after { all.append(condition.holds) }
    if case .theFinding(let bound) = form { all += [.atom(bound.isMet), .atom(bound.isDecided)] }
    if case .sameAs(_, let table) = form { all += table.rows.map(\.holds) }
    for act in [form.act, unless].compactMap({ $0 }) + closers {
      if case .ends(_, _, let atom) = act { all.append(.atom(atom)) }
    }
    if case .act(.ends(_, _, let atom))? = after { all.append(.atom(atom)) }
    return all
  }
}

extension CheckedLibrary {
  /// The facts that conditions read, by themselves or through findings and scores.
  func facts(readBy conditions: [Guard], _ kinds: [VariableKind?]) -> Set<Int> {
    var facts: Set<Int> = []
    var findings: Set<Int> = []
    var atoms = conditions.flatMap(\.atoms)
    while let atom = atoms.popLast() {
      switch kinds[Int(atom.variable.number)] {
      case .fact(let fact), .option(let fact, _), .asked(let fact), .past(let fact, _):
        facts.insert(fact)
      case .score(let score): facts.formUnion(scores[score].items)
      case .finding(let finding), .suggestion(let finding):
        guard findings.insert(finding).inserted else { continue }
        atoms += rows(of: finding).flatMap(\.condition.atoms)
      case .offer, .consent, .plan, .fixed, nil: continue
      }
    }
    return facts
  }
}
