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
      let words = Self.everyRoles.compactMap { worseLowers(finding, $0) }.first
      guard let words else { continue }
      breaches.append(DefaultProofs.Breach(rule: .worseNeverLowers, step: step, says: words))
    }
    return breaches
  }

  private mutating func worseLowers(_ finding: Int, _ roles: Roles) -> String? {
    model.roles = roles
    var atLeast = Diagram.none
    for (value, rows) in model.suggestions(of: finding, roles.subject).enumerated().reversed() {
      atLeast = model.or(atLeast, rows)
      for field in model.fields(in: atLeast).members {
        for pair in pairs(of: field) {
          let milder = holding(atLeast, field, pair.milder)
          let worse = holding(atLeast, field, pair.worse)
          guard model.store.subtracting(milder, worse) != .none else { continue }
          return "\(pair.words), for \(library.findings[finding].values[value].id)"
        }
      }
    }
    return nil
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
