// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Digits as keyboards of other scripts and full-width input methods type them: the key that is
/// meant is the same.
extension Character {
  /// `3` for `３` and `٣`; every other character as it is.
  var plainDigit: Character {
    let scalars = unicodeScalars
    guard scalars.count == 1, let only = scalars.first, only.value > 0x7F,
      only.properties.generalCategory == .decimalNumber, let value = wholeNumberValue
    else { return self }
    return Character("\(value)")
  }

  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension String {
  /// With plain digits where there are no letters; words stay as they were typed.
  package var plainDigits: String {
    contains(where: \.isLetter) ? self : String(map(\.plainDigit))
  }
}
