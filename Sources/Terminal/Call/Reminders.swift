// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// Times that the counsellor wants to be told of. Each is told once, between prompts and never over
/// a half-typed line, one in two seconds, and none of them answers anything.
struct Reminders {
  static let quietMilliseconds: Int64 = 2_000

  struct Reminder: Equatable {
    var key: String
    var dueUTCMilliseconds: Int64
    var phrase: Phrase
  }

  private var told: Set<String> = []
  private var quietUntilUTCMilliseconds = Int64.min

  /// The one that is due longest and was not told yet; it counts as told from now on.
  mutating func due(of all: [Reminder], at: Moment) -> Phrase? {
    guard at.utcMilliseconds >= quietUntilUTCMilliseconds else { return nil }
    let due = all.filter { $0.dueUTCMilliseconds <= at.utcMilliseconds && !told.contains($0.key) }
    guard let first = due.min(by: { $0.dueUTCMilliseconds < $1.dueUTCMilliseconds }) else {
      return nil
    }
    told.insert(first.key)
    quietUntilUTCMilliseconds = at.utcMilliseconds + Self.quietMilliseconds
    return first.phrase
  }

  /// How long until the next; a second where one is due and has to wait for the line to be empty,
  /// or for the one before it to be read.
  func millisecondsToNext(of all: [Reminder], at: Moment) -> Int? {
    all.filter { !told.contains($0.key) }.map {
      max(1_000, Int(clamping: $0.dueUTCMilliseconds - at.utcMilliseconds))
    }.min()
  }
}
