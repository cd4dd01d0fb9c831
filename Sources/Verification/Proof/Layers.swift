// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// The same walk counted in acts: what can stand where after so many keys of the counsellor, each
/// state only in the first layer that reaches it. The first breach found is of a shortest call.
struct Layers {
  /// For each number of acts, what is new at each place.
  private(set) var sets: [[Int: Diagram]] = [[:]]
  private(set) var breaches = Breaches()
  private var seen: [Diagram]

  /// Nil where no call breaks a rule, or where the budget ends first.
  static func breach(in terrain: inout Terrain, atMost acts: Int) -> Layers? {
    var layers = Layers(terrain.graph.places.count)
    layers.arrive(terrain.begin(&layers.breaches), at: 0, &terrain)
    for _ in 0...acts {
      layers.passPlaces(&terrain)
      if layers.isFound { return layers }
      layers.act(&terrain)
      if layers.isFound { return layers }
      if terrain.isExhausted || layers.sets[layers.sets.count - 1].isEmpty { return nil }
    }
    return nil
  }

  private init(_ places: Int) {
    seen = Array(repeating: .none, count: places)
  }

  private var isFound: Bool { !breaches.found.isEmpty }

  /// How many acts the call has, the one that breaks the rule included.
  var length: Int {
    let last = sets.count - 1
    return breaches.found.first?.action.isAct == true ? last + 1 : last
  }

  /// Everything that happens by itself.
  private mutating func passPlaces(_ terrain: inout Terrain) {
    var passed: [Int: Diagram] = [:]
    var isSettled = false
    while !isSettled {
      isSettled = true
      for place in terrain.order where !terrain.graph.places[place].isPause {
        guard let set = sets[sets.count - 1][place], set != passed[place] else { continue }
        isSettled = false
        passed[place] = set
        for move in terrain.graph.moves[place] {
          arrive(terrain.moved(set, by: move, at: place, &breaches), at: move.target, &terrain)
          if isFound { return }
        }
      }
    }
  }

  private mutating func act(_ terrain: inout Terrain) {
    let pauses = sets[sets.count - 1].keys.filter { terrain.graph.places[$0].isPause }.sorted()
    let now = sets[sets.count - 1]
    sets.append([:])
    for place in pauses {
      guard let set = now[place] else { continue }
      for move in terrain.acts(at: place) {
        arrive(terrain.moved(set, by: move, at: place, &breaches), at: move.target, &terrain)
        guard isFound else { continue }
        sets.removeLast()
        return
      }
    }
  }

  private mutating func arrive(_ set: Diagram, at place: Int, _ terrain: inout Terrain) {
    guard set != .none else { return }
    let new = terrain.model.store.subtracting(terrain.forgetting(set, at: place), seen[place])
    guard new != .none else { return }
    seen[place] = terrain.model.or(seen[place], new)
    let last = sets.count - 1
    sets[last][place] = terrain.model.or(sets[last][place] ?? .none, new)
  }
}

extension Terrain {
  /// Every act that is possible at a pause: those it waits for, and those possible at any.
  mutating func acts(at place: Int) -> [Move] {
    graph.moves[place]
      + freeActions(at: place).map { Move(action: $0, target: place, ran: nil, isEnd: false) }
  }
}
