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

  /// For each place, what may be done there without answering it, as far as it is read before the
  /// next prompt.
  mutating func freeMoves(_ imminent: [FieldSet], _ model: inout Model) -> [[Survey.FreeMove]] {
    let heard = heardOffers(&model)
    var known: [Freedom: [(field: Int?, action: Action, deed: Int)]] = [:]
    var all: [[Survey.FreeMove]] = []
    for (index, place) in graph.places.enumerated() {
      let freedom = freedom(at: place, on: imminent[index], model.library)
      var acts = known[freedom] ?? []
      if known[freedom] == nil, place.isPause {
        for field in imminent[index].members {
          for action in model.freeActions(on: field, at: place) {
            let move = Move(action: action, target: index, ran: nil, isEnd: false)
            acts.append((field, action, number(move, at: index)))
          }
        }
        for action in heard where !acts.contains(where: { $0.action == action }) {
          let move = Move(action: action, target: index, ran: nil, isEnd: false)
          acts.append((nil, action, number(move, at: index)))
        }
      }
      known[freedom] = acts
      all.append(
        acts.map { field, action, deed in
          let move = Move(action: action, target: index, ran: nil, isEnd: false, deed: deed)
          return Survey.FreeMove(field: field, move: move)
        })
    }
    return all
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
    changes: [Change()], touches: FieldSet(), seenBefore: [], seenAfter: [], heardBy: FieldSet())
}

extension Model {
  fileprivate mutating func deed(_ move: Move, at place: Place, _ target: Place) -> Deed {
    let before = library.seenBefore(move.action).map {
      MonitorKey(seen: $0, person: place.ruleRoles.person)
    }
    let after = library.seenAfter(move, at: place).map {
      MonitorKey(seen: $0, person: target.ruleRoles.person)
    }
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
      changes: changes, touches: touches, seenBefore: before, seenAfter: after, heardBy: heardBy)
  }
}
