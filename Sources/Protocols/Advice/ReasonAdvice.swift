// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Questions of which nobody wrote why they are asked, in any language: `?` has nothing to show.
func reasonAdvice(on draft: LibraryDraft) -> [Diagnostic] {
  draft.protocols.flatMap(\.steps).compactMap { step in
    guard case .ask(let question) = step.kind, question.why == nil else { return nil }
    return Diagnostic(
      .noReason, "\"\(question.fact.value)\" does not say why it is asked.", at: question.fact,
      onACall: "Asked why, the counsellor finds no reason on the screen, and makes one up.",
      help: "Add \"why:\" with a sentence, such as \"why: Who is there decides who can help.\"")
  }
}
