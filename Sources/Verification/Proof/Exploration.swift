// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Every call at once: what can stand at each place that matters, and which rules any of it breaks.
struct Exploration {
  private(set) var reached: Reached
  private(set) var breaches = Breaches()
  private let shortcuts: Shortcuts
  private var fresh: [Diagram]
  /// By freedom, the deeds that may be done out of turn.
  private var freeDeeds: [[Int]?]
  private var closures: [ClosureKey: Terrain.Closure] = [:]

  /// All that a closure depends on.
  private struct ClosureKey: Hashable {
    var freedom: Int
    var recheck: Int?
    var set: Diagram
  }

  /// Ends at the first breach, or once the store holds more nodes than it may.
  init(_ terrain: inout Terrain, atMost nodes: Int = .max) {
    self.init(&terrain, along: Shortcuts(terrain), atMost: nodes)
  }

  init(_ terrain: inout Terrain, along shortcuts: Shortcuts, atMost nodes: Int = .max) {
    self.shortcuts = shortcuts
    reached = Reached(places: terrain.survey.graph.places.count, shortcuts)
    fresh = reached.sets
    freeDeeds = Array(repeating: nil, count: terrain.survey.freedoms.count)
    for begun in terrain.beginnings(&breaches) { arrive(begun.set, at: begun.place, nil, &terrain) }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for place in shortcuts.order where fresh[place] != .none {
        isSettled = false
        leave(place, &terrain)
        let isCut = terrain.model.store.nodeCount > nodes
        if terrain.isExhausted || isCut || !breaches.found.isEmpty { return }
      }
    }
  }

  private mutating func arrive(
    _ set: Diagram, at entered: Int, _ hop: Reached.Hop?, _ terrain: inout Terrain
  ) {
    let place = shortcuts.standIn(for: entered)
    guard place >= 0 else { return }
    let new = reached.arrive(set, at: place, from: entered, by: hop, &terrain)
    if new != .none { fresh[place] = terrain.model.or(fresh[place], new) }
  }

  private mutating func leave(_ place: Int, _ terrain: inout Terrain) {
    let set = fresh[place]
    fresh[place] = .none
    let closure = closure(of: set, at: place, &terrain)
    var broken: [Broken] = []
    for number in shortcuts.edges(from: place) {
      let edge = shortcuts.edge(number, terrain)
      let before = closure.set(isRecheck: edge.isRecheck)
      guard before != .none else { continue }
      let after = terrain.moved(before, by: edge.deed, &broken)
      if !broken.isEmpty { note(&broken, at: place, terrain.survey.graph.moves[place][edge.way]) }
      guard after != .none else { continue }
      arrive(after, at: edge.target, Reached.Hop(place: place, way: edge.way), &terrain)
    }
  }

  private mutating func note(_ broken: inout [Broken], at place: Int, _ move: Move) {
    for each in broken { breaches.note(Breach(rule: each.rule, place: place, move: move)) }
    broken = []
  }

  private mutating func closure(
    of set: Diagram, at place: Int, _ terrain: inout Terrain
  ) -> Terrain.Closure {
    guard terrain.survey.roads.isPause[place] else { return Terrain.Closure(staying: set) }
    let freedom = terrain.survey.freedomOf[place]
    let deeds = deeds(with: freedom, terrain)
    guard !deeds.isEmpty else { return Terrain.Closure(staying: set) }
    let key = ClosureKey(
      freedom: freedom, recheck: terrain.survey.roads.recheckOf[place], set: set)
    let known = closures[key]
    var closure = known ?? terrain.closure(of: set, by: deeds, at: place)
    if known == nil { closures[key] = closure }
    for each in closure.broken { note(each, at: place, terrain) }
    let new = reached.add(closure.staying, at: place, &terrain)
    closure.staying = terrain.model.or(set, new)
    return closure
  }

  private mutating func deeds(with freedom: Int, _ terrain: Terrain) -> [Int] {
    if let known = freeDeeds[freedom] { return known }
    let deeds = terrain.freeActs(with: freedom, on: terrain.kept).map(\.deed)
    freeDeeds[freedom] = deeds
    return deeds
  }

  private mutating func note(_ broken: Broken, at place: Int, _ terrain: Terrain) {
    let move = terrain.freeMoves(at: place).first { $0.deed == broken.deed }
    if let move { breaches.note(Breach(rule: broken.rule, place: place, move: move)) }
  }
}
