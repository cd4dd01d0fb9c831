// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Which stances of a field are told apart.
extension Model {
  /// Nil where nothing reads the field. What was never answered is the first class, alone.
  func classes(of key: FieldKey) -> [[Stance]]? {
    switch key {
    case .passedScore(let score, _):
      return reading.reads(library.scores[score].variable) ? [[.notKnown], [.yes]] : nil
    case .level(let finding, _):
      let known = library.findings[finding]
      let tellsApart = reading.readsSuggestion(of: finding)
      guard tellsApart || reading.reads(known.variable) else { return nil }
      let passed = known.values.indices.map { [Stance(.value($0, forSure: true))] }
      let onlyRaised = known.values.indices.map { [Stance(.value($0, forSure: false))] }
      return [[.notKnown]] + (tellsApart ? onlyRaised : []) + passed
    case .cell(let variable, _):
      guard let tests = reading.tests[variable], let all = stances(of: variable) else {
        return nil
      }
      return grouped(all, by: tests, variable)
    }
  }

  private func stances(of variable: Variable) -> [Stance]? {
    switch kinds[Int(variable.number)] {
    case .fact(let fact):
      let known = library.facts[fact]
      let answers = known.answerable(byNumber: reading.counted.contains(fact))
      let raised = known.sticky.sorted().flatMap { value in
        [false, true].map { Stance(.disputed, beneath: .value(value, forSure: $0)) }
      }
      return answers + [Stance(.disputed)] + raised
    case .option:
      let chosen = [0, 1].flatMap { value in
        [false, true].map { Stance(.value(value, forSure: $0)) }
      }
      return chosen + [Cell.unsure, .declined, .disputed, .skipped].map { Stance($0) }
    case .asked, .plan: return [.yes]
    case .past: return [false, true].map { Stance(.value(0, forSure: $0)) }
    case .offer: return OfferEnd.allCases.map { Stance(.value($0.rawValue, forSure: true)) }
    case .consent: return ConsentState.allCases.map { Stance(.value($0.rawValue, forSure: true)) }
    case .finding, .suggestion, .score, .fixed, nil: return nil
    }
  }

  private func grouped(
    _ stances: [Stance], by tests: Set<Cells>, _ variable: Variable
  ) -> [[Stance]] {
    let tests = tests.sorted { $0.rawValue < $1.rawValue }
    var groups: [[Stance]] = []
    var groupOf: [Mark: Int] = [:]
    for stance in stances {
      let mark = Mark(
        passes: tests.map { $0.contains(stance.cell) }, points: points(stance, variable),
        kept: kept(stance, variable), beneath: stance.beneath)
      if let known = groupOf[mark] {
        groups[known].append(stance)
      } else {
        groupOf[mark] = groups.count
        groups.append([stance])
      }
    }
    return [[.notKnown]] + groups
  }

  private struct Mark: Hashable {
    var passes: [Bool]
    var points: Int?
    var kept: Cell?
    var beneath: Cell?
  }

  private func points(_ stance: Stance, _ variable: Variable) -> Int? {
    guard case .fact(let fact) = kinds[Int(variable.number)], reading.counted.contains(fact) else {
      return nil
    }
    return library.points(of: stance, fact: fact)
  }

  /// A sticky value outlives the next answer, so each is told apart.
  private func kept(_ stance: Stance, _ variable: Variable) -> Cell? {
    guard case .fact(let fact) = kinds[Int(variable.number)],
      let value = stance.cell.valueIndex, !library.facts[fact].sticky.isEmpty
    else { return nil }
    return library.facts[fact].sticky.contains(value) ? stance.cell : nil
  }
}

extension CheckedLibrary {
  /// The points of an answer; nil where a score must treat it as missing.
  func points(of stance: Stance, fact: Int) -> Int? {
    guard let value = stance.cell.valueIndex else { return nil }
    return facts[fact].answers.points(ofValue: value, number: stance.number)
  }
}
