// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Says when a window that was dragged has stood still: the question is then shown once for its
/// new width, and not once for every width on the way.
struct SizeWatch {
  static let stillMilliseconds = 300

  /// When the window will have stood still; nil when nothing has changed.
  private(set) var due: Int?

  mutating func changed(at now: Int) {
    due = now + Self.stillMilliseconds
  }

  /// What was just shown was as wide as the window is.
  mutating func questionIsNew() {
    due = nil
  }

  /// True once after a change.
  mutating func isStill(at now: Int) -> Bool {
    guard let due, due <= now else { return false }
    self.due = nil
    return true
  }
}
