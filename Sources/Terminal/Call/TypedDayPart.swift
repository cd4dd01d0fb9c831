// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A part of the day as callers name it: `last night`, `this morning`, `yesterday evening`, `noon`.
///
/// It stands for an hour that nobody said, which the screen says; a part that has hardly begun is
/// as late as now. What can only lie ahead is none.
struct TypedDayPart {
  let utcMilliseconds: Int64
  /// Whether the hour is nobody's word: noon and midnight are hours.
  let isHourAssumed: Bool

  init?(_ words: ArraySlice<String>, now: Moment) {
    let midnight = TypedClock.midnight(before: now)
    func hour(_ hour: Int64) -> Int64 { midnight + hour * TimeUnit.hours.milliseconds }
    let day = TypedClock.dayMilliseconds
    let line = words.joined(separator: " ")
    isHourAssumed = !["midnight", "noon", "midday", "yesterday noon"].contains(line)
    switch line {
    case "midnight": utcMilliseconds = midnight
    case "noon", "midday":
      utcMilliseconds = hour(12) > now.utcMilliseconds ? hour(12) - day : hour(12)
    case "yesterday noon": utcMilliseconds = hour(12) - day
    case "last night": utcMilliseconds = hour(22) - day
    case _:
      guard let part = (line == "tonight" ? "night" : words.last).flatMap({ Self.parts[$0] }),
        words.count == (line == "tonight" ? 1 : 2)
      else { return nil }
      switch words.first {
      case "yesterday", "last": utcMilliseconds = hour(part.usual) - day
      case "this", "tonight":
        if now.utcMilliseconds >= hour(part.begins) {
          utcMilliseconds = min(hour(part.usual), now.utcMilliseconds)
        } else {
          // In the small hours tonight is the evening before.
          guard now.utcMilliseconds < hour(5), part.begins > 12 else { return nil }
          utcMilliseconds = hour(part.usual) - day
        }
      case _: return nil
      }
    }
  }

  private static let parts: [String: (begins: Int64, usual: Int64)] = [
    "morning": (5, 8), "afternoon": (12, 15), "evening": (17, 19), "night": (20, 22),
  ]
}
