// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Writes a graph and a model down as a `WholeWalk`.
///
/// Places are numbered from 1 as in the graph. A prompt that an act out of turn takes away is left
/// from a place of its own, numbered after them: there nothing else can be done.
struct WalkMaker {
  var model: Model
  private(set) var walk = WholeWalk()
  private let survey: Survey
  private let rule: PolicyRule
  private let thrift: WholeWalk.Thrift
  /// The fields that are written down, and the bits of all others.
  private var sight: FieldSet
  private var outOfSight = Diagram.all
  private var deedOf: [DeedKey: Int] = [:]
  /// The prompts that have a place of their own to be left from.
  private var leftFrom: [Int] = []

  private struct DeedKey: Hashable {
    var change: ChangeKey
    var stage: Place.Stage
    var before: [MonitorKey]
    var after: [MonitorKey]
  }

  init(
    _ library: CheckedLibrary, _ rule: PolicyRule, _ graph: PlaceGraph,
    _ thrift: WholeWalk.Thrift, nodeBudget: Int
  ) {
    self.rule = rule
    self.thrift = thrift
    model = Model(library, rules: [rule], nodeBudget: nodeBudget)
    survey = Survey(graph, &model)
    sight = FieldSet(model.fields.indices)
    guard case .sight(let sights) = thrift else { return }
    let names = Set(sights[rule.id, graph.root]?.fields ?? [])
    let sufficed = model.fieldNames().enumerated().filter {
      $0.element.map(names.contains) ?? false
    }
    sight = model.reads(ofRule: 0).union(FieldSet(sufficed.map(\.offset)))
    for field in model.fields.indices.reversed() where !sight.contains(field) {
      outOfSight = model.and(model.fields[field].bits, outOfSight)
    }
  }

  mutating func make() {
    let places = survey.graph.places
    walk.placeCount = places.count + 1
    for place in places.indices where isKept(place) { leave(place) }
    for start in survey.graph.starts { begin(at: start) }
    writeFields()
    walk.kept = [[]]
    for place in places.indices { walk.kept.append(kept(at: place)) }
    for place in leftFrom { walk.kept.append(kept(at: place)) }
    walk.nodes = model.store.nodes.map { node in
      WholeWalk.Node(bit: Int(node.level), no: Int(node.low), yes: Int(node.high))
    }
    if case .sight = thrift { walk.dropPassages() }
    walk.dropUnused()
  }

  /// Whether anything that happens from here on can break the rule.
  private func isKept(_ place: Int) -> Bool {
    thrift.isNone || survey.liveness.watched[place].contains(0)
  }

  private mutating func begin(at start: Int) {
    let place = survey.graph.places[start]
    var set = model.unseen(place.ruleRoles, FieldSet([0]))
    if survey.graph.root == .call {
      for field in model.fields.indices { set = model.and(set, model.fields[field].codes[0]) }
    } else {
      set = model.and(set, model.saying(place.whom))
      set = model.and(set, model.nothingAsked())
    }
    set = seen(set)
    let all = sight.members + model.monitorBits[0].indices.map { monitorField($0) }
    let looks = looks(at: [model.library.begins(survey.graph, at: start)])
    walk.deeds.append(
      WholeWalk.Deed(
        before: [], changes: [WholeWalk.Change(before: 1, fields: all, after: Int(set.node))],
        after: looks, isByHand: false))
    walk.edges.append(
      WholeWalk.Edge(from: 0, deed: walk.deeds.count - 1, to: start + 1, landing: 1))
  }

  private mutating func leave(_ index: Int) {
    let place = survey.graph.places[index]
    let recheck = survey.graph.moves[index].first(where: \.action.isRecheck)
    for move in survey.graph.moves[index] where !move.action.isRecheck {
      edge(from: index + 1, move, to: move.target + 1)
    }
    guard place.isPause, !place.isOver else { return }
    let acts = freeActs(at: index)
    guard let recheck, !acts.isEmpty else {
      for move in acts { edge(from: index + 1, move, to: index + 1) }
      return
    }
    let away = walk.placeCount
    walk.placeCount += 1
    leftFrom.append(index)
    model.roles = place.roles
    let standing = model.stands(place.stage, at: place.top.step)
    let stands = seen(standing)
    let takenAway = seen(model.store.not(standing))
    for move in acts {
      edge(from: index + 1, move, to: index + 1, landing: stands)
      edge(from: index + 1, move, to: away, landing: takenAway)
    }
    edge(from: away, recheck, at: index, to: recheck.target + 1)
  }

