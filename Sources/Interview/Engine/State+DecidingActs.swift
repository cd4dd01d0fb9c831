// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// Acts that are no answers: tells, offers, consents, promises, alarms, levels.
extension State {
  func acknowledge() throws(Refusal) -> [Event] {
    let pending = try visitAsked()
    let step = library.flow.steps[pending.step]
    switch step.act {
    case .tell:
      return [.toldCaller(at: pending.visit, tell: library.tell(at: pending.step) ?? step.id)]
    case .instruct: return [.instructionDone(at: pending.visit)]
    case .wait: return [.waited(at: pending.visit)]
    case .section, .ask, .decide, .score, .offer, .consent, .run, .handoff, .promise, .agree,
      .end:
      throw .notHere
    }
  }

  func notDone(reason: String) throws(Refusal) -> Event {
    let pending = try visitAsked()
    switch library.flow.steps[pending.step].act {
    case .instruct, .tell: break
    case .section, .ask, .decide, .score, .offer, .consent, .wait, .run, .handoff, .promise,
      .agree, .end:
      throw .notHere
    }
    return .instructionNotDone(at: pending.visit, reason: try words(reason))
  }

  func doneLater(_ step: String) throws(Refusal) -> Event {
    guard let undone = undone.last(where: { $0.step == step }) else { throw .noSuchName(step) }
    return .instructionDoneLater(undone.act)
  }

  func leaveOut() throws(Refusal) -> [Event] {
    let pending = try visitAsked()
    switch library.flow.steps[pending.step].act {
    case .handoff: return [.handoffLeftOut(at: pending.visit)]
    case .promise: return [.promiseLeftOut(at: pending.visit)]
    case .section, .ask, .tell, .instruct, .decide, .score, .offer, .consent, .wait, .run, .agree,
      .end:
      throw .notHere
    }
  }

  /// The rung on screen, or any responder at any level; the places shown with it come first.
  func offer(
    _ id: String?, _ end: OfferEnd, reason: String?, supports: ShownSupports?
  ) throws(Refusal) -> [Event] {
    if end == .ruledOut, reason == nil { throw .reasonMissing }
    let shown = pendingVisit.flatMap { visit -> String? in
      if case .rung = visit.part { return visit.visit.part }
      return nil
    }
    guard let responder = id ?? shown else { throw .notHere }
    guard library.responderIndex(responder) != nil else { throw .noSuchName(responder) }
    let visit = responder == shown ? pendingVisit?.visit : nil
    if let chosen = supports?.chosen, supports?.chosenPlace == nil { throw .noSuchName(chosen) }
    let shownWithIt = supports.map { [Event.supportsShown(responder: responder, $0)] } ?? []
    return shownWithIt + [.offerEnded(at: visit, responder: responder, end, reason: reason)]
  }

  /// Consent belongs to whoever gave it, so a step's goes to the one on the line, as any does for
  /// which nobody is named (`other`).
  func consent(
    _ id: String?, _ answer: ConsentAnswer, _ whose: Role.Party
  ) throws(Refusal) -> [Event] {
    if answer.state == .limited { _ = try words(answer.words ?? "") }
    if !answer.wasAsked {
      guard answer.state == .unsure else { throw .notHere }
      guard answer.words != nil else { throw .reasonMissing }
    }
    let pending = pendingVisit
    var shown: String?
    if let pending, case .consent(let item) = library.flow.steps[pending.step].act {
      shown = library.consents[item].id
    }
    guard let item = id ?? shown else { throw .notHere }
    guard library.consentIndex(item) != nil else { throw .noSuchName(item) }
    let isShown = item == shown
    let party = isShown ? standing.speakerParty : partyOf(whose)
    return [
      .consentRecorded(at: isShown ? pending?.visit : nil, item: item, party: party, answer)
    ]
  }

  /// Whose it is that is said of the person, the caller, or whoever is on the line.
  package func partyOf(_ whose: Role.Party) -> Party {
    switch whose {
    case .person: standing.personParty
    case .caller: standing.callerParty
    case .other: standing.speakerParty
    }
  }

  func promise(_ typed: Promise?, at: Moment) throws(Refusal) -> [Event] {
    if let typed {
      let visit = pendingVisit.flatMap { $0.visit.step == typed.id ? $0.visit : nil }
      return [.promiseMade(at: visit, typed)]
    }
    let pending = try visitAsked()
    guard case .promise(let owner, let due) = library.steps[pending.step].detail else {
      throw .notHere
    }
    let step = library.steps[pending.step]
    let promise = Promise(
      id: step.id, text: step.wording.say.joined(separator: " "), owner: owner,
      dueUTCMilliseconds: at.utcMilliseconds + due)
    return [.promiseMade(at: pending.visit, promise)]
  }

  func agree(_ agreed: Bool) throws(Refusal) -> [Event] {
    let pending = try visitAsked()
    guard case .agree(let plan) = library.flow.steps[pending.step].act else { throw .notHere }
    return [.planAnswered(at: pending.visit, plan: library.plans[plan].id, agreed: agreed)]
  }

  func playLine(of id: String) throws(Refusal) -> [Event] {
    guard let plan = library.planIndex(id) else { throw .noSuchName(id) }
    let next = (standing.planLinesDone[plan] ?? 0) + 1
    guard standing.agreedPlans.contains(plan), next <= library.plans[plan].lines.count else {
      throw .notHere
    }
    return [.planLineDone(plan: id, line: next)]
  }

