// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What would move a level: another answer to one fact, and the level it would then be.
package struct LevelMove: Equatable, Sendable {
  package var fact: Int
  package var value: String
  package var level: Int
}

extension State {
  /// The answers that the suggestion of a level rests on and that are not for sure: doubtful,
  /// disputed, or told by somebody else than the one they are about.
  package func doubtfulGrounds(of decided: Decided) -> [Int] {
    guard let suggestion = decided.suggestion,
      case .decide(_, let rules) = library.flow.steps[suggestion.step].act,
      rules.indices.contains(suggestion.row)
    else { return [] }
    var facts: [Int] = []
    for fact in SecretReading(library: library).facts(of: rules[suggestion.row].condition)
    where !facts.contains(fact) {
      guard let known = current(fact, of: decided.party)?.answer, known.value.isClear,
        known.certainty == .doubtful || cell(of: fact, decided.party) == .disputed
          || howKnown(known, to: fact, of: decided.party).isUncertain
          || !speaks(known, for: decided.party)
      else { continue }
      facts.append(fact)
    }
    return facts
  }

  /// Whether an answer is the word of the one it is about, or was seen or heard by whoever gave it.
  private func speaks(_ answer: Answer, for party: Party) -> Bool {
    guard let by = answer.by, by != party else { return true }
    return answer.evidence == .saw || answer.evidence == .heard
  }

  /// Single answers that would give another suggestion, the nearest level first, at most one for
  /// each fact and level. Each is tried, so what it says is what would happen.
  package func moves(of decided: Decided) -> [LevelMove] {
    guard let suggestion = decided.suggestion,
      case .decide(_, let rules) = library.flow.steps[suggestion.step].act
    else { return [] }
    var facts: [Int] = []
    for rule in rules {
      for fact in SecretReading(library: library).facts(of: rule.condition)
      where !facts.contains(fact) { facts.append(fact) }
    }
    var moves: [LevelMove] = []
    for fact in facts {
      for move in self.moves(of: decided, by: fact)
      where !moves.contains(where: { $0.fact == fact && $0.level == move.level }) {
        moves.append(move)
      }
    }
    return moves.sorted {
      abs($0.level - suggestion.value) < abs($1.level - suggestion.value)
    }
  }

  private func moves(of decided: Decided, by fact: Int) -> [LevelMove] {
    let known = library.facts[fact]
    if case .many = known.answers { return [] }
    let now = current(fact, of: decided.party)?.answer
    return known.answers.valueIDs.filter { .choice($0) != now?.value }.compactMap { value in
      var answer = now ?? Answer(.unsure, evidence: .told, by: decided.party)
      answer.value = .choice(value)
      let after = supposing(
        [.changedNow(fact: known.id, party: decided.party, answer)],
        at: Moment(utcMilliseconds: standing.clock.utcMilliseconds + 1))
      let then = after.standing.decided.first {
        $0.finding == decided.finding && $0.party == decided.party
      }
      guard let then = then?.suggestion?.value, then != decided.suggestion?.value else {
        return nil
      }
      return LevelMove(fact: fact, value: value, level: then)
    }
  }

  /// Whether the call was one after which nobody should have to go on at once: an alarm, a finding
  /// at one of its two worst values, or violence that was told of.
  package var wasHard: Bool {
    let hadAlarm = acts.contains { act in
      if case .alarmRaised = act.event { return !act.isUndone }
      return false
    }
    let isAtWorst = standing.decided.contains { decided in
      let last = library.findings[decided.finding].values.count - 1
      return last > 0 && decided.level >= max(1, last - 1)
    }
    return hadAlarm || isAtWorst || wasToldOfViolence
  }

  private var wasToldOfViolence: Bool {
    library.facts.indices.contains { fact in
      let known = library.facts[fact]
      guard known.secretKind == .violence else { return false }
      return standing.parties.indices.contains { party in
        cell(of: fact, Party(party)).valueIndex.map { known.graveness[$0] > 0 } ?? false
      }
    }
  }
}
