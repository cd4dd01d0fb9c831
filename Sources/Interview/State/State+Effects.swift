// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// What acts do once their place in the order has come.
extension State {
  /// Takes in the next act of the order if it belongs to no visit, or is latched; whether it was
  /// taken in now.
  mutating func takeNextFree() -> Bool {
    let index = standing.nextFree
    standing.nextFree += 1
    guard !standing.acts[index].isTaken, acts[index].isFree else { return false }
    take(index)
    return true
  }

  /// Takes one act in, once.
  mutating func take(_ index: Int) {
    guard !standing.acts[index].isTaken, !acts[index].isUndone else { return }
    standing.acts[index].isTaken = true
    standing.clock = acts[index].saidAt
    if acts[index].isOfVisit { show(.prompted) }
    effect(of: index)
    recomputeFindings()
    showAct(index)
  }

  private mutating func effect(of index: Int) {
    if let answering = acts[index].answering { return record(index, answering) }
    switch acts[index].event {
    case .answerRecorded, .toldEarly, .changedNow, .questionSkipped: return
    case .disputed(let fact, let party, _): dispute(index, fact: fact, party: party)
    case .factExpired(let fact, let party):
      guard let fact = library.factIndex(fact) else { return }
      standing.facts[standing.position(fact, party, library)].isExpired = true
    case .stoodDown(let fact, let party, _): standDown(fact, party)
    case .answersAttributed: attributeToPerson(before: index)
    case .toldCaller(_, let tell): standing.toldTells.insert(tell)
    case .callerAsked(let id): answerCaller(id)
    case .toldAtOnce(let tell): standing.toldTells.insert(tell)
    case .alarmRaised(let id): raise(id, act: index)
    case .alarmLeft(let id): leave(id, act: index)
    case .switched(let id, _):
      guard let target = library.protocolIndex(id) else { return }
      begin(.switched, target, chain: ">\(id)#\(index + 1)")
    case .speakerChanged(let id): speak(as: id, act: index)
    case .partyJoined(let id): join(as: id)
    case .levelRaised(let id, let party, let value):
      raiseLevel(id, party, to: value)
    case .levelLowered(let id, let party, let value, let reason, let second, let name):
      lowerLevel(id, party, to: value, reason: reason, (second, name), at: acts[index].at)
    case .offerEnded, .consentRecorded, .promiseMade, .planAnswered, .planLineDone,
      .handoffPrepared, .handoffAnswered, .wishRecorded, .wishWithdrawn, .supportsShown:
      latch(acts[index])
    case .instructionDone, .instructionNotDone, .instructionDoneLater, .waited, .promiseLeftOut,
      .handoffLeftOut:
      return
    case .languageChosen, .callOpened, .callClosed, .callSuspended, .callResumed, .noteTaken,
      .quoteTaken, .doneOutsideRules, .alarmRaisedAgain, .corrected, .actUndone, .yesOrNoModeSet,
      .timerSet, .callBackPlanned, .callBackTried, .correctionSaid, .recordAmended:
      return
    }
  }

  private mutating func record(_ index: Int, _ answering: Answering) {
    let (fact, party) = (answering.fact, answering.party)
    let position = standing.position(fact, party, library)
    standing.facts[position].isExpired = false
    if answering.isAsked {
      standing.table[library.facts[fact].askedVariable, party.number] = .yes
    }
    // An answer that the walk comes back to counts where nothing newer is known.
    if !answering.isKept, index >= Int(standing.facts[position].current) {
      standing.facts[position].current = Int32(index)
      standing.facts[position].other = -1
      write(fact, party, cell: answering.cell)
    }
    if library.facts[fact].isOfCall, library.facts[fact].id == BuiltInFact.caller.rawValue {
      movePointers(acts[index].answer)
    }
  }

  private mutating func dispute(_ index: Int, fact id: String, party: Party) {
    guard let fact = library.factIndex(id) else { return }
    standing.facts[standing.position(fact, party, library)].other = Int32(index)
    if let said = acts[index].answer {
      let cell = library.cell(of: said, to: fact, of: party, at: acts[index].at)
      writePast(fact, party, cell: cell)
    }
    write(fact, party, cell: .disputed)
  }

