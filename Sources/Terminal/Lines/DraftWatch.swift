// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Says when a half-typed line is due to be saved: at most once a second, at most a second late.
struct DraftWatch {
  static let intervalMilliseconds = 1_000

  private var reported: String
  private var changedAt: Int?

  /// Begins with the text the line begins with, which is saved already.
  init(reported: String) {
    self.reported = reported
  }

  /// When the text as it is now has to be reported; nil when it has been.
  var due: Int? { changedAt.map { $0 + Self.intervalMilliseconds } }

  /// To be told after everything that may have changed the line.
  mutating func see(_ text: String, at milliseconds: Int) {
    if text == reported {
      changedAt = nil
    } else if changedAt == nil {
      changedAt = milliseconds
    }
  }

  mutating func report(_ text: String) {
    reported = text
    changedAt = nil
  }
}
