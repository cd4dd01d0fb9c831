// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
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

  @Test("it is said with its day where that is another, and with about where it is about")
  func said() {
    let now = LocalTime(utcMilliseconds: 1_795_561_200_000, offsetMinutes: 0)
    func said(_ hours: Int64, about: Bool) -> String {
      LocalTime(utcMilliseconds: 1_795_561_200_000 + hours * 3_600_000, offsetMinutes: 0)
        .said(beside: now, about: about)
    }
    #expect(said(-1, about: false) == "22:00" && said(-1, about: true) == "about 22:00")
    #expect(said(-24, about: false) == "yesterday 23:00")
    #expect(said(-24, about: true) == "yesterday, about 23:00")
    #expect(said(1, about: true) == "tomorrow, about 00:00")
    #expect(said(-24 * 9, about: true) == "on 15 Nov, about 23:00")
    #expect(said(-24 * 365, about: false) == "on 24 Nov 2025, 23:00")
  }

  @Test("the offset moves the clock and is said")
  func offset() {
    let time = LocalTime(utcMilliseconds: 1_795_561_200_000, offsetMinutes: -210)
    #expect(time.full == "2026-11-24 19:30 -03:30")
    #expect(LocalTime(utcMilliseconds: -1, offsetMinutes: 0).full == "1969-12-31 23:59 +00:00")
  }
}
