// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// Diagnostics as text: code and headline, place, the author's line with a mark under it, what
/// happens on a call, and help.
///
/// Nothing but the author's own files is ever quoted, and no character of theirs can steer the
/// screen.
package struct DiagnosticText {
  /// How many diagnostics are shown before the rest is only counted.
  package static let shownAtMost = 10
  private static let width = 78

  private let files: [String: SourceFile]

  package init(files: [SourceFile]) {
    self.files = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
  }

  /// The first ten in the order given, then how many more; the last line is the count.
  package func page(of diagnostics: [Diagnostic]) -> String {
    var parts = diagnostics.prefix(Self.shownAtMost).map(lines)
    let more = diagnostics.count - parts.count
    if more > 0 { parts.append("and \(more) more\n") }
    let errors = diagnostics.count { $0.severity == .error }
    parts.append(
      Self.count(errors, "error") + ", " + Self.count(diagnostics.count - errors, "warning") + "\n")
    return parts.joined(separator: "\n")
  }

  /// One diagnostic, each line ended.
  package func lines(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.place
    var text = "\(diagnostic.severity.rawValue) \(diagnostic.code): \(diagnostic.headline)\n"
    text += "  \(place.file):\(place.line):\(place.column)\n"
    if let line = line(of: place) {
      let number = String(place.line)
      let margin = String(repeating: " ", count: max(0, 4 - number.count))
      let (shown, mark) = Self.marked(line, column: place.column, length: diagnostic.length)
      text += "\(margin)\(number) | \(shown)\n"
      text += String(repeating: " ", count: margin.count + number.count) + " | \(mark)\n"
    }
    if let onACall = diagnostic.onACall { text += "  On a call: \(onACall)\n" }
    if !diagnostic.call.isEmpty {
      text += "  The shortest such call:\n"
      for line in diagnostic.call { text += "    \(Self.clean(line))\n" }
    }
    if let help = diagnostic.help { text += "  Help: \(help)\n" }
    return text
  }

  private static func clean(_ line: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in line.unicodeScalars { shown.append(printable(scalar)) }
    return String(shown)
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  /// The author's line; nil when there is no such file or line, or it is empty.
  private func line(of place: Place) -> [Unicode.Scalar]? {
    guard let bytes = files[place.file]?.bytes.prefix(SourceText.byteLimit) else { return nil }
    var number = 1
    var start = bytes.startIndex
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      let ends = byte == 0x0A || (byte == 0x0D && bytes.dropFirst(index + 1).first != 0x0A)
      if ends {
        if number == place.line { break }
        number += 1
        start = index + 1
      }
      index += 1
    }
    guard number == place.line else { return nil }
    var scalars = Array(String(decoding: bytes[start..<index], as: UTF8.self).unicodeScalars)
    if scalars.last == "\r" { scalars.removeLast() }
    if place.line == 1, scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    return scalars.isEmpty ? nil : scalars
  }

  /// At most 78 columns of a line around a mark, and the mark under them.
  private static func marked(
    _ line: [Unicode.Scalar], column: Int, length: Int
  ) -> (shown: String, mark: String) {
    let from = min(max(0, column - 1), line.count)
    let start = line.count <= width ? 0 : max(0, min(from - width / 2, line.count - width))
    let end = min(line.count, start + width)
    let to = min(max(from + 1, from + length), max(end, from + 1))
    var shown = String.UnicodeScalarView()
    var before = 0
    var marked = 0
    for index in start..<end {
      let scalar = printable(line[index])
      shown.append(scalar)
      if index < from { before += columns(of: scalar) }
      if index >= from && index < to { marked += columns(of: scalar) }
    }
    let dots = start > 0 ? "... " : ""
    let mark =
      String(repeating: " ", count: before + dots.count)
      + String(repeating: "^", count: max(1, marked))
    return (dots + String(shown) + (end < line.count ? " ..." : ""), mark)
  }
}

/// Columns a scalar takes on a screen: none for marks that join the letter before, two for wide
/// letters and pictures.
private func columns(of scalar: Unicode.Scalar) -> Int {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
    0x20000...0x3FFFD:
    return 2
  default: return 1
  }
}
