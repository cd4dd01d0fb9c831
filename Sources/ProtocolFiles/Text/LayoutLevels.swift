// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension LayoutCheck {
  /// Keys or list items that stand in one column.
  struct Level {
    var column: Int
    var isList: Bool
    /// Each key with the number of the line it stands in, from 1.
    var keys: [String: Int] = [:]
  }

  /// A key or dash without a value so far.
  struct Awaiting {
    var column: Int
    var isKey: Bool
  }

  /// Enters a key: its column must be one of those around it, or begin a value that is awaited.
  mutating func enterKey(_ key: String, column: Int, length: Int, follows dash: Bool) {
    if let top = levels.last, top.isList, top.column == column { levels.removeLast() }
    if let top = levels.last, top.column == column, !top.isList {
      noteKey(key, column: column, length: length)
    } else {
      if !dash && !mayBegin(column, isList: false) { complainOfIndentation(at: column) }
      levels.append(Level(column: column, isList: false, keys: [key: number + 1]))
      checkDepth()
    }
    awaiting = Awaiting(column: column, isKey: true)
    parent = column
    hasContent = true
  }

  /// Enters a dash, likewise.
  mutating func enterItem(column: Int, follows dash: Bool) {
    if let top = levels.last, top.isList, top.column == column {
      // The next item of the list around it.
    } else {
      if !dash && !mayBegin(column, isList: true) { complainOfIndentation(at: column) }
      levels.append(Level(column: column, isList: true))
      checkDepth()
    }
    awaiting = Awaiting(column: column, isKey: false)
    parent = column
    hasContent = true
  }

  /// Leaves the levels that end above a line which begins in `column`.
  mutating func leaveLevels(deeperThan column: Int) {
    while let top = levels.last, top.column > column { levels.removeLast() }
  }

  /// Whether a text without a key may stand in `column`: as the awaited value of a key or dash.
  func mayHoldValue(_ column: Int) -> Bool {
    guard let awaiting else { return false }
    return column > awaiting.column
  }

  mutating func checkDepth() {
    guard levels.count + brackets.count > Self.depthLimit, !hasEnded else { return }
    hasEnded = true
    complain(
      .tooDeep, "Lists and keys are nested more than 32 deep here.",
      help: "Write less of it inside one another.")
  }

  private func mayBegin(_ column: Int, isList: Bool) -> Bool {
    guard let awaiting else { return !hasContent }
    if isList && awaiting.isKey && column == awaiting.column { return true }
    return column > awaiting.column
  }

  private mutating func noteKey(_ key: String, column: Int, length: Int) {
    if let first = levels[levels.count - 1].keys[key] {
      complain(
        .duplicateKey, "The key \(quoted(key)) is written twice.", at: column, length: length,
        help: "It stands in line \(first) already; keep one of the two.")
    } else {
      levels[levels.count - 1].keys[key] = number + 1
    }
  }

  private mutating func complainOfIndentation(at column: Int) {
    complain(
      .indentation, "The line is not in line with its neighbours.", at: column,
      help: "Begin it in the same column as the lines it belongs to.")
  }
}
