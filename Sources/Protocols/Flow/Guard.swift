// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Something a condition can read, by number: a fact, a finding, an offer, a consent, a plan.
package struct Variable: Equatable, Hashable, Sendable {
  package var number: Int32

  package init(_ number: Int32) {
    self.number = number
  }
}

/// Whose value an atom reads: the party that the running protocol is about, or a named one.
package enum Reader: UInt8, Equatable, Hashable, Sendable {
  case subject, caller, person
}

/// The smallest thing that is true or false: a variable stands in one of these cells.
package struct Atom: Equatable, Hashable, Sendable {
  package var variable: Variable
  package var reader: Reader
  package var cells: Cells

  package init(_ variable: Variable, of reader: Reader = .subject, in cells: Cells) {
    self.variable = variable
    self.reader = reader
    self.cells = cells
  }
}

/// A domain in which conditions have a truth: `Bool` over one state for the engine, sets of
/// persons for the checker. `Guard.truth(in:)` is written once, for both.
package protocol TruthDomain {
  associatedtype Truth
  var never: Truth { get }
  var always: Truth { get }
  mutating func truth(of atom: Atom) -> Truth
  mutating func not(_ truth: Truth) -> Truth
  mutating func and(_ left: Truth, _ right: Truth) -> Truth
  mutating func or(_ left: Truth, _ right: Truth) -> Truth
  /// Whether it is plain to see, without work, that this is so nowhere, or everywhere: what cannot
  /// change it any more need not be looked at.
  func isNever(_ truth: Truth) -> Bool
  func isAlways(_ truth: Truth) -> Bool
}

extension TruthDomain {
  package func isNever(_ truth: Truth) -> Bool { false }
  package func isAlways(_ truth: Truth) -> Bool { false }
}

/// A compiled condition: atoms over numbered variables, joined by and, or, not and counting.
package indirect enum Guard: Equatable, Hashable, Sendable {
  case always
  case atom(Atom)
  case not(Guard)
  case all([Guard])
  case any([Guard])
  case atLeast(Int, [Guard])

  /// The truth of this guard in a domain.
  package func truth<Domain: TruthDomain>(in domain: inout Domain) -> Domain.Truth {
    switch self {
    case .always: return domain.always
    case .atom(let atom): return domain.truth(of: atom)
    case .not(let inner): return domain.not(inner.truth(in: &domain))
    case .all(let parts):
      var truth = domain.always
      for part in parts where !domain.isNever(truth) {
        truth = domain.and(truth, part.truth(in: &domain))
      }
      return truth
    case .any(let parts):
      var truth = domain.never
      for part in parts where !domain.isAlways(truth) {
        truth = domain.or(truth, part.truth(in: &domain))
      }
      return truth
    case .atLeast(let count, let parts):
      var truths: [Domain.Truth] = []
      for part in parts { truths.append(part.truth(in: &domain)) }
      return domain.atLeast(count, of: truths)
    }
  }
}

extension TruthDomain {
  /// Where at least so many of these hold. One row per number still wanted; each truth either
  /// helps by one or does not.
  package mutating func atLeast(_ count: Int, of truths: [Truth]) -> Truth {
    guard count > 0 else { return always }
    guard count <= truths.count else { return never }
    var reached = [always] + Array(repeating: never, count: count)
    for truth in truths {
      for wanted in stride(from: count, through: 1, by: -1) {
        let now = and(reached[wanted - 1], truth)
        reached[wanted] = or(reached[wanted], now)
      }
    }
    return reached[count]
  }
}

extension Guard {
  /// Whether any atom is about a variable.
  package func reads(_ variable: Variable) -> Bool {
    switch self {
    case .always: false
    case .atom(let atom): atom.variable == variable
    case .not(let inner): inner.reads(variable)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      parts.contains { $0.reads(variable) }
    }
  }

  /// Every atom, from left to right.
  package var atoms: [Atom] {
    switch self {
    case .always: []
    case .atom(let atom): [atom]
    case .not(let inner): inner.atoms
    case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.flatMap(\.atoms)
    }
  }
}
