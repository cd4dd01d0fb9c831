// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What answers do, as `State+Effects` writes them.
extension Model {
  /// All answers to a question that lead to the same; any answer where `follow` is nil.
  mutating func answers(
    _ fact: Int, of party: Int, leadingTo follow: Follow?, _ role: Action.RoleChange, at step: Int,
    only one: Stance? = nil
  ) -> [Change] {
    var follows: [Int: Follow] = [:]
    if case .ask(_, let written) = library.flow.steps[step].act { follows = written }
    let asked = writing(.cell(library.facts[fact].askedVariable, party: party)) { $0 == .yes }
    let changes = recording(fact, of: party, role) { stance in
      if let one, stance != one { return false }
      guard let follow else { return true }
      return (stance.cell.valueIndex.flatMap { follows[$0] } ?? .on) == follow
    }
    return changes.map { joined($0, asked) }
  }

  /// Told before it was ever asked. What is told of a fact already known is a change of an answer.
  mutating func tells(
    _ fact: Int, of party: Int, _ role: Action.RoleChange, only one: Stance? = nil
  ) -> [Change] {
    let own = library.facts[fact].variable
    guard let field = field(.cell(own, party: party)) else { return [] }
    let notKnown = fields[field].codes[0]
    let wanted = { (stance: Stance) in stance.cell != .skipped && stance == one ?? stance }
    return recording(fact, of: party, role, wanted).map { change in
      var change = change
      change.before = store.and(change.before, notKnown)
      return change
    }
  }

  /// The changes of an action that records an answer, for one answer alone.
  mutating func changes(
    of action: Action, only stance: Stance, at place: Place
  ) -> [Change] {
    roles = place.roles
    switch action {
    case .answers(let fact, let follow, let role, let need):
      let party = library.askedParty(of: fact, need: need, at: place.top.step, roles)
      return answers(
        fact, of: party, leadingTo: need != nil ? nil : follow, role, at: place.top.step,
        only: stance)
    case .tells(let fact, let party, let role): return tells(fact, of: party, role, only: stance)
    case .disputes(let fact, let party): return disputes(fact, of: party, only: stance)
    case .holds, .fails, .opens, .passes, .decides, .scores, .runs, .ends, .skipsRung, .putsRung,
      .rechecks,
      .acknowledges, .endsOffer, .consents, .handsOff, .leavesOut, .promises, .agrees, .drops,
      .offersFreely, .consentsFreely, .raises:
      return []
    }
  }

  /// Another source says otherwise; nobody can dispute what was never answered, or passed over.
  /// What it says is in the past of the fact then, where anything reads that.
  mutating func disputes(
    _ fact: Int, of party: Int, only one: Stance? = nil
  ) -> [Change] {
    let known = library.facts[fact]
    guard let field = field(.cell(library.facts[fact].variable, party: party)) else { return [] }
    var answered = Diagram.none
    for (number, stances) in fields[field].classes.enumerated()
    where stances.contains(where: { $0.cell != .notKnown && $0.cell != .skipped }) {
      answered = store.or(answered, fields[field].codes[number])
    }
    let said = one.map { [$0] } ?? known.answerable(byNumber: reading.counted.contains(fact))
    let olds = raised(fact, field)
    var changes: [Change] = []
    for (_, past) in pasts(of: said, known, party) {
      for old in olds {
        let disputed = Stance(.disputed, beneath: old.cell)
        var change = joined(written(fact, party, [disputed], over: nil), past)
        change.before = store.and(old.holds, answered)
        changes.append(change)
      }
    }
    return changes
  }

  /// The changes of recording one of the answers that are wanted.
  private mutating func recording(
    _ fact: Int, of party: Int, _ role: Action.RoleChange, _ isWanted: (Stance) -> Bool
  ) -> [Change] {
    let known = library.facts[fact]
    let byNumber = reading.counted.contains(fact)
    let wanted = known.answerable(byNumber: byNumber).filter {
      isWanted($0) && role == known.roleChange(by: $0) && !(countsPeople && $0.cell == .skipped)
    }
    let field = field(.cell(known.variable, party: party))
    let olds = field.map { raised(fact, $0) } ?? [(.all, nil)]
    var changes: [Change] = []
    for (stances, past) in pasts(of: wanted, known, party) {
      for old in olds {
        var change = joined(written(fact, party, stances, over: old.cell), past)
        change.before = old.holds
        changes.append(change)
      }
    }
    return changes
  }

