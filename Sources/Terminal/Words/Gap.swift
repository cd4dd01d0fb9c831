// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview

/// How long nobody was at a call: from the last entry before to the one that goes on with it.
package struct Gap: Equatable, Sendable {
  package var seconds: Int64

  package init(from last: Moment, to next: Moment) {
    seconds = max(0, (next.utcMilliseconds - last.utcMilliseconds) / 1_000)
  }

  /// `38 s`, `12 min` or `3 h 10 min`.
  package var text: String {
    let minutes = seconds / 60
    switch seconds {
    case ..<120: return "\(seconds) s"
    case ..<7_200: return "\(minutes) min"
    default: return "\(minutes / 60) h \(minutes % 60) min"
    }
  }
}
