// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What is read and written along a graph, found backwards over its moves.
struct Liveness: Sendable {
  /// For each place, what something may still read before it is written again. The rest may be
  /// forgotten there without changing any answer of the proof (dead variables, Bozga, Fernandez
  /// and Ghirvu 1999).
  private(set) var live: [FieldSet]
  /// For each place, what may be read from there on before the next prompt at which the counsellor
  /// could change it without being asked. Nobody can tell when before its first reading a fact was
  /// told, so it is enough to let it be told at the last prompt before.
  private(set) var imminent: [FieldSet]
  /// For each place, the rules that something may still break.
  private(set) var watched: [FieldSet]
  /// For each place, what the counsellor can change there without being asked.
  let changeable: [FieldSet]

  /// `uses` by deed.
  init(_ graph: PlaceGraph, order: [Int], _ uses: [Use], changeable: [FieldSet]) {
    self.changeable = changeable
    live = Self.settled(graph, order, uses.map(\.reads)) { move in uses[move.deed].writes }
    imminent = Self.settled(graph, order, uses.map(\.reads)) { move in changeable[move.target] }
    watched = Self.settled(graph, order, uses.map(\.minded)) { _ in FieldSet() }
  }

  /// The least sets in which each place has what its moves read, and what the places after it have
  /// but for what is stopped on the way.
  private static func settled(
    _ graph: PlaceGraph, _ order: [Int], _ reads: [FieldSet], stopped: (Move) -> FieldSet
  ) -> [FieldSet] {
    var sets = Array(repeating: FieldSet(), count: graph.places.count)
    var isSettled = false
    while !isSettled {
      isSettled = true
      for place in order.reversed() {
        var now = FieldSet()
        for move in graph.moves[place] {
          now.formUnion(sets[move.target], without: stopped(move))
          now.formUnion(reads[move.deed])
        }
        guard now != sets[place] else { continue }
        sets[place] = now
        isSettled = false
      }
    }
    return sets
  }
}

/// What a move reads, what it writes, and the rules that it can break.
struct Use {
  var reads: FieldSet
  var writes: FieldSet
  var minded: FieldSet
}

/// What rules make of something seen.
struct Minding {
  var reads: FieldSet
  var rules: FieldSet
}

extension Model {
  mutating func use(of move: Move, at place: Place, _ target: Place) -> Use {
    var use = Use(
      reads: reads(of: move.action, at: place), writes: writes(of: move.action, at: place),
      minded: FieldSet())
    let keys = library.keys(of: move, at: place, to: target)
    for key in keys.before + keys.after {
      if mindings[key] == nil { mindings[key] = minding(key) }
      guard let minding = mindings[key] else { continue }
      use.reads.formUnion(minding.reads)
      use.minded.formUnion(minding.rules)
    }
    return use
  }

  /// What all rules read when something is seen, and which it can break.
  private mutating func minding(_ key: MonitorKey) -> Minding {
    let minders = minders(of: key)
    return Minding(
      reads: reads(on: key, rules: minders),
      rules: FieldSet(minders.filter { monitors[$0].rule.mayBreak(on: key.seen) }))
  }

  /// The rules that can go on by something.
  private func minders(of key: MonitorKey) -> [Int] {
    monitors.indices.filter { monitors[$0].isAlwaysLooking || monitors[$0].hears(key.seen) }
  }

  /// The fields that a move looks at, and those that these rules do which see it.
  mutating func reads(
    of move: Move, at place: Place, _ target: Place, rules: [Int]
  ) -> FieldSet {
    var fields = reads(of: move.action, at: place)
    let keys = library.keys(of: move, at: place, to: target)
    for key in keys.before + keys.after {
      fields.formUnion(reads(on: key, rules: rules))
    }
    return fields
  }

  private mutating func reads(on key: MonitorKey, rules: some Sequence<Int>) -> FieldSet {
    var fields = FieldSet()
    roles = Roles(subject: key.person, caller: 0, person: key.person)
    for rule in rules
    where monitors[rule].rule.mayRead(on: key.seen, readsFact: factsOfRules[rule].contains) {
      for guardOf in monitors[rule].rule.guards { insert(guardOf, &fields) }
    }
    return fields
  }

  private mutating func reads(of action: Action, at place: Place) -> FieldSet {
    var fields = FieldSet()
    roles = place.roles
    switch action {
    case .holds, .fails, .opens, .passes, .decides, .scores, .runs, .ends:
      if place.stage == .check {
        let step = library.flow.steps[place.top.step]
        insert(step.condition, &fields)
        for need in step.needs {
          insert(Atom(need.variable, of: need.reader, in: .notKnown), &fields)
        }
      }
    case .rechecks(let stage):
      let step = library.flow.steps[place.top.step]
      insert(step.condition, &fields)
      for need in step.needs {
        insert(Atom(need.variable, of: need.reader, in: .notKnown), &fields)
      }
      if case .visit(let rung) = stage, case .offer(let responders, _) = step.act {
        insert(Atom(library.responders[responders[rung]].variable, in: .notKnown), &fields)
      }
    case .skipsRung(let responder, _), .putsRung(let responder):
      insert(Atom(library.responders[responder].variable, in: .notKnown), &fields)
    case .answers(let fact, _, _, _) where !library.facts[fact].sticky.isEmpty:
      insert(Atom(library.facts[fact].variable, in: .notKnown), &fields)
    case .answers, .acknowledges, .endsOffer, .consents, .handsOff, .leavesOut, .promises, .agrees,
      .drops, .tells, .disputes, .offersFreely, .consentsFreely, .raises:
      break
    }
    return fields
  }

  /// What the conditions of a rule read, about whomever the call is.
  mutating func reads(ofRule monitor: Int) -> FieldSet {
    var fields = FieldSet()
    for person in 0...1 {
      roles = Roles(subject: person, caller: 0, person: person)
      for guardOf in monitors[monitor].rule.guards { insert(guardOf, &fields) }
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
      let party = library.askedParty(of: fact, need: need, at: place.top.step, roles)
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
      .rechecks,
      .answers, .acknowledges, .consents, .handsOff, .leavesOut, .promises, .agrees, .drops,
      .tells, .disputes, .offersFreely, .consentsFreely, .raises:
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
    case .finding(let finding), .suggestion(let finding):
      guard let level = field(.level(finding, party: party)), !fields.contains(level) else {
        return
      }
      fields.insert(level)
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
