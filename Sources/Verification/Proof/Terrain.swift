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
  private let isOfProtocolAlone: Bool
  /// Whether an offer by hand moves a rule that is watched.
  private let hearsOffersByHand: Bool
  private var notKept = Diagram.all
  private var deadOf: [Life: Diagram] = [:]
  private var dead: [Diagram?] = []
  private var works: [Work?] = []
  private var standingOf: [Diagram: Diagram] = [:]

  private struct Life: Hashable {
    var fields: FieldSet
    var rules: FieldSet
  }

  /// A deed as far as it is looked at.
  struct Work {
    var before: [MonitorStep]
    var changes: [Change]
    var after: [MonitorStep]
  }

  /// Looks at these fields only, and watches these rules only.
  init(_ survey: Survey, _ model: Model, lookingAt fields: FieldSet, for rules: FieldSet) {
    self.survey = survey
    self.model = model
    self.model.store.forgetResults()
    kept = fields
    active = rules
    isOfProtocolAlone = rules.members.contains { model.monitors[$0].rule.isOfProtocolAlone }
    hearsOffersByHand = !isOfProtocolAlone && survey.offersHeardBy.intersects(rules)
    for field in model.fields.indices.reversed() where !kept.contains(field) {
      notKept = self.model.and(model.fields[field].bits, notKept)
    }
    dead = Array(repeating: nil, count: survey.graph.places.count)
    works = Array(repeating: nil, count: survey.deeds.count)
  }

  var isExhausted: Bool { model.store.isExhausted }

  mutating func forgetting(_ set: Diagram, at place: Int) -> Diagram {
    if set == .none { return .none }
    let bits: Diagram
    if let known = dead[place] {
      bits = known
    } else {
      bits = self.bits(
        of: kept.subtracting(survey.liveness.live[place]),
        active.subtracting(survey.liveness.watched[place]))
      dead[place] = bits
    }
    return model.store.freeing(bits, in: set)
  }

  /// All bits of some fields and rules.
  mutating func bits(of fields: FieldSet, _ rules: FieldSet) -> Diagram {
    let life = Life(fields: fields, rules: rules)
    if let known = deadOf[life] { return known }
    var bits = Diagram.all
    for rule in rules.members.reversed() { bits = model.and(model.allMonitorBits[rule], bits) }
    for field in fields.members.reversed() { bits = model.and(model.fields[field].bits, bits) }
    deadOf[life] = bits
    return bits
  }

  /// What a move does, as far as it is looked at.
  mutating func work(of move: Move) -> Work {
    if let known = works[move.deed] { return known }
    let deed = survey.deeds[move.deed]
    let work = Work(
      before: deed.seenBefore.flatMap { steps(on: $0) },
      changes: deed.changes.map { seen($0) },
      after: deed.seenAfter.flatMap { steps(on: $0) })
    works[move.deed] = work
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

  /// Whether no move of a place changes anything that is looked at, or shows anything to a rule
  /// that is watched.
  func isIdle(at place: Int) -> Bool {
    !survey.touched[place].intersects(kept) && !survey.heard[place].intersects(active)
  }

  /// Whether anything that is looked at may be changed out of turn at a place.
  func mayActFreely(at place: Int) -> Bool {
    survey.freeFields[place].intersects(tellable(kept))
      || hearsOffers && survey.graph.places[place].isPause
  }

  /// Whether a move changes nothing that is looked at, and shows nothing to a rule that is watched.
  func isIdle(_ move: Move) -> Bool {
    let deed = survey.deeds[move.deed]
    return !deed.touches.intersects(kept) && !deed.heardBy.intersects(active)
  }

  /// Whether some call can make a move, without acts out of turn.
  func isOpen(_ move: Move) -> Bool {
    !survey.deeds[move.deed].isNever && !move.action.isRecheck
  }

  /// The move by which a prompt is left that what was done out of turn took away; nil where
  /// nothing can.
  func recheck(at index: Int) -> Move? {
    survey.graph.moves[index].first(where: \.action.isRecheck)
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
    let fields = tellable(fields)
    guard hearsOffers || survey.freeFields[index].intersects(fields) else { return [] }
    var moves: [Move] = []
    for free in survey.freeMoves[index]
    where isDone(free, on: fields) && !moves.contains(where: { $0.deed == free.move.deed }) {
      moves.append(free.move)
    }
    return moves
  }

  private func isDone(_ free: Survey.FreeMove, on fields: FieldSet) -> Bool {
    if let field = free.field, fields.contains(field) { return true }
    return hearsOffers && free.move.action.isByHand
      && survey.deeds[free.move.deed].heardBy.intersects(active)
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
    for group in survey.groups where group.fields.contains(where: kept.contains) {
      let isTold =
        !tellable(FieldSet(group.fields)).isEmpty
        && !group.fields.contains { imminent.contains($0) } && !isHeard(group, place)
      set = model.and(set, isTold ? group.told : group.untold)
    }
    return set
  }
}
