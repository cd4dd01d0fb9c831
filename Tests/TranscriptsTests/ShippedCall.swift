// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Testing

/// A call of the shipped library, driven through the engine; a second goes by with each intent.
struct ShippedCall {
  private(set) var state: State
  private(set) var entries: [Entry] = []
  private var at = Written.begin

  init(_ intents: Intent...) throws {
    state = State(library: try #require(Written.library))
    try perform(.open(Opening(bundleDigest: "test", store: .live, number: 1)))
    for intent in intents { try perform(intent) }
  }

  mutating func perform(_ intent: Intent) throws {
    at.utcMilliseconds += 1_000
    let events = try Engine.decide(intent, in: state, at: at)
    let entry = Entry(
      call: CallID("0"), sequence: state.lastSequence + 1, epoch: 1, at: at,
      by: Author(counsellor: "Sam", seat: "1"), events: events,
      witness: state.supposing(events, at: at).witness)
    state.apply(entry)
    entries.append(entry)
  }

  /// Goes on until a step waits; what is not among the answers is unsure, and nothing is taken up.
  mutating func answer(until step: String, _ answers: [String: AnswerValue] = [:]) throws {
    while let visit = state.pendingVisit, visit.visit.name != step {
      try performUsual(answers)
    }
  }

  /// One act at what stands there, as `answer(until:_:)` does it.
  mutating func performUsual(_ answers: [String: AnswerValue] = [:]) throws {
    try perform(usual(answers))
  }

  /// Those of the steps that ask a fact.
  func asked(_ fact: String, in steps: [String]) -> [String] {
    let library = state.library
    return steps.filter { name in
      library.flow.steps.contains { step in
        guard step.id == name, case .ask(let asked, _) = step.act else { return false }
        return library.facts[asked].id == fact
      }
    }
  }

  private func usual(_ answers: [String: AnswerValue]) -> Intent {
    switch Engine.prompt(of: state, at: at).kind {
    case .ask(let question):
      .answer(Statement(answers[state.library.facts[question.fact].id] ?? .unsure))
    case .tell, .instruct, .wait, .alarmStaysOn, .readyToClose, .closed: .acknowledge
    case .offer: .offer(responder: nil, .declined, reason: nil)
    case .consent: .consent(item: nil, ConsentAnswer(.refused), of: .other)
    case .handoff, .promise: .leaveOut
    case .agree: .agree(false)
    }
  }

  /// What the receivers hold that is otherwise now.
  var owed: [RecordChange] { owedCorrections(entries, in: state.library).flatMap(\.items) }

  /// What a receiver would get of the call as it stands.
  func scoped(to responder: String) -> ScopedRecord {
    let library = state.library
    let receiver = library.receivers.first { receiver in
      receiver.responder.map { library.responders[$0].id } == responder
    }
    let handoff = Handoff(number: 1, responder: responder, receiver: receiver?.id, basis: .consent)
    return RecordVersion(handoff, in: state, at: entries.last?.at ?? Written.begin).scoped
  }

  /// The last handoff as its receiver may have it.
  func document(_ form: Document.Form) throws -> String {
    let handoff = try #require(state.standing.handoffs.last?.handoff)
    let sent = SentRecords(entries, in: state.library)
    return Document(form, of: sent.record(for: handoff, in: state, at: at)).text
  }
}
