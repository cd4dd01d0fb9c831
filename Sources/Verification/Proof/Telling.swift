// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Tells a trail as one call: for each act the plainest answer that stays on the trail.
struct Telling {
  private(set) var turns: [Counterexample.Turn] = []
  private var state: Diagram

  init(_ trail: Trail, _ terrain: inout Terrain) {
    state = terrain.start()
    if let first = trail.hops.first { state = terrain.model.and(state, first.before) }
    for hop in trail.hops { follow(hop, &terrain) }
  }

  private mutating func follow(_ hop: Trail.Hop, _ terrain: inout Terrain) {
    let place = terrain.graph.places[hop.place]
    if hop.move.action.isAct {
      let options = terrain.model.options(for: hop.move.action, at: place)
      var working: [Option] = []
      var chosen: Diagram?
      for option in options {
        let after = terrain.came(state, hop, by: option.changes)
        guard after != .none else { continue }
        working.append(option)
        if chosen == nil { chosen = after }
      }
      guard let first = working.first, let chosen else { return }
      state = terrain.forgetting(chosen, at: hop.move.target)
      let isAny = working.count == first.outOf && first.outOf > 1
      let picked = terrain.model.pick(first, &state, at: place)
      if let role = terrain.model.library.role(for: hop.move.action, at: place) {
        turns.append(
          Counterexample.Turn(step: step(place), intent: .speak(role: role), isAny: false))
      }
      turns.append(Counterexample.Turn(step: step(place), intent: picked, isAny: isAny))
    } else {
      let changes = terrain.model.changes(of: hop.move.action, at: place)
      state = terrain.forgetting(terrain.came(state, hop, by: changes), at: hop.move.target)
    }
  }

  private func step(_ place: Place) -> Int? { place.isOver ? nil : place.top.step }
}

/// One way to make an act, with what it changes.
struct Option {
  var intent: Intent
  var changes: [Change]
  /// How many ways the question has in all.
  var outOf: Int
  /// A fact whose options are still to be picked.
  var many: Int?
}

extension Terrain {
  /// What comes out of a hop made in one way, as far as it stays on the trail.
  fileprivate mutating func came(
    _ state: Diagram, _ hop: Trail.Hop, by changes: [Change]
  ) -> Diagram {
    var set = state
    for stage in stages(of: hop.move, at: hop.place) {
      if let seen = stage.seen {
        for monitor in model.monitors.indices {
          let shown = shown(seen, of: hop.move.action, to: monitor)
          set = model.image(of: set, by: model.step(monitor, on: shown, stage.roles))
        }
      } else {
        var after = Diagram.none
        for change in changes { after = model.or(after, model.image(of: set, by: change)) }
        set = after
      }
    }
    return model.and(set, hop.after)
  }
}

extension CheckedLibrary {
  /// The role somebody must speak in for a consent to be theirs; nil where the caller speaks.
  fileprivate func role(for action: Action, at place: Place) -> String? {
    guard case .consents(_, let party) = action, party != place.roles.caller else { return nil }
    return roles.first { $0.party == (party == nil ? .other : .person) }?.id
  }
}
