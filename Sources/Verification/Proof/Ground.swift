// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What a move does wherever it is made: what rules see of it, and what it changes in between.
struct Deed {
  let changes: [Change]
  /// The fields that its changes look at or set.
  let touches: FieldSet
  let seenBefore: [MonitorKey]
  let seenAfter: [MonitorKey]
  /// The rules that go on by what is seen of it, or can be broken by it.
  let heardBy: FieldSet
  /// Whether no call can do it.
  var isNever: Bool { changes.isEmpty }
}

/// A graph with everything about it that no choice of fields and rules to look at changes, worked
/// out once.
struct Ground {
  private(set) var graph: PlaceGraph
  /// Places in an order in which each comes before those it leads to, loops aside.
  let order: [Int]
  let liveness: Liveness
  /// The first is a walk's beginning, which changes nothing.
  private(set) var deeds: [Deed]
  /// For each place, what may be done there without answering it: the field that it moves, and the
  /// move.
  private(set) var freeMoves: [[(field: Int, move: Move)]] = []
  /// For each place, the fields that its free moves move.
  private(set) var freeFields: [FieldSet] = []
  /// For each pause that can be taken away, where its prompt still stands.
  private(set) var standing: [Diagram] = []
  /// For each place, what its moves touch, and the rules that hear any of them; but for those by
  /// which a prompt is taken away.
  private(set) var touched: [FieldSet] = []
  private(set) var heard: [FieldSet] = []
  /// The fields, those together that one act moves.
  private(set) var groups: [FieldGroup] = []
  private var numbers: [DeedKey: Int] = [:]
  private var standings: [StandingKey: Diagram] = [:]

  private struct StandingKey: Hashable {
    var stage: Place.Stage
    var step: Int
    var subject: Int
    var person: Int
  }

  private struct DeedKey: Hashable {
    var change: ChangeKey
    var before: [MonitorKey]
    var after: [MonitorKey]
  }

  /// A walk's beginning, which rules see too.
  func beginning(at place: Int) -> Move {
    Move(action: .passes, target: place, ran: nil, isEnd: false)
  }

  init(_ graph: PlaceGraph, _ model: inout Model) {
    self.graph = graph
    order = graph.order()
    liveness = Liveness(graph, order: order, &model)
    model.placeMonitors()
    deeds = [
      Deed(
        changes: [Change()], touches: FieldSet(), seenBefore: [], seenAfter: [],
        heardBy: FieldSet())
    ]
    for place in graph.places.indices {
      for index in graph.moves[place].indices {
        self.graph.moves[place][index].deed = number(graph.moves[place][index], at: place, &model)
      }
      freeMoves.append(freeMoves(at: place, &model))
      freeFields.append(FieldSet(freeMoves[place].map(\.field)))
      standing.append(standing(at: place, &model))
      sumUp(self.graph.moves[place])
    }
    groups = model.fieldGroups().map { model.group($0) }
  }

  private mutating func sumUp(_ moves: [Move]) {
    var (touched, heard) = (FieldSet(), FieldSet())
    for move in moves where !move.action.isRecheck {
      touched.formUnion(deeds[move.deed].touches)
      heard.formUnion(deeds[move.deed].heardBy)
    }
    self.touched.append(touched)
    self.heard.append(heard)
  }

  private mutating func standing(at index: Int, _ model: inout Model) -> Diagram {
    let place = graph.places[index]
    guard graph.moves[index].contains(where: \.action.isRecheck) else { return .all }
    let key = StandingKey(
      stage: place.stage, step: place.top.step, subject: place.roles.subject,
      person: place.roles.person)
    if let known = standings[key] { return known }
    model.roles = place.roles
    let standing = model.stands(place.stage, at: place.top.step)
    standings[key] = standing
    return standing
  }

  private mutating func freeMoves(
    at index: Int, _ model: inout Model
  ) -> [(field: Int, move: Move)] {
    let place = graph.places[index]
    guard place.isPause else { return [] }
    return liveness.imminent[index].members.flatMap { field in
      model.freeActions(on: field, at: place).map { action in
        var move = Move(action: action, target: index, ran: nil, isEnd: false)
        move.deed = number(move, at: index, &model)
        return (field, move)
      }
    }
  }

  private mutating func number(_ move: Move, at index: Int, _ model: inout Model) -> Int {
    let place = graph.places[index]
    let person = graph.places[move.target].ruleRoles.person
    let key = DeedKey(
      change: ChangeKey(move.action, at: place),
      before: model.library.seenBefore(move.action).map {
        MonitorKey(seen: $0, person: place.ruleRoles.person)
      },
      after: model.library.seenAfter(move, at: place).map {
        MonitorKey(seen: $0, person: person)
      })
    if let known = numbers[key] { return known }
    deeds.append(deed(key, at: place, &model))
    numbers[key] = deeds.count - 1
    return deeds.count - 1
  }

  private func deed(_ key: DeedKey, at place: Place, _ model: inout Model) -> Deed {
    let changes = model.changes(of: key.change.action, at: place)
      .filter { $0.before != .none && $0.after != .none }
    var (touches, heardBy) = (FieldSet(), FieldSet())
    for change in changes {
      for part in [change.before, change.bits, change.after] {
        touches.formUnion(model.fields(in: part))
      }
    }
    for seen in key.before + key.after {
      for step in model.steps(on: seen) { heardBy.insert(step.monitor) }
    }
    return Deed(
      changes: changes, touches: touches, seenBefore: key.before, seenAfter: key.after,
      heardBy: heardBy)
  }
}
