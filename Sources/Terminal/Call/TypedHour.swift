// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// An hour as people name it: `by six`, `at 6 pm`, `tomorrow at half past nine`, `before noon`.
///
/// Where nobody says which half of the day it is, today's is the next that comes, and another day's
/// lies between seven in the morning and seven in the evening.
struct TypedHour: Equatable {
  var utcMilliseconds: Int64
  /// What follows it.
  var rest: [Substring]

  /// Where the words begin with an hour.
  init?(_ words: ArraySlice<Substring>, now: Moment) {
    var words = words
    var (days, isPM, isHour) = (Int64(0), Bool?.none, false)
    switch words.first.map(Self.plain) {
    case "tomorrow"?: (days, isHour) = (1, true)
    case "today"?: isHour = true
    case "tonight"?: (isPM, isHour) = (true, true)
    case _: break
    }
    if isHour { words.removeFirst() }
    if let word = words.first.map(Self.plain), ["at", "before", "by", "until"].contains(word) {
      words.removeFirst()
      isHour = true
    }
    guard let (said, minute) = Self.clock(&words) else { return nil }
    var hour = said
    if let half = Self.half(&words) {
      (isPM, isHour) = (half, true)
    } else if let unit = words.first.map(Self.plain), Self.units.contains(unit) {
      return nil
    }
    // A bare 0 is a count of nothing; midnight is named, or said to be an hour.
    guard isHour || hour == 24 else { return nil }
    if let isPM, hour <= 12 { hour = hour % 12 + (isPM ? 12 : 0) }
    let midnight = TypedClock.midnight(before: now) + days * TypedClock.dayMilliseconds
    var at = midnight + Int64(hour * 60 + minute) * 60_000
    if isPM == nil, (1...12).contains(hour) {
      if days > 0, hour < 7 { at += TypedClock.dayMilliseconds / 2 }
      while days == 0, at <= now.utcMilliseconds { at += TypedClock.dayMilliseconds / 2 }
    }
    if at <= now.utcMilliseconds { at += TypedClock.dayMilliseconds }
    utcMilliseconds = at
    rest = Array(words)
  }

  /// The first that stands anywhere in a sentence.
  static func named(in text: String, now: Moment) -> TypedHour? {
    let words = text.split { $0 == " " || $0 == "," }
    return words.indices.lazy.compactMap { TypedHour(words[$0...], now: now) }.first
  }

  /// Twelve at noon and at midnight, an hour in figures or in letters, `half past` before it.
  private static func clock(_ words: inout ArraySlice<Substring>) -> (Int, Int)? {
    var minute = 0
    if words.count > 2, plain(words[words.startIndex]) == "half",
      plain(words[words.startIndex + 1]) == "past"
    {
      minute = 30
      words.removeFirst(2)
    }
    guard let word = words.first.map(plain) else { return nil }
    let figures = word.prefix { $0.isNumber }
    let hour: Int
    switch word {
    case "midnight": hour = 24
    case "noon": hour = 12
    case _ where figures.count == word.count: hour = Int(figures) ?? -1
    case _ where ["am", "pm"].contains(word.dropFirst(figures.count)): hour = Int(figures) ?? -1
    case _: hour = names.firstIndex(of: word).map { $0 + 1 } ?? -1
    }
    guard (0...24).contains(hour), minute == 0 || hour < 24 else { return nil }
    words.removeFirst()
    if figures.count < word.count, word.hasSuffix("am") || word.hasSuffix("pm"), !figures.isEmpty {
      words = [word.suffix(2)] + words
    }
    if word == "noon" { words = ["pm"] + words }
    if words.first.map(plain) == "oclock" { words.removeFirst() }
    return (hour, minute)
  }

  /// Whether it is after noon, where they say so.
  private static func half(_ words: inout ArraySlice<Substring>) -> Bool? {
    var after = words
    while let word = after.first.map(plain), ["in", "the", "at"].contains(word) {
      after.removeFirst()
    }
    guard let word = after.popFirst().map(plain) else { return nil }
    let isPM = ["afternoon", "evening", "night", "pm", "tonight"].contains(word)
    guard isPM || ["am", "morning"].contains(word) else { return nil }
    words = after
    return isPM
  }

  private static func plain(_ word: Substring) -> String {
    word.lowercased().filter { $0.isLetter || $0.isNumber || $0 == ":" }
  }

  /// `one` to `twelve`.
  static func number(_ word: String) -> Int? { names.firstIndex(of: word).map { $0 + 1 } }

  private static let names = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
  ]
  private static let units: Set<String> = [
    "second", "seconds", "minute", "minutes", "min", "hour", "hours", "h", "day", "days", "week",
    "weeks",
  ]
}
