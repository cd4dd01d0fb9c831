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

  /// What a limit means by the facts that it reads.
  func kindsMeant(by condition: Guard) -> Set<SecretKind> {
    facts(of: condition).reduce(into: []) {
      $0.formUnion(RecordPlacing.kindsMeant(by: library.facts[$1].id))
    }
  }

  /// What it tells that somebody was offered: all that every step that offers it rests on.
  func kinds(ofOffer responder: Int) -> Set<SecretKind> {
    library.flow.steps.compactMap { step in
      guard case .offer(let responders, _) = step.act, responders.contains(responder) else {
        return nil
      }
      return kinds(of: step.condition)
    }.common
  }

  /// What each of the offers that a condition reads tells; where one of several will do, it tells
  /// of none of them.
  func kinds(ofOffersIn condition: Guard) -> Set<SecretKind> {
    condition.atoms.compactMap { atom in
      library.responders.firstIndex { $0.variable == atom.variable }.map(kinds(ofOffer:))
    }.common
  }

  /// `seen` holds findings already read, which one of them could read again.
  private func kinds(of condition: Guard, seen: inout Set<Int>) -> Set<SecretKind> {
    var kinds: Set<SecretKind> = []
    for atom in condition.atoms { kinds.formUnion(self.kinds(of: atom.variable, seen: &seen)) }
    return kinds
  }

  /// Every fact that a condition reads itself, in the order in which it stands there.
  func facts(of condition: Guard) -> [Int] {
    condition.atoms.flatMap { atom in
      library.facts.indices.filter { library.facts[$0].owns(atom.variable) }
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
    for rule in library.rows(of: finding) {
      kinds.formUnion(self.kinds(of: rule.condition, seen: &seen))
    }
    return kinds
  }
}

extension [Set<SecretKind>] {
  /// What all of them have; nothing where there are none.
  fileprivate var common: Set<SecretKind> {
    dropFirst().reduce(first ?? []) { $0.intersection($1) }
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
