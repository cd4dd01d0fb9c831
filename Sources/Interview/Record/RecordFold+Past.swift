// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What was said before, what no longer counts, and what was never asked.
extension RecordFold {
  /// Each answer of each act, and the one it had before it was corrected.
  func spoken() -> [RecordItem] {
    state.acts.indices.flatMap { index -> [RecordItem] in
      let act = state.acts[index]
      guard let (fact, party) = answered(index) else { return [] }
      var first = blank(fact, party)
      if let answer = act.event.answer {
        fill(&first, with: answer, to: fact, party, at: act.at, byYesOrNo: act.wasByYesOrNo)
      }
      var now = line(fact, party, act: index)
      now.typed = now.typed ?? act.correction?.reason
      return [first, now]
    }
  }

  /// What somebody said before they were not sure any more: a doubt takes nothing back. Of what was
  /// no danger only a note is left, because what is not known may be one.
  func nowUnsure(_ fact: Int, _ party: Party) -> RecordItem? {
    guard var item = before(fact, party), item.weight > 0 || !library.facts[fact].raisesDanger
    else { return nil }
    item.doubts.append(.unsureSince)
    return item
  }

  /// The last answer that was known before the one now, where that one is *not sure*, or words that
  /// fit no choice.
  func before(_ fact: Int, _ party: Party) -> RecordItem? {
    guard let earlier = actBefore(fact, party) else { return nil }
    let item = line(fact, party, act: earlier)
    return item.value == .nothing ? nil : item
  }

  func actBefore(_ fact: Int, _ party: Party) -> Int? {
    let current = Int(state.fact(fact, of: party).current)
    guard current >= 0, isUnclear(state.acts[current].answer, fact) else { return nil }
    return state.acts[..<current].indices.last { index in
      guard !state.acts[index].isUndone, standing.acts[index].isTaken,
        let told = told(index), told == (fact, party)
      else { return false }
      return !isUnclear(state.acts[index].answer, fact)
    }
  }

  /// The gravest that it was before it changed, and the last of these; never what a correction
  /// says was never so.
  func wasGraver(_ fact: Int, _ party: Party) -> GraverBefore? {
    let known = library.facts[fact]
    let current = Int(state.fact(fact, of: party).current)
    guard !state.isForgotten(fact), current >= 0, let now = value(fact, act: current) else {
      return nil
    }
    let earlier = state.acts[..<current].indices.filter { index in
      !state.acts[index].isUndone && standing.acts[index].isTaken
        && told(index).map { $0 == (fact, party) } ?? false
    }.compactMap { index in value(fact, act: index).map { (act: index, value: $0) } }
    let worst = earlier.filter { known.isGraver($0.value, than: now) }
      .reduce(nil as (act: Int, value: Int)?) { worst, one in
        worst.map { known.isGraver($0.value, than: one.value) } ?? false ? worst : one
      }
    guard let worst else { return nil }
    let was = line(fact, party, act: worst.act)
    guard case .label(let text) = was.value else { return nil }
    return GraverBefore(
      text: text + (was.isDoubted ? ", not certain" : ""), at: state.acts[worst.act].saidAt)
  }

  private func value(_ fact: Int, act index: Int) -> Int? {
    let act = state.acts[index]
    return act.answer.flatMap { library.facts[fact].valueIndex(of: $0.value, at: act.saidAt) }
  }

  /// What is less grave since these words were said, changed or corrected: nobody reads in them
  /// which of it they tell of.
  func overtaking(_ item: RecordItem) -> [String] {
    guard RecordPlacing.overtakable.contains(item.id), case .words = item.value,
      let said = item.at?.utcMilliseconds
    else { return [] }
    return state.knownFacts.filter { known in
      let act = Int(state.fact(known.fact, of: known.party).current)
      guard RecordPlacing.overtaking.contains(library.facts[known.fact].id), act >= 0,
        state.acts[act].saidAt.utcMilliseconds > said
      else { return false }
      return wasGraver(known.fact, known.party) != nil || isMilderNow(known.fact, act: act)
    }.map { library.facts[$0.fact].id }.eachOnce
  }

  private func isMilderNow(_ fact: Int, act index: Int) -> Bool {
    let act = state.acts[index]
    let known = library.facts[fact]
    guard act.correction != nil, let now = value(fact, act: index),
      let first = act.event.answer.flatMap({ known.valueIndex(of: $0.value, at: act.at) })
    else { return false }
    return known.isGraver(first, than: now)
  }

