// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What a line may hold, whatever is typed or pasted into it.
package enum LineBudget {
  /// Code points in one line: about two screens of text.
  package static let limit = 4_000

  /// The text as a line: line breaks and tabs as spaces; no other control characters, nothing
  /// that reorders text (a paste brings those along), no line breaks at the end.
  package static func cleaned(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for character in text {
      if character.isNewline || character == "\t" {
        result.append(" ")
      } else {
        result.append(contentsOf: character.unicodeScalars.filter(belongs))
      }
    }
    return String(result)
  }

  /// The first `room` code points, and whether that was not all.
  package static func cut(_ text: String, to room: Int = limit) -> (text: String, wasCut: Bool) {
    let scalars = text.unicodeScalars
    let most = max(0, room)
    guard let end = scalars.index(scalars.startIndex, offsetBy: most, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return (text, false) }
    return (String(scalars[..<end]), true)
  }

  /// Typed bytes without the text that no longer fits. Keys that edit still count; an Enter does
  /// not: a line of which a part is missing is not sent by accident.
  package static func cut(typed bytes: [UInt8], to room: Int) -> (bytes: [UInt8], wasCut: Bool) {
    var room = max(0, room)
    var result: [UInt8] = []
    var drops = false
    var wasCut = false
    var isInSequence = false
    for byte in bytes {
      if isInSequence {
        isInSequence = byte == 0x5B || byte == 0x4F || (0x20...0x3F).contains(byte)
        drops = false
      } else if byte < 0x20 || byte == 0x7F {
        isInSequence = byte == 0x1B
        drops = wasCut && byte == 0x0D
      } else if !(0x80...0xBF).contains(byte) {
        drops = room == 0
        wasCut = wasCut || drops
        room = max(0, room - 1)
      }
      if !drops { result.append(byte) }
    }
    return (result, wasCut)
  }

  private static func belongs(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: false
    default: scalar.properties.generalCategory != .control
    }
  }
}
