// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Sets of calls that stand at one place: who answered what, so far as any condition reads it.
///
/// A domain of truth like the engine's: a condition's truth is the set of calls in which it
/// holds. `roles` says whom its readers mean while it is read.
struct Model: TruthDomain {
  let library: CheckedLibrary
  let kinds: [VariableKind?]
  let reading: Reading
  let monitors: [RuleMonitor]
  /// For each rule, the facts that its conditions read.
  let factsOfRules: [Set<Int>]
  var store: DiagramStore
  private(set) var fields: [Field] = []
  /// By field of a fact; empty unless persons are counted.
  private(set) var people: [Int: PersonField] = [:]
  let countsPeople: Bool
  /// Everything that is not a person's to say, to be forgotten.
  private(set) var notOfPeople = Diagram.all
  /// For each monitor, its bits, and all of them to be freed.
  private(set) var monitorBits: [[Diagram]] = []
  private(set) var allMonitorBits: [Diagram] = []
  var roles = Roles(subject: 0, caller: 0, person: 0)
  /// Findings that read each other in a ring; nothing is proved about them.
  var rings: Set<Int> = []

  private var fieldAt: [FieldKey: Int] = [:]
  private var nextLevel: Int32 = 0
  private var atomTruths: [AtomKey: Diagram] = [:]
  var levelTruths: [LevelKey: [Diagram]] = [:]
  var levelsInWork: Set<LevelKey> = []
  var sums: [SumKey: [Cell: Diagram]] = [:]
  var changesOf: [ChangeKey: [Change]] = [:]
  var optionsOf: [ChangeKey: [Option]] = [:]
  var monitorSteps: [MonitorKey: [MonitorStep]] = [:]
  /// By person and monitor, what things that the monitor cannot hear make of it.
  var unheardSteps: [[Int: MonitorStep]] = [[:], [:]]
  var mindings: [MonitorKey: Minding] = [:]
  /// For each level of the diagrams, the field whose bit it is; nil for a monitor's.
  private var fieldOfLevel: [Int?] = []
  private var fieldsIn: [Diagram: FieldSet] = [:]

  private struct AtomKey: Hashable {
    var atom: Atom
    var subject: Int
    var person: Int
  }

  /// `allRows` where the tables of findings matter although nothing reads them.
  init(
    _ library: CheckedLibrary, rules: [PolicyRule], nodeBudget: Int, allRows: Bool = false,
    countsPeople: Bool = false
  ) {
    self.library = library
    self.countsPeople = countsPeople
    let kinds = library.variableKinds()
    self.kinds = kinds
    reading = Reading(library, kinds, rules: rules, allRows: allRows)
    monitors = rules.map(RuleMonitor.init)
    factsOfRules = rules.map { library.facts(readBy: $0.guards, kinds) }
    store = DiagramStore(nodeBudget: nodeBudget)
    for fact in library.facts.indices where library.facts[fact].isOfCall {
      _ = field(.cell(library.facts[fact].variable, party: 0))
    }
  }

  /// Gives the monitors their bits, below every field that was asked for until now.
  mutating func placeMonitors() {
    for monitor in monitors {
      var bits: [Diagram] = []
      for _ in 0..<monitor.bitCount {
        bits.append(store.bit(nextLevel))
        nextLevel += 1
        fieldOfLevel.append(nil)
      }
      monitorBits.append(bits)
      var all = Diagram.all
      for bit in bits.reversed() { all = store.and(bit, all) }
      allMonitorBits.append(all)
    }
    if countsPeople { notOfPeople = allButPeople() }
  }

  var never: Diagram { .none }
  var always: Diagram { .all }
  mutating func not(_ truth: Diagram) -> Diagram { store.not(truth) }
  mutating func and(_ left: Diagram, _ right: Diagram) -> Diagram { store.and(left, right) }
  mutating func or(_ left: Diagram, _ right: Diagram) -> Diagram { store.or(left, right) }

  mutating func truth(of atom: Atom) -> Diagram {
    let key = AtomKey(atom: atom, subject: roles[atom.reader], person: roles.person)
    if let known = atomTruths[key] { return known }
    let truth = freshTruth(of: atom)
    atomTruths[key] = truth
    return truth
  }

  private mutating func freshTruth(of atom: Atom) -> Diagram {
    let party = roles[atom.reader]
    switch kinds[Int(atom.variable.number)] {
    case .fixed(let cell): return atom.cells.contains(cell) ? .all : .none
    case .finding(let finding): return levels(of: finding, party, in: atom.cells)
    case .suggestion(let finding): return suggestions(of: finding, party, in: atom.cells)
    case .score(let score): return sums(of: score, party, in: atom.cells)
    case .fact, .option, .asked, .past, .offer, .consent, .plan, nil:
      guard let field = field(.cell(atom.variable, party: party)) else {
        return atom.cells.contains(.notKnown) ? .all : .none
      }
      return standing(field) { atom.cells.contains($0.cell) }
    }
  }

