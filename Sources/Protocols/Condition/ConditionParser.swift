// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Reads a condition by recursive descent over the grammar of `protocols/FORMAT.md`.
///
/// ```
/// condition := atom | atom ("and" atom)+ | atom ("or" atom)+
/// ```
/// Mixing `and` with `or` without brackets is refused, so nobody has to know which binds tighter.
package func parseCondition(_ text: String) throws(ConditionError) -> Condition {
  var parser = ConditionParser(words: try conditionWords(text), length: text.unicodeScalars.count)
  let condition = try parser.condition(depth: 0)
  if let extra = parser.peek {
    throw ConditionError(
      column: extra.column,
      message: "\"\(extra.text)\" does not fit here; join with \"and\" or \"or\".")
  }
  return condition
}

/// How deep brackets may go; a nurse reads two levels, a hostile file gets no more than this.
private let depthBudget = 32

struct ConditionParser {
  var words: [Word]
  var length: Int
  var position = 0

  var peek: Word? { position < words.count ? words[position] : nil }
  var peekText: String? { peek?.text }
  var column: Int { peek?.column ?? length + 1 }

  mutating func condition(depth: Int) throws(ConditionError) -> Condition {
    guard depth <= depthBudget else {
      throw ConditionError(column: column, message: "Too many brackets; split this into facts.")
    }
    var parts = [try atom(depth: depth)]
    guard let joiner = peekText, joiner == "and" || joiner == "or" else { return parts[0] }
    while let word = peek, word.text == "and" || word.text == "or" {
      guard word.text == joiner else {
        throw ConditionError(
          column: word.column, message: "Add brackets: \"and\" and \"or\" are mixed here.")
      }
      position += 1
      parts.append(try atom(depth: depth))
    }
    return joiner == "and" ? .all(parts) : .any(parts)
  }

  private mutating func atom(depth: Int) throws(ConditionError) -> Condition {
    switch peekText {
    case "(":
      position += 1
      let inner = try condition(depth: depth + 1)
      try expect(")")
      return inner
    case "not":
      position += 1
      try expect("(")
      let inner = try condition(depth: depth + 1)
      try expect(")")
      return .not(inner)
    case "any", "all", "none": return try group(depth: depth)
    case "at":
      position += 1
      try expect("least")
      let count = try integer()
      try expect("of")
      return .atLeast(count, try list(depth: depth))
    default: return .test(try test())
    }
  }

  private mutating func group(depth: Int) throws(ConditionError) -> Condition {
    let kind = peekText
    position += 1
    try expect("of")
    let parts = try list(depth: depth)
    if kind == "any" { return .any(parts) }
    return kind == "all" ? .all(parts) : .none(parts)
  }

  private mutating func list(depth: Int) throws(ConditionError) -> [Condition] {
    try expect("(")
    var parts = [try condition(depth: depth + 1)]
    while take(",") { parts.append(try condition(depth: depth + 1)) }
    try expect(")")
    return parts
  }

  // MARK: words

  mutating func take(_ text: String) -> Bool {
    guard peekText == text else { return false }
    position += 1
    return true
  }

  mutating func expect(_ text: String) throws(ConditionError) {
    guard take(text) else {
      let found = peekText.map { "not \"\($0)\"" } ?? "but the condition ends"
      throw ConditionError(column: column, message: "\"\(text)\" belongs here, \(found).")
    }
  }

  mutating func integer() throws(ConditionError) -> Int {
    guard let text = peekText, let value = Int(text) else {
      throw ConditionError(column: column, message: "A whole number belongs here.")
    }
    position += 1
    return value
  }

  /// An author id: lower-case words joined by hyphens, and none of the grammar's own words.
  mutating func name(_ what: String) throws(ConditionError) -> String {
    guard let text = peekText, text != "(", text != ")", text != "," else {
      throw ConditionError(column: column, message: "The name of \(what) belongs here.")
    }
    guard isIdentifier(text) else {
      throw ConditionError(
        column: column, message: "\"\(text)\" is not a name; use small letters, digits, hyphens.")
    }
    guard !reservedWords.contains(text) else {
      throw ConditionError(
        column: column, message: "\"\(text)\" is a word of the grammar; \(what) belongs here.")
    }
    position += 1
    return text
  }
}
