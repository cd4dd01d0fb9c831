// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Whether a text is an author id: `[a-z][a-z0-9]*(-[a-z0-9]+)*`.
///
/// Ids live for ever in journals, so they are plain ASCII and never depend on position.
package func isIdentifier(_ text: String) -> Bool {
  guard let first = text.utf8.first, isSmallLetter(first) else { return false }
  var previousWasHyphen = false
  for byte in text.utf8 {
    if byte == UInt8(ascii: "-") {
      guard !previousWasHyphen else { return false }
      previousWasHyphen = true
    } else {
      guard isSmallLetter(byte) || isDigit(byte) else { return false }
      previousWasHyphen = false
    }
  }
  return !previousWasHyphen
}

private func isSmallLetter(_ byte: UInt8) -> Bool {
  byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
}

private func isDigit(_ byte: UInt8) -> Bool {
  byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}
