// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A moment as the wall clock showed it, made from integers alone so that it is the same on every
/// machine.
///
/// Days become dates by counting eras of 400 years (146,097 days) from 1 March of the year 0,
/// so that a leap day is the last of its year (Howard Hinnant, "chrono-compatible low-level date
/// algorithms", `civil_from_days`).
package struct LocalTime: Equatable, Sendable {
  package let year: Int
  package let month: Int
  package let day: Int
  package let hour: Int
  package let minute: Int
  private let offsetMinutes: Int
  /// Days since 1970.
  private let days: Int64

  package init(utcMilliseconds: Int64, offsetMinutes: Int) {
    let minutes = Self.floor(utcMilliseconds, 60_000).quotient + Int64(offsetMinutes)
    let (days, ofDay) = Self.floor(minutes, 1_440)
    self.days = days
    let (era, ofEra) = Self.floor(days + 719_468, 146_097)
    let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let dayOfYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    day = Int(dayOfYear - (153 * march + 2) / 5 + 1)
    month = Int(march < 10 ? march + 3 : march - 9)
    year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
    hour = Int(ofDay / 60)
    minute = Int(ofDay % 60)
    self.offsetMinutes = offsetMinutes
  }

  /// Rounds down, before 1970 too.
  private static func floor(
    _ number: Int64, _ divisor: Int64
  ) -> (quotient: Int64, remainder: Int64) {
    let remainder = ((number % divisor) + divisor) % divisor
    return ((number - remainder) / divisor, remainder)
  }

  /// `2026-11-24`
  package var date: String {
    "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))"
  }

  /// `14:03`
  package var clock: String { "\(Self.padded(hour, 2)):\(Self.padded(minute, 2))" }

  /// `2026-11-24 14:03 +01:00`
  package var full: String { "\(date) \(clock) \(offset)" }

  /// `2026-11-24T14:03+01:00`
  package var iso8601: String { "\(date)T\(clock)\(offset)" }

  /// As it is said: with its day where that is not today's, `yesterday, about 23:08`, and whether
  /// it is only about then.
  package func said(beside today: LocalTime, about: Bool) -> String {
    let time = (about ? "about " : "") + clock
    switch days - today.days {
    case 0: return time
    case -1: return "yesterday" + (about ? ", " : " ") + time
    case 1: return "tomorrow" + (about ? ", " : " ") + time
    case _:
      let ofYear = year == today.year ? "" : " \(year)"
      return "on \(day) \(Self.months[month - 1])\(ofYear), \(time)"
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private var offset: String {
    let sign = offsetMinutes < 0 ? "-" : "+"
    let size = abs(offsetMinutes)
    return "\(sign)\(Self.padded(size / 60, 2)):\(Self.padded(size % 60, 2))"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Moment {
  package var local: LocalTime {
    LocalTime(utcMilliseconds: utcMilliseconds, offsetMinutes: offsetMinutes)
  }
}
