// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Lists in `[...]` and keys in `{...}`.
extension LayoutCheck {
  struct Bracket {
    var opening: Unicode.Scalar
    var line: Int
    var column: Int
    var parent: Int
    var keys: [String: Int] = [:]
    /// The entry being walked: where it began, in which line, and whether its colon was passed.
    var entry: (line: Int, column: Int)?
    var hasColon = false
    var hasComma = false
  }

  mutating func walkBrackets() {
    awaiting = nil
    openBracket()
    walkInsideBrackets()
  }

  /// Whether the line was walked as part of open brackets.
  mutating func continuesBrackets(_ first: Unicode.Scalar) -> Bool {
    guard let outermost = brackets.first else { return false }
    let closes = first == "]" || first == "}"
    if position > outermost.parent || (closes && position == outermost.parent) {
      walkInsideBrackets()
      return true
    }
    complainOfOpen(outermost)
    brackets = []
    return false
  }

  mutating func walkInsideBrackets() {
    while let scalar = current, !brackets.isEmpty, !hasEnded {
      switch scalar {
      case " ", "\t":
        if scalar == "\t" { complainOfTab(at: position) }
        position += 1
      case "[", "{":
        beginEntry()
        openBracket()
      case "]", "}":
        guard closeBracket(scalar) else { return }
      case ",":
        guard endEntry() else { return }
        brackets[brackets.count - 1].hasComma = true
        position += 1
      case ":" where endsKey(at: position):
        passColon()
      case "#" where position == 0 || isBlank(at: position - 1):
        if !isComment(at: position) { brackets = [] }
        return
      default:
        guard walkEntryText(scalar) else { return }
      }
    }
    if brackets.isEmpty, !hasEnded { checkAfterBrackets() }
  }

  mutating func complainOfOpen(_ open: Bracket) {
    complaints.add(
      .unclosedBracket, "The bracket that opens here is not closed.", line: open.line + 1,
      column: open.column + 1,
      help: "Close it with \"\(open.opening == "[" ? "]" : "}")\", or put a text in quotes.")
  }

  private mutating func openBracket() {
    brackets.append(
      Bracket(
        opening: line[position], line: number, column: position,
        parent: brackets.first?.parent ?? parent))
    checkDepth()
    position += 1
  }

  private mutating func closeBracket(_ closing: Unicode.Scalar) -> Bool {
    guard endEntry(), let top = brackets.popLast() else { return false }
    guard (top.opening == "[") == (closing == "]") else {
      complainOfOpen(top)
      brackets = []
      return false
    }
    position += 1
    return true
  }

  private mutating func checkAfterBrackets() {
    skipSpaces()
    if current == ":", isBlank(at: position + 1) {
      complain(
        .complexKey, "A key cannot be a list or hold keys of its own.",
        help: "Write the key as a word or a phrase.")
    } else {
      checkNothingFollows(the: "bracket")
    }
  }

  /// A quoted or plain text; false when the walk of the line is over.
  private mutating func walkEntryText(_ scalar: Unicode.Scalar) -> Bool {
    beginEntry()
    let start = position
    if scalar == "\"" || scalar == "'" {
      openQuote(scalar)
      guard closeQuote() else { return false }
      noteEntryKey(from: start + 1, to: position - 1)
      return true
    }
    if complainsOfStart(scalar, mayBeKey: false) || "|>".unicodeScalars.contains(scalar) {
      if "|>".unicodeScalars.contains(scalar) { complainOfReserved(scalar) }
      brackets = []
      return false
    }
    while let next = current, !",[]{}".unicodeScalars.contains(next) {
      if next == ":", endsKey(at: position) { break }
      if next == "#", isBlank(at: position - 1) { break }
      position += 1
    }
    checkPlain(from: start, to: position)
    noteEntryKey(from: start, to: position)
    return true
  }

  private func endsKey(at colon: Int) -> Bool {
    if isBlank(at: colon + 1) { return true }
    if let next = scalar(at: colon + 1), ",[]{}".unicodeScalars.contains(next) { return true }
    return scalar(at: colon - 1) == "\"" || scalar(at: colon - 1) == "'"
  }

  private mutating func beginEntry() {
    guard let last = brackets.indices.last, brackets[last].entry == nil else { return }
    brackets[last].entry = (number, position)
  }

  /// Remembers a text that a colon follows, in this line, as a key of the bracket.
  private mutating func noteEntryKey(from start: Int, to end: Int) {
    guard let last = brackets.indices.last, brackets[last].opening == "{",
      !brackets[last].hasColon
    else { return }
    var ahead = end
    while scalar(at: ahead) == " " || scalar(at: ahead) == "\"" || scalar(at: ahead) == "'" {
      ahead += 1
    }
    guard scalar(at: ahead) == ":" else { return }
    var scalars = line[start..<max(start, end)]
    while scalars.last == " " { scalars.removeLast() }
    let key = String(String.UnicodeScalarView(scalars))
    if key == "<<" { complainOfMerge(at: start) }
    if brackets[last].keys[key] != nil {
      complain(
        .duplicateKey, "The key \(quoted(key)) is written twice.", at: start,
        length: scalars.count, help: "Keep one of the two.")
    }
    brackets[last].keys[key] = number + 1
  }

  private mutating func passColon() {
    guard let last = brackets.indices.last else { return }
    if brackets[last].opening == "[" || brackets[last].hasColon {
      complainOfColon()
    }
    brackets[last].hasColon = true
    position += 1
  }

  /// Complains of an entry of `{...}` without a key; false when the walk of the line is over.
  private mutating func endEntry() -> Bool {
    guard let last = brackets.indices.last else { return false }
    let bracket = brackets[last]
    brackets[last].entry = nil
    brackets[last].hasColon = false
    guard bracket.opening == "{", !bracket.hasColon, let entry = bracket.entry else { return true }
    guard bracket.hasComma else {
      complaints.add(
        .lineWithoutKey, "The braces {...} hold no key.", line: bracket.line + 1,
        column: bracket.column + 1, help: "Put the whole text in quotes.")
      brackets = []
      return false
    }
    complaints.add(
      .commaInBraces, "A comma inside {...} ends the text before it.", line: entry.line + 1,
      column: entry.column + 1, onACall: "What follows the comma would be lost.",
      help: "Put the text in quotes, or write each key on a line of its own.")
    return true
  }
}
