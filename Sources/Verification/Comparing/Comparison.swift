// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// The rules that compare two persons, and so what no single call can show.
extension Tables {
  /// Nil for a rule that one call can break.
  mutating func compared(_ form: PolicyForm) -> Verdict? {
    guard isWhole || form.isWatched else { return .notProved("the tables outgrew the budget") }
    return switch form {
    case .noCall, .never, .everyCall, .theFinding, .order: nil
    case .dependsOnNothingBut(let finding, let grounds): depends(finding, onNothingBut: grounds)
    case .findingNeverRestsOn(let finding, let grounds): rests(finding, on: grounds)
    case .neverReads(let finding, let grounds): reads(finding, any: grounds)
    case .sameAs(let finding, let table): differs(finding, from: table)
    case .actNeverRestsOn(let act, let grounds):
      Influence(library).mayRest(act, on: grounds)
    }
  }

  /// Two persons alike in these have the same value. A finding that is named stands for its value.
  private mutating func depends(_ finding: Int, onNothingBut grounds: [Ground]) -> Verdict {
    for roles in Self.everyRoles {
      for fixed in fixings(of: grounds) {
        for set in values(of: finding, roles, fixed) {
          for field in model.fields(in: set).members {
            let other = ground(of: field)
            if let other, grounds.contains(other) { continue }
            let what = other.map { words(of: $0) } ?? "what was agreed to or offered"
            return .unlike("\(library.findings[finding].id) depends on \(what) too")
          }
        }
      }
    }
    return .holds
  }

  /// A change in these alone changes the value.
  private mutating func rests(_ finding: Int, on grounds: [Ground]) -> Verdict {
    for roles in Self.everyRoles {
      var first: [Diagram]?
      for fixed in fixings(of: grounds) {
        let values = values(of: finding, roles, fixed)
        for set in values {
          for field in model.fields(in: set).members {
            guard let named = ground(of: field), grounds.contains(named) else { continue }
            return .unlike("\(library.findings[finding].id) rests on \(words(of: named))")
          }
        }
        guard first == nil || first == values else {
          return .unlike("\(library.findings[finding].id) rests on a finding that is named")
        }
        first = values
      }
    }
    return .holds
  }

  /// The rows, or what they read, name one of these.
  private func reads(_ finding: Int, any grounds: [Ground]) -> Verdict {
    var (open, seen): ([Int], Set<Int>) = ([finding], [])
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      for atom in library.rows(of: next).flatMap(\.condition.atoms) {
        guard let ground = ground(of: atom) else { continue }
        if grounds.contains(ground) {
          return .unlike("\(library.findings[finding].id) reads \(words(of: ground))")
        }
        if case .finding(let other) = ground { open.append(other) }
        guard case .score(let score) = ground else { continue }
        for item in library.scores[score].items where grounds.contains(.fact(item)) {
          return .unlike("\(library.findings[finding].id) reads \(library.facts[item].id)")
        }
      }
    }
    return .holds
  }

  /// On each row of a table the finding has the row's value.
  private mutating func differs(_ finding: Int, from table: TruthTable) -> Verdict {
    for (number, row) in table.rows.enumerated() {
      let differs = Self.everyRoles.contains { roles in
        model.roles = roles
        let holds = row.holds.truth(in: &model)
        let values = model.suggestions(of: finding, roles.subject)
        return model.store.subtracting(holds, values[row.value]) != .none
      }
      guard differs else { continue }
      let value = library.findings[finding].values[row.value].id
      return .unlike("row \(number + 1) of \(table.path) says \(value), and the finding does not")
    }
    return .holds
  }

  /// What the findings among some grounds may be, each in turn: they stand for their values.
  private func fixings(of grounds: [Ground]) -> [[Variable: Int]] {
    var fixings: [[Variable: Int]] = [[:]]
    for case .finding(let finding) in grounds {
      let known = library.findings[finding]
      fixings = fixings.flatMap { fixed in
        known.values.indices.map { value in
          fixed.merging([known.variable: value, known.suggestion: value]) { $1 }
        }
      }
    }
    return fixings
  }

  /// For each value, where the rows suggest it while some findings are fixed.
  private mutating func values(
    of finding: Int, _ roles: Roles, _ fixed: [Variable: Int]
  ) -> [Diagram] {
    model.roles = roles
    var values = library.findings[finding].values.map { _ in Diagram.none }
    var open = Diagram.all
    for row in library.rows(of: finding) {
      var domain = FixedFindings(model: model, values: fixed)
      let fits = domain.and(open, row.condition.truth(in: &domain))
      values[row.value] = domain.or(values[row.value], fits)
      model = domain.model
      open = model.store.subtracting(open, fits)
    }
    return values
  }

  private func ground(of field: Int) -> Ground? {
    switch model.fields[field].key {
    case .cell(let variable, _): ground(of: Atom(variable, in: .notKnown))
    case .level(let finding, _): .finding(finding)
    case .passedScore(let score, _): .score(score)
    }
  }

  private func ground(of atom: Atom) -> Ground? { library.ground(of: atom, model.kinds) }

  private func words(of ground: Ground) -> String { library.words(of: ground) }
}

extension CheckedLibrary {
  /// What an atom reads, where a rule can name it.
  func ground(of atom: Atom, _ kinds: [VariableKind?]) -> Ground? {
    switch kinds[Int(atom.variable.number)] {
    case .fact(let fact), .option(let fact, _), .asked(let fact), .past(let fact, _): .fact(fact)
    case .finding(let finding), .suggestion(let finding): .finding(finding)
    case .score(let score): .score(score)
    case .offer, .consent, .plan, .fixed, nil: nil
    }
  }

  func words(of ground: Ground) -> String {
    switch ground {
    case .fact(let fact): facts[fact].id
    case .finding(let finding): findings[finding].id
    case .score(let score): scores[score].id
    }
  }
}

/// The model with some findings at one value each.
struct FixedFindings: TruthDomain {
  var model: Model
  let values: [Variable: Int]

  var never: Diagram { .none }
  var always: Diagram { .all }
  mutating func not(_ truth: Diagram) -> Diagram { model.not(truth) }
  mutating func and(_ left: Diagram, _ right: Diagram) -> Diagram { model.and(left, right) }
  mutating func or(_ left: Diagram, _ right: Diagram) -> Diagram { model.or(left, right) }

  mutating func truth(of atom: Atom) -> Diagram {
    guard let value = values[atom.variable] else { return model.truth(of: atom) }
    return atom.cells.contains(.value(value, forSure: true)) ? .all : .none
  }
}
