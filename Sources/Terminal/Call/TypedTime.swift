// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Reads a time as counsellors type it: `14:05`, `20 minutes ago`, `about 2 hours ago`, `now`.
///
/// A time of day that would lie ahead means yesterday's: answers speak of the past.
struct TypedTime {
  var now: Moment

  func read(_ typed: String) -> AnswerValue? {
    var line = typed.lowercased()
    var about = false
    for word in ["about ", "around ", "~"] where line.hasPrefix(word) {
      about = true
      line = String(line.dropFirst(word.count))
    }
    if line == "now" { return .moment(utcMilliseconds: now.utcMilliseconds, about: about) }
    return (ago(line) ?? clock(line)).map { .moment(utcMilliseconds: $0, about: about) }
  }

  private func ago(_ line: String) -> Int64? {
    let words = line.split(separator: " ")
    guard words.count >= 2, let count = Int64(words[0]), count >= 0 else { return nil }
    let unit: Int64
    switch words[1] {
    case "min", "mins", "minute", "minutes": unit = TimeUnit.minutes.milliseconds
    case "h", "hour", "hours": unit = TimeUnit.hours.milliseconds
    case "day", "days": unit = TimeUnit.days.milliseconds
    default: return nil
    }
    let (length, overflow) = count.multipliedReportingOverflow(by: unit)
    guard !overflow, length <= now.utcMilliseconds else { return nil }
    return now.utcMilliseconds - length
  }

  private func clock(_ line: String) -> Int64? {
    TypedClock(line, now: now).map { clock in
      let today = clock.utcMilliseconds
      return today > now.utcMilliseconds ? today - TypedClock.dayMilliseconds : today
    }
  }
}