  /// Each alarm is once on the stack; one that is running already, by itself or because a step runs
  /// its protocol, is only marked as raised again.
  func alarm(_ id: String) throws(Refusal) -> [Event] {
    guard let alarm = library.alarms.firstIndex(where: { $0.id == id }) else {
      throw .noSuchName(id)
    }
    let protocolIndex = library.alarms[alarm].protocolIndex
    let isRunning =
      standing.walks.contains { $0.cause == .alarm(alarm) } || isRunning(protocolIndex)
    return [isRunning ? .alarmRaisedAgain(id) : .alarmRaised(id)]
  }

  func leaveAlarm() throws(Refusal) -> [Event] {
    guard case .alarm(let alarm)? = topWalk?.cause else { throw .notHere }
    return [.alarmLeft(library.alarms[alarm].id)]
  }

  /// Whether a protocol is being walked, by whatever cause.
  package func isRunning(_ protocolIndex: Int) -> Bool {
    standing.walks.contains { walk in
      walk.frames.contains { $0.protocolIndex == protocolIndex }
    }
  }

  func switchTo(_ id: String, reason: String) throws(Refusal) -> [Event] {
    guard let target = library.protocolIndex(id) else { throw .noSuchName(id) }
    guard !isRunning(target) else { throw .alreadyRunning(id) }
    return [.switched(to: id, reason: try words(reason))]
  }

  func raise(_ finding: String, to value: String) throws(Refusal) -> Event {
    let (party, wanted, standing) = try level(finding, value)
    if let standing, standing.value > wanted { throw .notAbove(level: standing.title) }
    return .levelRaised(finding: finding, party: party, to: value)
  }

  /// Lowering wants a reason, and a second person where the library says so; nobody is waited for
  /// while somebody's breath is in doubt.
  func lower(
    _ finding: String, to value: String, reason: String, _ second: SecondPerson?,
    named name: String?
  ) throws(Refusal) -> Event {
    let (party, wanted, standing) = try level(finding, value)
    guard let standing else { throw .noLevelToLower }
    guard wanted < standing.value else { throw .notBelow(level: standing.title) }
    let reason = try words(reason)
    guard second != nil || !wantsSecondPerson(toLower: finding) else {
      throw .secondPersonNeeded
    }
    return .levelLowered(
      finding: finding, party: party, to: value, reason: reason, second: second,
      secondName: second == nil ? nil : name)
  }

  /// Whose level it is, the one that is wanted, and the one that conditions read now; nil where
  /// none is decided.
  private func level(_ finding: String, _ value: String) throws(Refusal) -> (
    party: Party, wanted: Int, standing: (value: Int, title: String)?
  ) {
    guard let index = library.findingIndex(finding) else { throw .noSuchName(finding) }
    let values = library.findings[index].values
    guard let wanted = values.firstIndex(where: { $0.id == value }) else {
      throw .noSuchName(value)
    }
    let standing = standing.level(of: index).map { (value: $0, title: values[$0].title) }
    return (self.standing.personParty, wanted, standing)
  }

  /// Whoever is said to call about somebody else says by that whom the call is about, as long as
  /// nobody has said it otherwise.
  func speak(as id: String, at: Moment) throws(Refusal) -> [Event] {
    let spoken = Event.speakerChanged(role: try role(id))
    let caller = BuiltInFact.caller.rawValue
    guard let role = library.roles.firstIndex(where: { $0.id == id }),
      isVoiceOfCaller(role, before: acts.count), standing.speakerParty == standing.callerParty,
      let fact = library.factIndex(caller), library.facts[fact].isOfCall,
      current(fact, of: .first) == nil, library.choice("third-party", of: fact) != nil
    else { return [spoken] }
    return [spoken] + (try tell(caller, Statement(.choice("third-party")), at: at))
  }

  /// The library's own language, or one that there are words in.
  func speak(in language: String) throws(Refusal) -> Event {
    guard language == library.ownLanguage || library.otherLanguages.contains(language) else {
      throw .noSuchName(language)
    }
    return .languageChosen(language)
  }

  func standDown(_ id: String, reason: String) throws(Refusal) -> Event {
    let fact = try fact(id)
    let party = party(for: fact)
    guard self.fact(fact, of: party).sticky >= 0 else { throw .nothingToStandDown(fact: id) }
    return .stoodDown(fact: id, party: party, reason: try words(reason))
  }

  func theyAsk(_ id: String) throws(Refusal) -> Event {
    guard library.theyAsk.contains(where: { $0.id == id }) else { throw .noSuchName(id) }
    return .callerAsked(id)
  }

  func sayAtOnce(_ tells: [String]) throws(Refusal) -> [Event] {
    let known = Set(
      library.steps.indices.compactMap { step in
        library.tell(at: step) ?? (library.isInstruction(step) ? library.flow.steps[step].id : nil)
      })
    if let other = tells.first(where: { !known.contains($0) }) { throw .noSuchName(other) }
    return tells.map { .toldAtOnce($0) }
  }

  func wish(_ id: String) throws(Refusal) -> Event {
    guard library.responderIndex(id) != nil else { throw .noSuchName(id) }
    return .wishRecorded(responder: id, by: standing.speakerParty)
  }

  /// Only whoever had a wish takes it back.
  func withdrawWish(_ id: String) throws(Refusal) -> Event {
    guard library.responderIndex(id) != nil else { throw .noSuchName(id) }
    guard hasWish(for: id) else { throw .noWish(responder: id) }
    return .wishWithdrawn(responder: id, by: standing.speakerParty)
  }

  /// Whether whoever is on the line has a wish for that responder.
  package func hasWish(for id: String) -> Bool {
    standing.wishes.contains { $0.responder == id && $0.by == standing.speakerParty }
  }
}
