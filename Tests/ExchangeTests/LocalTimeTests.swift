// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Foundation
import Testing

@Suite("Local time")
struct LocalTimeTests {
  @Test("every day of four centuries is the day that the calendar says")
  func days() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for day in stride(from: -30_000, through: 120_000, by: 1) {
      let seconds = Double(day) * 86_400 + 3_660
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute], from: Date(timeIntervalSince1970: seconds))
      let time = LocalTime(utcMilliseconds: Int64(seconds) * 1_000, offsetMinutes: 0)
      guard time.year == parts.year, time.month == parts.month, time.day == parts.day,
        time.hour == parts.hour, time.minute == parts.minute
      else {
        Issue.record("day \(day) became \(time.full)")
        return
      }
    }
  }

  @Test("the offset moves the clock and is said")
  func offset() {
    let time = LocalTime(utcMilliseconds: 1_795_561_200_000, offsetMinutes: -210)
    #expect(time.full == "2026-11-24 19:30 -03:30")
    #expect(LocalTime(utcMilliseconds: -1, offsetMinutes: 0).full == "1969-12-31 23:59 +00:00")
  }
}
