// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// How an answer is known, in the same words at the prompt, on the page of a call and in a record.
package struct HowKnown: Equatable, Sendable {
  /// `told`, or `saw`.
  package var word: String
  /// What follows it, where nobody asked; empty otherwise.
  package var more: String
  package var isUncertain: Bool
}

extension State {
  package func howKnown(_ answer: Answer, to fact: Int, of party: Party) -> HowKnown {
    let at = lastAt ?? Moment(utcMilliseconds: 0)
    return RecordFold(state: self, at: at).known(answer, to: fact, party, at: at)
  }

  /// What was known before whoever said it was not sure any more; nil where nothing was.
  package func knownBefore(_ fact: Int, of party: Party) -> (answer: Answer, at: Moment)? {
    let at = lastAt ?? Moment(utcMilliseconds: 0)
    guard !isForgotten(fact),
      let act = RecordFold(state: self, at: at).actBefore(fact, party),
      let answer = acts[act].answer, answer.value.isClear
    else { return nil }
    return (answer, acts[act].saidAt)
  }
}

extension RecordFold {
  /// How an answer is known, for whoever lists it: its source, and whether it is not certain.
  func known(_ answer: Answer, to fact: Int, _ party: Party, at: Moment) -> HowKnown {
    var item = blank(fact, party)
    fill(&item, with: answer, to: fact, party, at: at, byYesOrNo: false)
    let isUncertain = item.doubts.contains(.doubtful) || item.doubts.contains(.notForSure)
    let how = item.source?.how ?? (answer.evidence.rawValue, "")
    return HowKnown(word: how.0, more: how.1, isUncertain: isUncertain)
  }
}
