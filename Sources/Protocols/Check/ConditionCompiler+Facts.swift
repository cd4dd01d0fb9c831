// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension ConditionCompiler {
  /// The guard of one test of a fact or finding, typed by what the library says the name is.
  mutating func guardOf(_ name: FactName, _ test: FactTest) -> Guard {
    guard let known = vocabulary.names[name.id] else {
      let names = vocabulary.names.keys.sorted()
      complain("There is no fact or finding \"\(name.id)\".", nearest: name.id, among: names)
      return .always
    }
    let scope = FactScope(id: name.id, name: known, reader: Reader(name.whose))
    switch test {
    case .state(let word, let negated): return state(word, negated: negated, of: scope)
    case .was(let value, let forSure): return was(value, forSure: forSure, of: scope)
    case .equals(let value, let negated, let forSure):
      return values([value], negated: negated, forSure: forSure, of: scope)
    case .oneOf(let list, let negated):
      return values(list, negated: negated, forSure: false, of: scope)
    case .number(let comparison): return number(comparison, of: scope)
    case .atLeastLevel(let level): return bound(level, atLeast: true, of: scope)
    case .atMostLevel(let level): return bound(level, atLeast: false, of: scope)
    case .includes(let value): return includes([value], wanted: true, of: scope)
    case .includesAny(let list): return includes(list, wanted: true, of: scope)
    case .includesNone(let list): return includes(list, wanted: false, of: scope)
    case .ago(let within, let count, let unit): return ago(within, count, unit, of: scope)
    }
  }

  private mutating func state(
    _ word: KnowledgeWord, negated: Bool, of scope: FactScope
  ) -> Guard {
    let positive: Guard
    switch word {
    case .known: positive = scope.atom(.known(count: scope.valueCount))
    case .unclear: positive = scope.atom(.unclear)
    case .unsure: positive = scope.atom(Cells(.unsure))
    case .declined: positive = scope.atom(Cells(.declined))
    case .asked:
      guard let asked = vocabulary.asked[scope.id] else {
        complain("\"\(scope.id)\" is never asked; write \"is known\" instead of \"is asked\".")
        return .always
      }
      positive = .atom(Atom(asked, of: scope.reader, in: .values([0])))
    }
    return negated ? .not(positive) : positive
  }

  private mutating func values(
    _ list: [String], negated: Bool, forSure: Bool, of scope: FactScope
  ) -> Guard {
    guard let wanted = positions(of: list, in: scope) else { return .always }
    guard negated else { return scope.atom(.values(wanted, forSure: forSure)) }
    let others = (0..<scope.valueCount).filter { !wanted.contains($0) }
    return scope.atom(.values(others, forSure: forSure))
  }

  private mutating func was(_ value: String, forSure: Bool, of scope: FactScope) -> Guard {
    guard let wanted = positions(of: [value], in: scope)?.first else { return .always }
    guard let history = vocabulary.history[scope.id] else {
      complain("\"\(scope.id)\" is never asked again, so \"was\" can never hold.")
      return .always
    }
    let variable = Variable(history.number + Int32(wanted))
    return .atom(Atom(variable, of: scope.reader, in: .values([0], forSure: forSure)))
  }

  private mutating func number(_ comparison: Comparison, of scope: FactScope) -> Guard {
    guard case .number(let partition) = scope.name.kind else {
      complain("\"\(scope.id)\" is not a number, so it cannot be compared with one.")
      return .always
    }
    return scope.atom(.values(partition.intervals(where: comparison)))
  }

  private mutating func bound(_ value: String, atLeast: Bool, of scope: FactScope) -> Guard {
    guard case .finding(let order) = scope.name.kind else {
      complain("\"\(scope.id)\" is not a finding, so it has no levels.")
      return .always
    }
    guard let bound = positions(of: [value], in: scope)?.first else { return .always }
    return scope.atom(.values(atLeast ? bound..<order.count : 0..<(bound + 1)))
  }

  private mutating func includes(_ list: [String], wanted: Bool, of scope: FactScope) -> Guard {
    guard case .many(let options) = scope.name.kind else {
      complain("Only one answer of \"\(scope.id)\" can be chosen; write \"is\", not \"includes\".")
      return .always
    }
    guard let chosen = positions(list, among: options, of: scope.id) else { return .always }
    // Option i is the variable after the fact's own: value 0 chosen, value 1 left out.
    let atoms = chosen.map { option in
      let variable = Variable(scope.name.variable.number + 1 + Int32(option))
      return Guard.atom(Atom(variable, of: scope.reader, in: .values([wanted ? 0 : 1])))
    }
    return wanted ? .any(atoms) : .all(atoms)
  }

  private mutating func ago(
    _ within: Bool, _ count: Int, _ unit: TimeUnit, of scope: FactScope
  ) -> Guard {
    guard case .time(let partition) = scope.name.kind else {
      complain("\"\(scope.id)\" is not a time, so \"ago\" does not fit it.")
      return .always
    }
    guard let minutes = unit.minutes(count) else {
      complain("\(count) \(unit.rawValue) is too long ago to count.")
      return .always
    }
    let comparison: Comparison = within ? .atMost(minutes) : .moreThan(minutes)
    return scope.atom(.values(partition.intervals(where: comparison)))
  }

  private mutating func positions(of list: [String], in scope: FactScope) -> [Int]? {
    switch scope.name.kind {
    case .choice(let values), .finding(let values):
      return positions(list, among: values, of: scope.id)
    case .many:
      complain("Several answers of \"\(scope.id)\" can be chosen; write \"includes\", not \"is\".")
    case .number, .time:
      complain("\"\(scope.id)\" is measured; compare it with a number.")
    case .words:
      complain("What was said under \"\(scope.id)\" is words, and words never decide.")
    }
    return nil
  }

  private mutating func positions(
    _ list: [String], among values: [String], of id: String
  ) -> [Int]? {
    var found: [Int] = []
    for value in list {
      if let position = values.firstIndex(of: value) {
        found.append(position)
      } else {
        let known = values.joined(separator: ", ")
        complain(
          "\"\(id)\" has no answer \"\(value)\"; it has \(known).", nearest: value, among: values)
      }
    }
    return found.count == list.count ? found : nil
  }
}

/// One name as a condition reads it.
private struct FactScope {
  var id: String
  var name: Vocabulary.Name
  var reader: Reader

  var valueCount: Int {
    switch name.kind {
    case .choice(let values), .finding(let values): values.count
    case .number(let partition), .time(let partition): partition.intervalCount
    case .many, .words: 1
    }
  }

  func atom(_ cells: Cells) -> Guard {
    .atom(Atom(name.variable, of: reader, in: cells))
  }
}

extension TimeUnit {
  /// Whole minutes in so many of this unit, or nil when that does not fit an `Int`.
  package func minutes(_ count: Int) -> Int? {
    let (minutes, overflow) = count.multipliedReportingOverflow(by: Int(milliseconds / 60_000))
    return overflow ? nil : minutes
  }
}
