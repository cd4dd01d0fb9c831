// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Every call at once: what can stand at each place that matters, and which rules any of it breaks.
struct Exploration {
  private(set) var reached: Reached
  private(set) var breaches = Breaches()
  private let shortcuts: Shortcuts
  private var fresh: [Diagram]

  init(_ terrain: inout Terrain) {
    let shortcuts = Shortcuts(terrain)
    self.shortcuts = shortcuts
    reached = Reached(places: terrain.survey.graph.places.count, shortcuts)
    fresh = reached.sets
    for begun in terrain.beginnings(&breaches) {
      arrive(
        begun.set, at: shortcuts.standIn(for: begun.place), from: begun.place, by: nil, &terrain)
    }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for place in shortcuts.order where fresh[place] != .none {
        isSettled = false
        leave(place, &terrain)
        if terrain.isExhausted { return }
      }
    }
  }

  private mutating func arrive(
    _ set: Diagram, at place: Int, from entered: Int, by hop: Route.Hop?,
    _ terrain: inout Terrain
  ) {
    guard place >= 0 else { return }
    let new = reached.arrive(set, at: place, from: entered, by: hop, &terrain)
    fresh[place] = terrain.model.or(fresh[place], new)
  }

  private mutating func leave(_ place: Int, _ terrain: inout Terrain) {
    let set = fresh[place]
    fresh[place] = .none
    var closure = Terrain.Closure(staying: set)
    if terrain.survey.graph.places[place].isPause {
      let free = terrain.freeMoves(at: place)
      closure = terrain.closure(of: set, by: free, at: place, &breaches)
      let new = reached.add(closure.staying, at: place, &terrain)
      closure.staying = terrain.model.or(set, new)
    }
    for move in shortcuts.moves[place] {
      let set = closure.set(for: move)
      guard set != .none else { continue }
      let after = terrain.moved(set, by: move, at: place, &breaches)
      arrive(
        after, at: shortcuts.standIn(for: move.target), from: move.target,
        by: Route.Hop(place: place, move: move), &terrain)
    }
  }
}
