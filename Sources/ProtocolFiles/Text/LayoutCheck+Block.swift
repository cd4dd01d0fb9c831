// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Lines outside brackets and quotes: dashes, keys, and the value that follows on the line.
extension LayoutCheck {
  /// A text after `|` or `>`: everything further in than its key belongs to it.
  struct Literal {
    var parent: Int
    var indent: Int?
  }

  /// Walks a line from its first word: any dashes, then a key, then a value.
  mutating func walkBlock() {
    leaveLevels(deeperThan: position)
    var followsDash = false
    var hasKey = false
    while !hasEnded {
      skipSpaces()
      guard let scalar = current else { return }
      if scalar == "#" {
        _ = isComment(at: position)
        return
      }
      if scalar == "-", isBlank(at: position + 1), !hasKey {
        enterItem(column: position, follows: followsDash)
        position += 1
        followsDash = true
        continue
      }
      let column = position
      let complaintsBefore = complaints.diagnostics.count
      plainParent = nil
      guard let key = walkKey(mayBeKey: !hasKey) else {
        let isFine = complaints.diagnostics.count == complaintsBefore
        if !hasKey { checkMayStandAlone(column, isExpected: followsDash || !isFine) }
        return
      }
      enterKey(key, column: column, length: position - 1 - column, follows: followsDash)
      hasKey = true
      followsDash = false
    }
  }

  /// Walks one value, or gives the key that it turns out to be, with the walk after its colon.
  private mutating func walkKey(mayBeKey: Bool) -> String? {
    guard let scalar = current else { return nil }
    switch scalar {
    case "\"", "'":
      return walkQuotedKey(scalar, mayBeKey: mayBeKey)
    case "[", "{":
      walkBrackets()
      return nil
    case "|", ">":
      walkLiteralHead()
      return nil
    default:
      if complainsOfStart(scalar, mayBeKey: mayBeKey) { return nil }
      return walkPlain(mayBeKey: mayBeKey)
    }
  }

  private mutating func walkQuotedKey(_ mark: Unicode.Scalar, mayBeKey: Bool) -> String? {
    let start = position
    openQuote(mark)
    guard closeQuote() else { return nil }
    let end = position
    skipSpaces()
    if mayBeKey, current == ":", isBlank(at: position + 1) {
      position += 1
      return String(String.UnicodeScalarView(line[(start + 1)..<(end - 1)]))
    }
    checkNothingFollows(the: "quote")
    return nil
  }

  /// A value on a line of its own needs a key or dash that waits for it.
  private mutating func checkMayStandAlone(_ column: Int, isExpected: Bool) {
    defer {
      awaiting = nil
      hasContent = true
    }
    guard !isExpected, !mayHoldValue(column) else { return }
    complain(
      .lineWithoutKey, "The line has no key.", at: column, length: line.count - column,
      help: "A key ends with a colon and a space, and a text stands after its key.")
    plainParent = nil
  }

  /// Walks a plain text to the end of the line, a comment, or the colon that makes it a key.
  @discardableResult
  mutating func walkPlain(mayBeKey: Bool) -> String? {
    let start = position
    awaiting = mayBeKey ? awaiting : nil
    while let scalar = current {
      if scalar == ":", isBlank(at: position + 1) {
        if mayBeKey { return keyBefore(position, from: start) }
        complainOfColon(inContinuation: plainParent != nil)
        plainParent = parent
        return nil
      }
      if scalar == "#", position > start, isBlank(at: position - 1) {
        plainParent = isComment(at: position) ? nil : parent
        checkPlain(from: start)
        return nil
      }
      position += 1
    }
    checkPlain(from: start)
    plainParent = parent
    return nil
  }

  /// A line further in goes on with the text above it; an item there was meant as a list.
  mutating func continuesPlain() -> Bool {
    guard let plain = plainParent, position > plain else {
      plainParent = nil
      return false
    }
    if current == "-", isBlank(at: position + 1) {
      complain(
        .indentation, "The item would become a part of the text above it.",
        help: "Put nothing after the key when a list follows it.")
    } else {
      walkPlain(mayBeKey: false)
    }
    return true
  }

  private mutating func keyBefore(_ colon: Int, from start: Int) -> String {
    var scalars = line[start..<colon]
    while scalars.last == " " { scalars.removeLast() }
    if scalars.first.map(isSmartQuote) ?? false {
      complain(
        .smartQuoteKey, "The key stands in typographic quotes.", at: start,
        length: scalars.count, help: "Write the key without quotes.")
    } else {
      checkPlain(from: start)
    }
    let key = String(String.UnicodeScalarView(scalars))
    if key == "<<" { complainOfMerge(at: start) }
    position = colon + 1
    return key
  }

  /// `|` or `>`, perhaps with a sign and a digit, then nothing or a comment.
  private mutating func walkLiteralHead() {
    let start = position
    position += 1
    while let scalar = current, "+-123456789".unicodeScalars.contains(scalar) { position += 1 }
    skipSpaces()
    if current == nil || (current == "#" && isComment(at: position)) {
      literal = Literal(parent: parent, indent: nil)
      awaiting = nil
    } else if current != "#" {
      position = start
      complainOfReserved(line[start])
    }
  }

  /// Whether the line belongs to the open text after `|`; keeps its indentation from the first.
  mutating func continues(_ open: Literal) -> Bool {
    let spaces = line.prefix { $0 == " " }.count
    if line.allSatisfy({ $0 == " " || $0 == "\t" }) { return true }
    guard spaces > open.parent else { return false }
    let indent = open.indent ?? spaces
    literal?.indent = indent
    if spaces < indent {
      complain(
        .indentation, "The line begins before the text it belongs to.", at: spaces,
        help: "Begin it in the same column as the first line of the text, or further in.")
    }
    return true
  }
}
