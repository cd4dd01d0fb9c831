// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What stands for yes and no, as it is kept in a note of the call when it is agreed on.
package enum AgreedSign: String, CaseIterable, Sendable {
  case words = "They can say yes and no"
  case taps = "One tap is yes, two taps are no"
  case keypad = "On the keypad 1 is yes, 2 is no"

  /// What a note of a cover story begins with.
  package static let coverStory = "Cover story: "
}
