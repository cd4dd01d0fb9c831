// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension String {
  /// With a full stop, where it does not end a sentence already.
  var ended: String {
    guard let last, !".?!\u{2026}".contains(last) else { return self }
    return self + "."
  }
}
