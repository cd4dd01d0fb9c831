// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Where a rule is broken: by what was seen of which move, at which place.
struct Breach: Hashable, Sendable {
  var rule: Int
  var place: Int
  var move: Move
}

/// The first breach of each rule, in the order in which they were found.
struct Breaches {
  private(set) var found: [Breach] = []

  mutating func note(_ breach: Breach) {
    guard !found.contains(where: { $0.rule == breach.rule }) else { return }
    found.append(breach)
  }
}

/// What a move makes of a set, the rules looking on.
extension Terrain {
  /// The start, once the rules have seen the first protocol begin.
  mutating func begin(
    at place: Int, imminent: FieldSet, _ breaches: inout Breaches
  ) -> Diagram {
    let seen = MonitorKey(
      seen: .ran(protocolIndex: model.library.rootProtocol(survey.graph.root)),
      person: survey.graph.places[place].ruleRoles.person)
    let move = survey.beginning(at: place)
    var set = start(at: place, imminent: imminent)
    for step in steps(on: seen) { set = passed(set, step, move, at: place, &breaches) }
    return set
  }

  /// What may stand at each place where a walk can begin.
  mutating func beginnings(_ breaches: inout Breaches) -> [(place: Int, set: Diagram)] {
    survey.graph.starts.map { start in
      (start, begin(at: start, imminent: survey.liveness.imminent[start], &breaches))
    }
  }

  mutating func moved(
    _ set: Diagram, by move: Move, at index: Int, _ breaches: inout Breaches
  ) -> Diagram {
    if isIdle(move) { return survey.deeds[move.deed].isNever ? .none : set }
    let work = work(of: move)
    var set = set
    for step in work.before { set = passed(set, step, move, at: index, &breaches) }
    set = changed(set, by: work.changes)
    for step in work.after { set = passed(set, step, move, at: index, &breaches) }
    return set
  }

  mutating func changed(_ set: Diagram, by changes: [Change]) -> Diagram {
    var after = Diagram.none
    for change in changes { after = model.or(after, model.image(of: set, by: change)) }
    return after
  }

  /// Shows a monitor what was seen. A handoff that a rule forbids is not made.
  private mutating func passed(
    _ set: Diagram, _ step: MonitorStep, _ move: Move, at place: Int, _ breaches: inout Breaches
  ) -> Diagram {
    var set = set
    if !move.action.isByHand, step.broken != .none, model.and(set, step.broken) != .none {
      breaches.note(Breach(rule: step.monitor, place: place, move: move))
      set = model.store.subtracting(set, step.refused)
    }
    return model.image(of: set, by: step)
  }

  /// A set at a pause with all that acts out of turn make of it.
  struct Closure {
    /// Where the prompt still stands.
    var staying: Diagram
    /// Where its step is no longer due.
    var leaving = Diagram.none

    /// What a move can begin in.
    func set(for move: Move) -> Diagram {
      move.action.isRecheck ? leaving : staying
    }
  }

  mutating func closure(
    of set: Diagram, by moves: [Move], at place: Int, _ breaches: inout Breaches
  ) -> Closure {
    guard !moves.isEmpty else { return Closure(staying: set) }
    var (standing, taken) = (Diagram.all, Diagram.none)
    if let recheck = recheck(at: place) {
      standing = self.standing(at: place)
      taken = work(of: recheck).changes.first?.before ?? .none
    }
    var (closure, before) = (Closure(staying: set), Diagram.none)
    while before != closure.staying, !isExhausted {
      before = closure.staying
      for move in moves {
        let after = moved(closure.staying, by: move, at: place, &breaches)
        closure.staying = model.or(closure.staying, model.and(after, standing))
        closure.leaving = model.or(closure.leaving, model.and(after, taken))
      }
    }
    return closure
  }

  /// The states that a move leads into a set.
  mutating func before(_ set: Diagram, by move: Move) -> Diagram {
    let work = work(of: move)
    var set = set
    for step in work.after.reversed() { set = before(set, step) }
    return before(set, upTo: work)
  }

  /// The states that a move makes break a rule.
  mutating func before(_ breach: Breach) -> Diagram {
    let work = work(of: breach.move)
    var all = Diagram.none
    for (index, step) in work.after.enumerated() where step.monitor == breach.rule {
      var set = step.broken
      for earlier in work.after[..<index].reversed() { set = before(set, earlier) }
      all = model.or(all, before(set, upTo: work))
    }
    for (index, step) in work.before.enumerated() where step.monitor == breach.rule {
      var set = step.broken
      for earlier in work.before[..<index].reversed() { set = before(set, earlier) }
      all = model.or(all, set)
    }
    return all
  }

  /// The states from which what is seen before a move, and its change, lead into a set.
  private mutating func before(_ set: Diagram, upTo work: Work) -> Diagram {
    var all = Diagram.none
    for change in work.changes { all = model.or(all, model.preimage(of: set, by: change)) }
    for step in work.before.reversed() { all = before(all, step) }
    return all
  }

  private mutating func before(_ set: Diagram, _ step: MonitorStep) -> Diagram {
    model.store.subtracting(model.preimage(of: set, by: step), step.refused)
  }
}
