// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// A route as it can be gone, with nothing left out of sight: at each hop the states from which
/// the rest of the way can be gone.
struct Trail {
  struct Hop {
    var place: Int
    var move: Move
    /// Where the move must begin.
    var before: Diagram
    /// Where it must come out.
    var after: Diagram
    /// The rule that it must break.
    var breaks: Int?
  }

  /// Where the walk begins, so that all of it can be gone.
  private(set) var start = Diagram.none
  private(set) var hops: [Hop] = []
  /// Where a route cannot be gone, what is read by the step that stands in its way, and by all
  /// until there.
  private(set) var obstacles: (last: FieldSet, all: FieldSet) = (FieldSet(), FieldSet())
  var isPassable: Bool { start != .none }

  /// How many prompts it answers.
  func promptCount(in survey: Survey) -> Int {
    hops.count { survey.graph.places[$0.place].isPause && $0.move.action.isVisit }
  }

  /// What stands at a place of the route when it comes there, and with all that is done out of
  /// turn there.
  private struct Stop {
    var arrived: Diagram
    var closure: Terrain.Closure
    var free: [Move]
  }

  private let route: Route
  private let needs: Needs

  init(_ route: Route, _ terrain: inout Terrain) {
    self.route = route
    needs = Needs(route.hopsToBreach, &terrain)
    guard breaksAtStart(looking: nil, &terrain), let stops = stops(looking: nil, &terrain) else {
      return
    }
    let last = stops[stops.count - 1].closure.set(isRecheck: route.breach.move.action.isRecheck)
    var target =
      terrain.isAtStart(route.breach)
      ? terrain.breaking(route.breach.rule, at: route.start, last)
      : terrain.model.and(last, terrain.before(route.breach))
    guard target != .none else {
      obstacles = needs.obstacles(at: route.hops.count)
      return
    }
    let isByMove = !terrain.isAtStart(route.breach)
    hops = [
      Hop(
        place: route.breach.place, move: route.breach.move, before: target, after: .all,
        breaks: isByMove ? route.breach.rule : nil)
    ]
    actFreely(stops[stops.count - 1], &terrain)
    for index in route.hops.indices.reversed() {
      let (hop, stop) = (route.hops[index], stops[index])
      let before = terrain.before(hops[0].before, by: hop.move)
      target = terrain.model.and(before, stop.closure.set(isRecheck: hop.move.action.isRecheck))
      let next = Hop(place: hop.place, move: hop.move, before: target, after: hops[0].before)
      hops.insert(next, at: 0)
      actFreely(stop, &terrain)
    }
    start = hops[0].before
  }

  /// Whether the route cannot be gone even when only some fields are looked at.
  mutating func isBlocked(looking fields: FieldSet, _ terrain: inout Terrain) -> Bool {
    guard breaksAtStart(looking: fields, &terrain), let stops = stops(looking: fields, &terrain)
    else { return true }
    if terrain.isAtStart(route.breach) { return false }
    let last = stops[stops.count - 1].closure.set(isRecheck: route.breach.move.action.isRecheck)
    return terrain.model.and(last, terrain.before(route.breach)) == .none
  }

  /// False where the beginning is to break the rule, and does not.
  private mutating func breaksAtStart(looking fields: FieldSet?, _ terrain: inout Terrain) -> Bool {
    guard terrain.isAtStart(route.breach) else { return true }
    let read = terrain.readsOfBeginning(at: route.start)
    obstacles = (read, read)
    return terrain.isBroken(
      route.breach.rule, at: route.start, imminent: needs.imminent[0], looking: fields)
  }

