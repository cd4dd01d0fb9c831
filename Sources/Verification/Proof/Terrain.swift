// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// A survey as one walk sees it.
///
/// A walk may look at some fields only, the `kept` ones, and take every other as if it could stand
/// in any way at any time. It then makes every call that there is, and some that there are not:
/// what holds in it holds; what is broken in it is looked into.
struct Terrain {
  let survey: Survey
  var model: Model
  /// The fields that are looked at.
  let kept: FieldSet
  /// The rules that are watched.
  let active: FieldSet
  /// Whether nothing is done out of turn: nothing told early, offered or raised by hand, disputed.
  var isPlain = false
  /// Where persons are counted: those in whose calls a rule is broken.
  var breakers = Diagram.none
  private let isOfProtocolAlone: Bool
  /// Whether an offer by hand moves a rule that is watched.
  private let hearsOffersByHand: Bool
  private var notKept = Diagram.all
  private var deadOf: [Survey.Life: Diagram] = [:]
  /// By number of a life.
  private var dead: [Diagram?]
  /// By deed, whether it changes nothing that is looked at, and shows nothing to a rule that is
  /// watched.
  private(set) var isIdle: [Bool]
  private var works: [Work?]
  private var standingOf: [Diagram: Diagram] = [:]

  /// A deed as far as it is looked at.
  struct Work {
    var before: [MonitorStep]
    var changes: [Change]
    var after: [MonitorStep]
  }

  /// Looks at these fields only, and watches these rules only.
  init(
    _ survey: Survey, _ model: consuming Model, lookingAt fields: FieldSet, for rules: FieldSet
  ) {
    self.survey = survey
    self.model = consume model
    self.model.store.forgetResults()
    kept = fields
    active = rules
    dead = Array(repeating: nil, count: survey.lives.count)
    works = Array(repeating: nil, count: survey.deeds.count)
    isIdle = survey.deeds.map { !$0.touches.intersects(fields) && !$0.heardBy.intersects(rules) }
    let monitors = self.model.monitors
    isOfProtocolAlone = rules.members.contains { monitors[$0].rule.isOfProtocolAlone }
    hearsOffersByHand = !isOfProtocolAlone && survey.offersHeardBy.intersects(rules)
    for field in self.model.fields.indices.reversed() where !kept.contains(field) {
      notKept = self.model.and(self.model.fields[field].bits, notKept)
    }
  }

  var isExhausted: Bool { model.store.isExhausted }

  mutating func forgetting(_ set: Diagram, at place: Int) -> Diagram {
    if set == .none { return .none }
    let life = survey.lifeOf[place]
    if let bits = dead[life] { return model.store.freeing(bits, in: set) }
    let lives = survey.lives[life]
    let bits = bits(of: kept.subtracting(lives.fields), active.subtracting(lives.rules))
    dead[life] = bits
    return model.store.freeing(bits, in: set)
  }

  /// All bits of some fields and rules.
  mutating func bits(of fields: FieldSet, _ rules: FieldSet) -> Diagram {
    let life = Survey.Life(fields: fields, rules: rules)
    if let known = deadOf[life] { return known }
    var bits = Diagram.all
    for rule in rules.members.reversed() { bits = model.and(model.allMonitorBits[rule], bits) }
    for field in fields.members.reversed() { bits = model.and(model.fields[field].bits, bits) }
    deadOf[life] = bits
    return bits
  }

  /// What a move does, as far as it is looked at.
  mutating func work(of number: Int) -> Work {
    if let known = works[number] { return known }
    let deed = survey.deeds[number]
    let work = Work(
      before: deed.seenBefore.flatMap { steps(on: $0) },
      changes: deed.changes.map { seen($0) },
      after: deed.seenAfter.flatMap { steps(on: $0) })
    works[number] = work
    return work
  }

  private mutating func seen(_ change: Change) -> Change {
    Change(
      before: model.store.freeing(notKept, in: change.before),
      bits: model.store.freeing(notKept, in: change.bits),
      after: model.store.freeing(notKept, in: change.after))
  }

  /// How the rules that are watched go on from something seen.
  mutating func steps(on seen: MonitorKey) -> [MonitorStep] {
    model.steps(on: seen).filter { active.contains($0.monitor) }
      .map { model.looking($0, without: notKept) }
  }

