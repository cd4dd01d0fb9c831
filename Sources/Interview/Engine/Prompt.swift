// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// What the counsellor is asked to do next, as data; how it looks is the terminal's.
package struct Prompt: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case ask(Question)
    case tell
    case instruct
    case wait(milliseconds: Int64)
    /// With the places that stand for the responder, the best fitting first.
    case offer(responder: Int, earlier: OfferStanding?, supports: [SupportMatch])
    case consent(item: Int, earlier: ConsentStanding?)
    case handoff(responder: Int, unmet: [UnmetRule])
    case promise
    case agree(plan: Int)
    case alarmStaysOn(alarm: Int)
    case readyToClose(owed: [String])
    case closed
  }

  package var kind: Kind
  /// The step behind it, by position in the flow; nil when none is.
  package var step: Int?
  /// Alarms and switches on top of the call, outermost first.
  package var interrupted: [Walk.Cause]
}

/// A question as it stands on the prompt.
package struct Question: Equatable, Sendable {
  package var fact: Int
  package var party: Party
  /// What is known already, and may be confirmed instead of asked.
  package var known: Known?

  package struct Known: Equatable, Sendable {
    package var answer: Answer
    package var at: Moment
    package var isStale: Bool
    /// Enter keeps it.
    package var mayKeep: Bool
    /// It was told by the one it is about, so the confirm wording may be said.
    package var mayConfirm: Bool
    package var isDisputed: Bool
  }
}

extension Engine {
  /// The prompt of a state at a moment, with what the centre's directory has for it.
  package static func prompt(
    of state: State, at: Moment, supports: SupportDirectory = .empty
  ) -> Prompt {
    let interrupted = state.interrupted
    if state.closing != nil { return Prompt(kind: .closed, step: nil, interrupted: []) }
    guard let walk = state.topWalk else {
      return Prompt(kind: .readyToClose(owed: state.owed()), step: nil, interrupted: [])
    }
    switch walk.pending {
    case .over:
      return Prompt(kind: .readyToClose(owed: state.owed()), step: nil, interrupted: interrupted)
    case .staysOn:
      guard case .alarm(let alarm) = walk.cause else { break }
      return Prompt(kind: .alarmStaysOn(alarm: alarm), step: nil, interrupted: interrupted)
    case .visit(let step, _, let part):
      let kind = kind(of: step, part, in: state, at: at, supports)
      return Prompt(kind: kind, step: step, interrupted: interrupted)
    }
    return Prompt(kind: .readyToClose(owed: state.owed()), step: nil, interrupted: interrupted)
  }

  /// A step as it would stand on the prompt if it were its turn in a state; nil where a call passes
  /// it without a prompt.
  package static func prompt(ofStep step: Int, in state: State, at: Moment) -> Prompt? {
    let kind: Prompt.Kind
    switch state.library.flow.steps[step].act {
    case .ask(let fact, _):
      kind = .ask(question(fact, state.standing.personParty, in: state, at: at))
    case .tell, .instruct, .wait, .offer, .consent, .handoff, .promise, .agree:
      kind = self.kind(of: step, .rung(0), in: state, at: at, .empty)
    case .section, .decide, .score, .run, .end: return nil
    }
    return Prompt(kind: kind, step: step, interrupted: [])
  }

  private static func kind(
    of step: Int, _ part: Pending.Part, in state: State, at: Moment, _ supports: SupportDirectory
  ) -> Prompt.Kind {
    if let (fact, party) = state.pendingFact {
      return .ask(question(fact, party, in: state, at: at))
    }
    switch state.library.flow.steps[step].act {
    case .tell: return .tell
    case .instruct: return .instruct
    case .wait:
      guard case .wait(let milliseconds) = state.library.steps[step].detail else { break }
      return .wait(milliseconds: milliseconds)
    case .offer(let responders, _):
      guard case .rung(let rung) = part else { break }
      let responder = responders[rung]
      let earlier = state.standing.offers.last { $0.responder == responder }
      return .offer(
        responder: responder, earlier: earlier,
        supports: state.supports(for: responder, in: supports, at: at))
    case .consent(let item):
      let speaker = state.standing.speakerParty
      let earlier = state.standing.consents.last { $0.item == item && $0.party == speaker }
      return .consent(item: item, earlier: earlier)
    case .handoff(let responder):
      return .handoff(
        responder: responder, unmet: state.unmetRules(forHandoffTo: responder))
    case .promise: return .promise
    case .agree(let plan): return .agree(plan: plan)
    case .section, .ask, .decide, .score, .run, .end: break
    }
    return .instruct
  }

  private static func question(
    _ fact: Int, _ party: Party, in state: State, at: Moment
  ) -> Question {
    guard let current = state.current(fact, of: party) else {
      return Question(fact: fact, party: party, known: nil)
    }
    let known = Question.Known(
      answer: current.answer, at: current.at, isStale: state.isStale(fact, of: party, at: at),
      mayKeep: state.mayKeep(fact, of: party, at: at), mayConfirm: current.answer.by == party,
      isDisputed: state.cell(of: fact, party) == .disputed)
    return Question(fact: fact, party: party, known: known)
  }
}

extension State {
  /// Why each walk above the call's own was begun.
  fileprivate var interrupted: [Walk.Cause] {
    standing.walks.count > 1 ? standing.walks.dropFirst().map(\.cause) : []
  }
}
