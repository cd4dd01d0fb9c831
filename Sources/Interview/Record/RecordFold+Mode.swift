// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// How whoever is on the line can answer.
extension RecordFold {
  /// Whoever rings or comes must know that no question in words can be answered.
  func howToAnswer() -> [RecordItem] {
    guard state.beside.isInYesOrNoMode else { return [] }
    var item = RecordItem(
      id: RecordPlacing.answersBy, label: "Can answer",
      value: .label("only yes and no, by a word or a tap"), about: voice(standing.callerParty))
    item.isFirstHand = false
    return [item]
  }

  /// How an answer sounds and who we are to be, as it was agreed: for whoever may reach them, also
  /// once they can talk again, because what was agreed stands until something else is.
  func agreedSigns(beside items: [RecordItem]) -> [RecordItem] {
    let notes = state.remarks.filter { $0.kind == .note }.map(\.text)
    let sign = notes.last { AgreedSign(note: $0) != nil }
    let prefix = AgreedSign.coverStory
    let isTold = items.contains { $0.id == "cover-story" && $0.unknown == nil }
    let story = isTold ? nil : notes.last { $0.hasPrefix(prefix) }
    return [
      sign.map { agreedLine("agreed-sign", "Agreed sign", .label($0)) },
      story.map {
        agreedLine("cover-story", "Cover story", .words(String($0.dropFirst(prefix.count))))
      },
    ].compactMap { $0 }
  }

  private func agreedLine(_ id: String, _ label: String, _ value: RecordValue) -> RecordItem {
    var item = RecordItem(
      id: id, label: label, value: value, kinds: [.contact], about: voice(standing.callerParty))
    item.source = RecordSource(
      evidence: .told, by: voice(standing.callerParty), certainty: .certain, isByYesOrNo: true)
    item.isFirstHand = false
    return item
  }
}
