// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What a rule asks for, one case a form; each form's own file under `Forms` is its manual.
package enum PolicyForm: Equatable, Sendable {
  /// `no call: ACT`
  case noCall(PolicyAct)
  /// `never: ACT`, with the act that must come first among the rule's closers.
  case never(PolicyAct)
  /// `every call: ACT`
  case everyCall(PolicyAct)
  /// `the finding: FINDING is ...`
  case theFinding(FindingBound)
  /// `order: offers never fall on the ladder`; the rung of each responder that has one.
  case order(rungs: [Int?])
  /// `the act: ACT`, `never rests on: [...]`
  case actNeverRestsOn(PolicyAct, [Ground])
  /// `finding: FINDING`, `depends on nothing but: [...]`
  case dependsOnNothingBut(finding: Int, [Ground])
  /// `finding: FINDING`, `never reads: [...]`
  case neverReads(finding: Int, [Ground])
  /// `finding: FINDING`, `never rests on: [...]`
  case findingNeverRestsOn(finding: Int, [Ground])
  /// `finding: FINDING`, `same as: tables/...`
  case sameAs(finding: Int, TruthTable)

  /// Whether one call shows that it is broken; the others speak of two calls, or of the files.
  package var isWatched: Bool {
    switch self {
    case .noCall, .never, .everyCall, .theFinding, .order: true
    case .actNeverRestsOn, .dependsOnNothingBut, .neverReads, .findingNeverRestsOn, .sameAs: false
    }
  }

  /// Whether something must happen, so that the standing exceptions excuse it.
  package var isObligation: Bool {
    if case .everyCall = self { return true }
    return false
  }

  /// The act that the form names.
  package var act: PolicyAct? {
    switch self {
    case .noCall(let act), .never(let act), .everyCall(let act), .actNeverRestsOn(let act, _): act
    case .theFinding, .order, .dependsOnNothingBut, .neverReads, .findingNeverRestsOn, .sameAs:
      nil
    }
  }
}

/// A finding and the values that a rule lets it have.
package struct FindingBound: Equatable, Sendable {
  package var finding: Int
  /// True where the finding is decided and has one of the values.
  package var isMet: Atom
  /// True where the finding is decided.
  package var isDecided: Atom
  /// `at least high`, as written.
  package var words: String

  package init(finding: Int, isMet: Atom, isDecided: Atom, words: String) {
    self.finding = finding
    self.isMet = isMet
    self.isDecided = isDecided
    self.words = words
  }
}

/// Something that a finding or an act may rest on.
package enum Ground: Equatable, Hashable, Sendable {
  case fact(Int)
  case finding(Int)
  case score(Int)
}

/// A truth table from the literature: in each row conditions on facts, and the value that the
/// finding must have there. Rows need not cover everything.
package struct TruthTable: Equatable, Sendable {
  package struct Row: Equatable, Sendable {
    package var place: Place
    package var holds: Guard
    package var value: Int
  }

  package var path: String
  package var columns: [Ground]
  package var rows: [Row]
}
