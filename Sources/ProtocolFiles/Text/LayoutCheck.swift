// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Walks the lines of a file before the YAML parser sees them and names, kindly and all at once,
/// what the parser would refuse in its own words, read as something else, or cut.
///
/// It follows YAML only as far as the protocol language goes: keys and lists by indentation,
/// plain and quoted texts, texts after `|` and `>`, brackets. A file it accepts has no anchors,
/// aliases, tags or merge keys, and is nested at most `depthLimit` deep.
struct LayoutCheck {
  static let depthLimit = 32

  var complaints: Complaints
  let lines: [[Unicode.Scalar]]

  // The line being walked: its number from 0, its scalars, and how far the walk has come.
  var number = 0
  var line: [Unicode.Scalar] = []
  var position = 0

  /// The keys and lists around the line, outermost first.
  var levels: [Level] = []
  /// The brackets that are open, outermost first.
  var brackets: [Bracket] = []
  var quote: OpenQuote?
  var literal: Literal?
  /// Column of the key or dash whose plain text may go on in the next line.
  var plainParent: Int?
  /// Column of the key or dash that still waits for its value.
  var awaiting: Awaiting?
  /// Column of the last key or dash; -1 before the first.
  var parent = -1
  var hasContent = false
  var hasEnded = false

  init(_ text: SourceText, _ complaints: Complaints) {
    self.lines = text.lines
    self.complaints = complaints
  }

  /// The complaints of the whole file, added to those it began with.
  mutating func run() -> Complaints {
    for index in lines.indices {
      guard !complaints.isFull, !hasEnded else { return complaints }
      number = index
      line = lines[index]
      position = 0
      walkLine()
    }
    complainOfOpenEnds()
    return complaints
  }

  private mutating func walkLine() {
    if continuesQuote() { return }
    if let open = literal, continues(open) { return }
    literal = nil
    skipSpaces()
    guard let first = current else { return }
    if first == "#" {
      plainParent = nil
      return
    }
    if checkIndentation(first) { return }
    if continuesBrackets(first) { return }
    if continuesPlain() { return }
    if position == 0, isDocumentMark() { return }
    walkBlock()
  }

  /// Tabs and unusual spaces before a line's first word shift it without anyone seeing it.
  private mutating func checkIndentation(_ first: Unicode.Scalar) -> Bool {
    guard first == "\t" || isHiddenSpace(first) else { return false }
    let rest = line[position...]
    if rest.allSatisfy({ $0 == "\t" || $0 == " " || isHiddenSpace($0) }) { return true }
    let marks = rest.prefix { $0 == "\t" || $0 == " " || isHiddenSpace($0) }
    if first == "\t" {
      complain(
        .tab, "The line begins with a tab.", length: marks.count,
        help: "Use spaces, as the lines around it do.")
    } else {
      complain(
        .hiddenSpace,
        "The line begins with a space that is not the ordinary one (\(codePoint(first))).",
        length: marks.count,
        help: "Delete it and press the space bar; word processors put such spaces in.")
    }
    plainParent = nil
    return true
  }

  private mutating func isDocumentMark() -> Bool {
    if current == "%" {
      complain(
        .directive, "A line cannot begin with \"%\".", help: "Put the text in quotes after its key."
      )
      return true
    }
    let mark = line.prefix(3)
    guard mark.elementsEqual("---".unicodeScalars) || mark.elementsEqual("...".unicodeScalars),
      line.count == 3 || line[3] == " "
    else { return false }
    if hasContent || line.count > 3 || mark.first == "." {
      complain(
        .severalDocuments, "A file holds one document only.", length: 3,
        help: "Delete the line, or move what follows it to a file of its own.")
      hasEnded = true
    }
    return true
  }

  private mutating func complainOfOpenEnds() {
    if let quote {
      complainOfOpen(quote)
    } else if let bracket = brackets.last {
      complainOfOpen(bracket)
    } else if !hasContent {
      complaints.add(
        .emptyFile, "The file has no content.", line: 1, column: 1,
        help: "Begin it with its kind, for example \"protocol: my-protocol\".")
    }
  }
}

/// Small words of the walk.
extension LayoutCheck {
  var current: Unicode.Scalar? { position < line.count ? line[position] : nil }

  func scalar(at index: Int) -> Unicode.Scalar? {
    index >= 0 && index < line.count ? line[index] : nil
  }

  /// Whether nothing, or a space, stands at a column.
  func isBlank(at index: Int) -> Bool {
    guard let scalar = scalar(at: index) else { return true }
    return scalar == " " || scalar == "\t"
  }

  mutating func skipSpaces() {
    while current == " " { position += 1 }
  }

  /// Complains at a column of this line; where the walk stands unless given.
  mutating func complain(
    _ code: ReadingCode, _ headline: String, at column: Int? = nil, length: Int = 1,
    onACall: String? = nil, help: String
  ) {
    complaints.add(
      code, headline, line: number + 1, column: (column ?? position) + 1, length: length,
      onACall: onACall, help: help)
  }
}
