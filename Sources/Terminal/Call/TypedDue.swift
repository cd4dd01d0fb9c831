// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Reads a time ahead as counsellors type it: `10` minutes, `2 hours`, `90 seconds`, `17:30`,
/// `tomorrow 9:00`, `2 days 9:00`, `by six`; what follows it is left over.
struct TypedDue: Equatable {
  var utcMilliseconds: Int64
  var rest: String

  init?(_ typed: String, now: Moment) {
    var words = typed.split(separator: " ", omittingEmptySubsequences: true)[...]
    if let hour = TypedHour(words, now: now) {
      (utcMilliseconds, rest) = (hour.utcMilliseconds, hour.rest.joined(separator: " "))
      return
    }
    if words.first == "in" || words.first == "at" || words.first == "by" { words.removeFirst() }
    var days: Int64 = 0
    if words.count > 1, words.first == "tomorrow" || words.first == "today" {
      days = words.removeFirst() == "tomorrow" ? 1 : 0
      if words.first == "at" { words.removeFirst() }
    }
    guard let first = words.popFirst() else { return nil }
    if first.contains(":") {
      guard let clock = Self.clock(first, inDays: days, now: now) else { return nil }
      utcMilliseconds = clock
    } else {
      guard days == 0, let count = Int64(first), count > 0, count <= 10_000 else { return nil }
      var unit = TimeUnit.minutes.milliseconds
      if let word = words.first, let known = Self.units[String(word)] {
        unit = known
        words.removeFirst()
      }
      utcMilliseconds = now.utcMilliseconds + count * unit
      if unit == TimeUnit.days.milliseconds, let clock = Self.clockAfter(&words, count, now) {
        utcMilliseconds = clock
      }
    }
    rest = words.joined(separator: " ")
  }

  /// `2 days 9:00`: the hour that is named, and not this one.
  private static func clockAfter(
    _ words: inout ArraySlice<Substring>, _ days: Int64, _ now: Moment
  ) -> Int64? {
    let rest = words.first == "at" ? words.dropFirst() : words
    guard let typed = rest.first, let clock = TypedClock(typed, now: now) else { return nil }
    words = rest.dropFirst()
    return clock.utcMilliseconds + days * TypedClock.dayMilliseconds
  }

  private static let units: [String: Int64] = [
    "second": 1_000, "seconds": 1_000, "minute": 60_000, "minutes": 60_000, "min": 60_000,
    "hour": 3_600_000, "hours": 3_600_000, "h": 3_600_000, "day": 86_400_000, "days": 86_400_000,
  ]

  /// The next time that the clock will show this, or when it does so tomorrow.
  private static func clock(_ typed: Substring, inDays days: Int64, now: Moment) -> Int64? {
    TypedClock(typed, now: now).map { clock in
      let today = clock.utcMilliseconds + days * TypedClock.dayMilliseconds
      return today > now.utcMilliseconds ? today : today + TypedClock.dayMilliseconds
    }
  }
}
