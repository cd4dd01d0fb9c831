// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Every call at once: what can stand at each place, and which rules any of it breaks.
struct Exploration {
  private(set) var reached: Reached
  private(set) var breaches = Breaches()
  private var fresh: [Diagram]

  init(_ terrain: inout Terrain) {
    reached = Reached(places: terrain.graph.places.count)
    fresh = reached.sets
    for begun in terrain.beginnings(&breaches) {
      arrive(begun.set, at: begun.place, by: nil, &terrain)
    }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for place in terrain.order where fresh[place] != .none {
        isSettled = false
        leave(place, &terrain)
        if terrain.isExhausted { return }
      }
    }
  }

  private mutating func arrive(
    _ set: Diagram, at place: Int, by hop: Route.Hop?, _ terrain: inout Terrain
  ) {
    let new = reached.arrive(set, at: place, by: hop, &terrain)
    fresh[place] = terrain.model.or(fresh[place], new)
  }

  private mutating func leave(_ place: Int, _ terrain: inout Terrain) {
    let set = fresh[place]
    fresh[place] = .none
    var closure = Terrain.Closure(staying: set)
    if terrain.graph.places[place].isPause {
      let free = terrain.freeMoves(at: place)
      closure = terrain.closure(of: set, by: free, at: place, &breaches)
      let new = reached.add(closure.staying, at: place, &terrain)
      closure.staying = terrain.model.or(set, new)
    }
    for move in terrain.graph.moves[place] {
      let set = closure.set(for: move)
      guard set != .none else { continue }
      let after = terrain.moved(set, by: move, at: place, &breaches)
      arrive(after, at: move.target, by: Route.Hop(place: place, move: move), &terrain)
    }
  }
}
