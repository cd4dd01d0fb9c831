// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Answers: asked, kept, told early, changed, corrected, disputed, skipped, taken back.
extension Desk {
  func answer(_ statement: Statement) throws(Refusal) -> [Event] {
    let pending = try pendingVisit()
    guard let (fact, party) = state.pendingFact else { throw .nothingAsked }
    let answer = try answer(to: fact, statement)
    let id = library.facts[fact].id
    return staleness(of: fact, party) + [
      .answerRecorded(at: pending.visit, fact: id, party: party, answer, kept: false)
    ]
  }

  /// Keeps what is known, unless it could be graver by now or was told by someone else.
  func keep() throws(Refusal) -> [Event] {
    let pending = try pendingVisit()
    guard let (fact, party) = state.pendingFact else { throw .nothingAsked }
    let known = library.facts[fact]
    guard let current = state.current(fact, of: party) else {
      throw .nothingKnown(fact: known.id)
    }
    guard state.mayKeep(fact, of: party, at: at) else { throw .mustBeAskedAgain(fact: known.id) }
    return [
      .answerRecorded(
        at: pending.visit, fact: known.id, party: party, current.answer, kept: true)
    ]
  }

  func tell(_ id: String, _ statement: Statement) throws(Refusal) -> [Event] {
    let fact = try fact(id)
    if let pending = state.pendingFact, pending.fact == fact { return try answer(statement) }
    let party = party(for: fact)
    return [.toldEarly(fact: id, party: party, try answer(to: fact, statement))]
  }

  func change(_ id: String, _ statement: Statement) throws(Refusal) -> [Event] {
    let fact = try fact(id)
    let party = party(for: fact)
    guard state.current(fact, of: party) != nil else { throw .nothingKnown(fact: id) }
    return [.changedNow(fact: id, party: party, try answer(to: fact, statement))]
  }

  func correct(
    _ id: String, _ statement: Statement, reason: String?
  ) throws(Refusal) -> [Event] {
    let fact = try fact(id)
    let index = Int(state.fact(fact, of: party(for: fact)).current)
    guard index >= 0 else { throw .nothingKnown(fact: id) }
    let answer = try answer(to: fact, statement)
    return [.corrected(state.acts[index].id, answer, reason: reason)]
  }

  func dispute(_ id: String, _ statement: Statement) throws(Refusal) -> [Event] {
    let fact = try fact(id)
    let party = party(for: fact)
    guard state.current(fact, of: party) != nil else { throw .nothingKnown(fact: id) }
    return [.disputed(fact: id, party: party, try answer(to: fact, statement))]
  }

  /// A slip of the finger: the last act only, and nothing that was used.
  func undo() throws(Refusal) -> [Event] {
    guard let last = state.lastAct,
      let act = state.acts.last(where: { $0.id == last }), act.event.isSlip
    else { throw .nothingToUndo }
    return [.actUndone(last)]
  }

  func skip(reason: String) throws(Refusal) -> [Event] {
    let pending = try pendingVisit()
    guard let (fact, party) = state.pendingFact else { throw .notHere }
    return [
      .questionSkipped(
        at: pending.visit, fact: library.facts[fact].id, party: party,
        reason: try words(reason))
    ]
  }

  /// Expiry is an event: written when the stale fact is asked afresh.
  private func staleness(of fact: Int, _ party: Party) -> [Event] {
    guard !state.fact(fact, of: party).isExpired, state.isStale(fact, of: party, at: at) else {
      return []
    }
    return [.factExpired(fact: library.facts[fact].id, party: party)]
  }

  /// Whom a fact named at the prompt is about: the running protocol's party.
  func party(for fact: Int) -> Party {
    if library.facts[fact].isOfCall { return .first }
    return state.subject
  }
}

extension Event {
  /// Whether a slip of the finger may make it: what was used, or named somebody, is none.
  fileprivate var isSlip: Bool {
    if case .partyJoined = self { return false }
    if case .speakerChanged = self { return false }
    return !isLatched
  }
}

extension State {
  /// The party that the running protocol is about.
  package var subject: Party {
    guard let frame = topWalk?.frames.last else { return standing.personParty }
    return Party(roles(frame).subject)
  }

  /// Whether Enter may keep the known answer (protocol language, section 3.12).
  package func mayKeep(_ fact: Int, of party: Party, at: Moment) -> Bool {
    let known = library.facts[fact]
    guard !known.asksAfresh, !isStale(fact, of: party, at: at) else { return false }
    guard let value = cell(of: fact, party).valueIndex else { return false }
    guard known.raisesDanger else { return true }
    return known.graveness[value] == known.graveness.max()
  }
}
