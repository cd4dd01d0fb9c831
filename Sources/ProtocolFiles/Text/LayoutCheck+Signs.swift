// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Signs that YAML reads as its own: comments, colons, anchors, tags and the reserved ones.
extension LayoutCheck {
  /// Whether a comment begins here: two spaces before `#` and one after. Complains otherwise.
  mutating func isComment(at hash: Int) -> Bool {
    let before = line[..<hash]
    if before.allSatisfy({ $0 == " " }) { return true }
    if isBlank(at: hash - 1), isBlank(at: hash - 2), isBlank(at: hash + 1) { return true }
    let kept = shownBefore(hash)
    complain(
      .cutAtHash, "The text is cut at \" #\", where YAML begins a comment.", at: hash,
      length: line.count - hash,
      onACall: kept.isEmpty ? nil : "The counsellor would read \(quoted(kept)) and nothing more.",
      help: "Put the text in quotes; a comment needs two spaces before \"#\" and one after.")
    return false
  }

  /// The value before a cut, as far as it stands on this line.
  private func shownBefore(_ hash: Int) -> ArraySlice<Unicode.Scalar> {
    var start = 0
    for index in 0..<hash where line[index] == ":" || line[index] == "-" {
      if isBlank(at: index + 1) { start = index + 1 }
    }
    var kept = line[start..<hash]
    while kept.first == " " { kept.removeFirst() }
    while kept.last == " " { kept.removeLast() }
    return kept
  }

  /// In a line that goes on with the text above it, the colon may belong to a key out of line.
  mutating func complainOfColon(inContinuation: Bool = false) {
    let quotes = "Put the whole text in quotes."
    let column = "If it ends a key, begin the key in the column of its neighbours; "
    complain(
      .colonInText, "A colon and a space stand inside a text without quotes.",
      help: inContinuation ? column + "else put the text in quotes." : quotes)
  }

  mutating func complainOfMerge(at column: Int) {
    complain(
      .mergeKey, "A merge key (<<) cannot be used.", at: column, length: 2,
      help: "Write the keys out where they are needed.")
  }

  mutating func complainOfReserved(_ scalar: Unicode.Scalar) {
    complain(
      .reservedStart, "A value cannot begin with \(quoted([scalar])).",
      help: "Put the text in quotes.")
  }

  mutating func complainOfTab(at column: Int) {
    complain(.tab, "A tab stands outside quotes.", at: column, help: "Use spaces.")
  }

  /// Complains of a value or key that begins with a sign YAML keeps for itself.
  mutating func complainsOfStart(_ scalar: Unicode.Scalar, mayBeKey: Bool) -> Bool {
    switch scalar {
    case "&":
      complain(
        .anchor, "An anchor (&) cannot be used.",
        help: "Write the value out where it is needed, or put a text in quotes.")
    case "*":
      complain(
        .alias, "An alias (*) cannot be used.",
        help: "Write the value out where it is needed, or put a text in quotes.")
    case "!":
      complain(.tag, "A tag (!) cannot be used.", help: "Delete it, or put a text in quotes.")
    case "?" where isBlank(at: position + 1) && mayBeKey:
      complain(
        .complexKey, "A key cannot be a list or hold keys of its own.",
        help: "Write the key as a word or a phrase.")
    case "?", "-":
      guard isBlank(at: position + 1) else { return false }
      complainOfReserved(scalar)
    case ":" where isBlank(at: position + 1) && mayBeKey:
      complain(
        .lineWithoutKey, "The line has no key before its colon.", help: "Write the key first.")
    case "@", "`", "%", ",", "]", "}":
      complainOfReserved(scalar)
    default:
      return false
    }
    plainParent = nil
    awaiting = nil
    return true
  }

  /// Tabs and unusual spaces inside a text without quotes.
  mutating func checkPlain(from start: Int, to end: Int? = nil) {
    let end = end ?? position
    for column in start..<max(start, end) {
      if line[column] == "\t" { return complainOfTab(at: column) }
      guard isHiddenSpace(line[column]) else { continue }
      return complain(
        .hiddenSpace,
        "A space that is not the ordinary one (\(codePoint(line[column]))) stands here.",
        at: column, help: "Press the space bar instead, or put the text in quotes to keep it.")
    }
  }
}
