// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A moment of the week where the centre is.
package struct WeekTime: Equatable, Sendable {
  /// From Monday, 0, to Sunday, 6.
  package var day: Int
  /// Minutes since midnight.
  package var minute: Int

  package init(day: Int, minute: Int) {
    self.day = day
    self.minute = minute
  }

  /// By the clock of a place that is so many minutes ahead of UTC. 1 January 1970 was a Thursday.
  package init(utcMilliseconds: Int64, offsetMinutes: Int) {
    let minutes = Self.floor(utcMilliseconds, 60_000).quotient + Int64(offsetMinutes)
    let (days, minute) = Self.floor(minutes, 1_440)
    self.init(day: Int(Self.floor(days + 3, 7).remainder), minute: Int(minute))
  }

  private static func floor(
    _ number: Int64, _ divisor: Int64
  ) -> (quotient: Int64, remainder: Int64) {
    let remainder = ((number % divisor) + divisor) % divisor
    return ((number - remainder) / divisor, remainder)
  }
}

/// Hours that a clock can be held against: `day and night`, or `every day`, `weekdays` or
/// `weekends` with `16:00 to 23:00`.
///
/// An end at or before the beginning is of the next morning: `weekends, 22:00 to 06:00` holds on
/// Monday at five. Any other words are for people.
package struct OpeningHours: Equatable, Sendable {
  private static let days: [String: ClosedRange<Int>] = [
    "every day": 0...6, "weekdays": 0...4, "weekends": 5...6,
  ]

  private let days: ClosedRange<Int>
  private let from: Int
  private let to: Int

  package init?(_ words: String) {
    if words == "day and night" {
      self.init(days: 0...6, from: 0, to: 1_440)
      return
    }
    let parts = words.split(separator: ", ", omittingEmptySubsequences: false)
    guard parts.count == 2, let days = Self.days[String(parts[0])] else { return nil }
    let times = parts[1].split(separator: " to ", omittingEmptySubsequences: false)
      .compactMap { Self.minutes($0) }
    guard times.count == 2, times[0] < 1_440 else { return nil }
    self.init(days: days, from: times[0], to: times[1])
  }

  private init(days: ClosedRange<Int>, from: Int, to: Int) {
    self.days = days
    self.from = from
    self.to = to
  }

  /// Whether an author meant hours of this kind, well written or not.
  static func isMeant(by words: String) -> Bool {
    days.keys.contains { words.hasPrefix($0) }
  }

  package func fit(at time: WeekTime) -> Fit {
    isOpen(on: time.day, at: time.minute)
      || isOpen(on: (time.day + 6) % 7, at: time.minute + 1_440) ? .fits : .doesNotFit
  }

  /// Whether it opened on this day and is open so many minutes after that day's midnight.
  private func isOpen(on day: Int, at minute: Int) -> Bool {
    days.contains(day) && minute >= from && minute < (to > from ? to : to + 1_440)
  }

  /// `16:00`, two digits each, up to `24:00`.
  private static func minutes(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2,
      parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { 48...57 ~= $0 } }),
      let hours = Int(parts[0]), let minutes = Int(parts[1]), minutes < 60
    else { return nil }
    let all = hours * 60 + minutes
    return all <= 1_440 ? all : nil
  }
}
