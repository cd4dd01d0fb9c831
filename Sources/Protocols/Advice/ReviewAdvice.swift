// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Reviews whose day is past, and translations that nobody looked at since their protocol was.
package func reviewAdvice(on draft: LibraryDraft, today: CalendarDay) -> [Diagnostic] {
  let protocols = draft.protocols.flatMap { written in
    overdue(written.review, of: "\"\(written.id.value)\"", today)
  }
  let translations = draft.translations.flatMap { written -> [Diagnostic] in
    let name = "\"\(written.target.value)\" in \"\(written.language.value)\""
    let source = draft.protocols.first { $0.id.value == written.target.value }
    return overdue(written.review, of: name, today)
      + [older(written.review, than: source?.review, of: name)].compactMap { $0 }
  }
  return protocols + translations
}

private func overdue(
  _ review: ReviewDraft?, of name: String, _ today: CalendarDay
) -> [Diagnostic] {
  guard let review else { return [] }
  let undated = [review.on, review.due].filter { CalendarDay($0.value) == nil }
  guard undated.isEmpty, let due = CalendarDay(review.due.value), due < today else {
    return undated.map { written in
      Diagnostic(
        .notADate, "The review of \(name) has \"\(written.value)\" for a day.", at: written,
        help: "Write year, month and day, such as 2026-11-30.")
    }
  }
  return [
    Diagnostic(
      .reviewOverdue, "The review of \(name) was due on \(review.due.value).", at: review.due,
      onACall: "Its words are said as they stand, and nobody has looked at them again.",
      help: "Have it reviewed by \(review.by.value), then write the new days under \"review\".")
  ]
}

/// Stale words are found one by one; this finds what was only read again in one of two languages.
private func older(
  _ review: ReviewDraft?, than source: ReviewDraft?, of name: String
) -> Diagnostic? {
  guard let review, let source, let on = CalendarDay(review.on.value),
    let since = CalendarDay(source.on.value), on < since
  else { return nil }
  return Diagnostic(
    .translationOlder,
    "\(name) was reviewed on \(review.on.value), before its protocol on \(source.on.value).",
    at: review.on, onACall: "What was changed since is said as it was, or not in this language.",
    help: "Have the translation looked at again, and write that day.")
}
