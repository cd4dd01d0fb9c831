// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// The places and moves of a terrain that matter to what is looked at: a place that only passes on
/// what it gets is left out, and its next stands in for it; so is one after which no rule that is
/// watched can be broken.
struct Shortcuts {
  /// The places that are left, in the order of the ground, and those that led to them.
  private(set) var order: [Int] = []
  /// For each place that is left, the moves that matter, each with where it leads to.
  private(set) var moves: [[(move: Move, target: Int)]]
  /// For each place, the one that stands in for it: itself where it is left, -1 where nothing
  /// after it matters.
  private var standIns: [Int]

  init(_ terrain: Terrain) {
    let ground = terrain.ground
    standIns = Array(ground.graph.places.indices)
    moves = Array(repeating: [], count: ground.graph.places.count)
    for place in ground.order.reversed() {
      guard ground.liveness.watched[place].intersects(terrain.active) else {
        standIns[place] = -1
        continue
      }
      let mayAct = ground.graph.places[place].isPause && !terrain.freeMoves(at: place).isEmpty
      let (onward, isIdle) = onward(from: place, canBeTakenAway: mayAct, terrain)
      if isIdle, !mayAct, onward.count < 2 {
        standIns[place] = onward.first?.target ?? -1
      } else {
        moves[place] = onward
      }
    }
    order = ground.order.filter { standIn(for: $0) == $0 }
  }

  /// The moves from a place that lead anywhere, and whether none of them does anything.
  private func onward(
    from place: Int, canBeTakenAway: Bool, _ terrain: Terrain
  ) -> (moves: [(move: Move, target: Int)], isIdle: Bool) {
    var onward: [(move: Move, target: Int)] = []
    var (idleTargets, isIdle): (Set<Int>, Bool) = ([], true)
    for move in terrain.graph.moves[place] where !terrain.ground.deeds[move.deed].isNever {
      if move.action.isRecheck, !canBeTakenAway { continue }
      let target = standIn(for: move.target)
      if terrain.isIdle(move), !move.action.isRecheck {
        guard target >= 0, target != place, idleTargets.insert(target).inserted else { continue }
      } else {
        isIdle = false
      }
      onward.append((move, target))
    }
    return (onward, isIdle)
  }

  /// The place that stands in for one; -1 where nothing after it matters.
  func standIn(for place: Int) -> Int {
    var place = place
    while place >= 0, standIns[place] != place { place = standIns[place] }
    return place
  }

  /// The moves by which a place that is left out leads to the one that stands in for it.
  func way(from place: Int, to standIn: Int, _ terrain: Terrain) -> [Route.Hop] {
    var cameBy: [Int: Route.Hop] = [:]
    var open = [place]
    while let here = open.popLast(), here != standIn {
      for move in terrain.graph.moves[here]
      where !terrain.ground.deeds[move.deed].isNever && !move.action.isRecheck
        && self.standIn(for: move.target) == standIn && move.target != place
        && cameBy[move.target] == nil
      {
        cameBy[move.target] = Route.Hop(place: here, move: move)
        open.append(move.target)
      }
    }
    var (hops, here): ([Route.Hop], Int) = ([], standIn)
    while here != place, let hop = cameBy[here] {
      hops.append(hop)
      here = hop.place
    }
    return hops.reversed()
  }
}
