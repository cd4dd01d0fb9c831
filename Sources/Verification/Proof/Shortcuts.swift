// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// The places and moves of a terrain that matter to what is looked at: a place that only passes on
/// what it gets is left out, and its next stands in for it; so is one after which no rule that is
/// watched can be broken.
struct Shortcuts {
  /// The places that are left, in the order of the survey, and those that led to them.
  private(set) var order: [Int] = []
  /// The edges that matter, by number, those of one place together.
  private var edges: [Int] = []
  private var edgesFrom: [Range<Int>]
  /// For each place, the one that stands in for it: itself where it is left, -1 where nothing
  /// after it matters.
  private var standIns: [Int]

  init(_ terrain: Terrain) {
    let survey = terrain.survey
    standIns = Array(survey.graph.places.indices)
    edgesFrom = Array(repeating: 0..<0, count: standIns.count)
    let isWatched = survey.lives.map { $0.rules.intersects(terrain.active) }
    let mayAct = survey.freedoms.indices.map { terrain.mayAct(with: $0) }
    for place in survey.order.reversed() {
      guard isWatched[survey.lifeOf[place]] else {
        standIns[place] = -1
        continue
      }
      let begin = edges.count
      let isFree = survey.roads.isPause[place] && mayAct[survey.freedomOf[place]]
      if !isFree, isIdle(at: place, terrain) {
        passOn(place, terrain)
      } else {
        goOn(from: place, canBeTakenAway: isFree, terrain)
      }
      edgesFrom[place] = begin..<edges.count
    }
    order = survey.order.filter { standIns[$0] == $0 }
  }

  /// Whether no move of a place changes anything that is looked at, or shows anything to a rule
  /// that is watched.
  private func isIdle(at place: Int, _ terrain: Terrain) -> Bool {
    terrain.survey.roads.edges(from: place).allSatisfy { number in
      let edge = terrain.survey.roads.edges[number]
      return edge.isRecheck || terrain.isIdle[edge.deed]
    }
  }

  /// Leaves out a place none of whose moves does anything, unless it leads to several.
  private mutating func passOn(_ place: Int, _ terrain: Terrain) {
    let begin = edges.count
    for number in terrain.survey.roads.edges(from: place) {
      let edge = terrain.survey.roads.edges[number]
      guard terrain.isOpen(edge) else { continue }
      let target = standIn(for: edge.target)
      guard target >= 0, target != place, !leads(edges[begin...], to: target, terrain) else {
        continue
      }
      edges.append(number)
    }
    guard edges.count < begin + 2 else { return }
    let only = edges[begin...].first.map { terrain.survey.roads.edges[$0].target }
    standIns[place] = only.map { standIn(for: $0) } ?? -1
    edges.removeSubrange(begin...)
  }

  private func leads(_ some: ArraySlice<Int>, to target: Int, _ terrain: Terrain) -> Bool {
    some.contains { number in
      let edge = terrain.survey.roads.edges[number]
      return terrain.isIdle[edge.deed] && !edge.isRecheck && standIn(for: edge.target) == target
    }
  }

  /// The moves from a place that lead anywhere; of those that do nothing, one for each target.
  private mutating func goOn(from place: Int, canBeTakenAway: Bool, _ terrain: Terrain) {
    let begin = edges.count
    for number in terrain.survey.roads.edges(from: place) {
      let edge = terrain.survey.roads.edges[number]
      guard terrain.isOpen(edge) || canBeTakenAway && edge.isRecheck else { continue }
      if terrain.isIdle[edge.deed], !edge.isRecheck {
        let target = standIn(for: edge.target)
        guard target >= 0, target != place, !leads(edges[begin...], to: target, terrain) else {
          continue
        }
      }
      edges.append(number)
    }
  }

  /// The numbers of the edges that matter, for `edge`.
  func edges(from place: Int) -> Range<Int> { edgesFrom[place] }

  func edge(_ number: Int, _ terrain: Terrain) -> Roads.Edge {
    terrain.survey.roads.edges[edges[number]]
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
      for number in terrain.survey.roads.edges(from: here) {
        let edge = terrain.survey.roads.edges[number]
        guard terrain.isOpen(edge), self.standIn(for: edge.target) == standIn,
          edge.target != place, cameBy[edge.target] == nil
        else { continue }
        cameBy[edge.target] = Route.Hop(
          place: here, move: terrain.survey.graph.moves[here][edge.way])
        open.append(edge.target)
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
