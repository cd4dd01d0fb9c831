// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Protocols

@Suite("Hours that a clock can be held against")
struct OpeningHoursTests {
  /// What the words mean, worked out another way: the minutes of a week at which it is open.
  private func openMinutes(days: ClosedRange<Int>, from: Int, minutes: Int) -> Set<Int> {
    Set(days.flatMap { day in (0..<minutes).map { (day * 1_440 + from + $0) % 10_080 } })
  }

  @Test(
    "every minute of a week is open or closed as the words say",
    arguments: [
      ("day and night", 0...6, 0, 1_440), ("every day, 16:00 to 23:00", 0...6, 960, 420),
      ("weekdays, 09:00 to 17:30", 0...4, 540, 510),
      ("weekends, 22:00 to 06:00", 5...6, 1_320, 480),
      ("every day, 08:00 to 24:00", 0...6, 480, 960),
      ("weekdays, 00:00 to 00:00", 0...4, 0, 1_440),
    ])
  func everyMinute(_ words: String, _ days: ClosedRange<Int>, _ from: Int, _ count: Int) throws {
    let hours = try #require(OpeningHours(words))
    let open = openMinutes(days: days, from: from, minutes: count)
    for minute in 0..<10_080 {
      let time = WeekTime(day: minute / 1_440, minute: minute % 1_440)
      #expect((hours.fit(at: time) == .fits) == open.contains(minute), "minute \(minute)")
    }
  }

  @Test(
    "any other words are for people, and no clock is held against them",
    arguments: [
      "", "day and night in winter, from 18:00 in summer", "by appointment", "16:00 to 23:00",
      "every day", "every day 16:00 to 23:00", "every day, 16:00", "every day, 16 to 23",
      "every day, 24:00 to 06:00", "every day, 09:00 to 24:01", "every day, 09:60 to 12:00",
      "every day, -9:00 to 12:00", "every day, ٠٩:00 to 12:00", "Weekdays, 09:00 to 17:00",
      "weekdays, 09:00 to 12:00 to 14:00", "weekdays, 09:00 to 12:00, 14:00 to 17:00",
    ])
  func otherWords(_ words: String) {
    #expect(OpeningHours(words) == nil)
  }

  @Test("the day of the week is the one of the place, before 1970 too")
  func weekTime() {
    // Wednesday 25 November 2026, 23:30 UTC, is Thursday half past midnight an hour further east.
    let late = Int64(1_795_649_400_000)
    #expect(WeekTime(utcMilliseconds: late, offsetMinutes: 0) == WeekTime(day: 2, minute: 1_410))
    #expect(WeekTime(utcMilliseconds: late, offsetMinutes: 60) == WeekTime(day: 3, minute: 30))
    #expect(WeekTime(utcMilliseconds: 0, offsetMinutes: 0) == WeekTime(day: 3, minute: 0))
    #expect(WeekTime(utcMilliseconds: -1, offsetMinutes: 0) == WeekTime(day: 2, minute: 1_439))
  }
}
