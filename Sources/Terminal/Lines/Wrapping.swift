// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The text as lines of at most `columns`, broken between words.
///
/// The first line starts at column `indent`, where the caller has put its label; the others carry
/// `indent` spaces. Line feeds stay breaks, runs of spaces count as one, and a word too long for
/// a line is cut across lines, never lost. Expects safe text.
package func wrapped(_ text: String, columns: Int, indent: Int = 0) -> [String] {
  let room = max(1, columns - indent)
  let margin = String(repeating: " ", count: max(0, indent))
  var lines: [String] = []
  for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
    lines += filled(paragraph.split(separator: " "), room: room)
  }
  return lines.enumerated().map { number, line in
    number == 0 || line.isEmpty ? line : margin + line
  }
}

/// One paragraph; never without a line, so that an empty paragraph stays an empty line.
private func filled(_ words: [Substring], room: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var used = 0
  for piece in words.flatMap({ pieces(of: $0, room: room) }) {
    let width = DisplayWidth.of(piece)
    if used > 0, used + 1 + width > room {
      lines.append(line)
      (line, used) = ("", 0)
    }
    if used > 0 {
      line += " "
      used += 1
    }
    line += piece
    used += width
  }
  return lines + [line]
}

/// The word, cut where it would not fit a line of its own.
private func pieces(of word: Substring, room: Int) -> [Substring] {
  var result: [Substring] = []
  var start = word.startIndex
  var used = 0
  for index in word.indices {
    let width = DisplayWidth.of(word[index])
    if used > 0, used + width > room {
      result.append(word[start..<index])
      (start, used) = (index, 0)
    }
    used += width
  }
  return result + [word[start...]]
}
