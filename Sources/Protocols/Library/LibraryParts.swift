// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// An id with what people read.
package struct Titled: Equatable, Sendable {
  package var id: String
  package var title: String
}

/// A clinical finding and its values from lowest to highest.
package struct Finding: Equatable, Sendable {
  package var id: String
  package var title: String
  package var values: [Titled]
  /// What conditions read: the higher of what is suggested and what it was raised to.
  package var variable: Variable
  /// What the rows suggest once their step was passed: what rules bound.
  package var suggestion: Variable
  /// Lowering it wants a second person beside the reason.
  package var loweringNeedsSecond = false
}

/// A sum of points with bands; what a missing item does is written, and refuses by default.
package struct Score: Equatable, Sendable {
  /// What an item without a clear answer does to the sum.
  package enum Missing: String, CaseIterable, Equatable, Sendable {
    /// No sum; the range it may lie in is shown.
    case refuse
    /// Counts nothing, as some instruments direct.
    case zero
    /// The mean of the answered items stands in for it, rounded up.
    case prorate
  }

  package struct Band: Equatable, Sendable {
    package var id: String
    package var range: ClosedRange<Int>
    package var label: String
  }

  package var id: String
  package var items: [Int]
  package var missing: Missing
  package var bands: [Band]
  package var variable: Variable
  package var partition: Partition

  /// The sum of its items' points, so many of them known; nil when a missing item refuses it.
  package func sum(of points: Int, from known: Int) -> Int? {
    guard known < items.count else { return points }
    switch missing {
    case .refuse: return nil
    case .zero: return points
    case .prorate:
      guard known > 0 else { return nil }
      return (points * items.count + known - 1) / known
    }
  }
}

/// Who may be offered, on which rung of the ladder; a higher rung is more intrusive. Without a rung
/// somebody stands beside the ladder, to be offered at any time.
package struct Responder: Equatable, Sendable {
  package var id: String
  package var title: String
  package var rung: Int?
  package var isLawEnforcement: Bool
  /// The tell that must have been said before anything is handed to this one.
  package var tellFirst: String?
  /// Kinds of places in the directory of supports that stand on this rung.
  package var supports: [String]
  /// The words that offer them, to the person or to whoever calls about them.
  package var say: String?
  /// The same in other languages, by language.
  package var sayIn: [String: [String]] = [:]
  package var variable: Variable
}

/// Who gets a handoff, and the kinds of fact it may ever hold for them.
package struct Receiver: Equatable, Sendable {
  package var id: String
  package var title: String
  package var kinds: [SecretKind]
  package var responder: Int?
  /// Facts whose answers it may hold although their kind is none of its own.
  package var facts: [Int] = []
}

/// A named ground for release without consent, with the least content it opens.
package struct ReleaseException: Equatable, Sendable {
  package var id: String
  package var title: String
  package var kinds: [SecretKind]
}

/// What facts of one kind have in common, such as that an answer may oblige the centre to report.
package struct FactMark: Equatable, Sendable {
  package var id: String
  package var title: String
  /// The protocol that comes at once where such a fact is told before what it tells was said.
  package var toldEarly: Int?
}

/// A plan made in advance, played line by line.
package struct Plan: Equatable, Sendable {
  package struct Line: Equatable, Sendable {
    package var act: String
    package var afterMilliseconds: Int64?
    package var who: String?

    /// How long after the line before it, as its author wrote it.
    package var afterInWords: String? {
      afterMilliseconds.map { milliseconds in
        let seconds = milliseconds / 1_000
        let (count, unit) = seconds % 60 == 0 ? (seconds / 60, "minute") : (seconds, "second")
        return "\(count) \(unit)\(count == 1 ? "" : "s")"
      }
    }
  }

  package var id: String
  package var lines: [Line]
  package var mayBeSaid: String?
  package var whomNotToCall: String?
  package var variable: Variable
}

/// An interrupt that every prompt offers in two keys.
package struct Alarm: Equatable, Sendable {
  /// What an outcome of the alarm's protocol leads to.
  package enum After: String, CaseIterable, Equatable, Sendable {
    /// Back to the exact step, unanswered, with the same words.
    case back = "return"
    /// To the end of the call.
    case closing
    /// The alarm stays on until the counsellor leaves it.
    case stay
  }

  package var id: String
  package var label: String
  package var key: Character
  package var protocolIndex: Int
  /// By position of the protocol's outcomes.
  package var after: [After]
}

/// A question that callers ask, with the centre's true answer.
package struct CallerQuestion: Equatable, Sendable {
  package var id: String
  package var question: String
  package var say: [String]
  /// The tell it counts as.
  package var countsAs: String?
  /// The answer in other languages, by language.
  package var sayIn: [String: [String]] = [:]
}

/// Somebody's part on the line or at the scene.
package struct Role: Equatable, Sendable {
  /// Which party speaks in this role.
  package enum Party: String, CaseIterable, Equatable, Sendable {
    case person, caller, other
  }

  package var id: String
  package var title: String
  package var party: Party
  package var evidence: Evidence
  /// A child or teenager: questions are put to them in their `younger` wording.
  package var isYounger = false
}

/// How something is known.
package enum Evidence: String, CaseIterable, Equatable, Sendable {
  case saw, heard, told, guessed
  case record = "from a record"
  case rule = "by rule"
}
