// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What has to be asked once more before it is passed on, and before a goodbye: answers of weight
/// and places whose time is up, and what another answer has overtaken.
extension PromptScreen {
  /// By custom the last words to a caller are called so.
  static let goodbye = "goodbye"

  var isGoodbye: Bool { prompt.step.map { library.flow.steps[$0].id == Self.goodbye } ?? false }

  var onceMore: [ScreenLine] {
    let stale = state.knownFacts.compactMap { fact, party -> (at: Moment, name: String)? in
      guard let known = state.current(fact, of: party), weighs(fact, known.answer),
        state.isStale(fact, of: party, at: now)
          || (party == state.standing.personParty
            && state.changedSince(fact, of: party) != nil)
      else { return nil }
      return (known.at, CarePhrase.lastAt(library.facts[fact].said, known.at.clock).text)
    }
    guard !stale.isEmpty else { return [] }
    let names = stale.sorted { $0.at < $1.at }.map(\.name).eachOnce
    return [.named("AGAIN", CarePhrase.askOnceMore(names).text)]
  }

  /// Whether somebody may be sent or left alone by it. Whether it is safe to talk is asked by a
  /// protocol of its own.
  private func weighs(_ fact: Int, _ answer: Answer) -> Bool {
    let known = library.facts[fact]
    guard answer.value.isClear, known.id != State.safeToTalk else { return false }
    return known.raisesDanger || known.secretKind == .place
  }
}