  /// Goes the way forwards; nil where it ends before the breach.
  private mutating func stops(looking fields: FieldSet?, _ terrain: inout Terrain) -> [Stop]? {
    let hops = route.hopsToBreach
    var ignored = Breaches()
    var set = terrain.begin(at: route.start, imminent: needs.imminent[0], &ignored)
    var stops: [Stop] = []
    for (index, hop) in hops.enumerated() {
      set = needs.forgetting(set, at: index, looking: fields, &terrain)
      guard set != .none else {
        obstacles = needs.obstacles(at: index - 1)
        return nil
      }
      let isPause = terrain.survey.graph.places[hop.place].isPause
      var told = needs.imminent[index]
      if let fields { told = told.intersection(fields) }
      let free = isPause ? terrain.freeMoves(at: hop.place, on: told) : []
      let closure = terrain.closure(of: set, by: free, at: hop.place, &ignored)
      stops.append(Stop(arrived: set, closure: closure, free: free))
      guard index < hops.count - 1 else { break }
      set = terrain.moved(
        closure.set(isRecheck: hop.move.action.isRecheck), by: hop.move, at: hop.place, &ignored)
    }
    return stops
  }

  /// Puts before the first hop the fewest acts out of turn that lead to it from what arrived there.
  private mutating func actFreely(_ stop: Stop, _ terrain: inout Terrain) {
    let place = hops[0].place
    var ways = [hops[0].before]
    var known = hops[0].before
    while terrain.model.and(ways[ways.count - 1], stop.arrived) == .none {
      var before = Diagram.none
      for move in stop.free {
        let all = terrain.before(ways[ways.count - 1], by: move)
        before = terrain.model.or(before, terrain.model.and(all, stop.closure.staying))
      }
      before = terrain.model.store.subtracting(before, known)
      guard before != .none else { return }
      known = terrain.model.or(known, before)
      ways.append(before)
    }
    var here = terrain.model.and(ways[ways.count - 1], stop.arrived)
    guard ways.count > 1 else {
      hops[0].before = here
      return
    }
    var moves: [Move] = []
    var ignored = Breaches()
    for after in ways.dropLast().reversed() {
      let move = stop.free.first { move in
        terrain.model.and(here, terrain.before(after, by: move)) != .none
      }
      guard let move else { return }
      moves.append(move)
      here = terrain.model.and(terrain.moved(here, by: move, at: place, &ignored), after)
    }
    for move in moves.reversed() {
      let after = hops[0].before
      let before = terrain.model.and(
        stop.closure.staying, terrain.before(after, by: move))
      hops.insert(Hop(place: place, move: move, before: before, after: after), at: 0)
    }
    hops[0].before = terrain.model.and(hops[0].before, stop.arrived)
  }
}

/// What the steps of one route read, and so what matters on it.
private struct Needs {
  /// For each step, what it reads.
  let reads: [FieldSet]
  /// What is read from there on before it is written.
  let live: [FieldSet]
  /// What is read from there on before the next prompt at which it could be told.
  let imminent: [FieldSet]

  init(_ steps: [Route.Hop], _ terrain: inout Terrain) {
    var reads: [FieldSet] = []
    var writes: [FieldSet] = []
    let places = terrain.survey.graph.places
    for step in steps {
      let (from, to) = (places[step.place], places[step.move.target])
      reads.append(
        terrain.model.reads(of: step.move, at: from, to, rules: terrain.active.members))
      writes.append(terrain.model.writes(of: step.move.action, at: from))
    }
    var (live, imminent) = (reads, reads)
    for index in steps.indices.dropLast().reversed() {
      live[index].formUnion(live[index + 1].subtracting(writes[index]))
      let changeable = terrain.survey.liveness.changeable[steps[index + 1].place]
      imminent[index].formUnion(imminent[index + 1].subtracting(changeable))
    }
    (self.reads, self.live, self.imminent) = (reads, live, imminent)
  }

  func forgetting(
    _ set: Diagram, at index: Int, looking fields: FieldSet?, _ terrain: inout Terrain
  ) -> Diagram {
    let kept = fields.map { live[index].intersection($0) } ?? live[index]
    let bits = terrain.bits(of: terrain.kept.subtracting(kept), FieldSet())
    return terrain.model.store.freeing(bits, in: set)
  }

  func obstacles(at index: Int) -> (last: FieldSet, all: FieldSet) {
    guard index >= 0 else { return (FieldSet(), FieldSet()) }
    var all = FieldSet()
    for set in reads[...index] { all.formUnion(set) }
    return (reads[index], all)
  }
}
