// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A call-back that was agreed: when, and how. One that nobody picked up stays a call-back.
package struct CallBack: Equatable, Sendable {
  package enum Outcome: String, CaseIterable, Equatable, Sendable {
    case reached, unanswered, withdrawn
  }

  /// Counts the call-backs of a call, from 1.
  package var number: Int
  package var dueUTCMilliseconds: Int64
  /// How, to whom, and what may be said, as the counsellor typed it.
  package var words: String

  package init(number: Int, dueUTCMilliseconds: Int64, words: String) {
    self.number = number
    self.dueUTCMilliseconds = dueUTCMilliseconds
    self.words = words
  }
}

/// A time at which the counsellor wants to be told of something. It never answers anything.
package struct CallTimer: Equatable, Sendable {
  package var dueUTCMilliseconds: Int64
  package var words: String

  package init(dueUTCMilliseconds: Int64, words: String) {
    self.dueUTCMilliseconds = dueUTCMilliseconds
    self.words = words
  }
}

/// Whether a second person was heard before something that wants one: asking is enough, and nobody
/// is waited for (protocol language, section 4).
package enum SecondPerson: String, CaseIterable, Equatable, Sendable {
  case asked, agreed
  case notReachable = "not-reachable"
}