  /// What a fact was at some time: what either voice of a dispute said counts.
  private mutating func writePast(_ fact: Int, _ party: Party, cell: Cell) {
    guard let value = cell.valueIndex, let past = library.facts[fact].past(value) else { return }
    standing.table[past, party.number] = .value(0, forSure: cell.isForSure)
  }

  /// Writes a fact's cell, its options' cells and its past; a sticky value stays the gravest.
  mutating func write(_ fact: Int, _ party: Party, cell: Cell) {
    let position = standing.position(fact, party, library)
    var shown = cell
    if let value = cell.valueIndex {
      if library.facts[fact].sticky.contains(value) {
        stick(fact, at: position, value, isForSure: cell.isForSure)
      }
      writePast(fact, party, cell: cell)
    }
    let raised = Int(standing.facts[position].sticky)
    if raised >= 0, cell != .disputed,
      shown.valueIndex.map({ isGraver(raised, than: $0, of: fact) }) ?? true
    {
      shown = .value(raised, forSure: standing.facts[position].stickyIsForSure)
    }
    standing.table[library.facts[fact].variable, party.number] = shown
    writeOptions(of: fact, party, cell: shown)
  }

  /// Raises a sticky value, or makes the one that is raised for sure.
  private mutating func stick(_ fact: Int, at position: Int, _ value: Int, isForSure: Bool) {
    let raised = Int(standing.facts[position].sticky)
    if raised < 0 || isGraver(value, than: raised, of: fact) {
      standing.facts[position].sticky = Int8(value)
      standing.facts[position].stickyIsForSure = isForSure
    } else if value == raised, isForSure {
      standing.facts[position].stickyIsForSure = true
    }
  }

  private func isGraver(_ value: Int, than other: Int, of fact: Int) -> Bool {
    library.facts[fact].graveness[value] > library.facts[fact].graveness[other]
  }

  /// `many of`: each option is chosen or left out as surely as the whole answer was given.
  private mutating func writeOptions(of fact: Int, _ party: Party, cell: Cell) {
    guard case .many(let options) = library.facts[fact].answers else { return }
    let current = Int(standing.facts[standing.position(fact, party, library)].current)
    var chosen: [String] = []
    if current >= 0, case .options(let ids)? = acts[current].answer?.value { chosen = ids }
    for (number, option) in options.enumerated() {
      let variable = library.facts[fact].option(number)
      var optionCell = cell
      if cell.valueIndex != nil {
        optionCell = .value(chosen.contains(option.id) ? 0 : 1, forSure: cell.isForSure)
      }
      standing.table[variable, party.number] = optionCell
    }
  }

  private mutating func standDown(_ id: String, _ party: Party) {
    guard let fact = library.factIndex(id) else { return }
    let position = standing.position(fact, party, library)
    standing.facts[position].sticky = -1
    standing.facts[position].stickyIsForSure = false
    let current = Int(standing.facts[position].current)
    guard current >= 0 else { return }
    var cell = Cell.skipped
    if let answer = acts[current].answer {
      cell = library.cell(of: answer, to: fact, of: party, at: acts[current].at)
    }
    standing.table[library.facts[fact].variable, party.number] = cell
  }

  /// Who the call is about: once it is somebody else, the person is a party of their own.
  private mutating func movePointers(_ answer: Answer?) {
    switch answer?.value {
    case .choice("third-party"):
      standing.personParty = .spokenFor
    case .choice("the-person"): standing.personParty = standing.callerParty
    default: return
    }
  }

  private mutating func addParty(role: Int?) -> Party {
    standing.parties.append(PartyStanding(role: role))
    standing.table.addParty()
    standing.facts += Array(repeating: FactStanding(), count: library.facts.count)
    return Party(standing.parties.count - 1)
  }

  private mutating func speak(as id: String, act index: Int) {
    guard let role = library.roles.firstIndex(where: { $0.id == id }) else { return }
    standing.speakerRole = role
    switch library.roles[role].party {
    case .person: standing.speaker = standing.personParty
    case .caller where isVoiceOfCaller(role, before: index):
      standing.parties[standing.callerParty.number].role = role
      standing.speaker = standing.callerParty
    case .caller, .other: join(as: id)
    }
  }

