// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// How far every line that goes on with another stands in.
package let continuationIndent = 6

/// The text as lines of at most `columns`, broken between words.
///
/// The first line starts at column `first`, where the caller has put its label (`indent` where that
/// is not said); the others carry `indent` spaces. Line feeds stay breaks, runs of spaces count as
/// one unless they are kept, and a word too long for a line is cut across lines, never lost.
/// Expects safe text.
package func wrapped(
  _ text: String, columns: Int, indent: Int = 0, startingAt first: Int? = nil,
  keepingRuns: Bool = false
) -> [String] {
  let room = max(1, columns - indent)
  let firstRoom = max(1, columns - (first ?? indent))
  let margin = String(repeating: " ", count: max(0, indent))
  var lines: [String] = []
  for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
    let words = pieces(of: paragraph, room: min(room, firstRoom), keepingRuns: keepingRuns)
    lines += filled(words, room: room, firstRoom: lines.isEmpty ? firstRoom : room)
  }
  return lines.enumerated().map { number, line in
    number == 0 || line.isEmpty ? line : margin + line
  }
}

/// A page whose lines are as wide as they like, for a terminal that is not: a line that fits stays
/// as it is, and what a longer one goes on with stands in below it.
package func wrappedPage(_ text: String, columns: Int) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    guard DisplayWidth.of(line) > columns else { return String(line) }
    let margin = line.prefix { $0 == " " }.count
    return wrapped(
      String(line), columns: columns, indent: min(margin + continuationIndent, columns / 2),
      startingAt: 0, keepingRuns: true
    ).joined(separator: "\n")
  }.joined(separator: "\n")
}

/// A word, or a part of one, and the spaces before it.
private struct Piece {
  var gap: Int
  var text: Substring
}

private func pieces(of text: Substring, room: Int, keepingRuns: Bool) -> [Piece] {
  var result: [Piece] = []
  var gap = 0
  for word in text.split(separator: " ", omittingEmptySubsequences: false) {
    if word.isEmpty {
      gap += 1
      continue
    }
    let before = keepingRuns ? gap : result.isEmpty ? 0 : 1
    for (index, part) in parts(of: word, room: room).enumerated() {
      result.append(Piece(gap: index == 0 ? before : 0, text: part))
    }
    gap = 1
  }
  return result
}

/// One paragraph; never without a line, so that an empty paragraph stays an empty line.
private func filled(_ pieces: [Piece], room: Int, firstRoom: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var used = 0
  for piece in pieces {
    let width = DisplayWidth.of(piece.text)
    if used > 0, used + piece.gap + width > (lines.isEmpty ? firstRoom : room) {
      lines.append(line)
      (line, used) = (String(piece.text), width)
    } else {
      // Only at the beginning of a line can there be too little room for the spaces.
      let gap = used > 0 ? piece.gap : max(0, min(piece.gap, firstRoom - width))
      line += String(repeating: " ", count: gap) + piece.text
      used += gap + width
    }
  }
  return lines + [line]
}

/// The word, cut where it would not fit a line of its own.
private func parts(of word: Substring, room: Int) -> [Substring] {
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
