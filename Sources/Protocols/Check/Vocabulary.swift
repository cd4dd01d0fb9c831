// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Every name that a condition of one library may use, with the variable behind it.
package struct Vocabulary: Sendable {
  /// What a name stands for, and so which tests fit it.
  package enum Kind: Equatable, Sendable {
    /// Choices, yes or no: value ids in the author's order.
    case choice([String])
    /// Several of: each option is a yes-or-no variable of its own, counted from the fact's own.
    case many([String])
    /// A number, scale or score, with the cells its conditions use.
    case number(Partition)
    /// A time; the partition is over minutes before now, as answered.
    case time(Partition)
    /// Words nobody may decide by; only how they are known can be asked.
    case words
    /// A finding's values from lowest to highest.
    case finding([String])
  }

  package struct Name: Equatable, Sendable {
    package var variable: Variable
    package var kind: Kind

    package init(variable: Variable, kind: Kind) {
      self.variable = variable
      self.kind = kind
    }
  }

  package var names: [String: Name] = [:]
  /// Offers, plans and consents stand in namespaces of their own.
  package var offers: [String: Variable] = [:]
  package var plans: [String: Variable] = [:]
  package var consents: [String: Variable] = [:]
  /// For facts: whether the counsellor put or confirmed the question (told early is not asked).
  package var asked: [String: Variable] = [:]
  /// For facts that a `was` reads: one yes-or-no variable for each value, from this one on.
  package var history: [String: Variable] = [:]

  package init() {}
}

/// The ends of an offer, as value positions of its variable; not offered is "not known".
package enum OfferEnd: Int, CaseIterable, Equatable, Sendable {
  case accepted, anotherTime, declined, unsure, ruledOut
}

/// The states of a consent, as value positions of its variable; not asked is "not known".
package enum ConsentState: Int, CaseIterable, Equatable, Sendable {
  case given, limited, refused, unsure, withdrawn, expired
}
