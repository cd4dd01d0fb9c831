// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What a listener could say back: the boxes of a page, as far as the text that is read out holds
/// what they stand for.
extension ReadAloud {
  static func boxes(of whole: ScopedRecord) -> [ReadBackBox] {
    let text = ReadAloud(whole).text
    let record = whole.sayingTimes
    return record.boxes.filter { box in
      switch box {
      case .number: true
      case .level:
        record.levels.contains { text.contains(Wording.label($0.title) + " ") }
      case .place:
        record[.place].contains {
          $0.value != .nothing && text.contains(Wording.bareValue(of: $0))
        }
      case .hazard: record[.hazards].contains { says(text, $0) }
      case .firstAction: text.contains(asksFor)
      case .byWhen:
        record[.agreed].compactMap(\.dueUTCMilliseconds).contains { due in
          let offset = record.head.madeAt.offsetMinutes
          return text.contains(LocalTime(utcMilliseconds: due, offsetMinutes: offset).clock)
        }
      }
    }
  }

  /// Whether a hazard is said in any of the forms that it has aloud.
  private static func says(_ text: String, _ hazard: RecordItem) -> Bool {
    let forms = [
      hazard.code == nil ? Wording.labelled(hazard) : Wording.codeInWords(hazard),
      Wording.spoken(hazard), spokenShort(hazard), SpokenReason.inFewerWords(hazard)?.leaves,
    ]
    return forms.compactMap { $0 }.contains { !$0.isEmpty && text.contains($0) }
  }
}
