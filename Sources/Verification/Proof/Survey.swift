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
  /// Whether it is an offer out of turn.
  let isByHand: Bool

  /// Whether no call can do it.
  var isNever: Bool { changes.isEmpty }
}

/// A graph with everything about it that no choice of fields and rules to look at changes, worked
/// out once.
struct Survey {
  let graph: PlaceGraph
  /// Places in an order in which each comes before those it leads to, loops aside.
  let order: [Int]
  let liveness: Liveness
  /// The first is a walk's beginning, which changes nothing.
  let deeds: [Deed]
  /// For each deed, what is done: deeds that do not differ are of one action.
  let actions: [Action]
  /// The moves of each place by numbers.
  let roads: Roads
  /// What may be done at a pause without answering it: the field that it moves, and the deed. The
  /// same for many pauses.
  let freedoms: [[FreeAct]]
  /// For each place, the number of its freedom.
  let freedomOf: [Int]
  /// The fields that each freedom moves.
  let freeFields: [FieldSet]
  /// The rules that hear offers by hand.
  let offersHeardBy: FieldSet
  /// The fields that offers by hand move.
  let offerFields: FieldSet
  /// For each pause that can be taken away, where its prompt still stands.
  let standing: [Diagram]
  /// What may still be read, and the rules that may still be broken: the same at many places.
  private(set) var lives: [Life] = []
  /// For each place, the number of its life.
  private(set) var lifeOf: [Int] = []
  /// The fields, those together that one act moves.
  let groups: [FieldGroup]

  struct FreeAct {
    /// Nil where nothing reads what it moves, and a rule hears it all the same.
    var field: Int?
    var deed: Int
  }

  struct Life: Hashable {
    var fields: FieldSet
    var rules: FieldSet
  }

  init(_ graph: PlaceGraph, _ model: inout Model) {
    var surveyor = Surveyor(graph)
    order = graph.order()
    liveness = surveyor.liveness(order, &model)
    model.placeMonitors()
    (freedoms, freedomOf) = surveyor.freedoms(liveness.imminent, &model)
    deeds = surveyor.deeds(&model)
    actions = surveyor.actions
    for start in graph.starts { _ = model.steps(on: model.library.begins(graph, at: start)) }
    self.graph = surveyor.graph
    roads = Roads(surveyor.graph)
    offersHeardBy = surveyor.offersHeardBy
    freeFields = freedoms.map { FieldSet($0.compactMap(\.field)) }
    offerFields = FieldSet(
      model.fields.indices.filter { model.mover(of: $0)?.isByHand == true })
    standing = surveyor.standings(&model)
    groups = model.fieldGroups().map { model.group($0) }
    numberLives()
  }

  /// A walk's beginning, which rules see too.
  func beginning(at place: Int) -> Move {
    Move(action: .passes, target: place, ran: nil, isEnd: false)
  }

  private mutating func numberLives() {
    var known: [Life: Int] = [:]
    for place in graph.places.indices {
      let life = Life(fields: liveness.live[place], rules: liveness.watched[place])
      if known[life] == nil {
        known[life] = lives.count
        lives.append(life)
      }
      lifeOf.append(known[life, default: 0])
    }
  }
}
