// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Whether a call comes back to one prompt whatever is answered on the way there: a preview may
/// name it only then, because a correction may have taken it away for good.
struct WayBack {
  /// The visit to come back to; nil for the end of the walk.
  let target: Visit?
  let at: Moment
  /// States that are still looked at; a way that takes more is not promised.
  private var budget = 64

  init(to target: Visit?, at: Moment) {
    self.target = target
    self.at = at
  }

  mutating func isCertain(from state: State) -> Bool {
    guard let pending = state.pendingVisit else {
      return target == nil && state.standing.isReadyToClose
    }
    if pending.visit == target { return true }
    guard let answers = Self.everyIntent(at: Engine.prompt(of: state, at: at), in: state) else {
      return false
    }
    return answers.allSatisfy { intent in
      budget -= 1
      guard budget >= 0, let events = try? Engine.decide(intent, in: state, at: at) else {
        return false
      }
      return isCertain(from: state.supposing(events, at: at))
    }
  }

  /// Everything that may be entered at a prompt, as far as conditions tell it apart; nil where that
  /// is too much to go through.
  private static func everyIntent(at prompt: Prompt, in state: State) -> [Intent]? {
    switch prompt.kind {
    case .ask(let question):
      return everyAnswer(to: state.library.facts[question.fact]).map { answers in
        (answers + [.unsure, .declined]).map { .answer(Statement($0)) }
      }
    case .tell, .instruct: return [.acknowledge]
    case .wait, .offer, .consent, .handoff, .promise, .agree, .alarmStaysOn, .readyToClose, .closed:
      return nil
    }
  }

  private static func everyAnswer(to fact: Fact) -> [AnswerValue]? {
    switch fact.answers {
    case .choices, .yesOrNo: fact.answers.valueIDs.map { .choice($0) }
    case .text, .place, .phone, .nameToUse: [.words("-")]
    case .many, .scale, .number, .time: nil
    }
  }
}