  /// A fact and its options as any of these answers leaves them, over a sticky value.
  private mutating func written(
    _ fact: Int, _ party: Int, _ stances: [Stance], over raised: Cell?
  ) -> Change {
    let known = library.facts[fact]
    let own = field(.cell(known.variable, party: party))
    var options: [Int] = []
    for option in 0..<known.answers.optionCount {
      if let field = field(.cell(known.option(option), party: party)) { options.append(field) }
    }
    let areAllKept = options.count == known.answers.optionCount
    var change = Change(after: .none)
    for stance in stances {
      let shown = known.shown(stance, after: raised)
      var holds = own.map { code(of: shown, $0) } ?? .all
      holds = store.and(holds, chosen(stance, options, notNone: areAllKept))
      if countsPeople { holds = store.and(holds, saying(stance, to: fact, of: party, options)) }
      change.after = store.or(change.after, holds)
    }
    for field in [own].compactMap({ $0 }) + options {
      change.bits = store.and(change.bits, fields[field].bits)
    }
    return change
  }

  private func code(of stance: Stance, _ field: Int) -> Diagram {
    fields[field].classOf[stance].map { fields[field].codes[$0] } ?? .none
  }

  /// Each option is chosen or left out as surely as the whole was answered; one at least is chosen.
  private mutating func chosen(
    _ stance: Stance, _ options: [Int], notNone: Bool
  ) -> Diagram {
    guard stance.cell.valueIndex != nil else {
      var all = Diagram.all
      for option in options { all = store.and(all, code(of: Stance(stance.cell), option)) }
      return all
    }
    var any = Diagram.all
    var none = Diagram.all
    for option in options {
      let out = code(of: Stance(.value(1, forSure: stance.cell.isForSure)), option)
      let chosen = code(of: Stance(.value(0, forSure: stance.cell.isForSure)), option)
      any = store.and(any, store.or(chosen, out))
      none = store.and(none, out)
    }
    return notNone && !options.isEmpty ? store.subtracting(any, none) : any
  }

  /// The answers by what they leave in the past of a fact, where anything reads that.
  private mutating func pasts(
    of stances: [Stance], _ fact: Fact, _ party: Int
  ) -> [(stances: [Stance], change: Change)] {
    guard fact.historyVariable != nil else { return [(stances, Change())] }
    var groups = [(stances.filter { $0.cell.valueIndex == nil }, Change())]
    for value in fact.answers.valueIDs.indices {
      guard let variable = fact.past(value) else { continue }
      for isForSure in [false, true] {
        let past = Cell.value(0, forSure: isForSure)
        let change = writing(.cell(variable, party: party)) { $0.cell == past }
        let cell = Cell.value(value, forSure: isForSure)
        groups.append((stances.filter { $0.cell == cell }, change))
      }
    }
    return groups.filter { !$0.0.isEmpty }
  }

  /// Where a fact stands on each sticky value, and where on none.
  private mutating func raised(
    _ fact: Int, _ field: Int
  ) -> [(holds: Diagram, cell: Cell?)] {
    let known = library.facts[fact]
    guard !known.sticky.isEmpty else { return [(.all, nil)] }
    var groups: [(holds: Diagram, cell: Cell?)] = []
    for (number, stances) in fields[field].classes.enumerated() {
      let cell = known.raised(by: stances[0])
      let code = fields[field].codes[number]
      if let group = groups.firstIndex(where: { $0.cell == cell }) {
        groups[group].holds = store.or(groups[group].holds, code)
      } else {
        groups.append((code, cell))
      }
    }
    return groups
  }
}

extension Fact {
  /// The sticky value that a stance stands on; nil where it stands on none.
  fileprivate func raised(by stance: Stance) -> Cell? {
    if let beneath = stance.beneath { return beneath }
    return stance.cell.valueIndex.map(sticky.contains) == true ? stance.cell : nil
  }

  /// How an answer shows over a sticky value: as itself where it is at least as grave.
  fileprivate func shown(_ stance: Stance, after raised: Cell?) -> Stance {
    guard let raised, let worst = raised.valueIndex, stance.cell != .disputed else { return stance }
    guard let value = stance.cell.valueIndex else { return Stance(raised) }
    return graveness[value] < graveness[worst] ? Stance(raised) : stance
  }

  /// What an answer says about whom the call is about.
  func roleChange(by stance: Stance) -> Action.RoleChange {
    guard id == BuiltInFact.caller.rawValue, let value = stance.cell.valueIndex else {
      return .none
    }
    return answers.valueIDs[value] == "third-party" ? .isThirdParty : .isCaller
  }
}