  /// Whether a role is that of whoever called, and not of another voice who took the phone: theirs
  /// is the first that is named. It may be named anew as long as they have told nothing.
  func isVoiceOfCaller(_ role: Int, before index: Int) -> Bool {
    guard library.roles[role].party == .caller else { return false }
    let caller = standing.callerParty
    let named = standing.parties[caller.number].role
    guard named != role else { return true }
    let hasJoined = standing.parties.indices.contains { number in
      number > Party.spokenFor.number && standing.parties[number].role == role
    }
    guard !hasJoined else { return false }
    // Somebody who called for themself is not whoever speaks of them now.
    guard named != nil else { return standing.personParty != caller || !isCallerKnown }
    return !acts[..<index].contains { act in
      !act.isUndone && act.answer?.by == caller
        && act.event.factAnswered != BuiltInFact.caller.rawValue
    }
  }

  /// Whether it was said whom the call is about.
  private var isCallerKnown: Bool {
    let fact = library.factIndex(BuiltInFact.caller.rawValue)
    return fact.map { current($0, of: .first)?.answer.value.isClear == true } ?? false
  }

  private mutating func join(as id: String) {
    guard let role = library.roles.firstIndex(where: { $0.id == id }) else { return }
    let known = standing.parties.indices.first { number in
      number > Party.spokenFor.number && standing.parties[number].role == role
    }
    let party = known.map { Party($0) } ?? addParty(role: role)
    if standing.speakerRole == role { standing.speaker = party }
  }

  private mutating func answerCaller(_ id: String) {
    standing.toldTells.insert(id)
    guard let asked = library.theyAsk.first(where: { $0.id == id }) else { return }
    if let tell = asked.countsAs { standing.toldTells.insert(tell) }
  }

  private mutating func raise(_ id: String, act: Int) {
    guard let alarm = library.alarms.firstIndex(where: { $0.id == id }) else { return }
    let target = library.alarms[alarm].protocolIndex
    begin(.alarm(alarm), target, chain: "!\(library.protocols[target].id)#\(act + 1)")
  }

  /// Begins a walk above the others and lets it take the acts that it already has.
  private mutating func begin(_ cause: Walk.Cause, _ target: Int, chain: String) {
    push(cause, protocolIndex: target, chain: chain)
    let walk = standing.walks.count - 1
    advance(walk)
    if standing.walks[walk].pending == .over { standing.walks.remove(at: walk) }
  }

  private mutating func leave(_ id: String, act: Int) {
    let left = standing.walks.compactMap { openDanger(of: $0, leftBy: act) }
    standing.leftOpen += left.filter { library.alarms[$0.alarm].id == id }
    standing.walks.removeAll { walk in
      guard case .alarm(let alarm) = walk.cause else { return false }
      return library.alarms[alarm].id == id
    }
  }
}

extension Standing {
  /// Where a fact of a party stands in `facts`.
  package func position(_ fact: Int, _ party: Party, _ library: CheckedLibrary) -> Int {
    (library.facts[fact].isOfCall ? 0 : party.number) * library.facts.count + fact
  }
}

extension Cell {
  static let yes = Cell.value(0, forSure: true)
}

extension Fact {
  /// The position of a value among this fact's values.
  package func valueIndex(of value: AnswerValue, at: Moment) -> Int? {
    answers.valueIndex(of: value, cutBy: partition, at: at)
  }
}

extension AnswerKind {
  /// The position of a value among a fact's values; nil for unsure, declined and values that are
  /// not the fact's own. Moments count in whole minutes before `at`.
  func valueIndex(of value: AnswerValue, cutBy partition: Partition, at: Moment) -> Int? {
    switch (value, self) {
    case (.choice(let id), .choices), (.choice(let id), .yesOrNo): valueIndex(of: id)
    case (.options, .many): 0
    case (.words, .text), (.words, .place), (.words, .phone), (.words, .nameToUse): 0
    case (.number(let number), _): partition.interval(of: number)
    case (.moment(let then, let about), _):
      interval(of: then, about: about, at: at, in: partition)
    default: nil
    }
  }

  /// Whole minutes; a moment said as "about" may lie a quarter of an hour to either side, and
  /// counts on the worse one (protocol language, section 4).
  private func interval(
    of then: Int64, about: Bool, at: Moment, in partition: Partition
  ) -> Int {
    let minutes = Int(max(0, (at.utcMilliseconds - then) / 60_000))
    return about
      ? partition.interval(ofAbout: minutes, give: 15) : partition.interval(of: minutes)
  }
}
