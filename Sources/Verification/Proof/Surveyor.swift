// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Numbers the moves of a graph by what they do, which is the same in many places, and works out
/// once for each number what a survey keeps.
struct Surveyor {
  private(set) var graph: PlaceGraph
  private(set) var offersHeardBy = FieldSet()
  /// For each number, one of its moves; the first is a walk's beginning.
  private var samples: [Sample] = []
  private var numbers: [Key: Int] = [:]

  private struct Sample {
    var move: Move
    var place: Place
    var target: Place
  }

  /// All that the doing of a move depends on.
  private struct Key: Hashable {
    var change: ChangeKey
    var stage: Place.Stage
    var person: Int
    var ran: Int?
    var isEnd: Bool
  }

  /// All that acts out of turn depend on, wherever they are made.
  private struct Freedom: Hashable {
    var fields: FieldSet
    var isPause: Bool
    var asked: Int?
    var subject: Int
    var person: Int
  }

  init(_ graph: PlaceGraph) {
    self.graph = graph
    let (start, first) = (graph.starts[0], graph.places[graph.starts[0]])
    let beginning = Move(action: .passes, target: start, ran: nil, isEnd: false)
    samples = [Sample(move: beginning, place: first, target: first)]
    for index in graph.places.indices {
      for way in graph.moves[index].indices {
        self.graph.moves[index][way].deed = number(graph.moves[index][way], at: index)
      }
    }
  }

  private mutating func number(_ move: Move, at index: Int) -> Int {
    let (place, target) = (graph.places[index], graph.places[move.target])
    let key = Key(
      change: ChangeKey(move.action, at: place),
      stage: move.action.isFree ? .check : place.stage, person: target.ruleRoles.person,
      ran: move.ran, isEnd: move.isEnd)
    if let known = numbers[key] { return known }
    samples.append(Sample(move: move, place: place, target: target))
    numbers[key] = samples.count - 1
    return samples.count - 1
  }

  func liveness(_ order: [Int], _ model: inout Model) -> Liveness {
    var uses: [Use] = []
    for sample in samples {
      uses.append(model.use(of: sample.move, at: sample.place, sample.target))
    }
    var known: [Freedom: FieldSet] = [:]
    var changeable: [FieldSet] = []
    for place in graph.places {
      let freedom = freedom(at: place, on: FieldSet(), model.library)
      let fields = known[freedom] ?? model.changeable(at: place)
      known[freedom] = fields
      changeable.append(fields)
    }
    return Liveness(graph, order: order, uses, changeable: changeable)
  }

  /// What may be done at each place without answering it, as far as it is read before the next
  /// prompt; each way of freedom once, and for each place its number.
  mutating func freedoms(
    _ imminent: [FieldSet], _ model: inout Model
  ) -> (all: [[Survey.FreeAct]], ofPlace: [Int]) {
    let heard = heardOffers(&model)
    var known: [Freedom: Int] = [:]
    var all: [[Survey.FreeAct]] = []
    var ofPlace: [Int] = []
    for (index, place) in graph.places.enumerated() {
      let freedom = freedom(at: place, on: imminent[index], model.library)
      if known[freedom] == nil {
        known[freedom] = all.count
        all.append(place.isPause ? acts(on: imminent[index], at: index, heard, model) : [])
      }
      ofPlace.append(known[freedom, default: 0])
    }
    return (all, ofPlace)
  }

  private mutating func acts(
    on fields: FieldSet, at index: Int, _ heard: [Action], _ model: Model
  ) -> [Survey.FreeAct] {
    var acts: [Survey.FreeAct] = []
    func add(_ field: Int?, _ action: Action, _ surveyor: inout Surveyor) {
      let move = Move(action: action, target: index, ran: nil, isEnd: false)
      let deed = surveyor.number(move, at: index)
      acts.append(Survey.FreeAct(field: field, deed: deed))
    }
    for field in fields.members {
      for action in model.freeActions(on: field, at: graph.places[index]) {
        add(field, action, &self)
      }
    }
    for action in heard where !acts.contains(where: { samples[$0.deed].move.action == action }) {
      add(nil, action, &self)
    }
    return acts
  }

  /// Offers by hand that some rule hears: they may be made at any prompt, read or not.
  private mutating func heardOffers(_ model: inout Model) -> [Action] {
    var heard: [Action] = []
    for responder in model.library.responders.indices {
      let keys = (0...1).map { MonitorKey(seen: .offered(responder: responder), person: $0) }
      let hearers = keys.flatMap { model.steps(on: $0) }.map(\.monitor)
      guard !hearers.isEmpty else { continue }
      offersHeardBy.formUnion(FieldSet(hearers))
      heard.append(.offersFreely(responder: responder))
    }
    return heard
  }

  private func freedom(at place: Place, on fields: FieldSet, _ library: CheckedLibrary) -> Freedom {
    Freedom(
      fields: fields, isPause: place.isPause, asked: library.factAsked(at: place),
      subject: place.roles.subject, person: place.roles.person)
  }

  /// For each number, what is done.
  var actions: [Action] { samples.map(\.move.action) }

  func deeds(_ model: inout Model) -> [Deed] {
    var deeds = [Deed.beginning]
    for sample in samples.dropFirst() {
      deeds.append(model.deed(sample.move, at: sample.place, sample.target))
    }
    return deeds
  }

  /// For each pause that can be taken away, where its prompt still stands.
  func standings(_ model: inout Model) -> [Diagram] {
    var known: [Int: Diagram] = [:]
    var all: [Diagram] = []
    for (index, place) in graph.places.enumerated() {
      guard let recheck = graph.moves[index].first(where: \.action.isRecheck) else {
        all.append(.all)
        continue
      }
      model.roles = place.roles
      let standing = known[recheck.deed] ?? model.stands(place.stage, at: place.top.step)
      known[recheck.deed] = standing
      all.append(standing)
    }
    return all
  }
}

extension Deed {
  fileprivate static let beginning = Deed(
    changes: [Change()], touches: FieldSet(), seenBefore: [], seenAfter: [], heardBy: FieldSet(),
    isByHand: false)
}

extension Model {
  fileprivate mutating func deed(_ move: Move, at place: Place, _ target: Place) -> Deed {
    let (before, after) = library.keys(of: move, at: place, to: target)
    let changes = changes(of: move.action, at: place)
      .filter { $0.before != .none && $0.after != .none }
    var (touches, heardBy) = (FieldSet(), FieldSet())
    for change in changes {
      for part in [change.before, change.bits, change.after] { touches.formUnion(fields(in: part)) }
    }
    for seen in before + after {
      for step in steps(on: seen) { heardBy.insert(step.monitor) }
    }
    return Deed(
      changes: changes, touches: touches, seenBefore: before, seenAfter: after, heardBy: heardBy,
      isByHand: move.action.isByHand)
  }
}
