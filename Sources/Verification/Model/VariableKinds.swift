// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What stands behind a variable of the library.
enum VariableKind: Equatable, Sendable {
  case fact(Int)
  case option(fact: Int, Int)
  case asked(fact: Int)
  case past(fact: Int, value: Int)
  case finding(Int)
  /// What the rows of a finding say, whatever it was raised to.
  case suggestion(finding: Int)
  case score(Int)
  case offer(responder: Int)
  case consent(item: Int)
  case plan(Int)
  /// Settled by the centre, the same in every call.
  case fixed(Cell)
}

extension CheckedLibrary {
  /// By the number of the variable; nil for one that nothing stands behind.
  func variableKinds() -> [VariableKind?] {
    var kinds: [VariableKind?] = Array(repeating: nil, count: variables.count)
    func set(_ variable: Variable, _ kind: VariableKind) {
      if kinds.indices.contains(Int(variable.number)) { kinds[Int(variable.number)] = kind }
    }
    for (index, fact) in facts.enumerated() {
      set(fact.variable, .fact(index))
      for option in 0..<fact.answers.optionCount {
        set(fact.option(option), .option(fact: index, option))
      }
      set(fact.askedVariable, .asked(fact: index))
      guard fact.historyVariable != nil else { continue }
      for value in fact.answers.valueIDs.indices {
        if let past = fact.past(value) { set(past, .past(fact: index, value: value)) }
      }
    }
    for (index, finding) in findings.enumerated() {
      set(finding.variable, .finding(index))
      set(finding.suggestion, .suggestion(finding: index))
    }
    for (index, score) in scores.enumerated() { set(score.variable, .score(index)) }
    for (index, responder) in responders.enumerated() {
      set(responder.variable, .offer(responder: index))
    }
    for (index, plan) in plans.enumerated() { set(plan.variable, .plan(index)) }
    for (index, consent) in consents.enumerated() {
      if let variable = vocabulary.consents[consent.id] { set(variable, .consent(item: index)) }
    }
    for (variable, cell) in variables.fixed { set(variable, .fixed(cell)) }
    return kinds
  }
}

extension Fact {
  /// How it may stand once it was answered, for sure or not, or passed over.
  ///
  /// Numbers that points are counted from stand one by one; any others by the cells that the
  /// conditions tell apart.
  func answerable(byNumber: Bool) -> [Stance] {
    var stances = [Cell.unsure, .declined, .skipped].map { Stance($0) }
    switch answers {
    case .choices(let choices): stances += Self.stances(values: choices.indices)
    case .yesOrNo: stances += Self.stances(values: 0..<2)
    case .many, .text, .place, .phone, .nameToUse: stances += Self.stances(values: 0..<1)
    case .time: stances += Self.stances(values: 0..<partition.intervalCount)
    case .scale(let from, let to), .number(_, let from, let to):
      if byNumber, to - from < Cells.valueBudget {
        for number in from...to {
          let cell = partition.interval(of: number)
          stances += Self.stances(values: cell..<(cell + 1), number: number)
        }
      } else {
        let cells = partition.interval(of: from)...partition.interval(of: to)
        stances += Self.stances(values: cells.lowerBound..<(cells.upperBound + 1))
      }
    }
    return stances
  }

  private static func stances(values: Range<Int>, number: Int? = nil) -> [Stance] {
    values.flatMap { value in
      [false, true].map { Stance(.value(value, forSure: $0), number: number) }
    }
  }
}
