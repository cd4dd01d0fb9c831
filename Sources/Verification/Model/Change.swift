// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What one move does to a set of calls: those in `before` go on, `bits` are forgotten, and they
/// stand in `after`. An action is a list of such changes, joined.
struct Change: Hashable, Sendable {
  var before = Diagram.all
  var bits = Diagram.all
  var after = Diagram.all
}

/// What the changes of an action depend on, beside the action.
struct ChangeKey: Hashable, Sendable {
  var action: Action
  var step: Int
  var subject: Int
  var person: Int

  init(_ action: Action, at place: Place) {
    self.action = action
    step = place.isOver || action.isFree ? -1 : place.top.step
    subject = place.roles.subject
    person = place.roles.person
  }
}

/// How the bits of one monitor go on from one thing seen, and where its rule is broken by it.
struct MonitorStep: Sendable {
  /// Where a bit may be yes afterwards, and where it may be no.
  struct Turn: Sendable {
    var bit: Diagram
    var yes: Diagram
    var no: Diagram
  }

  var monitor: Int
  var turns: [Turn]
  var bits: Diagram
  /// Where the rule may be broken by it.
  var broken: Diagram
  /// Where a handoff is refused because of the rule, whatever is out of sight.
  var refused: Diagram
}

struct MonitorKey: Hashable, Sendable {
  var seen: SeenAct
  var person: Int
}

extension Model {
  /// The calls that come out of a set by a change.
  mutating func image(of set: Diagram, by change: Change) -> Diagram {
    store.and(store.meeting(set, change.before, freeing: change.bits), change.after)
  }

  /// The calls that a change leads into a set.
  mutating func preimage(of set: Diagram, by change: Change) -> Diagram {
    store.and(store.meeting(set, change.after, freeing: change.bits), change.before)
  }

  /// The changes of an action at a place.
  mutating func changes(of action: Action, at place: Place) -> [Change] {
    let key = ChangeKey(action, at: place)
    if let known = changesOf[key] { return known }
    roles = place.roles
    let changes = freshChanges(of: action, key.step, place)
    changesOf[key] = changes
    return changes
  }

  private mutating func freshChanges(
    of action: Action, _ step: Int, _ place: Place
  ) -> [Change] {
    switch action {
    case .holds, .passes, .runs, .ends:
      return [Change(before: place.stage == .check ? due(step).yes : .all)]
    case .fails: return [Change(before: due(step).no)]
    case .opens(let need): return [Change(before: opens(need, of: step))]
    case .decides(let finding):
      return passing(finding, roles.subject, where: due(step).yes)
    case .scores(let score):
      var passed = writing(.passedScore(score, party: roles.subject)) { $0 == .yes }
      passed.before = due(step).yes
      return [passed]
    case .rechecks(let stage): return [Change(before: store.not(stands(stage, at: step)))]
    case .skipsRung(let responder, let end):
      return [Change(before: offered(responder) { $0 == [end] })]
    case .putsRung(let responder):
      return [Change(before: isToBePut(responder))]
    case .answers(let fact, let follow, let role, let need):
      let party = library.askedParty(of: fact, need: need, at: step, roles)
      return answers(fact, of: party, leadingTo: need != nil ? nil : follow, role, at: step)
    case .acknowledges, .leavesOut, .promises, .handsOff, .drops: return [Change()]
    case .endsOffer(let responder, let accepted):
      return [ending(responder) { ($0 == .accepted) == accepted }]
    case .consents(let item, let party):
      return party.map { [consenting(item, $0)] } ?? [Change()]
    case .agrees(let plan, let agreed):
      return [
        agreed ? writing(.cell(library.plans[plan].variable, party: 0)) { _ in true } : Change()
      ]
    case .tells, .disputes, .offersFreely, .consentsFreely, .raises:
      return freeChanges(of: action)
    }
  }

  /// What the acts change that are possible at any pause, wherever it is.
  mutating func freeChanges(of action: Action) -> [Change] {
    switch action {
    case .tells(let fact, let party, let role): return tells(fact, of: party, role)
    case .disputes(let fact, let party): return disputes(fact, of: party)
    case .offersFreely(let responder):
      return [
        first(
          ending(responder) { _ in true }, .cell(library.responders[responder].variable, party: 0))
      ]
    case .consentsFreely(let item, let party):
      guard let variable = library.vocabulary.consents[library.consents[item].id] else { return [] }
      return [first(consenting(item, party), .cell(variable, party: party))]
    case .raises(let finding, let party): return raising(finding, party) { _ in true }
    case .holds, .fails, .opens, .passes, .decides, .scores, .runs, .ends, .skipsRung, .putsRung,
      .rechecks,
      .answers, .acknowledges, .endsOffer, .consents, .handsOff, .leavesOut, .promises, .agrees,
      .drops:
      return []
    }
  }

