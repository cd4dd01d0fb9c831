// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// A set of fields by number.
struct FieldSet: Hashable, Sendable {
  private var words: [UInt64] = []

  func contains(_ field: Int) -> Bool {
    field / 64 < words.count && words[field / 64] & (1 << UInt64(field % 64)) != 0
  }

  mutating func insert(_ field: Int) {
    while words.count <= field / 64 { words.append(0) }
    words[field / 64] |= 1 << UInt64(field % 64)
  }

  mutating func remove(_ field: Int) {
    guard contains(field) else { return }
    words[field / 64] &= ~(1 << UInt64(field % 64))
  }

  mutating func formUnion(_ other: FieldSet) {
    while words.count < other.words.count { words.append(0) }
    for index in other.words.indices { words[index] |= other.words[index] }
  }

  func subtracting(_ other: FieldSet) -> FieldSet {
    var rest = self
    for index in rest.words.indices where index < other.words.count {
      rest.words[index] &= ~other.words[index]
    }
    return rest
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
}

/// For each place of a graph, the fields that something may still read before it is written again.
/// The rest may be forgotten there without changing any answer of the proof (dead variables,
/// Bozga, Fernandez and Ghirvu 1999).
struct Liveness: Sendable {
  private(set) var live: [FieldSet]

  init(_ graph: PlaceGraph, order: [Int], _ model: inout Model) {
    live = Array(repeating: FieldSet(), count: graph.places.count)
    var reads = Array(repeating: [FieldSet](), count: graph.places.count)
    var writes = reads
    for index in order {
      let place = graph.places[index]
      for move in graph.moves[index] {
        writes[index].append(model.writes(of: move.action, at: place))
        reads[index].append(model.reads(of: move, at: place, graph.places[move.target]))
      }
    }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for place in order.reversed() {
        var now = FieldSet()
        for (move, step) in graph.moves[place].enumerated() {
          now.formUnion(live[step.target].subtracting(writes[place][move]))
          now.formUnion(reads[place][move])
        }
        guard now != live[place] else { continue }
        live[place] = now
        isSettled = false
      }
    }
  }
}

extension Model {
  /// The fields that a move looks at, the rules that see it included.
  mutating func reads(of move: Move, at place: Place, _ target: Place) -> FieldSet {
    var fields = FieldSet()
    roles = place.roles
    switch move.action {
    case .holds, .fails, .opens, .passes, .decides, .scores, .runs, .ends:
      if place.stage == .check {
        let step = library.flow.steps[place.top.step]
        insert(step.condition, &fields)
        for need in step.needs {
          insert(Atom(need.variable, of: need.reader, in: .notKnown), &fields)
        }
      }
    case .skipsRung(let responder, _), .putsRung(let responder):
      insert(Atom(library.responders[responder].variable, in: .notKnown), &fields)
    case .answers(let fact, _, _, _) where !library.facts[fact].sticky.isEmpty:
      insert(Atom(library.facts[fact].variable, in: .notKnown), &fields)
    case .tells(let fact, _, _):
      insert(Atom(library.facts[fact].variable, in: .notKnown), &fields)
    case .answers, .acknowledges, .endsOffer, .consents, .handsOff, .leavesOut, .promises, .agrees,
      .disputes, .offersFreely, .consentsFreely, .raises:
      break
    }
    roles = target.ruleRoles
    for seen in library.seen(move, at: place) {
      for monitor in monitors where monitor.rule.mayRead(on: seen) {
        for guardOf in monitor.rule.guards { insert(guardOf, &fields) }
      }
    }
    return fields
  }

  /// The fields that a move writes whatever they held.
  mutating func writes(of action: Action, at place: Place) -> FieldSet {
    var written = FieldSet()
    switch action {
    case .answers(let fact, _, _, let need) where library.facts[fact].sticky.isEmpty:
      roles = place.roles
      let known = library.facts[fact]
      let reader = library.flow.steps[place.top.step].needs.first { $0.fact == fact }?.reader
      let party = roles[need ? reader ?? .subject : .subject]
      let variables =
        [known.variable, known.askedVariable]
        + (0..<known.answers.optionCount).map { known.option($0) }
      for variable in variables {
        if let field = field(.cell(variable, party: party)) { written.insert(field) }
      }
    case .endsOffer(let responder, _):
      let variable = library.responders[responder].variable
      if let field = field(.cell(variable, party: 0)) { written.insert(field) }
    case .consents(let item, .some(let party)):
      let variable = library.vocabulary.consents[library.consents[item].id]
      if let variable, let field = field(.cell(variable, party: party)) { written.insert(field) }
    case .holds, .fails, .opens, .passes, .decides, .scores, .runs, .ends, .skipsRung, .putsRung,
      .answers, .acknowledges, .consents, .handsOff, .leavesOut, .promises, .agrees, .tells,
      .disputes, .offersFreely, .consentsFreely, .raises:
      break
    }
    return written
  }

  private mutating func insert(_ guardOf: Guard, _ fields: inout FieldSet) {
    for atom in guardOf.atoms { insert(atom, &fields) }
  }

  /// A finding stands for what its rows read, a score for its items.
  private mutating func insert(_ atom: Atom, _ fields: inout FieldSet) {
    let party = roles[atom.reader]
    switch kinds[Int(atom.variable.number)] {
    case .fixed: return
    case .finding(let finding):
      guard let passed = field(.passedFinding(finding, party: party)), !fields.contains(passed),
        let raised = field(.raised(finding, party: party))
      else { return }
      fields.insert(passed)
      fields.insert(raised)
      let readers = roles
      roles = Roles(subject: party, caller: readers.caller, person: readers.person)
      for rule in library.rows(of: finding) { insert(rule.condition, &fields) }
      roles = readers
    case .score(let score):
      guard let passed = field(.passedScore(score, party: party)), !fields.contains(passed) else {
        return
      }
      fields.insert(passed)
      for item in library.scores[score].items {
        if let field = field(.cell(library.facts[item].variable, party: party)) {
          fields.insert(field)
        }
      }
    case .option(let fact, _), .past(let fact, _):
      // Whether it may still be told early is its fact's to say.
      let own = library.facts[fact].variable
      for variable in [own, atom.variable] {
        if let field = field(.cell(variable, party: party)) { fields.insert(field) }
      }
    case .fact, .asked, .offer, .consent, .plan, nil:
      if let field = field(.cell(atom.variable, party: party)) { fields.insert(field) }
    }
  }
}
