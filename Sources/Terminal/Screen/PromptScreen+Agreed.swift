// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What was agreed on with a caller who may be overheard.
extension PromptScreen {
  /// The sign for yes and no, what a hang-up means where it is a note, and the cover story.
  var agreedSigns: [ScreenLine] {
    let meanings = Phrase.hangUpMeanings.map(\.phrase.text)
    let notes = state.remarks.filter { $0.kind == .note }.map(\.text)
    let story = coverStory.map { Phrase.coverStoryIs($0).text }
    let agreed = [
      notes.last { AgreedSign(note: $0) != nil }, notes.last(where: meanings.contains),
      story ?? notes.last { $0.hasPrefix(Phrase.coverStoryIs("").text) },
    ].compactMap { $0 }
    return agreed.map { .named("AGREED", $0) }
  }

  /// The cover story that they agreed on already; by custom the fact is called so.
  var coverStory: String? {
    guard let index = library.factIndex("cover-story"),
      let known = state.current(index, of: state.partyKnowing(index)), known.answer.value.isClear
    else { return nil }
    return answerText(known.answer, of: library.facts[index], at: now)
  }
}

extension Phrase {
  /// What a hang-up may mean, each with the choice that the fact of that name has for it.
  static let hangUpMeanings: [(phrase: Phrase, id: String)] = [
    (.hangUpRing, "ring-again"), (.hangUpLeave, "leave-be"), (.hangUpDanger, "danger"),
  ]
}
