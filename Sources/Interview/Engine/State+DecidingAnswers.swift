// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Answers: asked, kept, told early, changed, corrected, disputed, skipped, taken back.
extension State {
  func answer(_ statement: Statement, at: Moment) throws(Refusal) -> [Event] {
    let pending = try visitAsked()
    guard let (fact, party) = pendingFact else { throw .nothingAsked }
    let answer = keepingGuess(
      try answer(to: fact, of: party, statement), to: fact, of: party)
    let id = library.facts[fact].id
    let recorded = Event.answerRecorded(
      at: pending.visit, fact: id, party: party, answer, kept: false)
    guard isStale(fact, of: party, at: at), !self.fact(fact, of: party).isExpired else {
      return [recorded]
    }
    // Expiry is an event: written when the stale fact is asked afresh.
    return [.factExpired(fact: id, party: party), recorded]
  }

  /// Keeps what is known, unless it could be graver by now or was told by someone else.
  func keep(at: Moment) throws(Refusal) -> [Event] {
    let pending = try visitAsked()
    guard let (fact, party) = pendingFact else { throw .nothingAsked }
    let known = library.facts[fact]
    guard let current = current(fact, of: party) else {
      throw .nothingKnown(fact: known.id)
    }
    guard mayKeep(fact, of: party, at: at) else { throw .mustBeAskedAgain(fact: known.id) }
    return [
      .answerRecorded(
        at: pending.visit, fact: known.id, party: party, current.answer, kept: true)
    ]
  }

  func tell(_ id: String, _ statement: Statement, at: Moment) throws(Refusal) -> [Event] {
    let fact = try fact(id)
    if pendingFact?.fact == fact { return try answer(statement, at: at) }
    let party = party(for: fact)
    let answer = keepingGuess(
      try answer(to: fact, of: party, statement), to: fact, of: party)
    let told = Event.toldEarly(fact: id, party: party, answer)
    guard let mark = markUnsaid(of: fact), let first = mark.toldEarly else { return [told] }
    return [told, .switched(to: library.protocols[first].id, reason: mark.title)]
  }

  func change(_ id: String, _ statement: Statement) throws(Refusal) -> [Event] {
    let fact = try fact(id)
    let party = partyKnowing(fact)
    guard current(fact, of: party) != nil else { throw .nothingKnown(fact: id) }
    return [.changedNow(fact: id, party: party, try answer(to: fact, of: party, statement))]
  }

  func correct(
    _ id: String, _ statement: Statement, reason: String?
  ) throws(Refusal) -> [Event] {
    let fact = try fact(id)
    let party = partyKnowing(fact)
    let index = Int(self.fact(fact, of: party).current)
    guard index >= 0 else { throw .nothingKnown(fact: id) }
    let answer = try answer(to: fact, of: party, statement)
    return [.corrected(acts[index].id, answer, reason: reason)]
  }

  func dispute(_ id: String, _ statement: Statement) throws(Refusal) -> [Event] {
    let fact = try fact(id)
    let party = partyKnowing(fact)
    guard current(fact, of: party) != nil else { throw .nothingKnown(fact: id) }
    return [.disputed(fact: id, party: party, try answer(to: fact, of: party, statement))]
  }

  /// The first voice is kept, and where its question is on screen that counts as asked; what the
  /// second said stands beside it, if it said anything.
  func answerBeside(_ id: String, _ statement: Statement) throws(Refusal) -> [Event] {
    let fact = try fact(id)
    let party = party(toldOf: fact)
    guard let known = current(fact, of: party)?.answer else { throw .nothingKnown(fact: id) }
    var events: [Event] = []
    if pendingFact?.fact == fact {
      let visit = try visitAsked().visit
      events = [.answerRecorded(at: visit, fact: id, party: party, known, kept: true)]
    }
    guard statement.value.isClear else { return events }
    return events + [
      .disputed(fact: id, party: party, try answer(to: fact, of: party, statement))
    ]
  }

  func attribute() throws(Refusal) -> Event {
    guard !takenAsCallers.isEmpty else { throw .nothingTakenAsCallers }
    return .answersAttributed
  }

  /// A slip of the finger: the last act only, and nothing that was used.
  func undo() throws(Refusal) -> [Event] {
    guard let slip else { throw .nothingToUndo }
    return [.actUndone(slip.id)]
  }

  /// The act that an undo takes back; nil where nothing is to be taken back so.
  package var slip: Act? {
    guard let last = lastAct, let act = acts.last(where: { $0.id == last }), act.event.isSlip
    else { return nil }
    return act
  }

  func skip(reason: String, said: YesOrNo?) throws(Refusal) -> [Event] {
    let pending = try visitAsked()
    guard let (fact, party) = pendingFact else { throw .notHere }
    return [
      .questionSkipped(
        at: pending.visit, fact: library.facts[fact].id, party: party,
        reason: try words(reason), said: said)
    ]
  }

  /// Whom a fact named at the prompt is about: the running protocol's party.
  package func party(for fact: Int) -> Party {
    if library.facts[fact].isOfCall { return .first }
    return subject
  }

  /// Whom an answer is about that is given now: at its own question whoever that asks about.
  package func party(toldOf fact: Int) -> Party {
    guard let pending = pendingFact, pending.fact == fact else { return party(for: fact) }
    return pending.party
  }

  /// Whether a fact is known of the person and not of whoever the running protocol is about: what
  /// is said of it there is news of the person.
  package func isKnownOfPersonAlone(_ fact: Int) -> Bool {
    let (asked, person) = (party(toldOf: fact), standing.personParty)
    return asked != person && current(fact, of: asked) == nil
      && current(fact, of: person) != nil
  }

  /// Whose answer a change means: the running protocol's party where something is known of it,
  /// else whoever it is known of, the person first.
  package func partyKnowing(_ fact: Int) -> Party {
    let asked = party(for: fact)
    let others = [standing.personParty] + standing.parties.indices.map { Party($0) }
    return ([asked] + others).first { current(fact, of: $0) != nil } ?? asked
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
