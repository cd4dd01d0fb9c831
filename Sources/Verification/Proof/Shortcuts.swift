// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// The places and moves of a terrain that matter to what is looked at: a place that only passes on
/// what it gets is left out, and its next stands in for it; so is one after which no rule that is
/// watched can be broken.
struct Shortcuts {
  /// The places that are left, in the order of the survey, and those that led to them.
  private(set) var order: [Int] = []
  /// For each place that is left, the moves that matter.
  private(set) var moves: [[Move]]
  /// For each place, the one that stands in for it: itself where it is left, -1 where nothing
  /// after it matters.
  private var standIns: [Int]

  init(_ terrain: Terrain) {
    let survey = terrain.survey
    standIns = Array(survey.graph.places.indices)
    moves = Array(repeating: [], count: survey.graph.places.count)
    for place in survey.order.reversed() {
      guard survey.liveness.watched[place].intersects(terrain.active) else {
        standIns[place] = -1
        continue
      }
      let mayAct = terrain.mayActFreely(at: place)
      if !mayAct, terrain.isIdle(at: place) {
        passOn(place, terrain)
      } else {
        moves[place] = onward(from: place, canBeTakenAway: mayAct, terrain)
      }
    }
    order = survey.order.filter { standIns[$0] == $0 }
  }

  /// Leaves out a place none of whose moves does anything, unless it leads to several.
  private mutating func passOn(_ place: Int, _ terrain: Terrain) {
    var onward: [(move: Move, target: Int)] = []
    for move in terrain.survey.graph.moves[place] where terrain.isOpen(move) {
      let target = standIn(for: move.target)
      guard target >= 0, target != place, !onward.contains(where: { $0.target == target }) else {
        continue
      }
      onward.append((move, target))
    }
    if onward.count < 2 {
      standIns[place] = onward.first?.target ?? -1
    } else {
      moves[place] = onward.map(\.move)
    }
  }

  /// The moves from a place that lead anywhere; of those that do nothing, one for each target.
  private func onward(
    from place: Int, canBeTakenAway: Bool, _ terrain: Terrain
  ) -> [Move] {
    var onward: [Move] = []
    var idleTargets: [Int] = []
    for move in terrain.survey.graph.moves[place] {
      guard terrain.isOpen(move) || canBeTakenAway && move.action.isRecheck else { continue }
      let target = standIn(for: move.target)
      if terrain.isIdle(move), !move.action.isRecheck {
        guard target >= 0, target != place, !idleTargets.contains(target) else { continue }
        idleTargets.append(target)
      }
      onward.append(move)
    }
    return onward
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
      for move in terrain.survey.graph.moves[here]
      where terrain.isOpen(move) && self.standIn(for: move.target) == standIn
        && move.target != place
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
