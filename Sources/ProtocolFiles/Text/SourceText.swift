// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// A file as lines of Unicode scalars, after the checks that need no YAML: size, encoding and
/// characters that no editor shows.
struct SourceText {
  static let byteLimit = 1 << 20
  static let lineLimit = 2_000

  let file: String
  /// Without line ends; a byte-order mark at the start is left out.
  let lines: [[Unicode.Scalar]]

  /// The text as the YAML parser gets it: line feeds only.
  var text: String {
    var text = String.UnicodeScalarView()
    for line in lines {
      text.append(contentsOf: line)
      text.append("\n")
    }
    return String(text)
  }

  /// Reads bytes, or says in one complaint why nothing of them can be read.
  init?(_ file: SourceFile, _ complaints: inout Complaints) {
    self.file = file.path
    guard file.bytes.count <= Self.byteLimit else {
      complaints.add(
        .fileTooLarge, "The file is larger than 1 MiB.", line: 1, column: 1,
        help: "Split it into several protocols.")
      return nil
    }
    var lines = [[Unicode.Scalar]()]
    var decoder = UTF8()
    var bytes = file.bytes.makeIterator()
    var endedWithReturn = false
    decoding: while true {
      switch decoder.decode(&bytes) {
      case .emptyInput: break decoding
      case .error:
        complaints.add(
          .notUTF8, "The file is not saved as UTF-8.", line: lines.count,
          column: (lines.last?.count ?? 0) + 1, help: "Save it again with the encoding UTF-8.")
        return nil
      case .scalarValue(let scalar):
        let endsLine = scalar == "\r" || (scalar == "\n" && !endedWithReturn)
        if endsLine { lines.append([]) }
        endedWithReturn = scalar == "\r"
        if scalar != "\r" && scalar != "\n" { lines[lines.count - 1].append(scalar) }
      }
    }
    if lines[0].first == "\u{FEFF}" { lines[0].removeFirst() }
    self.lines = lines
  }

  /// Complains of every line that is too long or holds a character nobody can see.
  func checkCharacters(_ complaints: inout Complaints) {
    for (index, line) in lines.enumerated() where !complaints.isFull {
      if line.count > Self.lineLimit {
        complaints.add(
          .lineTooLong, "The line is longer than 2,000 characters.", line: index + 1,
          column: Self.lineLimit + 1, help: "Write it as a list with one line to each item.")
      }
      for (column, scalar) in line.enumerated() {
        check(scalar, line: index + 1, column: column + 1, &complaints)
      }
    }
  }

  private func check(
    _ scalar: Unicode.Scalar, line: Int, column: Int, _ complaints: inout Complaints
  ) {
    guard scalar.value < 0x20 || scalar.value > 0x7E else { return }
    let name = codePoint(scalar)
    if isHiddenLineBreak(scalar) {
      complaints.add(
        .hiddenLineBreak, "A line break that editors do not show (\(name)) stands here.",
        line: line, column: column, help: "Delete it and press Enter instead.")
    } else if isControl(scalar) {
      complaints.add(
        .controlCharacter, "A control character (\(name)) stands here.", line: line,
        column: column, help: "Delete it.")
    } else if isDirectionMark(scalar) {
      complaints.add(
        .directionMark, "A mark that turns the reading direction (\(name)) stands here.",
        line: line, column: column, help: "Delete it.")
    }
  }
}
