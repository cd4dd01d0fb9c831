// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Tells a trail as one call: for each act the plainest answer that stays on the trail.
struct Telling {
  private(set) var turns: [Counterexample.Turn] = []
  private var state: Diagram
  /// What the trail takes as told before anything asked it, to be told at the first prompt where
  /// it can be.
  private var untold: [(mover: Action, intents: [Intent])] = []
  /// Whether it is worth looking where any answer would do.
  private let saysAny: Bool

  init(_ trail: Trail, sayingAny saysAny: Bool, _ terrain: inout Terrain) {
    self.saysAny = saysAny
    state = trail.start
    takeAsTold(
      terrain.survey.groups[...], at: terrain.survey.graph.places[trail.hops[0].place], &terrain)
    if let begins = terrain.model.library.intent(beginning: terrain.survey.graph.root) {
      sayWhom(terrain.survey.graph.places[trail.hops[0].place].whom, &terrain.model)
      for intent in untold.flatMap(\.intents) { tell(intent, at: nil) }
      untold = []
      tell(begins, at: nil)
    }
    for hop in trail.hops { follow(hop, &terrain) }
  }

  /// Before an alarm or a switch it may be known already whom the call is about, or have been asked
  /// and not be known: as the trail wants it.
  private mutating func sayWhom(_ whom: Place.Whom, _ model: inout Model) {
    let id = BuiltInFact.caller.rawValue
    guard whom != .notSaid, let fact = model.library.factIndex(id) else { return }
    let usual = Statement(.choice(whom == .caller ? "the-person" : "third-party"))
    let field = model.field(.cell(model.library.facts[fact].variable, party: 0))
    let stance = field.flatMap { field in
      model.fields[field].codes.indices.first {
        model.and(state, model.fields[field].codes[$0]) != .none
      }
      .map { model.fields[field].classes[$0][0] }
    }
    tell(.tell(fact: id, stance.map { model.library.statement(fact, $0) } ?? usual), at: nil)
  }

  private mutating func tell(_ intent: Intent, at step: Int?) {
    turns.append(Counterexample.Turn(step: step, intent: intent, isAny: false))
  }

  /// Picks one state to begin in, with as little told as can be: of many groups at once, where
  /// nothing of any of them need be told.
  private mutating func takeAsTold(
    _ groups: ArraySlice<FieldGroup>, at place: Place, _ terrain: inout Terrain
  ) {
    guard let first = groups.first else { return }
    var nothing = Diagram.all
    for group in groups.reversed() { nothing = terrain.model.and(nothing, group.untold) }
    let here = terrain.model.and(state, nothing)
    if here != .none {
      state = here
    } else if groups.count == 1 {
      takeAsTold(first, at: place, &terrain)
    } else {
      let half = (groups.startIndex + groups.endIndex) / 2
      takeAsTold(groups[..<half], at: place, &terrain)
      takeAsTold(groups[half...], at: place, &terrain)
    }
  }

  private mutating func takeAsTold(
    _ group: FieldGroup, at place: Place, _ terrain: inout Terrain
  ) {
    for field in group.fields {
      for code in terrain.model.plainestFirst(field, of: group, at: place) {
        let here = terrain.model.and(state, code)
        guard here != .none else { continue }
        state = here
        break
      }
    }
    guard let mover = group.mover else { return }
    untold.append(
      (mover, terrain.model.tellings(of: mover, from: group.untold, to: &state, place)))
  }

  private mutating func follow(_ hop: Trail.Hop, _ terrain: inout Terrain) {
    let place = terrain.survey.graph.places[hop.place]
    guard hop.move.action.isAct else {
      let changes = terrain.work(of: hop.move.deed).changes
      state = terrain.came(state, hop, by: changes)
      return
    }
    let waiting = untold.filter { terrain.model.isPossible($0.mover, at: place) }
    untold.removeAll { told in waiting.contains { $0.mover == told.mover } }
    for intent in waiting.flatMap(\.intents) { tell(intent, at: step(place)) }
    act(hop, at: place, &terrain)
  }

