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
}
