// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What no answers bring: an author meant something else by it.
extension Tables {
  /// A row of a table, or a step, that never is its turn.
  struct Dead: Equatable {
    var step: Int
    /// The row, from 1; nil for the step itself.
    var row: Int?
  }

  mutating func dead() -> [Dead] {
    library.flow.steps.indices.flatMap { step -> [Dead] in
      if isSettled(step) { return [] }
      if Self.everyRoles.allSatisfy({ due(step, $0) == .none }) { return [Dead(step: step)] }
      guard case .decide(_, let rows) = library.flow.steps[step].act else { return [] }
      let turns = Self.everyRoles.map { self.turns(of: rows, $0) }
      return rows.indices.filter { row in turns.allSatisfy { $0[row] == .none } }
        .map { Dead(step: step, row: $0 + 1) }
    }
  }

  /// Whether a centre's own settings say whether a step is due: another centre's may say otherwise.
  private func isSettled(_ step: Int) -> Bool {
    library.flow.steps[step].condition.atoms.contains { atom in
      if case .fixed = model.kinds[Int(atom.variable.number)] { return true }
      return false
    }
  }

  /// For each row of a table, where it is the first that fits.
  mutating func turns(of rows: [FlowRule], _ roles: Roles) -> [Diagram] {
    var open = Diagram.all
    return fits(rows, roles).map { fits in
      let turn = model.and(open, fits)
      open = model.store.subtracting(open, fits)
      return turn
    }
  }

  /// For each row, where its condition holds.
  mutating func fits(_ rows: [FlowRule], _ roles: Roles) -> [Diagram] {
    model.roles = roles
    return rows.map { $0.condition.truth(in: &model) }
  }
}

extension Tables.Dead {
  func diagnostic(in library: CheckedLibrary) -> Diagnostic {
    let step = library.steps[step]
    let what = row.map { "Row \($0) of \"\(step.id)\" is never" } ?? "\"\(step.id)\" never is"
    return Diagnostic(
      code: row == nil ? "PR402" : "PR401", severity: .warning,
      headline: row == nil ? "\(what) due, whatever was answered." : "\(what) the first that fits.",
      place: step.place, length: step.id.count,
      help: "Change its condition, or take it out.")
  }
}
