// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A protocol that asks about sexual or domestic violence asks nobody who they are, unless it keeps
/// no identity. A safe number is contact and not identity; rules of the policy guard it.
///
/// Source: domain notes A 13; 34 USC 12291(b)(2) and 28 CFR 94.115: services for victims disclose
/// nothing that identifies a person without a written release, and what was never asked cannot be.
func violenceAdvice(on draft: LibraryDraft) -> [Diagnostic] {
  draft.protocols.flatMap { written -> [Diagnostic] in
    let questions = written.steps.compactMap { step -> QuestionDraft? in
      if case .ask(let question) = step.kind { question } else { nil }
    }
    guard written.keeps == nil, questions.contains(where: { $0.isSecret(.violence) }) else {
      return []
    }
    return questions.filter { $0.isSecret(.identity) }.map { question in
      Diagnostic(
        .namesBesideViolence,
        "\"\(question.fact.value)\" asks who they are beside what was done to them.",
        at: question.fact,
        onACall: "Whoever looks for them may find the name beside the violence.",
        help: "Ask it in another protocol, or say \"keeps: no identity\" at the top of this one.")
    }
  }
}

extension QuestionDraft {
  fileprivate func isSecret(_ kind: SecretKind) -> Bool { secretKind?.value == kind.rawValue }
}
