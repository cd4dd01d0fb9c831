// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// A model and the places it walks: everything that explorations share.
///
/// A walk may look at some fields only, the `kept` ones, and take every other as if it could stand
/// in any way at any time. It then makes every call that there is, and some that there are not:
/// what holds in it holds; what is broken in it is looked into.
struct Terrain {
  let graph: PlaceGraph
  /// Places in an order in which each comes before those it leads to, loops aside.
  let order: [Int]
  var model: Model
  let liveness: Liveness
  /// The fields that are looked at.
  private(set) var kept = FieldSet()
  /// The rules that are still watched.
  private(set) var active = FieldSet()
  /// Whether nothing is done out of turn: nothing told early, offered or raised by hand, disputed.
  var isPlain = false
  private var notKept = Diagram.all
  private var deadOf: [Life: Diagram] = [:]
  private var dead: [Diagram?] = []
  private var free: [[Move]?] = []
  private var changesOf: [ChangeKey: [Change]] = [:]
  private var stepsOn: [MonitorKey: [MonitorStep]] = [:]
  private var standingAt: [Int: Diagram] = [:]

  private struct Life: Hashable {
    var fields: FieldSet
    var rules: FieldSet
  }

  init(_ library: CheckedLibrary, _ graph: PlaceGraph, rules: [PolicyRule], nodeBudget: Int) {
    self.graph = graph
    order = graph.order()
    var model = Model(library, rules: rules, nodeBudget: nodeBudget)
    liveness = Liveness(graph, order: order, &model)
    model.placeMonitors()
    self.model = model
    look(at: FieldSet(model.fields.indices), for: FieldSet(model.monitors.indices))
  }

  var isExhausted: Bool { model.store.isExhausted }

  /// From here on only these fields are looked at, and only these rules are watched.
  mutating func look(at fields: FieldSet, for rules: FieldSet) {
    kept = fields
    active = rules
    notKept = .all
    for field in model.fields.indices.reversed() where !kept.contains(field) {
      notKept = model.and(model.fields[field].bits, notKept)
    }
    deadOf = [:]
    dead = Array(repeating: nil, count: graph.places.count)
    free = dead.map { _ in nil }
    changesOf = [:]
    stepsOn = [:]
    standingAt = [:]
  }

  /// From here on only this rule is watched.
  mutating func watch(_ rule: Int) {
    active = FieldSet([rule])
    stepsOn = [:]
  }

  mutating func forgetting(_ set: Diagram, at place: Int) -> Diagram {
    model.store.freeing(dead(at: place), in: set)
  }

  private mutating func dead(at place: Int) -> Diagram {
    if let known = dead[place] { return known }
    let life = Life(
      fields: liveness.live[place].intersection(kept),
      rules: liveness.watched[place].intersection(active))
    let bits = deadOf[life] ?? deadBits(life.fields, life.rules)
    deadOf[life] = bits
    dead[place] = bits
    return bits
  }

  /// All bits but those of some fields and rules.
  mutating func deadBits(_ fields: FieldSet, _ rules: FieldSet) -> Diagram {
    var bits = Diagram.all
    for monitor in model.monitors.indices.reversed() where !rules.contains(monitor) {
      bits = model.and(model.allMonitorBits[monitor], bits)
    }
    for field in model.fields.indices.reversed() where !fields.contains(field) {
      bits = model.and(model.fields[field].bits, bits)
    }
    return bits
  }

  /// The changes of an action, as far as they are looked at.
  mutating func changes(of action: Action, at index: Int) -> [Change] {
    let place = graph.places[index]
    let key = ChangeKey(action, at: place)
    if let known = changesOf[key] { return known }
    let changes = model.changes(of: action, at: place).map { change in
      Change(
        before: model.store.freeing(notKept, in: change.before),
        bits: model.store.freeing(notKept, in: change.bits),
        after: model.store.freeing(notKept, in: change.after))
    }
    changesOf[key] = changes
    return changes
  }

  /// The move by which a prompt is left that what was done out of turn took away; nil where
  /// nothing can.
  func recheck(at index: Int) -> Move? {
    graph.moves[index].first(where: \.action.isRecheck)
  }

  /// Where the prompt of a pause still stands, as far as is looked at.
  mutating func standing(at index: Int) -> Diagram {
    if let known = standingAt[index] { return known }
    let place = graph.places[index]
    model.roles = place.roles
    let stands = model.stands(place.stage, at: place.top.step)
    let standing = model.store.freeing(notKept, in: stands)
    standingAt[index] = standing
    return standing
  }

  /// How the rules that are watched go on from something seen.
  mutating func steps(on seen: SeenAct, _ readers: Roles) -> [MonitorStep] {
    let key = MonitorKey(seen: seen, person: readers.person)
    if let known = stepsOn[key] { return known }
    let steps = model.steps(on: seen, readers).filter { active.contains($0.monitor) }
    stepsOn[key] = steps
    return steps
  }

  /// What a counsellor may do at a pause without answering it, as far as anything that is looked
  /// at reads it before the next.
  mutating func freeMoves(at index: Int) -> [Move] {
    if let known = free[index] { return known }
    let moves = freeMoves(at: index, on: liveness.imminent[index].intersection(kept))
    free[index] = moves
    return moves
  }

  func freeMoves(at index: Int, on fields: FieldSet) -> [Move] {
    if isPlain { return [] }
    var moves: [Move] = []
    for field in model.fields.indices where fields.contains(field) {
      for action in model.freeActions(on: field, at: graph.places[index])
      where !moves.contains(where: { $0.action == action }) {
        moves.append(Move(action: action, target: index, ran: nil, isEnd: false))
      }
    }
    return moves
  }

  /// Whether a rule that is watched goes on by the act that would set a field out of turn: then it
  /// cannot be taken as done before.
  private mutating func isHeard(_ field: Int, _ place: Int) -> Bool {
    guard case .offersFreely(let responder)? = model.mover(of: field) else { return false }
    return !steps(on: .offered(responder: responder), graph.places[place].ruleRoles).isEmpty
  }

  /// Every state in which a walk may find what it reads: at the start of a call what may be told
  /// at its first prompts; where it is begun later, facts that stand in any way, and nothing asked
  /// or offered, as its rules have seen nothing. What is `imminent` is read before any prompt.
  mutating func start(at place: Int, imminent: FieldSet) -> Diagram {
    var set = model.unseen(graph.places[place].ruleRoles)
    guard graph.root == .call else {
      set = model.and(set, model.saying(graph.places[place].whom))
      return model.and(set, model.nothingAsked())
    }
    for group in model.fieldGroups() where group.contains(where: kept.contains) {
      let isTold =
        !isPlain && !group.contains { imminent.contains($0) } && !isHeard(group[0], place)
      set = model.and(set, model.untouched(group, isTold: isTold))
    }
    return set
  }
}
