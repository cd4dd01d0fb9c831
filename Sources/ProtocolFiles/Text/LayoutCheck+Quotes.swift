// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Texts in quotes, which may go on over lines that are further in than their key.
extension LayoutCheck {
  struct OpenQuote {
    var mark: Unicode.Scalar
    var line: Int
    var column: Int
    var parent: Int
  }

  mutating func openQuote(_ mark: Unicode.Scalar) {
    quote = OpenQuote(mark: mark, line: number, column: position, parent: parent)
    awaiting = nil
    position += 1
  }

  /// Walks behind the closing quote; false when the text goes on in the next line.
  mutating func closeQuote() -> Bool {
    guard let open = quote else { return true }
    while let scalar = current {
      position += 1
      if scalar == "\\", open.mark == "\"" {
        checkEscape()
        position += 1
      } else if scalar == open.mark {
        guard open.mark == "'", current == "'" else {
          quote = nil
          return true
        }
        position += 1
      }
    }
    return false
  }

  /// Whether the line was walked as part of a quoted text.
  mutating func continuesQuote() -> Bool {
    guard let open = quote else { return false }
    let spaces = line.prefix { $0 == " " || $0 == "\t" }.count
    if spaces < line.count, spaces <= open.parent {
      complainOfOpen(open)
      quote = nil
      brackets = []
      return false
    }
    guard closeQuote() else { return true }
    if brackets.isEmpty {
      checkNothingFollows(the: "quote")
    } else {
      walkInsideBrackets()
    }
    return true
  }

  mutating func complainOfOpen(_ open: OpenQuote) {
    complaints.add(
      .unclosedQuote, "The quote that opens here is not closed.", line: open.line + 1,
      column: open.column + 1,
      help: "Close it on the same line with \(open.mark == "'" ? "'" : "\"").")
  }

  /// After a closing quote or bracket only a comment may follow.
  mutating func checkNothingFollows(the closed: String) {
    skipSpaces()
    guard let scalar = current else { return }
    if scalar == "#", position > 0, isBlank(at: position - 1) {
      _ = isComment(at: position)
      return
    }
    complain(
      .textAfterClose, "The text goes on after the closing \(closed).",
      length: line.count - position,
      help: "Put the whole text in quotes; inside double quotes write \\\" for a quote.")
  }

  private mutating func checkEscape() {
    guard let scalar = current, !"0abtnvfre \"/\\N_LPxuU\t".unicodeScalars.contains(scalar) else {
      return
    }
    complain(
      .unknownEscape, "A backslash before \(quoted([scalar])) has no meaning.", at: position - 1,
      length: 2, help: "Write two backslashes for one, or put the text in single quotes.")
  }
}
