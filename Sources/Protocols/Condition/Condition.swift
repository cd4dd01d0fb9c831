// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What a trainer wrote after `when:` or `if:`, as a tree that still speaks in author ids.
///
/// The shape pass types every name and value against the library afterwards; nothing here knows
/// which facts exist. A condition never reads free text and never compares two answers, so every
/// one of them reads a finite domain (the proofs rest on that).
package indirect enum Condition: Equatable, Sendable {
  case test(Test)
  case not(Condition)
  case all([Condition])
  case any([Condition])
  case none([Condition])
  case atLeast(Int, [Condition])
}

/// One test of one thing, such as `plan is yes for sure`.
package enum Test: Equatable, Sendable {
  case fact(FactName, FactTest)
  case offered(String)
  case accepted(String)
  case declined(String)
  case agreed(String)
  case consent(Whose?, to: String, negated: Bool, ConsentWord)
}

/// Whose answer a name means where the protocol does not settle it: `caller's` or `person's`.
package enum Whose: String, Equatable, Sendable {
  case callers = "caller's"
  case persons = "person's"
}

/// A fact's author id, with the party it is read from when the author names one.
package struct FactName: Equatable, Sendable {
  package var whose: Whose?
  package var id: String

  package init(whose: Whose? = nil, id: String) {
    self.whose = whose
    self.id = id
  }
}

/// What is asked of a fact. `is not VALUE` means known and different: an unknown is never a no.
package enum FactTest: Equatable, Sendable {
  case equals(String, negated: Bool, forSure: Bool)
  case was(String, forSure: Bool)
  case oneOf([String], negated: Bool)
  case state(KnowledgeWord, negated: Bool)
  case number(Comparison)
  case atLeastLevel(String)
  case atMostLevel(String)
  case includes(String)
  case includesAny([String])
  case includesNone([String])
  case ago(within: Bool, Int, TimeUnit)
}

/// The four words that ask how a fact is known instead of what it is.
package enum KnowledgeWord: String, CaseIterable, Equatable, Sendable {
  case known, unclear, asked, unsure, declined
}

/// The words that `consent to ITEM is` may end with.
package enum ConsentWord: String, CaseIterable, Equatable, Sendable {
  case given, limited, refused, asked
}

/// A number against constants only; both ends of `between` count.
package enum Comparison: Equatable, Sendable {
  case equals(Int), atLeast(Int), atMost(Int), moreThan(Int), lessThan(Int), between(Int, Int)
}

/// Units of `within N ... ago`, and of every duration in a protocol.
package enum TimeUnit: String, CaseIterable, Equatable, Sendable {
  case minutes, hours, days

  /// Milliseconds in one unit.
  package var milliseconds: Int64 {
    switch self {
    case .minutes: 60_000
    case .hours: 3_600_000
    case .days: 86_400_000
    }
  }
}
