// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// One word, bracket or comma of a condition, with the column it starts at (from 1).
struct Word: Equatable, Sendable {
  var text: String
  var column: Int
}

/// Why a condition could not be read: where, and one sentence with the remedy.
package struct ConditionError: Error, Equatable, Sendable {
  /// Column in the condition's own text, in Unicode scalars from 1.
  package var column: Int
  /// One sentence: what is wrong and what to write.
  package var message: String
}

/// Words that the grammar owns; no fact, value, step or protocol may be called by one.
package let reservedWords: Set<String> = [
  "and", "or", "not", "any", "all", "none", "of", "at", "least", "most", "is", "was", "one",
  "for", "sure", "known", "unclear", "asked", "unsure", "more", "less", "than",
  "between", "includes", "within", "minutes", "hours", "days", "ago", "offered", "accepted",
  "declined", "agreed", "consent", "to", "given", "limited", "refused",
]

/// Splits a condition into words. Symbols get a message that says the words to use instead.
func conditionWords(_ text: String) throws(ConditionError) -> [Word] {
  var words: [Word] = []
  var current = ""
  var start = 0
  var column = 0
  for scalar in text.unicodeScalars {
    column += 1
    if isWordScalar(scalar) {
      if current.isEmpty { start = column }
      current.unicodeScalars.append(scalar)
      continue
    }
    if !current.isEmpty {
      words.append(Word(text: current, column: start))
      current = ""
    }
    if scalar == " " { continue }
    guard scalar == "(" || scalar == ")" || scalar == "," else {
      throw ConditionError(column: column, message: remedy(for: scalar))
    }
    words.append(Word(text: String(scalar), column: column))
  }
  if !current.isEmpty { words.append(Word(text: current, column: start)) }
  return words
}

private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "a"..."z", "A"..."Z", "0"..."9", "-", "'": true
  default: false
  }
}

private func remedy(for scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "=": "Write \"is\" instead of \"=\"."
  case ">": "Write \"is more than\" or \"is at least\" instead of \">\"."
  case "<": "Write \"is less than\" or \"is at most\" instead of \"<\"."
  case "!": "Write \"is not\" instead of \"!\"."
  case "&": "Write \"and\" instead of \"&\"."
  case "|": "Write \"or\" instead of \"|\"."
  case "\"", "“", "”", "‘", "’": "Quotes are not needed in a condition; leave them out."
  case "\t": "Use a space instead of a tab."
  default: "A condition is made of words, numbers, brackets and commas only."
  }
}
