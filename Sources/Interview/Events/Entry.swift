// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// One intent of the counsellor, as one atomic append to the journal.
package struct Entry: Equatable, Sendable {
  /// Raised when the meaning of an entry changes; old entries are only ever read upward.
  package static let schema = 1

  package var call: CallID
  /// From 1, without gaps; order is the sequence, never the clock.
  package var sequence: Int
  /// Which writer of this call wrote it; a take-over raises it.
  package var epoch: Int
  package var at: Moment
  package var by: Author
  package var events: [Event]
  /// What the screen showed afterwards, so that "what was known at 14:05" stays true.
  package var witness: Witness

  package init(
    call: CallID, sequence: Int, epoch: Int, at: Moment, by: Author, events: [Event],
    witness: Witness
  ) {
    self.call = call
    self.sequence = sequence
    self.epoch = epoch
    self.at = at
    self.by = by
    self.events = events
    self.witness = witness
  }
}

/// A call's name: 128 random bits as 32 hexadecimal digits.
package struct CallID: Equatable, Hashable, Sendable {
  package var text: String

  package init(_ text: String) {
    self.text = text
  }
}

/// Who typed it, and where.
package struct Author: Equatable, Sendable {
  package var counsellor: String
  package var seat: String

  package init(counsellor: String, seat: String) {
    self.counsellor = counsellor
    self.seat = seat
  }
}

/// What was on screen after an entry: the step, and each level as `finding=value`.
package struct Witness: Equatable, Sendable {
  package var step: String
  package var levels: [String]

  package init(step: String, levels: [String]) {
    self.step = step
    self.levels = levels
  }
}

/// Where entries become durable. `append` returns only when the entry is on disk.
package protocol EventLog: Sendable {
  func append(_ entry: Entry) throws
}