  /// Where a step is due, and where it is not: neither where its condition rests on a fact that
  /// was never answered and can be asked.
  private mutating func due(_ step: Int) -> (yes: Diagram, no: Diagram) {
    let known = library.flow.steps[step]
    let (yes, no) = settled(known.condition, known.needs)
    var asks = Diagram.none
    for need in known.needs.indices { asks = store.or(asks, opens(need, of: step)) }
    return (store.or(yes, store.subtracting(store.not(no), asks)), no)
  }

  /// Where a step asks this need first: its condition is open, and no need before it is.
  private mutating func opens(_ index: Int, of step: Int) -> Diagram {
    let known = library.flow.steps[step]
    guard library.askingStep[known.needs[index].fact] != nil else { return .none }
    let (yes, no) = settled(known.condition, known.needs)
    var open = store.subtracting(store.not(yes), no)
    for earlier in known.needs[..<index] where library.askingStep[earlier.fact] != nil {
      open = store.subtracting(open, notKnown(earlier))
    }
    return store.and(open, notKnown(known.needs[index]))
  }

  /// Where a prompt still stands: its step is due, its need is open, its rung is to be put.
  mutating func stands(_ stage: Place.Stage, at step: Int) -> Diagram {
    switch stage {
    case .need(let need): return opens(need, of: step)
    case .visit(let rung):
      var stands = Diagram.all
      if rung == 0 { stands = due(step).yes }
      guard case .offer(let responders, _) = library.flow.steps[step].act else { return stands }
      return store.and(stands, isToBePut(responders[rung]))
    case .check, .rung, .over, .dropped: return .all
    }
  }

  private mutating func isToBePut(_ responder: Int) -> Diagram {
    offered(responder) { !$0.contains(.accepted) && !$0.contains(.ruledOut) }
  }

  private mutating func notKnown(_ need: Need) -> Diagram {
    truth(of: Atom(need.variable, of: need.reader, in: .notKnown))
  }

  /// Where a condition holds, and where it does not, whatever its needs turn out to be.
  private mutating func settled(
    _ condition: Guard, _ needs: [Need]
  ) -> (yes: Diagram, no: Diagram) {
    switch condition {
    case .always: return (.all, .none)
    case .atom(let atom):
      var truth = truth(of: atom)
      guard let need = needs.first(where: { $0.covers(atom) }) else {
        return (truth, store.not(truth))
      }
      let open = notKnown(Need(fact: need.fact, variable: atom.variable, reader: atom.reader))
      let no = store.subtracting(store.not(truth), open)
      truth = store.subtracting(truth, open)
      return (truth, no)
    case .not(let inner):
      let (yes, no) = settled(inner, needs)
      return (no, yes)
    case .all(let parts): return counted(parts.count, parts, needs)
    case .any(let parts): return counted(1, parts, needs)
    case .atLeast(let count, let parts): return counted(count, parts, needs)
    }
  }

  private mutating func counted(
    _ count: Int, _ parts: [Guard], _ needs: [Need]
  ) -> (yes: Diagram, no: Diagram) {
    var yes: [Diagram] = []
    var no: [Diagram] = []
    for part in parts {
      let known = settled(part, needs)
      yes.append(known.yes)
      no.append(known.no)
    }
    return (atLeast(count, of: yes), atLeast(parts.count - count + 1, of: no))
  }

  private mutating func offered(_ responder: Int, _ test: ([OfferEnd]) -> Bool) -> Diagram {
    guard let field = field(.cell(library.responders[responder].variable, party: 0)) else {
      return test([]) ? .all : .none
    }
    return standing(field) { stance in
      test(stance.cell.valueIndex.flatMap { OfferEnd(rawValue: $0) }.map { [$0] } ?? [])
    }
  }

  private mutating func ending(_ responder: Int, _ ends: (OfferEnd) -> Bool) -> Change {
    writing(.cell(library.responders[responder].variable, party: 0)) { stance in
      stance.cell.valueIndex.flatMap { OfferEnd(rawValue: $0) }.map(ends) ?? false
    }
  }

  private mutating func consenting(_ item: Int, _ party: Int) -> Change {
    guard let variable = library.vocabulary.consents[library.consents[item].id] else {
      return Change()
    }
    return writing(.cell(variable, party: party)) { $0 != .notKnown }
  }

  /// A change where the field was never set: what was done by hand before it is first read.
  mutating func first(_ change: Change, _ key: FieldKey) -> Change {
    guard let field = field(key) else { return change }
    var change = change
    change.before = store.and(change.before, fields[field].codes[0])
    return change
  }

  /// Puts a field into any class that holds one of the stances; nothing where nobody reads it.
  mutating func writing(_ key: FieldKey, _ stands: (Stance) -> Bool) -> Change {
    guard let field = field(key) else { return Change() }
    var after = Diagram.none
    for (number, stances) in fields[field].classes.enumerated()
    where stances.contains(where: stands) {
      after = store.or(after, fields[field].codes[number])
    }
    return Change(bits: fields[field].bits, after: after)
  }

  mutating func joined(_ first: Change, _ second: Change) -> Change {
    Change(
      before: store.and(first.before, second.before), bits: store.and(first.bits, second.bits),
      after: store.and(first.after, second.after))
  }
}
