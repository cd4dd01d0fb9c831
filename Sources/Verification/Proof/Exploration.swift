// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Where a rule is broken: by what was seen of which move, at which place.
struct Breach: Hashable, Sendable {
  var rule: Int
  var place: Int
  var action: Action
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

/// Every call at once: what can stand at each place, and which rules any of it breaks.
struct Exploration {
  /// For each place, all the states that can stand there.
  private(set) var reached: [Diagram]
  private(set) var breaches = Breaches()
  private var fresh: [Diagram]

  init(_ terrain: inout Terrain) {
    reached = Array(repeating: .none, count: terrain.graph.places.count)
    fresh = reached
    arrive(terrain.begin(&breaches), at: 0, &terrain)
    var isSettled = false
    while !isSettled, !terrain.isExhausted {
      isSettled = true
      for place in terrain.order where fresh[place] != .none {
        isSettled = false
        leave(place, &terrain)
        if terrain.isExhausted { return }
      }
    }
  }

  mutating func arrive(_ set: Diagram, at place: Int, _ terrain: inout Terrain) {
    guard set != .none else { return }
    let kept = terrain.forgetting(set, at: place)
    let new = terrain.model.store.subtracting(kept, reached[place])
    guard new != .none else { return }
    reached[place] = terrain.model.or(reached[place], new)
    fresh[place] = terrain.model.or(fresh[place], new)
  }

  private mutating func leave(_ place: Int, _ terrain: inout Terrain) {
    if terrain.graph.places[place].isPause { actFreely(at: place, &terrain) }
    let set = fresh[place]
    fresh[place] = .none
    for move in terrain.graph.moves[place] {
      arrive(terrain.moved(set, by: move, at: place, &breaches), at: move.target, &terrain)
    }
  }

  /// Adds to what is fresh at a pause all that free acts make of it.
  private mutating func actFreely(at place: Int, _ terrain: inout Terrain) {
    let actions = terrain.freeActions(at: place)
    var before = Diagram.none
    while before != fresh[place], !terrain.isExhausted {
      before = fresh[place]
      for action in actions {
        let move = Move(action: action, target: place, ran: nil, isEnd: false)
        let after = terrain.moved(fresh[place], by: move, at: place, &breaches)
        arrive(after, at: place, &terrain)
      }
    }
  }
}

extension Terrain {
  /// The start, once the rules have seen the first protocol begin.
  mutating func begin(_ breaches: inout Breaches) -> Diagram {
    let seen = SeenAct.ran(protocolIndex: model.library.rootProtocol(graph.root))
    return watched(start(), seen, at: 0, by: .passes, graph.places[0].ruleRoles, &breaches)
  }

  /// What a move makes of a set, the rules looking on.
  mutating func moved(
    _ set: Diagram, by move: Move, at index: Int, _ breaches: inout Breaches
  ) -> Diagram {
    let place = graph.places[index]
    var before = set
    for seen in model.library.seenBefore(move.action) {
      before = watched(before, seen, at: index, by: move.action, place.ruleRoles, &breaches)
    }
    var after = Diagram.none
    for change in model.changes(of: move.action, at: place) {
      after = model.or(after, model.image(of: before, by: change))
    }
    guard after != .none else { return .none }
    let readers = graph.places[move.target].ruleRoles
    for seen in model.library.seenAfter(move, at: place) {
      after = watched(after, seen, at: index, by: move.action, readers, &breaches)
    }
    return after
  }

  /// Shows every monitor what was seen. A handoff that a rule forbids is not made.
  private mutating func watched(
    _ set: Diagram, _ seen: SeenAct, at place: Int, by action: Action, _ readers: Roles,
    _ breaches: inout Breaches
  ) -> Diagram {
    var set = set
    for monitor in model.monitors.indices {
      let broken = model.step(monitor, on: shown(seen, of: action, to: monitor), readers).broken
      guard broken != .none, model.and(set, broken) != .none else { continue }
      breaches.note(Breach(rule: monitor, place: place, action: action, seen: seen))
      if case .handedOff = seen { set = model.store.subtracting(set, broken) }
    }
    for monitor in model.monitors.indices {
      let seen = shown(seen, of: action, to: monitor)
      set = model.image(of: set, by: model.step(monitor, on: seen, readers))
    }
    return set
  }

  /// Whether offers come in order, and what may come before them, is asked of the protocol alone:
  /// what a counsellor offers by hand moves the call, and no rule minds it.
  func shown(_ seen: SeenAct, of action: Action, to monitor: Int) -> SeenAct {
    guard case .offersFreely = action, !model.monitors[monitor].rule.form.isObligation else {
      return seen
    }
    return .moved
  }
}
