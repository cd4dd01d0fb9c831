// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Reads a duration as trainers write it, such as `10 minutes` or `1 hour`, into milliseconds.
///
/// Nil when it is not a whole number above 0 with seconds, minutes, hours or days, or is longer
/// than 366 days.
package func durationMilliseconds(_ text: String) -> Int64? {
  let parts = text.split(separator: " ", omittingEmptySubsequences: false)
  guard parts.count == 2, let count = Int64(parts[0]), count > 0 else { return nil }
  let unit: Int64
  switch parts[1] {
  case "second", "seconds": unit = 1_000
  case "minute", "minutes": unit = TimeUnit.minutes.milliseconds
  case "hour", "hours": unit = TimeUnit.hours.milliseconds
  case "day", "days": unit = TimeUnit.days.milliseconds
  default: return nil
  }
  let (milliseconds, overflow) = count.multipliedReportingOverflow(by: unit)
  guard !overflow, milliseconds <= 366 * TimeUnit.days.milliseconds else { return nil }
  return milliseconds
}
