// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Verification

/// What can be done at a prompt.
extension EveryCall {
  struct FreeAct {
    var name: String
    var intent: Intent
    var isOffer = false
  }

  /// Every answer to what the prompt asks, and every end of what it offers.
  func answers(to call: Rehearsal) -> [Intent] {
    switch Engine.prompt(of: call.state, at: Rehearsal.at).kind {
    case .ask(let question):
      let fact = library.facts[question.fact]
      if let person = manner.person {
        guard let value = person["\(fact.id)/\(question.party.number)"] else { return [] }
        let said = Self.statements(of: fact, small).filter { $0.value == value }
        return said.map { .answer($0) }
      }
      return Self.statements(of: fact, small).map { .answer($0) } + [.skip(reason: "skipped")]
    case .tell, .instruct, .wait: return [.acknowledge]
    case .offer: return OfferEnd.allCases.map { .offer(responder: nil, $0, reason: "does not fit") }
    case .handoff: return [.handOff(responder: nil, basis: .consent), .leaveOut]
    case .consent, .promise, .agree, .alarmStaysOn, .readyToClose, .closed: return []
    }
  }

  /// Everything that may be said to a question, doubtfully too where that is another answer.
  static func statements(of fact: Fact, _ small: SmallLibrary) -> [Statement] {
    let statements = values(of: fact).map { Statement($0, evidence: .saw) }
    guard small.factsReadForSure.contains(fact.id) else { return statements }
    return statements
      + [Statement(.choice("yes"), evidence: .saw, certainty: .doubtful)]
  }

  static func values(of fact: Fact) -> [AnswerValue] {
    fact.answers.valueIDs.map { .choice($0) } + [.unsure, .declined]
  }

  /// What the counsellor may do at any prompt, whatever it asks.
  func freeActs(in call: Rehearsal) -> [FreeAct] {
    guard call.state.pendingVisit != nil else { return [] }
    var acts: [FreeAct] = []
    for fact in library.facts where isInUse(fact) { acts += self.acts(on: fact, in: call) }
    if small.isLevelRead {
      acts += ["low", "high"].map {
        FreeAct(name: "raised", intent: .raise(finding: "level", to: $0))
      }
    }
    return manner.offersByHand ? acts + offers(in: call) : acts
  }

  /// Nothing here asks or reads the other built-in facts.
  func isInUse(_ fact: Fact) -> Bool {
    let isOfRoles = fact.id == "caller" && small.features.contains(.secondParty)
    return isOfRoles || LibraryWriter.facts.contains(fact.id)
  }

  private func acts(on fact: Fact, in call: Rehearsal) -> [FreeAct] {
    guard let index = library.factIndex(fact.id) else { return [] }
    let party = fact.isOfCall ? Party.first : call.state.subject
    let cell = call.state.cell(of: index, party)
    let isAsked = call.state.pendingFact?.fact == index
    guard cell != .notKnown else {
      if isAsked { return [] }
      return Self.statements(of: fact, small).map {
        FreeAct(name: "told early", intent: .tell(fact: fact.id, $0))
      }
    }
    guard cell != .skipped else { return [] }
    let other = Statement(.unsure, evidence: .saw)
    var acts = [FreeAct(name: "disputed", intent: .dispute(fact: fact.id, other))]
    if manner.changes, !isAsked {
      acts += Self.statements(of: fact, small).map {
        FreeAct(name: "now", intent: .change(fact: fact.id, $0))
      }
    }
    return acts
  }

  /// Any responder, once, unless it is the one on the prompt.
  private func offers(in call: Rehearsal) -> [FreeAct] {
    guard small.features.contains(.offers) else { return [] }
    let shown = call.state.pendingVisit?.visit.part
    return library.responders.filter { responder in
      responder.id != shown && call.state.standing.table[responder.variable, 0] == .notKnown
    }.flatMap { responder in
      OfferEnd.allCases.map { end in
        FreeAct(
          name: "offered by hand",
          intent: .offer(responder: responder.id, end, reason: "does not fit"), isOffer: true)
      }
    }
  }
}

extension EveryCall {
  func isDisputed(_ number: Int) -> Bool {
    calls[number].state.acts.contains { if case .disputed = $0.event { true } else { false } }
  }

  /// A call after each correction that can be made of it; but whom the call is about: answers that
  /// were given stay with whom they were taken for.
  func corrected(_ number: Int) -> [State] {
    library.facts.filter { LibraryWriter.facts.contains($0.id) }.flatMap { fact in
      Self.statements(of: fact, small).compactMap { statement in
        made(.correct(fact: fact.id, statement, reason: nil), in: number)?.state
      }
    }
  }
}

/// What the rest of a call depends on; when anything happened is no part of it.
struct Standstill: Hashable {
  private let numbers: [Int16]

  init(_ state: State, _ small: SmallLibrary, _ poisoned: Set<String>, seesRules: Bool = true) {
    let standing = state.standing
    var numbers: [Int16] = []
    numbers.reserveCapacity(standing.table.cells.count + 32)
    for walk in standing.walks {
      for frame in walk.frames {
        numbers += [frame.protocolIndex, frame.step, frame.rung].map { Int16($0) }
        numbers.append(frame.about == .caller ? 1 : 0)
      }
      numbers.append(-1)
      if case .visit(_, _, .need(let fact, let party)) = walk.pending {
        numbers += [Int16(fact), Int16(party)]
      }
    }
    numbers.append(Int16(EveryCall.outcome(of: state)))
    numbers.append(Int16(standing.personParty.number))
    numbers.append(Int16(min(state.waitCount, 3)))
    numbers.append(Int16(standing.scored.count))
    for decided in standing.decided {
      numbers += [
        Int16(decided.party.number), decided.isPassed ? 1 : 0, Int16(decided.raisedTo ?? -1),
      ]
    }
    numbers.append(-2)
    for (position, cell) in standing.table.cells.enumerated() {
      let isUnread = small.isUnread[position % small.isUnread.count]
      numbers.append(isUnread ? 0 : Int16(cell.number))
    }
    for bits in seesRules ? standing.watch.bits : [] {
      var number: Int16 = 0
      for bit in bits { number = number << 1 | (bit ? 1 : 0) }
      numbers.append(number)
    }
    for rule in poisoned.sorted() { numbers.append(Int16(rule.utf8.last ?? 0)) }
    self.numbers = numbers
  }
}

extension State {
  /// How often the walk came by a wait; at most two go back anywhere here.
  fileprivate var waitCount: Int {
    acts.indices.count { index in
      guard case .waited = acts[index].event else { return false }
      return standing.isReached(index)
    }
  }
}
