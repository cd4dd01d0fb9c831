// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What the next key or line may be: keys that answer at once, and names that Tab completes.
extension Conversation {
  var immediateKeys: Set<Character> {
    let keys = usualKeys.subtracting(keysThatWait)
    return digitsWantEnter ? keys.filter { !$0.isNumber } : keys
  }

  private var usualKeys: Set<Character> {
    let always: Set<Character> = [" ", "\"", "?", ".", "!", ",", "-", "="]
    guard !expectsWords else { return always.subtracting([" ", "\"", "-"]) }
    switch prompt.kind {
    case .ask(let question):
      let fact = call.state.library.facts[question.fact]
      let digits = Set<Character>("0123456789")
      let keys = AnswerReader(fact: fact, now: desk.now()).immediateKeys
      let doubt: Set<Character> = keys.isEmpty ? [] : ["~"]
      // What is typed takes a line: a number begins with a digit, and so may a place.
      guard isYesOrNo, fact.isReadDown, promptScreen.isPut(question.fact) else {
        return always.union(keys.subtracting(promptScreen.slowKeys(of: fact))).union(doubt)
      }
      if case .yesOrNo = fact.answers {
        return always.union(keys.subtracting(promptScreen.slowKeys(of: fact)))
      }
      return always.union(digits.subtracting(promptScreen.slowKeysReadDown(fact)))
    case .wait: return always.union("0123456789+")
    case .tell, .instruct, .offer, .promise, .agree: return always.union("0123456789")
    case .consent:
      guard !readsAsYesOrNo else { return always.union("0123456789") }
      let slow = PromptScreen.consentMarks(isLimited: promptScreen.limitAsked != nil)
        .filter(\.wantsEnter).map { Character($0.key) }
      return always.union(Set("0123456789").subtracting(slow))
    case .handoff: return always.union("012456789")
    case .alarmStaysOn, .readyToClose, .closed: return always
    }
  }

  /// Whether the question on screen is answered in words, so that a line is text first.
  var expectsWords: Bool {
    guard case .ask(let question) = prompt.kind else { return false }
    return call.state.library.facts[question.fact].isWorded
  }

  var completions: [String] {
    let library = call.state.library
    return Command.words + library.facts.map(\.id) + library.responders.map(\.id)
      + library.consents.map(\.id) + library.findings.map(\.id) + library.roles.map(\.id)
      + library.protocols.map(\.id) + library.plans.map(\.id) + library.alarms.map(\.id)
      + [Role.Party.person.rawValue, Role.Party.caller.rawValue]
  }
}
