// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The label of a fact goes before its answer on every paper and in every voice that passes it on.
/// Whoever reads it was not on the call, so it asks nothing and speaks to nobody.
extension ShapePass {
  /// So that a label and a yes fit one line of a page.
  static let labelBudget = 60

  /// Words by which somebody on the line speaks, or is spoken to.
  private static let spokenWords: Set<String> = [
    "you", "your", "yours", "yourself", "yourselves", "i", "me", "my", "we", "our",
  ]

  /// What an author wrote as a label, after complaints.
  mutating func label(of question: QuestionDraft) -> String? {
    guard let label = question.label else { return nil }
    let words = label.value.split { !$0.isLetter }.map(String.init)
    let count = label.value.count
    if let word = words.first(where: { Self.spokenWords.contains($0.lowercased()) }) {
      complain(
        .label, "This label speaks as one speaks on the line: \"\(word)\".", at: label,
        help: "Write it for somebody who was not on the call, such as \"Alcohol today\".")
    } else if let last = label.value.last, "?.:!".contains(last) {
      complain(
        .label, "This label ends in \"\(last)\", as a question or a sentence does.", at: label,
        help: "Name what was asked in a few words, without a sign at their end.")
    } else if label.value.contains("?") {
      complain(
        .label, "This label asks a question.", at: label,
        help: "Name what was asked in a few words, such as \"Alcohol today\".")
    } else if count > Self.labelBudget {
      complain(
        .label, "This label has \(count) characters; a line holds \(Self.labelBudget).", at: label,
        help: "Leave out what the answer says.")
    }
    return label.value
  }

  /// One fact has one label, wherever it is written.
  mutating func keepLabel(of fact: Fact, from question: QuestionDraft, at known: Int) {
    guard let written = question.label, let label = fact.label else { return }
    guard let first = parts.facts[known].label else {
      parts.facts[known].label = label
      return
    }
    guard first != label else { return }
    complain(
      .factsDiffer, "\"\(fact.id)\" has another label elsewhere: \"\(first)\".", at: written,
      help: "Write it in one place only, or the same wherever it is asked.")
  }
}