  /// Whether anything that is looked at may be changed out of turn where there is this freedom.
  func mayAct(with freedom: Int) -> Bool {
    survey.freeFields[freedom].intersects(tellable(kept)) || hearsOffers
  }

  /// Whether some call can go this way, without acts out of turn.
  func isOpen(_ edge: Roads.Edge) -> Bool {
    !survey.deeds[edge.deed].isNever && !edge.isRecheck
  }

  /// The move by which a prompt is left that what was done out of turn took away, and its number;
  /// nil where nothing can.
  func recheck(at index: Int) -> (way: Int, move: Move)? {
    guard survey.roads.recheckOf[index] != nil else { return nil }
    return survey.graph.moves[index].enumerated().first { $0.element.action.isRecheck }
      .map { ($0.offset, $0.element) }
  }

  /// Where the prompt of a pause still stands, as far as is looked at.
  mutating func standing(at index: Int) -> Diagram {
    let standing = survey.standing[index]
    if let known = standingOf[standing] { return known }
    let seen = model.store.freeing(notKept, in: standing)
    standingOf[standing] = seen
    return seen
  }

  /// What a counsellor may do at a pause without answering it, as far as anything that is looked
  /// at reads it before the next.
  func freeMoves(at index: Int) -> [Move] { freeMoves(at: index, on: kept) }

  func freeMoves(at index: Int, on fields: FieldSet) -> [Move] {
    freeActs(with: survey.freedomOf[index], on: fields).map { act in
      Move(action: survey.actions[act.deed], target: index, ran: nil, isEnd: false, deed: act.deed)
    }
  }

  func freeActs(with freedom: Int, on fields: FieldSet) -> [Survey.FreeAct] {
    let fields = tellable(fields)
    guard hearsOffers || survey.freeFields[freedom].intersects(fields) else { return [] }
    var acts: [Survey.FreeAct] = []
    for act in survey.freedoms[freedom]
    where isDone(act, on: fields) && !acts.contains(where: { $0.deed == act.deed }) {
      acts.append(act)
    }
    return acts
  }

  private func isDone(_ act: Survey.FreeAct, on fields: FieldSet) -> Bool {
    if let field = act.field, fields.contains(field) { return true }
    guard hearsOffers, survey.deeds[act.deed].isByHand else { return false }
    return survey.deeds[act.deed].heardBy.intersects(active)
  }

  private var hearsOffers: Bool { !isPlain && hearsOffersByHand }

  /// Which of some fields may be changed out of turn. What every call owes, and the order of
  /// offers, are asked of the protocol alone: help that a counsellor offers by hand before its
  /// turn, so that its step is passed over, is not counted against it.
  private func tellable(_ fields: FieldSet) -> FieldSet {
    if isPlain { return FieldSet() }
    return isOfProtocolAlone ? fields.subtracting(survey.offerFields) : fields
  }

  /// Whether a rule that is watched goes on by the act that would set a group out of turn: then it
  /// cannot be taken as done before.
  private mutating func isHeard(_ group: FieldGroup, _ place: Int) -> Bool {
    guard case .offersFreely(let responder)? = group.mover else { return false }
    let person = survey.graph.places[place].ruleRoles.person
    return !steps(on: MonitorKey(seen: .offered(responder: responder), person: person)).isEmpty
  }

  /// Every state in which a walk may find what it reads: at the start of a call what may be told
  /// at its first prompts; where it is begun later, facts that stand in any way, and nothing asked
  /// or offered, as its rules have seen nothing. What is `imminent` is read before any prompt.
  mutating func start(at place: Int, imminent: FieldSet) -> Diagram {
    let set = everyStart(at: place, imminent: imminent)
    return model.store.freeing(notKept, in: set)
  }

  private mutating func everyStart(at place: Int, imminent: FieldSet) -> Diagram {
    var set = model.unseen(survey.graph.places[place].ruleRoles, active)
    guard survey.graph.root == .call else {
      set = model.and(set, model.saying(survey.graph.places[place].whom))
      return model.and(set, model.nothingAsked())
    }
    // From the last on: what is added then stands above what there is, and leaves it as it is.
    for group in survey.groups.reversed() where group.fields.contains(where: kept.contains) {
      let isTold =
        !tellable(FieldSet(group.fields)).isEmpty
        && !group.fields.contains { imminent.contains($0) } && !isHeard(group, place)
      set = model.and(set, isTold ? group.told : group.untold)
    }
    return set
  }
}
