// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols

/// The machine's clock, as a value.
func now() -> Moment {
  let date = Date()
  return Moment(
    utcMilliseconds: Int64(date.timeIntervalSince1970 * 1_000),
    offsetMinutes: TimeZone.current.secondsFromGMT(for: date) / 60)
}

/// The day on this machine's clock.
func today() -> CalendarDay? { CalendarDay(now().local.date) }

extension Moment {
  /// The time of day, with its date where that is not today's.
  func near(_ today: Moment) -> String {
    local.date == today.local.date ? local.clock : local.date + " " + local.clock
  }
}

/// A new call's name: 128 random bits.
func newCallID() -> CallID {
  var generator = SystemRandomNumberGenerator()
  let digits = (0..<2).map { _ in
    let half = String(generator.next(), radix: 16)
    return String(repeating: "0", count: 16 - half.count) + half
  }
  return CallID(digits.joined())
}

/// Why a library whose paths are not proved is used, where the environment or the file of settings
/// says so.
func reasonUnproved() -> String? {
  set(.unproved)
}

/// Who sits here, and at which machine.
func author() -> Author {
  let name = set(.counsellor) ?? variable("USER") ?? Author.unknown
  return Author(counsellor: name, seat: ProcessInfo.processInfo.hostName)
}

extension Author {
  fileprivate static let unknown = "unknown"

  /// Whether nothing says who sits here.
  var isNobody: Bool { counsellor == Self.unknown }
}
