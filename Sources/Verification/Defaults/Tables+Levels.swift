// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What levels may and may not do.
extension Tables {
  /// `worse-never-lowers`: the same answers but for one that is graver give a lower level.
  mutating func worseLowers() -> [DefaultProofs.Breach] {
    var breaches: [DefaultProofs.Breach] = []
    for (step, known) in library.flow.steps.enumerated() {
      guard case .decide(let finding, _) = known.act else { continue }
      guard let found = Self.everyRoles.compactMap({ worseLowers(finding, $0) }).first else {
        continue
      }
      breaches.append(
        DefaultProofs.Breach(
          rule: .worseNeverLowers, step: step, says: found.words,
          shownBy: found.when.map { lowered(finding, below: found.value, $0, at: step) }))
    }
    return breaches
  }

  /// A level that a graver answer misses, and answers with which it does.
  private typealias Missed = (words: String, value: Int, when: Guard?)

  private mutating func worseLowers(_ finding: Int, _ roles: Roles) -> Missed? {
    model.roles = roles
    var atLeast = Diagram.none
    for (value, rows) in model.suggestions(of: finding, roles.subject).enumerated().reversed() {
      atLeast = model.or(atLeast, rows)
      for field in model.fields(in: atLeast).members {
        for pair in pairs(of: field) {
          let milder = holding(atLeast, field, pair.milder)
          let worse = holding(atLeast, field, pair.worse)
          let missed = model.store.subtracting(milder, worse)
          guard missed != .none else { continue }
          let words = "\(pair.words), for \(library.findings[finding].values[value].id)"
          return (words, value, answers(in: missed, with: field, pair.worse, roles))
        }
      }
    }
    return nil
  }

  /// Some answers of a set, with the one of that class.
  private mutating func answers(
    in set: Diagram, with field: Int, _ number: Int, _ roles: Roles
  ) -> Guard? {
    var left = set
    var given = [answer(field, number, roles)]
    for other in model.fields(in: set).members where other != field {
      let known = model.fields[other]
      let fitting = known.codes.indices.filter { model.and(left, known.codes[$0]) != .none }
      // What was answered is more easily told than what was not.
      let answered = fitting.first { known.classes[$0].contains { $0.cell.valueIndex != nil } }
      guard let number = answered ?? fitting.first else { return nil }
      left = model.and(left, known.codes[number])
      given.append(answer(other, number, roles))
    }
    let all = given.compactMap { $0 }
    return all.count == given.count ? .all(all) : nil
  }

  private func answer(_ field: Int, _ number: Int, _ roles: Roles) -> Guard? {
    let known = model.fields[field]
    guard case .cell(let variable, let party) = known.key else { return nil }
    let reader: Reader =
      party == roles.subject ? .subject : party == roles.caller ? .caller : .person
    let cells = Cells(known.classes[number].map(\.cell))
    return .atom(Atom(variable, of: reader, in: cells))
  }

  /// `worse-never-lowers` of one call: with these answers the finding comes out lower.
  private func lowered(
    _ finding: Int, below value: Int, _ when: Guard, at step: Int
  ) -> PolicyRule {
    let known = library.findings[finding]
    let higher = value..<known.values.count
    let bound = FindingBound(
      finding: finding, isMet: Atom(known.suggestion, in: .values(higher)),
      isDecided: Atom(known.suggestion, in: .known(count: known.values.count)),
      words: "\(known.id) is at least \(known.values[value].id)")
    var rule = PolicyRule(
      id: DefaultRule.worseNeverLowers.rawValue, place: library.steps[step].place,
      says: DefaultRule.worseNeverLowers.meaning, form: .theFinding(bound))
    rule.when = when
    return rule
  }

  /// `levels-only-add`: a higher level takes an offer away.
  mutating func levelsTakeAway() -> [DefaultProofs.Breach] {
    var breaches: [DefaultProofs.Breach] = []
    for responder in library.responders.indices {
      let steps = library.flow.steps.indices.filter { offers(at: $0).contains(responder) }
      for finding in library.findings.indices {
        guard let step = steps.first(where: { reads(finding, at: $0) }),
          let level = levelThatTakes(steps, finding)
        else { continue }
        breaches.append(
          DefaultProofs.Breach(
            rule: .levelsOnlyAdd, step: step,
            says: "\(library.responders[responder].title) is offered no more at \(level)"))
      }
    }
    return breaches
  }

  func offers(at step: Int) -> [Int] {
    guard case .offer(let responders, _) = library.flow.steps[step].act else { return [] }
    return responders
  }

  private func reads(_ finding: Int, at step: Int) -> Bool {
    library.flow.steps[step].condition.atoms.contains {
      $0.variable == library.findings[finding].variable
    }
  }

  private mutating func levelThatTakes(_ steps: [Int], _ finding: Int) -> String? {
    for roles in Self.everyRoles {
      var lower = Diagram.none
      for (value, level) in library.findings[finding].values.enumerated() {
        var offered = Diagram.none
        for step in steps {
          model.roles = roles
          var fixed = FixedFindings(
            model: model, values: [library.findings[finding].variable: value])
          offered = fixed.model.or(
            offered, library.flow.steps[step].condition.truth(in: &fixed))
          model = fixed.model
        }
        if value > 0, model.store.subtracting(lower, offered) != .none { return level.id }
        lower = offered
      }
    }
    return nil
  }
}