  /// What may be done at a prompt without answering it.
  private func freeActs(at index: Int) -> [Move] {
    let place = survey.graph.places[index]
    var actions: [Action] = []
    switch thrift {
    case .liveness, .sight:
      actions = survey.freedoms[survey.freedomOf[index]].map { survey.actions[$0.deed] }
    case .none:
      for field in model.fields.indices { actions += model.freeActions(on: field, at: place) }
      actions += model.library.responders.indices.map { .offersFreely(responder: $0) }
    }
    var isKnown: Set<Action> = []
    return actions.filter { isKnown.insert($0).inserted }
      .filter { !($0.isByHand && rule.isOfProtocolAlone) }
      .map { Move(action: $0, target: index, ran: nil, isEnd: false) }
  }

  private mutating func edge(
    from: Int, _ move: Move, at index: Int? = nil, to: Int, landing: Diagram = .all
  ) {
    guard let deed = deed(of: move, at: index ?? from - 1) else { return }
    walk.edges.append(
      WholeWalk.Edge(from: from, deed: deed, to: to, landing: Int(landing.node)))
  }

  /// Nil where no call can do it, or it does nothing where it stays.
  private mutating func deed(of move: Move, at index: Int) -> Int? {
    let (place, target) = (survey.graph.places[index], survey.graph.places[move.target])
    let (before, after) = model.library.keys(of: move, at: place, to: target)
    let key = DeedKey(
      change: ChangeKey(move.action, at: place),
      stage: move.action.isFree ? .check : place.stage, before: before, after: after)
    if let known = deedOf[key] { return known < 0 ? nil : known }
    let changes = model.changes(of: move.action, at: place)
      .filter { $0.before != .none && $0.after != .none }
      .map { Change(before: seen($0.before), bits: seen($0.bits), after: seen($0.after)) }
    let deed = WholeWalk.Deed(
      before: looks(at: before), changes: changes.map { written($0) }, after: looks(at: after),
      isByHand: move.action.isByHand)
    let isIdle = changes == [Change()] && deed.before.isEmpty && deed.after.isEmpty
    guard !changes.isEmpty, !(isIdle && move.target == index) else {
      deedOf[key] = -1
      return nil
    }
    walk.deeds.append(deed)
    deedOf[key] = walk.deeds.count - 1
    return walk.deeds.count - 1
  }

  /// A set as far as it is in sight.
  private mutating func seen(_ set: Diagram) -> Diagram {
    model.store.freeing(outOfSight, in: set)
  }

  private mutating func written(_ change: Change) -> WholeWalk.Change {
    WholeWalk.Change(
      before: Int(change.before.node), fields: model.fields(in: change.bits).members,
      after: Int(change.after.node))
  }

  private mutating func looks(at seen: [MonitorKey]) -> [WholeWalk.Look] {
    var looks: [WholeWalk.Look] = []
    for key in seen {
      for step in model.steps(on: key) {
        let turns = step.turns.map { turn in
          let bit = model.monitorBits[0].firstIndex(of: turn.bit) ?? 0
          return (field: monitorField(bit), becomes: Int(turn.yes.node))
        }
        looks.append(WholeWalk.Look(broken: Int(step.broken.node), turns: turns))
      }
    }
    return looks
  }

  /// Bits of the monitor come before the fields that the model made after it: counted from the end.
  private func monitorField(_ bit: Int) -> Int { -1 - bit }

  private func kept(at place: Int) -> [Int] {
    let all = Array(walk.fields.indices)
    if thrift.isNone { return all }
    let bits = model.monitorBits[0].count
    guard survey.liveness.watched[place].contains(0) else { return [] }
    let live = survey.liveness.live[place]
    return live.members.filter(sight.contains) + all.suffix(bits)
  }

  private mutating func writeFields() {
    let names = model.fieldNames()
    for (number, field) in model.fields.enumerated() {
      walk.fields.append(
        WholeWalk.Field(
          name: names[number] ?? "field \(number)", firstBit: Int(field.firstLevel),
          width: Int(field.width), classes: field.classes.count))
    }
    let count = walk.fields.count
    for (number, bit) in model.monitorBits[0].enumerated() {
      let level = model.store.levels(in: bit).first ?? 0
      walk.fields.append(
        WholeWalk.Field(name: "monitor \(number)", firstBit: Int(level), width: 1, classes: 2))
    }
    func settled(_ field: Int) -> Int { field < 0 ? count - 1 - field : field }
    for deed in walk.deeds.indices {
      walk.deeds[deed].before = walk.deeds[deed].before.map { $0.numbered(settled) }
      walk.deeds[deed].after = walk.deeds[deed].after.map { $0.numbered(settled) }
      for change in walk.deeds[deed].changes.indices {
        let fields = walk.deeds[deed].changes[change].fields
        walk.deeds[deed].changes[change].fields = fields.map(settled)
      }
    }
  }
}

extension WholeWalk.Look {
  fileprivate func numbered(_ number: (Int) -> Int) -> WholeWalk.Look {
    WholeWalk.Look(
      broken: broken, turns: turns.map { (field: number($0.field), becomes: $0.becomes) })
  }
}
