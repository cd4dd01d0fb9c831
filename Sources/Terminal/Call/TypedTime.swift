// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Reads a time as counsellors type it: `14:05`, `9 pm`, `20 minutes ago`, `about 2 hours ago`,
/// `now`; and as callers say it, which is only ever about then: `half an hour ago`, `last night`.
///
/// A time of day that would lie ahead means yesterday's: answers speak of the past.
struct TypedTime {
  var now: Moment

  func read(_ typed: String) -> AnswerValue? {
    var words = typed.lowercased().split { $0 == " " || $0 == "," }.map(String.init)[...]
    var about = false
    if words.first?.first == "~" {
      about = true
      words[words.startIndex].removeFirst()
      if words.first == "" { words.removeFirst() }
    }
    while let word = words.first, ["about", "around", "at", "since"].contains(word) {
      about = about || word == "about" || word == "around"
      words.removeFirst()
    }
    if words == ["now"] || words == ["just", "now"] {
      return .moment(utcMilliseconds: now.utcMilliseconds, about: about)
    }
    let line = words.joined(separator: " ")
    if let exact = ago(line) ?? clock(words) {
      return .moment(utcMilliseconds: exact, about: about)
    }
    return (longAgo(words) ?? TypedDayPart(words, now: now)?.utcMilliseconds)
      .map { .moment(utcMilliseconds: $0, about: true) }
  }

  private func ago(_ line: String) -> Int64? {
    let words = line.split(separator: " ")
    guard words.count >= 2, let count = Int64(words[0]), count >= 0,
      let unit = Self.units[String(words[1])]
    else { return nil }
    return before(count, unit)
  }

  private func before(_ count: Int64, _ unit: TimeUnit, half: Bool = false) -> Int64? {
    let (length, overflow) = count.multipliedReportingOverflow(by: unit.milliseconds)
    guard !overflow, length <= now.utcMilliseconds - unit.milliseconds else { return nil }
    return now.utcMilliseconds - length - (half ? unit.milliseconds / 2 : 0)
  }

  /// `two hours ago`, `an hour and a half ago`, `half an hour ago`.
  private func longAgo(_ typed: ArraySlice<String>) -> Int64? {
    var words = typed
    guard words.popLast() == "ago" else { return nil }
    let half = Array(words.suffix(3)) == ["and", "a", "half"]
    if half { words.removeLast(3) }
    guard let unit = words.popLast().flatMap({ Self.units[$0] }) else { return nil }
    switch words.joined(separator: " ") {
    case "half an", "half a": return half ? nil : before(0, unit, half: true)
    case "a", "an": return before(1, unit, half: half)
    case "a couple of", "couple of": return before(2, unit)
    case let word: return TypedHour.number(word).flatMap { before(Int64($0), unit, half: half) }
    }
  }

  private func clock(_ typed: ArraySlice<String>) -> Int64? {
    var words = typed
    let isYesterday = words.first == "yesterday"
    if isYesterday { words.removeFirst() }
    if words.first == "at" { words.removeFirst() }
    guard let today = timeOfDay(words.joined()) else { return nil }
    let isBefore = isYesterday || today > now.utcMilliseconds
    return isBefore ? today - TypedClock.dayMilliseconds : today
  }

  /// `14:05`, `9pm`.
  private func timeOfDay(_ typed: String) -> Int64? {
    if let clock = TypedClock(typed, now: now) { return clock.utcMilliseconds }
    guard typed.hasSuffix("am") || typed.hasSuffix("pm"), let hour = Int64(typed.dropLast(2)),
      (1...12).contains(hour)
    else { return nil }
    let ofDay = hour % 12 + (typed.hasSuffix("pm") ? 12 : 0)
    return TypedClock.midnight(before: now) + ofDay * TimeUnit.hours.milliseconds
  }

  private static let units: [String: TimeUnit] = [
    "min": .minutes, "mins": .minutes, "minute": .minutes, "minutes": .minutes, "h": .hours,
    "hour": .hours, "hours": .hours, "day": .days, "days": .days,
  ]
}
