// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// How everything stands at one point of a call: one cell for each variable of each party.
package struct Table: Equatable, Sendable {
  package private(set) var cells: [Cell]
  package private(set) var partyCount: Int
  private let width: Int
  private let isOfCall: [Bool]

  /// One party, nothing known but what the centre itself settles.
  package init(_ variables: VariableTable) {
    width = variables.count
    isOfCall = variables.isOfCall
    partyCount = 1
    cells = Array(repeating: .notKnown, count: variables.count)
    for (variable, cell) in variables.fixed { cells[Int(variable.number)] = cell }
  }

  package mutating func addParty() {
    partyCount += 1
    cells += Array(repeating: .notKnown, count: width)
  }

  /// Variables of the call stand in the first party's row, whoever is asked for.
  package subscript(variable: Variable, party: Int) -> Cell {
    get { cells[position(variable, party)] }
    set { cells[position(variable, party)] = newValue }
  }

  fileprivate func holds(_ atom: Atom, for roles: Roles) -> Bool {
    atom.cells.contains(self[atom.variable, roles[atom.reader]])
  }

  private func position(_ variable: Variable, _ party: Int) -> Int {
    let number = Int(variable.number)
    return isOfCall[number] ? number : party * width + number
  }
}

/// Which party each reader means at one point of a call.
package struct Roles: Equatable, Sendable {
  package var subject: Int
  package var caller: Int
  package var person: Int

  package init(subject: Int, caller: Int, person: Int) {
    self.subject = subject
    self.caller = caller
    self.person = person
  }

  package subscript(reader: Reader) -> Int {
    switch reader {
    case .subject: subject
    case .caller: caller
    case .person: person
    }
  }
}

extension CheckedLibrary {
  /// Whether a step comes next; nil when that rests on a needed fact that was never answered.
  package func isDue(_ step: Int, in table: Table, for roles: Roles) -> Bool? {
    if flow.steps[step].needs.contains(where: { $0.isOpen(in: table, for: roles) }) {
      return flow.steps[step].condition.settled(
        in: table, for: roles, needs: flow.steps[step].needs)
    }
    return flow.steps[step].condition.holds(in: table, for: roles)
  }

  /// The first fact that a step needs, that was never answered and can be asked.
  package func openNeed(of step: Int, in table: Table, for roles: Roles) -> Need? {
    flow.steps[step].needs.first { need in
      askingStep[need.fact] != nil && table[need.variable, roles[need.reader]] == .notKnown
    }
  }
}

extension FlowAct {
  /// The row of a `decide` that gives its value now; nil for any other step.
  package func decision(in table: Table, for roles: Roles) -> (row: Int, value: Int)? {
    guard case .decide(_, let rules) = self else { return nil }
    return Self.decision(rules) { $0.holds(in: table, for: roles) }
  }
}

extension Guard {
  /// Whether this holds in a table.
  package func holds(in table: Table, for roles: Roles) -> Bool {
    if case .always = self { return true }
    if case .atom(let atom) = self { return table.holds(atom, for: roles) }
    var domain = TableTruth(table: table, roles: roles)
    return truth(in: &domain)
  }

  /// Whether this holds whatever the facts never answered turn out to be, those needed or all;
  /// nil when it rests on one of them.
  package func settled(in table: Table, for roles: Roles, needs: [Need]? = nil) -> Bool? {
    var domain = OpenTruth(table: table, roles: roles, needs: needs)
    switch truth(in: &domain) {
    case .yes: return true
    case .no: return false
    case .open: return nil
    }
  }
}

/// Plain truth over one state.
package struct TableTruth: TruthDomain {
  let table: Table
  let roles: Roles

  package init(table: Table, roles: Roles) {
    self.table = table
    self.roles = roles
  }

  package var never: Bool { false }
  package var always: Bool { true }
  package func truth(of atom: Atom) -> Bool { table.holds(atom, for: roles) }
  package func not(_ truth: Bool) -> Bool { !truth }
  package func and(_ left: Bool, _ right: Bool) -> Bool { left && right }
  package func or(_ left: Bool, _ right: Bool) -> Bool { left || right }
  package func isNever(_ truth: Bool) -> Bool { !truth }
  package func isAlways(_ truth: Bool) -> Bool { truth }
}

/// Truth with a third value for what rests on a fact that nobody has answered yet.
private struct OpenTruth: TruthDomain {
  enum Truth { case no, open, yes }
  let table: Table
  let roles: Roles
  /// Nil for every fact.
  let needs: [Need]?

  var never: Truth { .no }
  var always: Truth { .yes }

  func truth(of atom: Atom) -> Truth {
    let cell = table[atom.variable, roles[atom.reader]]
    if cell == .notKnown, needs?.contains(where: { $0.covers(atom) }) ?? true { return .open }
    return atom.cells.contains(cell) ? .yes : .no
  }

  func not(_ truth: Truth) -> Truth {
    switch truth {
    case .no: .yes
    case .open: .open
    case .yes: .no
    }
  }

  func and(_ left: Truth, _ right: Truth) -> Truth {
    if left == .no || right == .no { return .no }
    return left == .open || right == .open ? .open : .yes
  }

  func or(_ left: Truth, _ right: Truth) -> Truth {
    if left == .yes || right == .yes { return .yes }
    return left == .open || right == .open ? .open : .no
  }
}

extension Need {
  /// Whether it, or one of its options, was never answered.
  fileprivate func isOpen(in table: Table, for roles: Roles) -> Bool {
    (variable.number..<variable.number + width).contains {
      table[Variable($0), roles[reader]] == .notKnown
    }
  }

  /// The fact's own variable, or one of its options' (they follow it).
  package func covers(_ atom: Atom) -> Bool {
    atom.reader == reader && atom.variable.number >= variable.number
      && atom.variable.number < variable.number + width
  }
}
