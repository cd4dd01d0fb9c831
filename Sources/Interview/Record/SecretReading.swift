// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Which kinds of secret the truth of a condition tells of.
///
/// A sentence such as "skipped because plan is not yes" gives away the plan as surely as the
/// answer itself, so whatever is shown of a condition needs every kind that it reads.
struct SecretReading {
  let library: CheckedLibrary

  func kinds(of condition: Guard) -> Set<SecretKind> {
    var seen: Set<Int> = []
    return kinds(of: condition, seen: &seen)
  }

  /// `seen` holds findings already read, which one of them could read again.
  private func kinds(of condition: Guard, seen: inout Set<Int>) -> Set<SecretKind> {
    switch condition {
    case .always: return []
    case .atom(let atom): return kinds(of: atom.variable, seen: &seen)
    case .not(let inner): return kinds(of: inner, seen: &seen)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      var kinds: Set<SecretKind> = []
      for part in parts { kinds.formUnion(self.kinds(of: part, seen: &seen)) }
      return kinds
    }
  }

  /// Every fact that a condition reads itself, in the order in which it stands there.
  func facts(of condition: Guard) -> [Int] {
    switch condition {
    case .always: []
    case .atom(let atom): library.facts.indices.filter { library.facts[$0].owns(atom.variable) }
    case .not(let inner): facts(of: inner)
    case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.flatMap { facts(of: $0) }
    }
  }

  private func kinds(of variable: Variable, seen: inout Set<Int>) -> Set<SecretKind> {
    if let fact = library.facts.first(where: { $0.owns(variable) }) { return [fact.secretKind] }
    if let score = library.scores.first(where: { $0.variable == variable }) {
      return Set(score.items.map { library.facts[$0].secretKind })
    }
    guard let finding = library.findings.firstIndex(where: { $0.variable == variable }),
      seen.insert(finding).inserted
    else { return [] }
    var kinds: Set<SecretKind> = []
    for step in library.flow.steps {
      guard case .decide(finding, let rules) = step.act else { continue }
      for rule in rules { kinds.formUnion(self.kinds(of: rule.condition, seen: &seen)) }
    }
    return kinds
  }
}

extension Fact {
  /// Its own variable, its options', whether it was asked, and its past.
  fileprivate func owns(_ other: Variable) -> Bool {
    let number = other.number
    if number >= variable.number, number <= variable.number + Int32(answers.optionCount) {
      return true
    }
    if other == askedVariable { return true }
    guard let history = historyVariable?.number else { return false }
    return number >= history && number < history + Int32(answers.valueIDs.count)
  }
}
