// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A consent to tell others that is taken back, and those that still stand beside it.
extension Conversation {
  /// Each other one that the same voice gave is named and settled: whoever says "tell nobody" does
  /// not know how many items that is.
  func settleOthers(after item: String) {
    let library = call.state.library
    guard library.isAboutSharing(item), let last = call.state.standing.consents.last,
      library.consents[last.item].id == item, last.answer.state == .withdrawn
    else { return }
    let others = open(by: last.party)
    for other in others {
      let title = library.consents[other].title
      let marks = [
        Mark("1", Phrase.record(.consentStays).text),
        Mark("4", Phrase.consentState(.withdrawn)),
      ]
      let block = [ScreenLine.named("OPEN", Phrase.record(.stillAllowed(title)).text)]
      guard let key = choose("\(library.consents[other].id) > ", marks, above: block)?.key else {
        show([.text(Phrase.record(.stays(title)).text)])
        continue
      }
      if key == "1" {
        show([.text(Phrase.record(.stays(title)).text)])
      } else {
        perform(
          .consent(
            item: library.consents[other].id, ConsentAnswer(.withdrawn), of: whose(last.party)),
          saying: .chose(Phrase.consentState(.withdrawn)))
      }
    }
    if ending == nil, !others.isEmpty { showPrompt() }
  }

  /// Consents to tell others that stand open, by position, of one voice.
  private func open(by party: Party) -> [Int] {
    let state = call.state
    return state.library.consents.indices.filter { item in
      let last = state.standing.consents.last { $0.item == item && $0.party == party }
      guard let answer = last?.answer.state,
        state.library.isAboutSharing(state.library.consents[item].id)
      else { return false }
      return answer == .given || answer == .limited
    }
  }

  private func whose(_ party: Party) -> Role.Party {
    if party == call.state.standing.personParty { return .person }
    return party == call.state.standing.callerParty ? .caller : .other
  }
}
