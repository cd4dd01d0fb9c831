// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// The same walk counted in prompts that were answered: what can stand where after so many, each
/// state only in the first layer that reaches it. The first breach found is of a shortest call.
/// What a counsellor does out of turn counts for nothing.
struct Layers {
  private(set) var reached: Reached
  private(set) var breaches = Breaches()
  /// How many prompts the call answers, the one that breaks the rule included.
  private(set) var length = 0
  /// What came to each place after so many prompts, and nothing has left yet.
  private var layer: [Int: Diagram] = [:]
  /// Pauses of the layer where everything that may be done out of turn was done.
  private var closed: Set<Int> = []

  /// Nil where no call breaks a rule, or where the budget ends first.
  init?(_ terrain: inout Terrain, atMost acts: Int) {
    reached = Reached(places: terrain.survey.graph.places.count)
    for begun in terrain.beginnings(&breaches) {
      arrive(begun.set, at: begun.place, by: nil, &terrain)
    }
    while !isFound {
      closed = []
      repeat {
        passPlaces(&terrain)
        if isFound { return }
      } while actFreely(&terrain)
      if isFound { return }
      guard length < acts, !terrain.isExhausted, !layer.isEmpty else { return nil }
      act(&terrain)
    }
  }

  private var isFound: Bool { !breaches.found.isEmpty }

  private mutating func arrive(
    _ set: Diagram, at place: Int, by hop: Reached.Hop?, _ terrain: inout Terrain
  ) {
    let new = reached.arrive(set, at: place, from: place, by: hop, &terrain)
    guard new != .none else { return }
    closed.remove(place)
    layer[place] = terrain.model.or(layer[place] ?? .none, new)
  }

  /// Everything that happens by itself.
  private mutating func passPlaces(_ terrain: inout Terrain) {
    var isSettled = false
    while !isSettled {
      isSettled = true
      for place in terrain.survey.order where !terrain.survey.graph.places[place].isPause {
        guard let set = layer.removeValue(forKey: place) else { continue }
        isSettled = false
        for (way, move) in terrain.survey.graph.moves[place].enumerated() {
          let after = terrain.moved(set, by: move, at: place, &breaches)
          arrive(after, at: move.target, by: Reached.Hop(place: place, way: way), &terrain)
          if isFound { return }
        }
      }
    }
  }

  /// Everything that may be done out of turn; whether it led to another place.
  private mutating func actFreely(_ terrain: inout Terrain) -> Bool {
    var hasLeft = false
    for place in layer.keys.sorted() where !closed.contains(place) {
      let set = layer[place] ?? .none
      let free = terrain.freeMoves(at: place)
      let closure = terrain.closure(of: set, by: free, at: place, &breaches)
      layer[place] = terrain.model.or(set, reached.add(closure.staying, at: place, &terrain))
      closed.insert(place)
      if isFound { return false }
      for (way, move) in terrain.survey.graph.moves[place].enumerated()
      where terrain.leadsAwayFreely(move) {
        let set = closure.set(isRecheck: move.action.isRecheck)
        guard set != .none else { continue }
        let after = terrain.moved(set, by: move, at: place, &breaches)
        arrive(after, at: move.target, by: Reached.Hop(place: place, way: way), &terrain)
        if isFound { return false }
        hasLeft = true
      }
    }
    return hasLeft
  }

  private mutating func act(_ terrain: inout Terrain) {
    let now = layer
    layer = [:]
    length += 1
    for place in now.keys.sorted() {
      for (way, move) in terrain.survey.graph.moves[place].enumerated()
      where !move.action.isTurnedFrom {
        let after = terrain.moved(now[place] ?? .none, by: move, at: place, &breaches)
        arrive(after, at: move.target, by: Reached.Hop(place: place, way: way), &terrain)
        if isFound { return }
      }
    }
  }
}

extension Terrain {
  /// Whether a move is made without answering the prompt that it leaves: by saying out of turn whom
  /// the call is about, or because what was done out of turn took the prompt away.
  fileprivate func leadsAwayFreely(_ move: Move) -> Bool {
    move.action.isRecheck || move.action.isTurnedFrom && !isPlain
  }
}

extension Action {
  /// It leaves a prompt without answering it.
  fileprivate var isTurnedFrom: Bool {
    if case .tells = self { return true }
    return isRecheck
  }
}
