// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Walks that go on to every place, whatever any rule says.
extension Terrain {
  /// What can stand at each place.
  mutating func everythingReached() -> [Diagram] {
    var ignored = Breaches()
    var reached = Array(repeating: Diagram.none, count: survey.graph.places.count)
    for (place, set) in beginnings(&ignored) { reached[place] = forgetting(set, at: place) }
    var (fresh, isSettled) = (reached, false)
    while !isSettled, !isExhausted {
      isSettled = true
      for place in survey.order where fresh[place] != .none {
        isSettled = false
        var closure = Closure(staying: fresh[place])
        fresh[place] = .none
        if survey.graph.places[place].isPause {
          closure = self.closure(
            of: closure.staying, by: freeMoves(at: place), at: place, &ignored)
          closure.staying = forgetting(closure.staying, at: place)
          reached[place] = model.or(reached[place], closure.staying)
        }
        for move in survey.graph.moves[place] {
          let after = moved(
            closure.set(isRecheck: move.action.isRecheck), by: move, at: place, &ignored)
          let kept = forgetting(after, at: move.target)
          let new = model.store.subtracting(kept, reached[move.target])
          reached[move.target] = model.or(reached[move.target], new)
          fresh[move.target] = model.or(fresh[move.target], new)
        }
      }
    }
    return reached
  }

  /// For each place, what stands there in calls that come to an outcome.
  mutating func everything(leadingTo outcome: Int) -> [Diagram] {
    var leading = Array(repeating: Diagram.none, count: survey.graph.places.count)
    for (index, place) in survey.graph.places.enumerated()
    where place.stage == .over(outcome: outcome) { leading[index] = .all }
    var isSettled = false
    while !isSettled, !isExhausted {
      isSettled = true
      for place in survey.order.reversed() {
        let before = everything(at: place, leadingTo: leading)
        guard before != leading[place] else { continue }
        leading[place] = before
        isSettled = false
      }
    }
    return leading
  }

  private mutating func everything(at place: Int, leadingTo leading: [Diagram]) -> Diagram {
    var (before, leaving) = (leading[place], Diagram.none)
    for move in survey.graph.moves[place] {
      let set = self.before(leading[move.target], by: move)
      if move.action.isRecheck {
        leaving = model.or(leaving, set)
      } else {
        before = model.or(before, set)
      }
    }
    guard survey.graph.places[place].isPause else { return before }
    var known: Diagram
    repeat {
      known = before
      let after = model.or(model.and(before, standing(at: place)), leaving)
      for free in freeMoves(at: place) { before = model.or(before, self.before(after, by: free)) }
    } while known != before && !isExhausted
    return before
  }
}
