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
struct Survey {
  let graph: PlaceGraph
  /// Places in an order in which each comes before those it leads to, loops aside.
  let order: [Int]
  let liveness: Liveness
  /// The first is a walk's beginning, which changes nothing.
  let deeds: [Deed]
  /// For each place, what may be done there without answering it: the field that it moves, and the
  /// move.
  let freeMoves: [[FreeMove]]
  /// For each place, the fields that its free moves move.
  let freeFields: [FieldSet]
  /// The rules that hear offers by hand.
  let offersHeardBy: FieldSet
  /// The fields that offers by hand move.
  let offerFields: FieldSet
  /// For each pause that can be taken away, where its prompt still stands.
  let standing: [Diagram]
  /// For each place, what its moves touch, and the rules that hear any of them; but for those by
  /// which a prompt is taken away.
  private(set) var touched: [FieldSet] = []
  private(set) var heard: [FieldSet] = []
  /// The fields, those together that one act moves.
  let groups: [FieldGroup]

  struct FreeMove {
    /// Nil where nothing reads what it moves, and a rule hears it all the same.
    var field: Int?
    var move: Move
  }

  init(_ graph: PlaceGraph, _ model: inout Model) {
    var surveyor = Surveyor(graph)
    self.graph = surveyor.graph
    order = graph.order()
    liveness = surveyor.liveness(order, &model)
    model.placeMonitors()
    freeMoves = surveyor.freeMoves(liveness.imminent, &model)
    deeds = surveyor.deeds(&model)
    offersHeardBy = surveyor.offersHeardBy
    freeFields = freeMoves.map { FieldSet($0.compactMap(\.field)) }
    offerFields = FieldSet(
      model.fields.indices.filter { model.mover(of: $0)?.isByHand == true })
    standing = surveyor.standings(&model)
    groups = model.fieldGroups().map { model.group($0) }
    for moves in self.graph.moves { sumUp(moves) }
  }

  /// A walk's beginning, which rules see too.
  func beginning(at place: Int) -> Move {
    Move(action: .passes, target: place, ran: nil, isEnd: false)
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
}