  private mutating func act(_ hop: Trail.Hop, at place: Place, _ terrain: inout Terrain) {
    let options = terrain.model.options(for: hop.move.action, at: place)
    var working = 0
    var chosen: (option: Option, after: Diagram)?
    for option in options where saysAny || chosen == nil {
      let after = terrain.came(state, hop, by: option.changes)
      guard after != .none else { continue }
      working += 1
      if chosen == nil { chosen = (option, after) }
    }
    guard let (first, after) = chosen else { return }
    state = after
    let isAny = working == first.outOf && first.outOf > 1
    let picked = terrain.model.pick(first, &state, at: place)
    if let role = terrain.model.library.role(for: hop.move.action, at: place) {
      tell(.speak(role: role), at: step(place))
    }
    turns.append(Counterexample.Turn(step: step(place), intent: picked, isAny: isAny))
  }

  private func step(_ place: Place) -> Int? { place.isOver ? nil : place.top.step }
}

extension Model {
  /// The codes of a field: untouched, then as the author wrote them; of levels that are raised
  /// first those that raising alone brings, the gravest before all: it stands whatever the rows
  /// say.
  fileprivate mutating func plainestFirst(
    _ field: Int, of group: FieldGroup, at place: Place
  ) -> [Diagram] {
    let codes = fields[field].codes
    guard let mover = group.mover, case .raises = mover else { return codes }
    let options = options(for: mover, at: place)
    let graver = Array(codes.dropFirst().reversed())
    let raised = graver.filter { code in
      options.contains { self.option($0, leadsFrom: group.untold, to: code) }
    }
    return codes.prefix(1) + raised + graver.filter { !raised.contains($0) }
  }

  /// Whether an act out of turn can be made at a prompt.
  fileprivate func isPossible(_ mover: Action, at place: Place) -> Bool {
    fields.indices.contains { self.mover(of: $0, at: place) == mover }
  }

  /// The acts out of turn that bring a group of fields from where nothing was set to a state.
  fileprivate mutating func tellings(
    of mover: Action, from untouched: Diagram, to state: inout Diagram, _ place: Place
  ) -> [Intent] {
    let options = options(for: mover, at: place)
    for option in options where self.option(option, leadsFrom: untouched, to: state) {
      return [pick(option, &state, at: place)]
    }
    guard case .tells(let fact, let party, _) = mover else { return [] }
    let dispute = Action.disputes(fact: fact, party: party)
    for option in options {
      var told = Diagram.none
      for change in option.changes { told = store.or(told, image(of: untouched, by: change)) }
      for disputing in self.options(for: dispute, at: place)
      where self.option(disputing, leadsFrom: told, to: state) {
        return [pick(option, &told, at: place), disputing.intent]
      }
    }
    return []
  }

  private mutating func option(
    _ option: Option, leadsFrom set: Diagram, to state: Diagram
  ) -> Bool {
    for change in option.changes where store.and(image(of: set, by: change), state) != .none {
      return true
    }
    return false
  }
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
    let work = work(of: hop.move.deed)
    var (set, isBroken) = (state, hop.breaks == nil)
    func see(_ steps: [MonitorStep]) {
      for step in steps {
        let breaks = step.monitor == hop.breaks && model.and(set, step.broken) != .none
        isBroken = isBroken || breaks
        set = model.image(of: set, by: step)
      }
    }
    see(work.before)
    set = changed(set, by: changes)
    see(work.after)
    return isBroken ? model.and(set, hop.after) : .none
  }
}

extension CheckedLibrary {
  /// What a counsellor does to begin a walk; nil where the call itself is one.
  fileprivate func intent(beginning root: Root) -> Intent? {
    switch root {
    case .call: nil
    case .alarm(let alarm): .alarm(alarms[alarm].id)
    case .switchedTo(let index): .switchTo(protocol: protocols[index].id, reason: "it fits")
    }
  }

  /// The role somebody must speak in for a consent to be theirs; nil where the caller speaks.
  fileprivate func role(for action: Action, at place: Place) -> String? {
    guard case .consents(_, let party) = action, party != place.roles.caller else { return nil }
    return roles.first { $0.party == (party == nil ? .other : .person) }?.id
  }
}
