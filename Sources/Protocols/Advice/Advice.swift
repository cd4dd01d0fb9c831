// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What the checker tells a trainer of a library whose shape is right. It stops nothing, and no
/// call hears of it.
package func advice(on draft: LibraryDraft, today: CalendarDay) -> [Diagnostic] {
  let given =
    labelAdvice(on: draft) + reviewAdvice(on: draft, today: today) + readingAdvice(on: draft)
    + questionAdvice(on: draft) + violenceAdvice(on: draft) + reasonAdvice(on: draft)
  return given.enumerated()
    .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
    .map(\.element)
}

/// What an advice is about; codes are stable for ever.
package enum AdviceCode: String, CaseIterable, Sendable {
  case labelMissing = "AD101"
  case notADate = "AD201"
  case reviewOverdue = "AD202"
  case translationOlder = "AD203"
  case hardToRead = "AD301"
  case longToSay = "AD302"
  case twoQuestions = "AD303"
  case asksForPapers = "AD304"
  case noThirdPartyWords = "AD305"
  case namesBesideViolence = "AD306"
  case noReason = "AD307"
}

extension Diagnostic {
  init(
    _ code: AdviceCode, _ headline: String, at value: Placed<String>, onACall: String? = nil,
    help: String
  ) {
    self.init(
      code: code.rawValue, severity: .warning, headline: headline, place: value.place,
      length: max(1, value.value.unicodeScalars.count), onACall: onACall, help: help)
  }
}

extension LibraryDraft {
  /// Protocols whose own words are English: what is told by words is told of these alone.
  var english: [ProtocolDraft] { protocols.filter { $0.language.value.hasPrefix("en") } }
}
