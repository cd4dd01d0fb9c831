// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What no answers bring, or all do: an author meant something else by it.
extension Tables {
  struct Dead: Equatable {
    var step: Int
    var what: What

    enum What: Equatable {
      /// A row that never is the first that fits, from 1.
      case row(Int)
      /// A step that is never due.
      case step
      /// A step that the walk of its protocol never comes to.
      case passedBy
      /// A value of a finding that no row gives.
      case level(Int)
      /// A condition that always holds.
      case condition
      /// A question on which nothing rests, and whose answer nobody may be told.
      case question
    }
  }

  mutating func dead() -> [Dead] {
    let reached = library.flow.reachedSteps
    return library.flow.steps.indices.flatMap { step -> [Dead] in
      // A heading before a step that is jumped to does nothing, and is passed by.
      if library.flow.steps[step].act == .section { return [] }
      guard reached.contains(step) else { return [Dead(step: step, what: .passedBy)] }
      if isSettled(step) { return [] }
      let due = Self.everyRoles.map { self.due(step, $0) }
      if due.allSatisfy({ $0 == .none }) { return [Dead(step: step, what: .step)] }
      let isIdle = library.flow.steps[step].condition != .always && due.allSatisfy { $0 == .all }
      return (isIdle ? [Dead(step: step, what: .condition)] : []) + deadRows(at: step)
    } + levelsNeverGiven() + questionsForNothing()
  }

  /// What is asked and not used is not to be asked.
  private func questionsForNothing() -> [Dead] {
    let told = Set(library.receivers.flatMap(\.kinds))
    return library.flow.steps.indices.filter { step in
      guard case .ask(let number, _) = library.flow.steps[step].act else { return false }
      let fact = library.facts[number]
      return !fact.isRead && fact.marks.isEmpty && fact.secretKind != .none
        && !library.receivers.isEmpty && !told.contains(fact.secretKind)
    }.map { Dead(step: $0, what: .question) }
  }

  private mutating func deadRows(at step: Int) -> [Dead] {
    guard case .decide(_, let rows) = library.flow.steps[step].act else { return [] }
    let turns = Self.everyRoles.map { self.turns(of: rows, $0) }
    return rows.indices.filter { row in turns.allSatisfy { $0[row] == .none } }
      .map { Dead(step: step, what: .row($0 + 1)) }
  }

  private func levelsNeverGiven() -> [Dead] {
    library.findings.indices.flatMap { finding -> [Dead] in
      let deciding = library.flow.steps.indices.filter { step in
        if case .decide(finding, _) = library.flow.steps[step].act { true } else { false }
      }
      guard let step = deciding.first else { return [] }
      let given = Set(library.rows(of: finding).map(\.value))
      return library.findings[finding].values.indices.filter { !given.contains($0) }
        .map { Dead(step: step, what: .level($0)) }
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
    let written = library.steps[step]
    return Diagnostic(
      code: code, severity: .warning, headline: headline(in: library), place: written.place,
      length: written.id.count, help: help)
  }

  private var code: String {
    switch what {
    case .row: "PR401"
    case .step: "PR402"
    case .passedBy: "PR403"
    case .level: "PR404"
    case .condition: "PR405"
    case .question: "PR406"
    }
  }

  private func headline(in library: CheckedLibrary) -> String {
    let id = library.steps[step].id
    switch what {
    case .row(let row): return "Row \(row) of \"\(id)\" is never the first that fits."
    case .step: return "\"\(id)\" never is due, whatever was answered."
    case .passedBy: return "\"\(id)\" is never come to: what stands before it leads elsewhere."
    case .level(let value):
      guard case .decide(let finding, _) = library.flow.steps[step].act else { return "" }
      return "No row of \"\(id)\" gives \"\(library.findings[finding].values[value].id)\"."
    case .condition: return "The condition of \"\(id)\" always holds, whatever was answered."
    case .question: return "Nothing rests on \"\(id)\", and no receiver may be told it."
    }
  }

  private var help: String {
    switch what {
    case .row, .step: "Change its condition, or take it out."
    case .passedBy: "Lead to it, or take it out."
    case .level: "Write a row that gives it, or take it out of the finding."
    case .condition: "Change it, or take it out and leave the step."
    case .question: "Do not ask it, or let a condition or a receiver have its answer."
    }
  }
}

extension Flow {
  /// The steps that the walks of their protocols may come to, whatever was answered.
  fileprivate var reachedSteps: Set<Int> {
    var reached: Set<Int> = []
    var open = protocols.map(\.steps.lowerBound)
    while let step = open.popLast() {
      guard steps.indices.contains(step), reached.insert(step).inserted else { continue }
      open += next(after: step)
    }
    return reached
  }

  private func next(after step: Int) -> [Int] {
    let isPassed = steps[step].condition != .always
    let onward = isPassed ? [step + 1] : []
    switch steps[step].act {
    case .ask(_, let follows): return [step + 1] + follows.values.flatMap { next($0, after: step) }
    case .run(_, _, let follows): return onward + follows.flatMap { next($0, after: step) }
    case .wait(let back, _): return [step + 1] + [back].compactMap { $0 }
    case .end: return onward
    case .section, .tell, .instruct, .decide, .score, .offer, .consent, .handoff, .promise, .agree:
      return [step + 1]
    }
  }

  private func next(_ follow: Follow, after step: Int) -> [Int] {
    switch follow {
    case .on: [step + 1]
    case .go(let target): [target]
    case .end: []
    case .run(_, let then): next(then, after: step)
    }
  }
}
