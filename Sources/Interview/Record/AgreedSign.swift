// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What stands for yes and no, as it is kept in a note of the call when it is agreed on.
///
/// Whoever has only taps must be able to be unsure, or not to say.
package enum AgreedSign: String, CaseIterable, Sendable {
  case words = "They can say yes and no"
  case taps = "One tap is yes, two taps are no, three are neither"
  case keypad = "On the keypad 1 is yes, 2 is no, 3 is neither"

  /// What a note of a cover story begins with.
  package static let coverStory = "Cover story: "

  /// Of a note, also as calls kept it before there was a sign for neither.
  package init?(note: String) {
    switch note {
    case "One tap is yes, two taps are no": self = .taps
    case "On the keypad 1 is yes, 2 is no": self = .keypad
    case _:
      guard let sign = Self(rawValue: note) else { return nil }
      self = sign
    }
  }
}
