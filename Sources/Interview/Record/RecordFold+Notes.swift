// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Notes that the counsellor pinned to the handoffs.
extension RecordFold {
  /// Each under the kinds of its tags, in the part of the first of them that is a danger, else of
  /// the first. A private one is no line of any record, and neither is one without a tag.
  func pinnedNotes() -> [(part: RecordPart, item: RecordItem)] {
    state.notes.filter(\.remark.tags.isPinned).compactMap { note in
      let tags = note.remark.tags
      guard let tag = tags.pins.first(where: { $0 == .means }) ?? tags.pins.first else {
        return nil
      }
      var item = RecordItem(
        note: note.remark.text, id: RecordItem.noteID(note.number),
        label: "The counsellor's note", kinds: tags.kinds)
      item.at = note.remark.at
      // Whoever is on the way must hear of a danger that was noted since.
      if tag == .means { item.weight = Self.weightOfMeans }
      return (tag.part, item)
    }
  }

  /// Half of the gravest answer: a note says that there are means, and not how near they are.
  private static var weightOfMeans: Int { 50 }
}

extension RecordItem {
  /// Words of the counsellor's own, which are nobody's answer.
  init(note words: String, id: String, label: String, kinds: Set<SecretKind>) {
    self.init(id: id, label: label, value: .words(words), kinds: kinds)
    isNote = true
    source = RecordSource(evidence: .told, by: nil, isCounsellors: true, certainty: .certain)
    isFirstHand = false
  }
}
