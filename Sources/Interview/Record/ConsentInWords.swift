// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Whose yes a page rests on, in words: the same in its head and where that has changed.
extension ScopedRecord {
  /// Never more than was asked for: until it was said whom the call is about, it is the yes of
  /// whoever calls.
  package var consentInWords: String {
    let no = refusedBy.map { "\($0.title) said no" }.joined(separator: ", ")
    if head.basis != .consent { return no }
    guard !consentOf.isEmpty else {
      return no.isEmpty ? "no consent that opens anything" : "no consent any more: \(no)"
    }
    let whose = no.isEmpty ? "" : "; \(no)"
    guard head.isCallerSettled else {
      return "the consent of whoever calls; whether that is the person was not asked" + whose
    }
    if consentOf == [.caller], head.hasOtherCaller {
      let person = refusedBy.contains(.person) ? "" : "; \(personInWords)"
      return "the caller's consent to pass on what they saw" + person + whose
    }
    return consentOf.map { "\($0.title)'s consent" }.joined(separator: ", ") + whose
  }

  /// What the person said to that, by whoever calls for them.
  private var personInWords: String {
    switch personOnPassing {
    case nil: "the person was not asked"
    case .given?: "the person said yes to that, by the caller"
    case .limited?: "the person said yes to that with a limit, by the caller"
    case .refused?: "the person said no to that, by the caller"
    case .withdrawn?: "the person took their yes to that back, by the caller"
    case .unsure?: "the person was not sure of that, by the caller"
    case .expired?: "the person's yes to that has expired"
    }
  }
}

extension RecordVersion {
  /// Whose yes it is now, where the one that this page rested on is gone or is somebody else's, or
  /// where somebody said no since: who holds the page must know whose word opened it.
  func consent(in now: RecordVersion) -> [RecordChange] {
    let isGone = !Set(scoped.consentOf).isSubset(of: now.scoped.consentOf)
    let isRefused = !Set(now.scoped.refusedBy).isSubset(of: scoped.refusedBy)
    guard isGone || isRefused else { return [] }
    func line(_ scoped: ScopedRecord) -> RecordItem? {
      let words = scoped.consentInWords
      guard !words.isEmpty else { return nil }
      var item = RecordItem(
        id: RecordChange.consentID, label: "Basis", value: .label(words))
      item.at = scoped.head.asOf
      item.weight = isRefused ? 100 : 0
      return item
    }
    let (was, later) = (line(scoped), line(now.scoped))
    return [
      RecordChange(
        manner: isRefused ? .changed : .corrected, id: RecordChange.consentID,
        label: "Basis", about: .person, kinds: [.none], was: was, now: later,
        at: now.record.head.asOf)
    ]
  }
}

extension RecordChange {
  /// Names the line that says whose yes a page rests on.
  static let consentID = "consent"
}
