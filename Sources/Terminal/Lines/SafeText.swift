// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Makes text from outside harmless: the one way by which a caller's, an author's or a file's
/// words reach the terminal.
///
/// Whatever could move the cursor, reorder the line or hide is shown as its code point, as in
/// `<U+202E>`. Letters, accents, all scripts, and emoji stay as they are. Text made safe once is
/// unchanged by a second pass.
package enum SafeText {
  /// How many combining marks may sit on one letter before the rest is shown as code points:
  /// more than any living script needs, fewer than it takes to paint over the line above.
  package static let marksPerLetter = 6

  /// The text with everything that is not plainly visible spelled out. A tab becomes one space;
  /// a line feed is spelled out too, unless `keepingLines`.
  package static func visible(_ text: String, keepingLines: Bool = false) -> String {
    if isPlain(text) { return text }
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var before: Unicode.Scalar?  // as shown: what was spelled out gives no leave to its neighbour
    var marks = 0
    for (index, scalar) in scalars.enumerated() {
      let after = index + 1 < scalars.count ? scalars[index + 1] : nil
      marks = isMark(scalar) ? marks + 1 : 0
      if scalar == "\t" {
        result.append(" ")
      } else if scalar == "\n" && keepingLines
        || isShown(scalar, before: before, after: after, marks: marks)
      {
        result.append(scalar)
      } else {
        result.append(contentsOf: spelled(scalar).unicodeScalars)
      }
      before = result.last
    }
    return String(result)
  }

  /// Printable ASCII needs no look at its scalars; it is nearly all that is ever shown.
  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }

  private static func spelled(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
  }

  private static func isShown(
    _ scalar: Unicode.Scalar, before: Unicode.Scalar?, after: Unicode.Scalar?, marks: Int
  ) -> Bool {
    switch scalar.value {
    case 0x200D: return joins(before, after)
    case 0x200C: return separates(before, after)
    case 0xFE0E, 0xFE0F: return before.map(isPicture) ?? false || after == "\u{20E3}"
    case 0xE0100...0xE01EF: return before?.properties.isIdeographic ?? false
    case 0x0600...0x0605, 0x06DD, 0x070F, 0x0890...0x0891, 0x08E2, 0x110BD, 0x110CD:
      return true  // format characters by name, yet each draws a sign of its own
    default: break
    }
    if marks > 0 { return marks <= marksPerLetter && before.map(canCarryMark) ?? false }
    return isOrdinary(scalar)
  }

  private static func isOrdinary(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return false }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return false
    default: return true
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isDefaultIgnorableCodePoint { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// A mark on nothing would land on whatever stands before the text.
  private static func canCarryMark(_ scalar: Unicode.Scalar) -> Bool {
    isOrdinary(scalar) || scalar.value == 0xFE0F || scalar.value == 0x200D
      || scalar.value == 0x200C
  }

  /// A joiner between two pictures makes one of them; after a virama it shapes Indic letters.
  private static func joins(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    guard let before, let after else { return false }
    return (isPicture(before) || before.value == 0xFE0F) && isPicture(after) || isVirama(before)
  }

  /// A non-joiner is spelling, not hiding, between two Arabic letters or after a virama.
  private static func separates(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    guard let before, let after else { return false }
    return isArabicLetter(before) && isArabicLetter(after) || isVirama(before)
  }

  /// Emoji, their skin tones, and the signs that turn into emoji; digits and `#` do not count.
  private static func isPicture(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isEmoji && (scalar.value > 0xFF || scalar == "©" || scalar == "®")
  }

  private static func isVirama(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.canonicalCombiningClass == .virama
  }

  private static func isArabicLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0620...0x065F, 0x066E...0x06D3, 0x06D5...0x06DC, 0x06EE...0x06EF, 0x06FA...0x06FF,
      0x0750...0x077F, 0x08A0...0x08C9:
      return true
    default: return false
    }
  }
}
