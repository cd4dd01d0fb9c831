// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Where a rule is broken: by what was seen of which move, at which place.
struct Breach: Hashable, Sendable {
  var rule: Int
  var place: Int
  var move: Move
}

/// A rule that a deed broke.
struct Broken {
  var rule: Int
  var deed: Int
}

/// The first breach of each rule, in the order in which they were found.
struct Breaches {
  private(set) var found: [Breach] = []

  mutating func note(_ breach: Breach) {
    guard !found.contains(where: { $0.rule == breach.rule }) else { return }
    found.append(breach)
  }
}

extension CheckedLibrary {
  /// What rules see of the beginning of a walk.
  func begins(_ graph: PlaceGraph, at place: Int) -> MonitorKey {
    MonitorKey(
      seen: .ran(protocolIndex: rootProtocol(graph.root)),
      person: graph.places[place].ruleRoles.person)
  }
}

/// What a move makes of a set, the rules looking on.
extension Terrain {
  /// The start, once the rules have seen the first protocol begin.
  mutating func begin(
    at place: Int, imminent: FieldSet, _ breaches: inout Breaches
  ) -> Diagram {
    let move = survey.beginning(at: place)
    var set = beforeBeginning(at: place, imminent: imminent)
    var broken: [Broken] = []
    for step in steps(on: model.library.begins(survey.graph, at: place)) {
      set = passed(set, step, of: move.deed, &broken)
    }
    for each in broken { breaches.note(Breach(rule: each.rule, place: place, move: move)) }
    return set
  }

  /// The start; what a rule reads of the beginning was told by nobody.
  private mutating func beforeBeginning(at place: Int, imminent: FieldSet) -> Diagram {
    start(at: place, imminent: imminent.union(readsOfBeginning(at: place)))
  }

  /// What the rules that are watched read of the beginning of a walk.
  mutating func readsOfBeginning(at place: Int) -> FieldSet {
    var reads = FieldSet()
    for step in model.steps(on: model.library.begins(survey.graph, at: place))
    where active.contains(step.monitor) {
      for set in [step.broken] + step.turns.map(\.yes) { reads.formUnion(model.fields(in: set)) }
    }
    return reads
  }

  /// Whether the beginning of a walk breaks a rule, as far as some fields show.
  mutating func isBroken(
    _ rule: Int, at place: Int, imminent: FieldSet, looking fields: FieldSet?
  ) -> Bool {
    let hidden = bits(of: fields.map(kept.subtracting) ?? FieldSet(), FieldSet())
    let start = beforeBeginning(at: place, imminent: imminent)
    let set = model.store.freeing(hidden, in: start)
    return steps(on: model.library.begins(survey.graph, at: place)).contains { step in
      step.monitor == rule
        && model.and(set, model.store.freeing(hidden, in: step.broken)) != .none
    }
  }

  /// Of a set at a beginning, where the beginning breaks a rule; the rules have looked on already.
  mutating func breaking(_ rule: Int, at place: Int, _ set: Diagram) -> Diagram {
    let bits = bits(of: FieldSet(), active)
    let broken = steps(on: model.library.begins(survey.graph, at: place))
      .filter { $0.monitor == rule }
      .reduce(Diagram.none) { model.or($0, model.store.freeing(bits, in: $1.broken)) }
    return model.and(set, broken)
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
    var broken: [Broken] = []
    let after = moved(set, by: move.deed, &broken)
    for each in broken { breaches.note(Breach(rule: each.rule, place: index, move: move)) }
    return after
  }

  /// What a deed makes of a set, and the rules that any of it breaks.
  mutating func moved(_ set: Diagram, by deed: Int, _ broken: inout [Broken]) -> Diagram {
    if isIdle[deed] { return survey.deeds[deed].isNever ? .none : set }
    let work = work(of: deed)
    var set = set
    for step in work.before { set = passed(set, step, of: deed, &broken) }
    set = changed(set, by: work.changes)
    for step in work.after { set = passed(set, step, of: deed, &broken) }
    return set
  }

  mutating func changed(_ set: Diagram, by changes: [Change]) -> Diagram {
    var after = Diagram.none
    for change in changes { after = model.or(after, model.image(of: set, by: change)) }
    return after
  }

  /// Shows a monitor what was seen. A handoff that a rule forbids is not made.
  private mutating func passed(
    _ set: Diagram, _ step: MonitorStep, of deed: Int, _ broken: inout [Broken]
  ) -> Diagram {
    var set = set
    if !survey.deeds[deed].isByHand, step.broken != .none, model.and(set, step.broken) != .none {
      broken.append(Broken(rule: step.monitor, deed: deed))
      if model.countsPeople {
        let persons = model.store.freeing(model.notOfPeople, in: model.and(set, step.broken))
        breakers = model.or(breakers, persons)
      }
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
    /// What was broken by such acts.
    var broken: [Broken] = []

    /// What a move can begin in.
    func set(isRecheck: Bool) -> Diagram { isRecheck ? leaving : staying }
  }

  mutating func closure(
    of set: Diagram, by moves: [Move], at place: Int, _ breaches: inout Breaches
  ) -> Closure {
    let closure = closure(of: set, by: moves.map(\.deed), at: place)
    for each in closure.broken {
      guard let move = moves.first(where: { $0.deed == each.deed }) else { continue }
      breaches.note(Breach(rule: each.rule, place: place, move: move))
    }
    return closure
  }

  mutating func closure(of set: Diagram, by deeds: [Int], at place: Int) -> Closure {
    var (closure, before) = (Closure(staying: set), Diagram.none)
    guard !deeds.isEmpty else { return closure }
    var (standing, taken) = (Diagram.all, Diagram.none)
    if let recheck = survey.roads.recheckOf[place] {
      standing = self.standing(at: place)
      taken = work(of: recheck).changes.first?.before ?? .none
    }
    while before != closure.staying, !isExhausted {
      before = closure.staying
      for deed in deeds {
        let after = moved(closure.staying, by: deed, &closure.broken)
        closure.staying = model.or(closure.staying, model.and(after, standing))
        closure.leaving = model.or(closure.leaving, model.and(after, taken))
      }
    }
    return closure
  }

  /// The states that a move leads into a set.
  mutating func before(_ set: Diagram, by move: Move) -> Diagram {
    let work = work(of: move.deed)
    var set = set
    for step in work.after.reversed() { set = before(set, step) }
    return before(set, upTo: work)
  }

  /// The states that a move makes break a rule.
  mutating func before(_ breach: Breach) -> Diagram {
    let work = work(of: breach.move.deed)
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