  /// Where a field stands in one of the stances.
  mutating func standing(_ field: Int, in stands: (Stance) -> Bool) -> Diagram {
    var truth = Diagram.none
    for (number, stances) in fields[field].classes.enumerated() where stands(stances[0]) {
      truth = store.or(truth, fields[field].codes[number])
    }
    return truth
  }

  /// A field by what it is, made with its neighbours when it is first asked for; nil where nothing
  /// reads it.
  mutating func field(_ key: FieldKey) -> Int? {
    let key = normal(key)
    if let known = fieldAt[key] { return known }
    for neighbour in neighbours(of: key) where fieldAt[neighbour] == nil { make(neighbour) }
    return fieldAt[key] ?? make(key)
  }

  /// What is kept beside a field, in their order: what is read together stands close together, and
  /// sets stay small.
  private func neighbours(of key: FieldKey) -> [FieldKey] {
    guard case .cell(let variable, let party) = key else { return [] }
    let neighbours: [Variable]
    switch kinds[Int(variable.number)] {
    case .fact(let fact), .asked(let fact), .past(let fact, _), .option(let fact, _):
      neighbours = library.facts[fact].everyVariable
    case .offer: neighbours = library.responders.map(\.variable)
    case .finding, .suggestion, .score, .consent, .plan, .fixed, nil: neighbours = []
    }
    return neighbours.map { normal(.cell($0, party: party)) }
  }

  @discardableResult
  private mutating func make(_ key: FieldKey) -> Int? {
    guard let classes = classes(of: key) else { return nil }
    let width = Self.width(of: classes.count)
    var field = Field(
      key: key, classes: classes, classOf: [:], firstLevel: nextLevel, width: width)
    nextLevel += width
    for (number, stances) in classes.enumerated() {
      for stance in stances { field.classOf[stance] = number }
      field.codes.append(codes(number, of: classes.count, from: field.firstLevel, width))
    }
    for bit in (0..<width).reversed() {
      field.bits = store.and(store.bit(field.firstLevel + bit), field.bits)
    }
    fieldOfLevel += Array(repeating: fields.count, count: Int(width))
    fields.append(field)
    let number = fields.count - 1
    fieldAt[key] = number
    if countsPeople, case .cell(let variable, let party) = key,
      case .fact(let fact) = kinds[Int(variable.number)]
    {
      meetPerson(fact, of: party, number)
    }
    return number
  }

  mutating func add(_ person: PersonField, at field: Int) {
    var person = person
    person.firstLevel = nextLevel
    person.width = Self.width(of: person.groups.count)
    nextLevel += person.width
    fieldOfLevel += Array(repeating: nil, count: Int(person.width))
    for number in person.groups.indices {
      person.codes.append(
        codes(number, of: person.groups.count, from: person.firstLevel, person.width))
    }
    people[field] = person
  }

  private static func width(of count: Int) -> Int32 {
    var width: Int32 = 0
    while 1 << Int(width) < count { width += 1 }
    return width
  }

  /// The codes that stand for a class. A code past the last class stands for the one without its
  /// highest bit, so that a field of which nothing is known needs no node at all.
  private mutating func codes(
    _ number: Int, of count: Int, from level: Int32, _ width: Int32
  ) -> Diagram {
    let spare = number + (1 << Int(width)) / 2
    let isSpare = count..<(1 << Int(width)) ~= spare
    let code = code(number, from: level, width)
    return isSpare ? store.or(code, self.code(spare, from: level, width)) : code
  }

  private mutating func code(_ number: Int, from level: Int32, _ width: Int32) -> Diagram {
    var code = Diagram.all
    for bit in (0..<width).reversed() {
      let set = store.bit(level + bit)
      code = store.and(number >> Int(bit) & 1 == 1 ? set : store.not(set), code)
    }
    return code
  }

  /// The fields that a set depends on.
  mutating func fields(in set: Diagram) -> FieldSet {
    if let known = fieldsIn[set] { return known }
    let fields = FieldSet(store.levels(in: set).compactMap { fieldOfLevel[Int($0)] })
    fieldsIn[set] = fields
    return fields
  }

  /// Variables of the call stand with the first party, whoever is asked for.
  private func normal(_ key: FieldKey) -> FieldKey {
    guard case .cell(let variable, _) = key, library.variables.isOfCall[Int(variable.number)] else {
      return key
    }
    return .cell(variable, party: 0)
  }
}

extension Fact {
  /// How it stands, what of it was chosen, whether it was asked, and how it stood before.
  fileprivate var everyVariable: [Variable] {
    let before = historyVariable == nil ? [] : answers.valueIDs.indices.compactMap { past($0) }
    return [variable] + (0..<answers.optionCount).map { option($0) } + [askedVariable] + before
  }
}
