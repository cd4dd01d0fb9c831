// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Facts whose answer says nothing without what was asked, and that have no label: a record has to
/// put the question itself before the answer, in words that were meant for the caller.
func labelAdvice(on draft: LibraryDraft) -> [Diagnostic] {
  let questions = draft.protocols.flatMap(\.steps).compactMap { step -> QuestionDraft? in
    guard case .ask(let question) = step.kind else { return nil }
    return question
  }
  var seen = Set(questions.filter { $0.label != nil }.map(\.fact.value))
  return questions.filter { $0.answers.needsLabel && seen.insert($0.fact.value).inserted }
    .map { question in
      Diagnostic(
        .labelMissing, "\"\(question.fact.value)\" has no label for the record.",
        at: question.fact,
        onACall: "Whoever reads the record finds the caller's question before the answer.",
        help: "Add \"label:\" with a few words for them, such as \"label: Alcohol today\".")
    }
}

extension AnswersDraft {
  fileprivate var needsLabel: Bool {
    switch self {
    case .yesOrNo, .scale, .number: true
    case .choices, .many, .text, .time, .place, .phone, .nameToUse: false
    }
  }
}
