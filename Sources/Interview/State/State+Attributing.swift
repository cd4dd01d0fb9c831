// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Whose the answers are that were given before it was known that somebody else calls about the
/// person.
///
/// Until then whoever is on the line is taken for the person. Learned late, their answers are
/// nearly always the person's ("he took pills", and only then "I am his brother"), and to drop them
/// would tell an ambulance that nobody breathes badly any more. Only the counsellor knows, so it is
/// an act of theirs.
extension State {
  /// The facts that the caller was taken to have told of themself, in the library's order, as long
  /// as the person has no answers of their own to them.
  package var takenAsCallers: [Int] {
    let person = standing.personParty
    guard person == .spokenFor else { return [] }
    return library.facts.indices.filter { fact in
      !library.facts[fact].isOfCall && self.fact(fact, of: .first).current >= 0
        && self.fact(fact, of: person).current < 0
    }
  }

  /// Whether it was said whom the call is about, where that is asked at all: until then nobody
  /// knows that whoever calls is the person.
  package var isCallerSettled: Bool {
    guard let caller = library.factIndex(BuiltInFact.caller.rawValue),
      library.askingStep[caller] != nil, current(caller, of: .first)?.answer.value.isClear != true
    else { return true }
    let role = standing.speakerRole.map { library.roles[$0].party }
    return standing.callerParty != standing.personParty || role == .person
  }

  /// The party that an act's answer counts for now.
  package func partyMeant(_ party: Party, byAct index: Int, to fact: Int) -> Party {
    let isMoved = party == .first && index < standing.attributedBefore
    return isMoved && !library.facts[fact].isOfCall ? .spokenFor : party
  }

  /// Makes those answers the person's, as surely as the caller can know them, and what was decided
  /// from them with them. Consents stay with whoever gave them.
  mutating func attributeToPerson(before index: Int) {
    standing.attributedBefore = index
    for fact in takenAsCallers { move(fact) }
    for finding in standing.decided.indices where standing.decided[finding].party == .first {
      moveDecided(finding)
    }
    for score in standing.scored.indices where standing.scored[score].party == .first {
      let known = library.scores[standing.scored[score].score]
      standing.table[known.variable, Party.first.number] = .notKnown
      standing.scored[score].party = .spokenFor
    }
  }

  private mutating func move(_ fact: Int) {
    let known = library.facts[fact]
    let from = standing.position(fact, .first, library)
    let to = standing.position(fact, .spokenFor, library)
    standing.facts[to] = standing.facts[from]
    standing.facts[to].stickyIsForSure = false
    standing.facts[from] = FactStanding()
    let asked = standing.table[known.askedVariable, Party.first.number]
    for variable in known.variables {
      let cell = standing.table[variable, Party.first.number]
      standing.table[variable, Party.spokenFor.number] = cell.notForSure
      standing.table[variable, Party.first.number] = .notKnown
    }
    standing.table[known.askedVariable, Party.spokenFor.number] = asked
    let act = acts[Int(standing.facts[to].current)]
    guard standing.facts[to].other < 0, let answer = act.answer else { return }
    write(
      fact, .spokenFor, cell: library.cell(of: answer, to: fact, of: .spokenFor, at: act.at))
  }

  private mutating func moveDecided(_ index: Int) {
    let finding = library.findings[standing.decided[index].finding]
    standing.table[finding.variable, Party.first.number] = .notKnown
    standing.table[finding.suggestion, Party.first.number] = .notKnown
    standing.decided[index].party = .spokenFor
  }
}

extension Fact {
  /// All variables that its answers are written to.
  fileprivate var variables: [Variable] {
    let options = (0..<answers.optionCount).map { option($0) }
    let past = answers.valueIDs.indices.compactMap { self.past($0) }
    return [variable, askedVariable] + options + past
  }
}

extension Cell {
  /// The same, as somebody else would know it.
  fileprivate var notForSure: Cell { valueIndex.map { .value($0, forSure: false) } ?? self }
}
