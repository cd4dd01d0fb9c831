// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// Times that the counsellor wants to be told of. Each is told once, between prompts and never over
/// a half-typed line, and none of them answers anything.
struct Reminders {
  struct Reminder: Equatable {
    var key: String
    var dueUTCMilliseconds: Int64
    var phrase: Phrase
  }

  private var told: Set<String> = []

  /// What is due and was not told yet; it counts as told from now on.
  mutating func due(of all: [Reminder], at: Moment) -> [Phrase] {
    let due = all.filter { $0.dueUTCMilliseconds <= at.utcMilliseconds && !told.contains($0.key) }
    told.formUnion(due.map(\.key))
    return due.map(\.phrase)
  }

  /// How long until the next; a second where one is due and has to wait for the line to be empty.
  func millisecondsToNext(of all: [Reminder], at: Moment) -> Int? {
    all.filter { !told.contains($0.key) }.map {
      max(1_000, Int(clamping: $0.dueUTCMilliseconds - at.utcMilliseconds))
    }.min()
  }
}
