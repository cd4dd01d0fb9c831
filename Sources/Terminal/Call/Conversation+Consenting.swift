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
    let item = call.state.library.consentIndex(id)
    let stands = item.flatMap { call.state.limit(of: $0, by: call.state.partyOf(party)) }
    consentHere = item
    defer { consentHere = nil }
    var marks = PromptScreen.consentMarks(isLimited: stands != nil)
    marks.insert(Mark("4", Phrase.consentState(.withdrawn)), at: 3)
    guard
      let chosen = chooseByYesOrNo(
        "consent > ", marks,
        above: (item.map { words(ofConsent: $0, by: party) } ?? [])
          + promptScreen.limitLines(stands.map { [$0] } ?? [])
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

  /// The step that a question about the prompt means.
  var whatIsLookedAt: Int? {
    guard let consentHere else { return prompt.step }
    return stepAsking(consentHere)
  }

  /// A step that says the words of a consent, of the protocol that runs before any other.
  func stepAsking(_ item: Int) -> Int? {
    let (library, walks) = (call.state.library, call.state.standing.walks)
    let asking = library.flow.steps.indices.filter { step in
      guard case .consent(item) = library.flow.steps[step].act else { return false }
      return !library.steps[step].wording.say.isEmpty
    }
    let running = walks.reversed().flatMap { $0.frames.reversed() }.map(\.protocolIndex)
    let nearest = running.lazy.compactMap { index in
      asking.first { library.steps[$0].protocolIndex == index }
    }.first
    return nearest ?? asking.first
  }

  /// As the step would show them. To somebody who is not on the line they cannot be said.
  private func words(ofConsent item: Int, by party: Role.Party) -> [ScreenLine] {
    guard let step = stepAsking(item) else { return [] }
    let lines = saying(step).lines(call.state.library.steps[step].wording.say, \.say)
    guard call.state.partyOf(party) != call.state.standing.speakerParty else { return lines }
    return lines.compactMap { line in
      guard case .say(let words) = line else { return nil }
      return .named("ABOUT", words)
    }
  }

  /// `?` while it is asked for: the question beneath is another.
  func why(ofConsent item: Int) -> [ScreenLine] {
    let head = ScreenLine.rule(["CONSENT", call.state.library.consents[item].title])
    guard let step = stepAsking(item) else { return [head, .text(KeyPhrase.noStepAsks.text)] }
    return [head] + why(ofStep: step) + [source(ofStep: step)]
  }
}
