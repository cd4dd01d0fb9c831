// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// The visit that the walk on top waits for.
package struct PendingVisit: Equatable, Sendable {
  package var step: Int
  package var part: Pending.Part
  package var visit: Visit
  package var roles: Roles
  /// The party the running protocol is about.
  package var subject: Party { Party(roles.subject) }
}

extension State {
  package var topWalk: Walk? { standing.walks.last }

  package var pendingVisit: PendingVisit? {
    guard let frame = standing.topFrame,
      case .visit(let step, let time, let part)? = standing.walks.last?.pending
    else { return nil }
    return PendingVisit(
      step: step, part: part,
      visit: Visit(
        chain: chains.names[frame.chain], step: library.flow.steps[step].id,
        part: name(of: part, at: step),
        time: time),
      roles: roles(frame))
  }

  private func name(of part: Pending.Part, at step: Int) -> String? {
    switch part {
    case .whole: return nil
    case .need(let fact, _): return library.facts[fact].id
    case .rung(let rung):
      guard case .offer(let responders, _) = library.flow.steps[step].act else { return nil }
      return library.responders[responders[rung]].id
    }
  }

  /// The fact that the pending visit asks, and of whom; nil when it asks none.
  package var pendingFact: (fact: Int, party: Party)? {
    guard let frame = standing.topFrame,
      case .visit(let step, _, let part)? = standing.walks.last?.pending
    else { return nil }
    let roles = roles(frame)
    if case .need(let fact, let party) = part { return (fact, Party(party)) }
    return library.stops[step].fact.map { ($0, party(of: $0, else: Party(roles.subject))) }
  }

  /// What is about the caller is the caller's, whatever the protocol is about and whenever it was
  /// told: whoever was on the line first.
  func party(of fact: Int, else party: Party) -> Party {
    library.facts[fact].isAboutCaller ? .first : party
  }

  /// Every fact that is known, with its party; one of the call once.
  package var knownFacts: [(fact: Int, party: Party)] {
    library.facts.indices.flatMap { fact in
      let isOfCall = library.facts[fact].isOfCall
      return standing.parties.indices.prefix(isOfCall ? 1 : standing.parties.count)
        .map { (fact: fact, party: Party($0)) }
    }.filter { self.fact($0.fact, of: $0.party).current >= 0 }
  }

  /// How a fact of a party is known now.
  package func fact(_ fact: Int, of party: Party) -> FactStanding {
    standing.facts[standing.position(fact, party, library)]
  }

  package func cell(of fact: Int, _ party: Party) -> Cell {
    standing.table[library.facts[fact].variable, party.number]
  }

  /// The answer behind a fact of a party, with when it was given; nil when there is none.
  package func current(_ fact: Int, of party: Party) -> (answer: Answer, at: Moment)? {
    let index = Int(self.fact(fact, of: party).current)
    guard index >= 0, let answer = acts[index].answer else { return nil }
    return (answer, acts[index].saidAt)
  }

  /// Whether a fact's answer came from a caller who could say only yes and no.
  package func isByYesOrNo(_ fact: Int, of party: Party) -> Bool {
    let index = Int(self.fact(fact, of: party).current)
    return index >= 0 && acts[index].isByYesOrNo
  }

  /// Whether a fact must be asked afresh by this moment: it was volatile, or what it rests on has
  /// changed.
  package func isStale(_ fact: Int, of party: Party, at: Moment) -> Bool {
    let known = self.fact(fact, of: party)
    if known.isExpired { return true }
    guard known.current >= 0 else { return false }
    if changedSince(fact, of: party) != nil { return true }
    guard let holds = library.facts[fact].holdsForMilliseconds,
      let known = current(fact, of: party)
    else { return false }
    return at.utcMilliseconds - known.at.utcMilliseconds > holds
  }
}

/// When a wait was first come to.
struct WaitBegun: Sendable {
  var visit: VisitKey
  var at: Moment
}

extension State {
  /// The wait that the walk on top stands at.
  var pendingWait: VisitKey? {
    guard let top = standing.top, case .wait = library.flow.steps[top.step].act,
      case .visit(_, let time, .whole)? = standing.walks.last?.pending
    else { return nil }
    return VisitKey(place: top.place, time: time, part: .whole)
  }

  /// Since when the wait on screen runs.
  package var waitBegan: Moment? {
    pendingWait.flatMap { wait in waits.first { $0.visit == wait }?.at }
  }
}
