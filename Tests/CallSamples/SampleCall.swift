// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview
import Protocols

/// A call driven through the engine, with a clock that goes on a minute with each intent.
package struct SampleCall {
  package private(set) var state: State
  package private(set) var entries: [Entry] = []
  /// 24 November 2026, 14:00 at an offset of one hour.
  package private(set) var now = Moment(utcMilliseconds: 1_795_525_200_000, offsetMinutes: 60)

  package struct NotChecked: Error, CustomStringConvertible {
    package var description: String
  }

  package init() throws {
    let (library, diagnostics) = checkShape(of: SampleDraft.library)
    guard let library else {
      throw NotChecked(description: diagnostics.map(\.headline).joined(separator: "\n"))
    }
    state = State(library: library)
    let digest = String(repeating: "ab", count: 32)
    try perform(.open(Opening(bundleDigest: digest, store: .practice, number: 4_821)))
  }

  package mutating func perform(_ intent: Intent) throws {
    now.utcMilliseconds += 60_000
    let events = try Engine.decide(intent, in: state, at: now)
    let next = state.supposing(events, at: now)
    let entry = Entry(
      call: CallID("0"), sequence: state.lastSequence + 1, epoch: 1, at: now,
      by: Author(counsellor: "Sam", seat: "1"), events: events, witness: next.witness)
    entries.append(entry)
    state.apply(entry)
  }

  package mutating func tell(_ fact: String, _ value: AnswerValue, quote: String? = nil) throws {
    try perform(.tell(fact: fact, Statement(value, quote: quote)))
  }

  package mutating func wait(minutes: Int64) {
    now.utcMilliseconds += minutes * 60_000
  }

  package func handoff(
    to receiver: String, basis: Handoff.Basis = .consent, number: Int = 1
  ) -> Handoff {
    let known = state.library.receivers.first { $0.id == receiver }
    let responder = known?.responder.map { state.library.responders[$0].id } ?? receiver
    return Handoff(number: number, responder: responder, receiver: receiver, basis: basis)
  }

  package func record(for handoff: Handoff) -> HandoffRecord {
    HandoffRecord(of: state, for: handoff, at: now)
  }

  package func scoped(for handoff: Handoff) -> ScopedRecord {
    SentRecords(entries, in: state.library).record(for: handoff, in: state, at: now)
  }
}

extension SampleCall {
  /// Walks to the first offer with these answers; whatever is not among them is unsure.
  package mutating func answerAll(_ answers: [String: AnswerValue]) throws {
    while let asked = state.pendingFact {
      let id = state.library.facts[asked.fact].id
      try perform(.answer(Statement(answers[id] ?? .unsure)))
    }
  }
}
