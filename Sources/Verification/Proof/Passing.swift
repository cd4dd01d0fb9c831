// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Where a rule is broken: by what was seen of which move, at which place.
struct Breach: Hashable, Sendable {
  var rule: Int
  var place: Int
  var move: Move
  var seen: SeenAct
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
  /// One part of a move: something seen, or (nil) its change.
  struct Stage {
    var seen: SeenAct?
    var roles: Roles
  }

  func stages(of move: Move, at index: Int) -> [Stage] {
    let place = graph.places[index]
    let after = graph.places[move.target].ruleRoles
    let library = model.library
    return library.seenBefore(move.action).map { Stage(seen: $0, roles: place.ruleRoles) }
      + [Stage(seen: nil, roles: after)]
      + library.seenAfter(move, at: place).map { Stage(seen: $0, roles: after) }
  }

  /// The start, once the rules have seen the first protocol begin.
  mutating func begin(
    at place: Int, imminent: FieldSet, _ breaches: inout Breaches
  ) -> Diagram {
    let seen = SeenAct.ran(protocolIndex: model.library.rootProtocol(graph.root))
    let stage = Stage(seen: seen, roles: graph.places[place].ruleRoles)
    let move = Move(action: .passes, target: place, ran: nil, isEnd: false)
    return passed(start(at: place, imminent: imminent), seen, stage, move, at: place, &breaches)
  }

  /// What may stand at each place where a walk can begin.
  mutating func beginnings(_ breaches: inout Breaches) -> [(place: Int, set: Diagram)] {
    graph.starts.map { start in
      (start, begin(at: start, imminent: liveness.imminent[start], &breaches))
    }
  }

  mutating func moved(
    _ set: Diagram, by move: Move, at index: Int, _ breaches: inout Breaches
  ) -> Diagram {
    var set = set
    for stage in stages(of: move, at: index) {
      guard set != .none else { return .none }
      if let seen = stage.seen {
        set = passed(set, seen, stage, move, at: index, &breaches)
      } else {
        set = changed(set, by: changes(of: move.action, at: index))
      }
    }
    return set
  }

  mutating func changed(_ set: Diagram, by changes: [Change]) -> Diagram {
    var after = Diagram.none
    for change in changes { after = model.or(after, model.image(of: set, by: change)) }
    return after
  }

  /// Shows every monitor what was seen. A handoff that a rule forbids is not made.
  private mutating func passed(
    _ set: Diagram, _ seen: SeenAct, _ stage: Stage, _ move: Move, at place: Int,
    _ breaches: inout Breaches
  ) -> Diagram {
    var set = set
    let steps = steps(on: seen, stage.roles)
    for step in steps
    where !move.action.isByHand && step.broken != .none && model.and(set, step.broken) != .none {
      breaches.note(Breach(rule: step.monitor, place: place, move: move, seen: seen))
      if case .handedOff = seen { set = model.store.subtracting(set, step.broken) }
    }
    for step in steps { set = model.image(of: set, by: step) }
    return set
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
    var (standing, taken) = (Diagram.all, Diagram.none)
    if let recheck = recheck(at: place) {
      standing = self.standing(at: place)
      taken = changes(of: recheck.action, at: place)[0].before
    }
    var (closure, before) = (Closure(staying: set), Diagram.none)
    // Each act moves a field of its own, to be told before it is disputed: one round is enough,
    // unless a rule looks on.
    let isWatched = isWatched(moves, at: place)
    while before != closure.staying, !isExhausted {
      before = closure.staying
      for move in moves {
        let after = moved(closure.staying, by: move, at: place, &breaches)
        closure.staying = model.or(closure.staying, model.and(after, standing))
        closure.leaving = model.or(closure.leaving, model.and(after, taken))
      }
      if !isWatched { break }
    }
    return closure
  }

  private mutating func isWatched(_ moves: [Move], at place: Int) -> Bool {
    for move in moves {
      for stage in stages(of: move, at: place) {
        if let seen = stage.seen, !steps(on: seen, stage.roles).isEmpty { return true }
      }
    }
    return false
  }

  /// The states that a move leads into a set.
  mutating func before(_ set: Diagram, by move: Move, at place: Int) -> Diagram {
    before(set, through: stages(of: move, at: place)[...], of: move, at: place)
  }

  /// The states that a move makes break a rule by what is seen of it.
  mutating func before(_ breach: Breach) -> Diagram {
    let stages = stages(of: breach.move, at: breach.place)
    var all = Diagram.none
    for (index, stage) in stages.enumerated() where stage.seen == breach.seen {
      let steps = steps(on: breach.seen, stage.roles)
      for step in steps where step.monitor == breach.rule {
        let before = before(
          step.broken, through: stages[..<index], of: breach.move, at: breach.place)
        all = model.or(all, before)
      }
    }
    return all
  }

  private mutating func before(
    _ set: Diagram, through stages: ArraySlice<Stage>, of move: Move, at place: Int
  ) -> Diagram {
    var set = set
    for stage in stages.reversed() {
      guard let seen = stage.seen else {
        var before = Diagram.none
        for change in changes(of: move.action, at: place) {
          before = model.or(before, model.preimage(of: set, by: change))
        }
        set = before
        continue
      }
      let steps = steps(on: seen, stage.roles)
      for step in steps.reversed() { set = model.preimage(of: set, by: step) }
      guard case .handedOff = seen else { continue }
      for step in steps { set = model.store.subtracting(set, step.broken) }
    }
    return set
  }
}
