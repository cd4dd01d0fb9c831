// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// A time of day as counsellors type it, `14:05`, on the day that it is now.
struct TypedClock {
  static let dayMilliseconds: Int64 = 86_400_000

  /// When it is that time today.
  let utcMilliseconds: Int64

  /// Nil where it is no time of day.
  init?(_ typed: some StringProtocol, now: Moment) {
    let parts = typed.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int64(parts[0]), let minute = Int64(parts[1]),
      (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    utcMilliseconds = Self.midnight(before: now) + (hour * 60 + minute) * 60_000
  }

  /// When the day began, there where the clock stands.
  static func midnight(before now: Moment) -> Int64 {
    let offset = Int64(now.offsetMinutes) * 60_000
    let local = now.utcMilliseconds + offset
    return local - local % dayMilliseconds - offset
  }
}
