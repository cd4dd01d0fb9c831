// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What can stand at each place, and how it came there.
struct Reached {
  /// A move by the number of its place, and its own among the moves from there.
  struct Hop {
    var place: Int
    var way: Int
  }

  struct Arrival {
    /// What was new then.
    var set: Diagram
    /// Where it came in; what it came to stands in for that.
    var entered: Int
    /// The move that brought it; nil at the start of a walk.
    var by: Hop?
    /// The arrival at the same place before it; -1 for the first.
    fileprivate var earlier: Int
  }

  private(set) var sets: [Diagram]
  /// In the order in which they came.
  private var arrivals: [Arrival] = []
  /// For each place, its last arrival; -1 where nothing came.
  private var last: [Int]
  /// Nil where every place was gone to.
  let shortcuts: Shortcuts?

  init(places: Int, _ shortcuts: Shortcuts? = nil) {
    self.shortcuts = shortcuts
    sets = Array(repeating: .none, count: places)
    last = Array(repeating: -1, count: places)
  }

  /// Takes in what comes to a place; what of it is new there.
  mutating func arrive(
    _ set: Diagram, at place: Int, from entered: Int, by hop: Hop?, _ terrain: inout Terrain
  ) -> Diagram {
    let new = add(set, at: place, &terrain)
    guard new != .none else { return .none }
    arrivals.append(Arrival(set: new, entered: entered, by: hop, earlier: last[place]))
    last[place] = arrivals.count - 1
    return new
  }

  /// Takes in what acts out of turn make at a place of what came there.
  mutating func add(_ set: Diagram, at place: Int, _ terrain: inout Terrain) -> Diagram {
    guard set != .none else { return .none }
    let kept = terrain.forgetting(set, at: place)
    let new = terrain.model.store.subtracting(kept, sets[place])
    if new != .none { sets[place] = terrain.model.or(sets[place], new) }
    return new
  }

  /// The first arrival at a place that brings any of a set, of those before a number; with its own.
  func first(
    at place: Int, of target: Diagram, before limit: Int, _ terrain: inout Terrain
  ) -> (number: Int, arrival: Arrival)? {
    var (found, number): (Int?, Int) = (nil, last[place])
    while number >= 0 {
      if number < limit, terrain.model.and(arrivals[number].set, target) != .none {
        found = number
      }
      number = arrivals[number].earlier
    }
    return found.map { ($0, arrivals[$0]) }
  }
}

/// The moves of a walk that breaks a rule, but for what is done out of turn on the way.
struct Route {
  struct Hop {
    var place: Int
    var move: Move
  }

  var start: Int
  var hops: [Hop] = []
  var breach: Breach

  var hopsToBreach: [Hop] { hops + [Hop(place: breach.place, move: breach.move)] }
}

extension Route {
  /// A route to a breach, found backwards: at each place the first arrival that leads on.
  init?(to breach: Breach, in reached: Reached, _ terrain: inout Terrain) {
    self.breach = breach
    start = breach.place
    guard !terrain.isAtStart(breach) else { return }
    var target = terrain.before(breach)
    var limit = Int.max
    while true {
      target = terrain.before(target, outOfTurnAt: start)
      guard let (number, arrival) = reached.first(at: start, of: target, before: limit, &terrain)
      else { return nil }
      let way = reached.shortcuts?.way(from: arrival.entered, to: start, terrain) ?? []
      hops += way.reversed()
      guard let by = arrival.by else {
        start = arrival.entered
        break
      }
      let move = terrain.survey.graph.moves[by.place][by.way]
      hops.append(Hop(place: by.place, move: move))
      let here = terrain.model.and(arrival.set, target)
      target = terrain.before(here, by: move)
      start = by.place
      limit = number
    }
    hops.reverse()
  }
}

extension Terrain {
  /// Whether a rule is broken by the beginning of the walk itself.
  func isAtStart(_ breach: Breach) -> Bool {
    breach.move == survey.beginning(at: breach.place)
  }

  /// The states from which acts out of turn lead into a set at a place.
  fileprivate mutating func before(_ set: Diagram, outOfTurnAt place: Int) -> Diagram {
    guard survey.graph.places[place].isPause else { return set }
    var (all, known) = (set, Diagram.none)
    while all != known, !isExhausted {
      known = all
      for move in freeMoves(at: place) { all = model.or(all, before(all, by: move)) }
    }
    return all
  }
}
