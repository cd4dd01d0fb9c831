// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// What somebody said to a question: the value, and how it is known.
///
/// Unsure and declined are answers of their own; neither is ever read as *no*. A description of
/// an answer would hold a caller's words, so there is none (see `description`).
package struct Answer: Equatable, Sendable {
  package var value: AnswerValue
  package var evidence: Evidence
  /// Who said it; nil when nobody on the line did (a record, a rule).
  package var by: Party?
  package var certainty: Certainty
  /// The caller's exact words, short.
  package var quote: String?
  /// Whether nobody asked how it is known, so that `evidence` is only what is usual.
  package var isEvidenceAssumed: Bool

  /// For sure: certain, and seen, heard on the line, or told by the party it is about
  /// (protocol language, section 4).
  package func isForSure(about party: Party) -> Bool {
    guard certainty == .certain, !isEvidenceAssumed else { return false }
    switch evidence {
    case .saw, .heard: return true
    case .told: return by == party
    case .guessed, .record, .rule: return false
    }
  }
}

extension Answer {
  /// Here and not in the struct, where it would be copied once more: every key makes an answer.
  package init(
    _ value: AnswerValue, evidence: Evidence = .told, by: Party? = nil,
    certainty: Certainty = .certain, quote: String? = nil, isEvidenceAssumed: Bool = false
  ) {
    self.init(
      value: value, evidence: evidence, by: by, certainty: certainty, quote: quote,
      isEvidenceAssumed: isEvidenceAssumed)
  }
}

/// How sure the one who says it is.
package enum Certainty: String, CaseIterable, Equatable, Sendable {
  case certain, doubtful
}

/// The value of an answer, by author ids.
package enum AnswerValue: Equatable, Sendable {
  /// One choice; `yes` and `no` are choices.
  case choice(String)
  /// Several choices; none of them is *unsure*, said as such.
  case options([String])
  case number(Int)
  /// A moment, in milliseconds since 1970 UTC; `about` when it was not said exactly.
  case moment(utcMilliseconds: Int64, about: Bool)
  /// Words of the caller: text, a place, a phone number, a name to use; of a question with choices
  /// what they said and fits none, *something else*, which conditions read as unsure.
  case words(String)
  case unsure
  case declined
}

extension Answer: CustomStringConvertible, CustomDebugStringConvertible {
  /// Fixed, because an answer may hold a caller's words.
  package var description: String { "an answer" }
  package var debugDescription: String { "an answer" }
}

extension AnswerValue: CustomStringConvertible, CustomDebugStringConvertible {
  /// Fixed, because a value may hold a caller's words.
  package var description: String { "a value" }
  package var debugDescription: String { "a value" }
}

extension AnswerValue {
  /// Neither unsure nor declined.
  package var isClear: Bool { self != .unsure && self != .declined }

  /// Whether words were typed, and nothing was chosen.
  package var isInWords: Bool {
    if case .words = self { true } else { false }
  }
}

/// Somebody the call knows of; 0 is whoever was on the line first.
package struct Party: Equatable, Hashable, Sendable {
  package var number: Int

  package init(_ number: Int) {
    self.number = number
  }

  package static let first = Party(0)
  /// The person, where somebody else calls about them.
  package static let spokenFor = Party(1)
}

/// A moment with the offset of the place it was read at, so that a record says local time.
package struct Moment: Equatable, Sendable, Comparable {
  package var utcMilliseconds: Int64
  package var offsetMinutes: Int

  package init(utcMilliseconds: Int64, offsetMinutes: Int = 0) {
    self.utcMilliseconds = utcMilliseconds
    self.offsetMinutes = offsetMinutes
  }

  package static func < (left: Moment, right: Moment) -> Bool {
    left.utcMilliseconds < right.utcMilliseconds
  }
}
