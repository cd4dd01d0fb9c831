// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// A way through the places that breaks a rule, found backwards from the breach: at each hop the
/// states from which the rest of the way can be gone.
struct Trail {
  struct Hop {
    var place: Int
    var move: Move
    /// Where the move must begin.
    var before: Diagram
    /// Where it must come out.
    var after: Diagram
  }

  private(set) var hops: [Hop] = []

  init?(_ layers: Layers, _ terrain: inout Terrain) {
    guard let breach = layers.breaches.found.first,
      let last = Self.last(breach, layers, &terrain)
    else { return nil }
    var layer = layers.sets.count - 1
    hops = [last]
    while !(layer == 0 && hops[0].place == 0) {
      guard let hop = Self.hop(to: hops[0], &layer, layers, &terrain) else { return nil }
      hops.insert(hop, at: 0)
    }
  }

  /// The hop that breaks the rule.
  private static func last(
    _ breach: Breach, _ layers: Layers, _ terrain: inout Terrain
  ) -> Hop? {
    guard let set = layers.sets[layers.sets.count - 1][breach.place] else { return nil }
    for move in terrain.acts(at: breach.place) where move.action == breach.action {
      let stages = terrain.stages(of: move, at: breach.place)
      for (index, stage) in stages.enumerated() where stage.seen == breach.seen {
        let shown = terrain.shown(breach.seen, of: move.action, to: 0)
        let broken = terrain.model.step(0, on: shown, stage.roles).broken
        let before = terrain.preimage(of: broken, through: stages[..<index], at: breach.place)
        let here = terrain.model.and(before, set)
        guard here != .none else { continue }
        return Hop(place: breach.place, move: move, before: here, after: .all)
      }
    }
    return nil
  }

  /// A hop that leads to another, by itself in the same layer or by an act from the one before.
  private static func hop(
    to next: Hop, _ layer: inout Int, _ layers: Layers, _ terrain: inout Terrain
  ) -> Hop? {
    for isAct in [false, true] where !isAct || layer > 0 {
      let from = layers.sets[isAct ? layer - 1 : layer]
      for place in from.keys.sorted() where terrain.graph.places[place].isPause == isAct {
        let moves = isAct ? terrain.acts(at: place) : terrain.graph.moves[place]
        for move in moves where move.target == next.place {
          guard let set = from[place] else { continue }
          let stages = terrain.stages(of: move, at: place)
          let before = terrain.preimage(of: next.before, through: stages[...], at: place)
          let here = terrain.model.and(before, set)
          guard here != .none else { continue }
          if isAct { layer -= 1 }
          return Hop(place: place, move: move, before: here, after: next.before)
        }
      }
    }
    return nil
  }
}

extension Terrain {
  /// One part of a move: something seen, or (nil) its change.
  struct Stage {
    var seen: SeenAct?
    var action: Action
    var roles: Roles
  }

  func stages(of move: Move, at index: Int) -> [Stage] {
    let place = graph.places[index]
    let library = model.library
    let after = graph.places[move.target].ruleRoles
    return library.seenBefore(move.action).map {
      Stage(seen: $0, action: move.action, roles: place.ruleRoles)
    } + [Stage(seen: nil, action: move.action, roles: after)]
      + library.seenAfter(move, at: place).map {
        Stage(seen: $0, action: move.action, roles: after)
      }
  }

  /// The states that these stages lead into a set.
  mutating func preimage(
    of set: Diagram, through stages: ArraySlice<Stage>, at place: Int
  ) -> Diagram {
    var set = set
    for stage in stages.reversed() {
      guard let seen = stage.seen else {
        set = preimage(of: set, by: stage.action, at: place)
        continue
      }
      for monitor in model.monitors.indices {
        let shown = shown(seen, of: stage.action, to: monitor)
        let step = model.step(monitor, on: shown, stage.roles)
        set = model.preimage(of: set, by: step)
        if case .handedOff = seen { set = model.store.subtracting(set, step.broken) }
      }
    }
    return set
  }

  private mutating func preimage(of set: Diagram, by action: Action, at place: Int) -> Diagram {
    var before = Diagram.none
    for change in model.changes(of: action, at: graph.places[place]) {
      before = model.or(before, model.preimage(of: set, by: change))
    }
    return before
  }
}
