// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Interview
import Protocols

/// Makes up what a counsellor may do next: mostly what the prompt asks, often something else.
struct RandomCaller {
  var chance: Chance
  let library: CheckedLibrary

  mutating func intent(for prompt: Prompt, in state: State) -> Intent {
    if Int.random(in: 0..<10, using: &chance) < 3 { return aside(state) }
    switch prompt.kind {
    case .ask(let question):
      if question.known?.mayKeep == true, Bool.random(using: &chance) { return .keep }
      if one(in: 12) { return .skip(reason: "too upset", said: one(in: 2) ? .no : nil) }
      return .answer(statement(library.facts[question.fact]))
    case .instruct where one(in: 3): return .notDone(reason: "no cloth")
    case .tell, .instruct, .wait: return .acknowledge
    case .offer: return .offer(responder: nil, pick(OfferEnd.allCases), reason: "does not fit")
    case .consent:
      let answer = ConsentAnswer(pick(ConsentState.allCases), words: "only by day")
      return .consent(item: nil, answer, of: .person)
    case .handoff: return one(in: 2) ? .handOff(responder: nil, basis: .consent) : .leaveOut
    case .promise: return one(in: 2) ? .promise(nil) : .leaveOut
    case .agree: return .agree(Bool.random(using: &chance))
    case .alarmStaysOn: return .leaveAlarm
    case .readyToClose, .closed: return aside(state)
    }
  }

  /// Something that is possible at any prompt.
  private mutating func aside(_ state: State) -> Intent {
    let fact = pick(library.facts)
    let finding = pick(library.findings)
    let level = pick(finding.values).id
    switch Int.random(in: 0..<24, using: &chance) {
    case 0...3: return .tell(fact: fact.id, statement(fact))
    case 4...6: return .correct(fact: fact.id, statement(fact), reason: nil)
    case 7, 8: return .change(fact: fact.id, statement(fact))
    case 9: return .dispute(fact: fact.id, statement(fact))
    case 10, 11: return .undo
    case 12: return .alarm(pick(library.alarms).id)
    case 13: return .switchTo(protocol: pick(library.protocols).id, reason: "needed now")
    case 14: return .speak(role: pick(library.roles).id)
    case 15: return .raise(finding: finding.id, to: level)
    case 16: return .lower(finding: finding.id, to: level, reason: "calmer")
    case 17: return .standDown(fact: fact.id, reason: "put away")
    case 18: return .note("a note")
    case 19: return .theyAsk(pick(library.theyAsk).id)
    case 20: return .handOff(responder: pick(library.responders).id, basis: .consent)
    case 21, 22: return state.undone.last.map { .doneLater(step: $0.step) } ?? .note("a note")
    default:
      return .offer(
        responder: pick(library.responders).id, pick(OfferEnd.allCases), reason: "asked for")
    }
  }

  private mutating func statement(_ fact: Fact) -> Statement {
    Statement(
      value(fact), evidence: one(in: 3) ? pick(Evidence.allCases) : nil,
      certainty: one(in: 4) ? .doubtful : .certain)
  }

  private mutating func value(_ fact: Fact) -> AnswerValue {
    if one(in: 8) { return .unsure }
    if one(in: 10) { return .declined }
    switch fact.answers {
    case .choices, .yesOrNo: return .choice(pick(fact.answers.valueIDs))
    case .many: return .options([pick(fact.answers.valueIDs)])
    case .scale(let from, let to), .number(_, let from, let to):
      return .number(Int.random(in: from...to, using: &chance))
    case .time: return .moment(utcMilliseconds: 1_000_000, about: one(in: 2))
    case .text, .place, .phone, .nameToUse: return .words("words")
    }
  }

  private mutating func one(in count: Int) -> Bool {
    Int.random(in: 0..<count, using: &chance) == 0
  }

  private mutating func pick<Element>(_ list: [Element]) -> Element {
    list[Int.random(in: 0..<list.count, using: &chance)]
  }
}
