// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// `consent ITEM`, and `consent ITEM person` where somebody else says what the person agreed to.
extension Conversation {
  func consentByHand(_ command: Command) {
    var (name, rest) = command.firstWord
    // Whose it is may be typed first.
    let parties = [Role.Party.person.rawValue, Role.Party.caller.rawValue]
    if parties.contains(name) { (name, rest) = (rest, name) }
    let consents = call.state.library.consents.map { ($0.id, $0.title) }
    guard let id = consentEnding(in: name) ?? resolve(name, among: consents),
      let party = giver(of: rest)
    else { return }
    let stands = call.state.library.consentIndex(id).flatMap {
      call.state.limit(of: $0, by: call.state.partyOf(party))
    }
    var marks = PromptScreen.consentMarks(isLimited: stands != nil)
    marks.insert(Mark("4", Phrase.consentState(.withdrawn)), at: 3)
    guard
      let chosen = chooseByYesOrNo(
        "consent > ", marks,
        above: promptScreen.limitLines(stands.map { [$0] } ?? [])
          + (party == .other ? promptScreen.consentOfPerson(id) : []),
        wordsAfter: ["2"], more: .moreThanYesOrNoToConsentByHand, isLimited: stands != nil)
    else { return }
    finishConsent(id, chosen, of: party, standing: stands)
    if chosen.key == "4" { settleOthers(after: id) }
  }

  /// Whoever is on the line gives it, unless somebody else is named.
  private func giver(of typed: String) -> Role.Party? {
    guard !typed.isEmpty else { return .other }
    let named = [
      (Role.Party.person.rawValue, Phrase.thePerson.text),
      (Role.Party.caller.rawValue, Phrase.theCaller.text),
    ]
    return resolve(typed, among: named).flatMap { Role.Party(rawValue: $0) }
  }
}