  private func isUnclear(_ answer: Answer?, _ fact: Int) -> Bool {
    guard let value = answer?.value else { return false }
    return value == .unsure || library.facts[fact].isSomethingElse(value)
  }

  /// Until it was said whom the call is about, whose word it all is stands open.
  func whoCalls() -> [RecordItem] {
    guard !state.isCallerSettled else { return [] }
    var item = RecordItem(
      id: BuiltInFact.caller.rawValue, label: "Whether whoever calls is the person",
      value: .nothing)
    item.unknown = .notReached
    return [item]
  }

  /// The fact that an act answers; a second source's answer changes nothing and is no change.
  private func told(_ index: Int) -> (Int, Party)? {
    if case .disputed = state.acts[index].event { return nil }
    return answered(index)
  }

  private func answered(_ index: Int) -> (Int, Party)? {
    guard let (id, party, _) = state.acts[index].event.answered else { return nil }
    return library.factIndex(id).map { ($0, state.partyMeant(party, byAct: index, to: $0)) }
  }

  /// Acts whose visit is no longer reached: kept in the journal and out of everything else.
  func setAside() -> [RecordItem] {
    state.acts.indices.filter(isSetAside).compactMap { index in
      let act = state.acts[index]
      guard let visit = act.event.visit else { return nil }
      if let (fact, party) = told(index) {
        guard RecordPlacing.isOfRecord(library.facts[fact]) else { return nil }
        var item = line(fact, party, act: index)
        item.isWaiting = state.mayComeBack(index)
        return item
      }
      let step = library.steps.first { $0.id == visit.step }
      let say = step?.wording.say.joined(separator: " ") ?? ""
      var item = RecordItem(
        id: visit.step, label: "Step", value: .label(say.isEmpty ? visit.step : say),
        kinds: RecordItem.everyKind)
      item.at = act.at
      return item
    }
  }

  private func isSetAside(_ index: Int) -> Bool {
    let act = state.acts[index]
    return act.event.visit != nil && !act.event.isLatched && !act.isUndone
      && !standing.acts[index].isReached
  }

  /// Questions of protocols that were begun and that nobody answered, then whole protocols that
  /// never were. A question whose condition is false now was skipped by rule; any other was not
  /// reached, which also covers those that an early end left behind.
  func neverAsked() -> [RecordItem] {
    var items: [RecordItem] = []
    var seen: Set<Int> = []
    let aside = Set(state.acts.indices.filter(isSetAside).compactMap { told($0)?.0 })
    for index in library.protocols.indices where standing.doneProtocols.contains(index) {
      for step in library.flow.protocols[index].steps {
        guard case .ask(let fact, _) = library.flow.steps[step].act,
          RecordPlacing.isOfRecord(library.facts[fact]), seen.insert(fact).inserted,
          !isAnswered(fact)
        else { continue }
        let item = neverAsked(fact, at: step, of: index)
        // What was asked and is set aside stands there, and was not *not asked*.
        if item.unknown == .skippedByRule || !aside.contains(fact) { items.append(item) }
      }
    }
    for index in library.protocols.indices where !standing.doneProtocols.contains(index) {
      let known = library.protocols[index]
      var item = RecordItem(
        id: known.id, label: known.title, value: .nothing, kinds: RecordItem.everyKind)
      item.unknown = .notReached
      items.append(item)
    }
    return items
  }

  /// What an alarm was left with was asked, which is more than not to have been.
  func leftOpen(_ item: RecordItem) -> RecordItem {
    guard item.isFact, state.leftOpen.contains(where: { library.facts[$0.fact].id == item.id })
    else { return item }
    var item = item
    item.unknown = .notAnswered
    item.note = nil
    return item
  }

  private func isAnswered(_ fact: Int) -> Bool {
    standing.parties.indices.contains { state.fact(fact, of: Party($0)).current >= 0 }
  }

  private func neverAsked(_ fact: Int, at step: Int, of index: Int) -> RecordItem {
    var item = blank(fact, standing.personParty)
    let isAhead = standing.walks.flatMap(\.frames).contains {
      $0.protocolIndex == index && $0.step <= step
    }
    let isDue = library.flow.steps[step].condition.holds(in: standing.table, for: standing.roles)
    item.unknown = isAhead || isDue ? .notReached : .skippedByRule
    guard item.unknown == .skippedByRule else { return item }
    item.note = library.steps[step].condition
    let condition = library.flow.steps[step].condition
    item.kinds.formUnion(SecretReading(library: library).kinds(of: condition))
    item.kindsMeant.formUnion(SecretReading(library: library).kindsMeant(by: condition))
    return item
  }
}
