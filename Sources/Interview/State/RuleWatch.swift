// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// What the centre's rules make of a call so far: every monitor, run over plain truth.
///
/// The walk shows it each thing that a rule could name, at its place in the order, with the
/// answers as the conditions knew them there. It is worked out when somebody asks, by replaying
/// the acts, so a keystroke pays nothing for it.
package struct RuleWatch: Sendable {
  /// A rule that the call has broken, and when.
  package struct Broken: Equatable, Sendable {
    package var rule: String
    package var says: String
    package var at: Moment
  }

  package let monitors: [RuleMonitor]
  package private(set) var bits: [[Bool]]
  /// In the order in which it came to that; each rule once.
  package private(set) var broken: [Broken] = []

  init(_ policy: Policy, in table: Table, for roles: Roles) {
    monitors = policy.rules.filter(\.form.isWatched).map(RuleMonitor.init)
    var domain = TableTruth(table: table, roles: roles)
    bits = monitors.map { $0.begin(in: &domain) }
  }

  mutating func see(_ seen: SeenAct, in table: Table, for roles: Roles, at: Moment) {
    var domain = TableTruth(table: table, roles: roles)
    for (index, monitor) in monitors.enumerated() {
      guard monitor.step(&bits[index], on: seen, in: &domain) else { continue }
      guard !broken.contains(where: { $0.rule == monitor.rule.id }) else { continue }
      broken.append(Broken(rule: monitor.rule.id, says: monitor.rule.says, at: at))
    }
  }

  /// The rules that this would break now. A bound on a finding is not among them: what is seen
  /// here does not move one.
  func rulesBroken(by seen: SeenAct, in table: Table, for roles: Roles) -> [PolicyRule] {
    var domain = TableTruth(table: table, roles: roles)
    return monitors.indices.compactMap { index in
      if case .theFinding = monitors[index].rule.form { return nil }
      var after = bits[index]
      return monitors[index].step(&after, on: seen, in: &domain) ? monitors[index].rule : nil
    }
  }

  /// The rules by which something is owed now.
  func rulesOwed(in table: Table, for roles: Roles) -> [PolicyRule] {
    var domain = TableTruth(table: table, roles: roles)
    return monitors.indices.compactMap { index in
      monitors[index].owes(bits[index], in: &domain) ? monitors[index].rule : nil
    }
  }
}

extension State {
  /// The rules over the whole call as it stands.
  package func watched() -> RuleWatch {
    let begun = Standing(library)
    var watch = RuleWatch(library.policy, in: begun.table, for: begun.roles)
    if watch.monitors.isEmpty { return watch }
    var copy = self
    copy.watch = watch
    copy = copy.replayed()
    watch = copy.watch ?? watch
    if closing?.manner == .dropped {
      watch.see(.lineDropped, in: standing.table, for: standing.roles, at: standing.clock)
    }
    return watch
  }

  /// Shows the watch, where there is one, what an act did.
  mutating func show(_ act: Act) {
    guard watch != nil else { return }
    for seen in seen(act) { show(seen) }
  }

  mutating func show(_ seen: SeenAct) {
    watch?.see(seen, in: standing.table, for: standing.roles, at: standing.clock)
  }

  private func seen(_ act: Act) -> [SeenAct] {
    switch act.event {
    case .answerRecorded(_, let id, let party, _, _), .questionSkipped(_, let id, let party, _):
      guard let fact = library.factIndex(id) else { return [] }
      let ofPerson = party == standing.personParty || library.facts[fact].isOfCall
      return [.asked(fact: fact, ofPerson: ofPerson)]
    case .toldCaller(_, let tell): return [.told(tell)]
    case .callerAsked(let id):
      let tell = library.theyAsk.first { $0.id == id }?.countsAs
      return [.told(id)] + (tell.map { [.told($0)] } ?? [])
    case .offerEnded(_, let id, _, _):
      return library.responderIndex(id).map { [.offered(responder: $0)] } ?? []
    case .handoffPrepared(_, let handoff): return release(handoff).map { [.handedOff($0)] } ?? []
    case .callOpened, .toldEarly, .changedNow, .corrected, .disputed, .actUndone, .instructionDone,
      .waited, .consentRecorded, .promiseMade, .promiseLeftOut, .planAnswered, .planLineDone,
      .handoffLeftOut, .handoffAnswered, .doneOutsideRules, .speakerChanged, .partyJoined,
      .alarmRaised, .alarmRaisedAgain, .alarmLeft, .switched, .levelRaised, .levelLowered,
      .stoodDown, .noteTaken, .quoteTaken, .wishRecorded, .factExpired, .supportsShown,
      .languageChosen, .callSuspended, .callResumed, .callClosed, .yesOrNoModeSet, .timerSet,
      .callBackPlanned, .callBackTried, .correctionSaid, .recordAmended:
      return [.moved]
    }
  }

  private func release(_ handoff: Handoff) -> Release? {
    guard let responder = library.responderIndex(handoff.responder) else { return nil }
    var exception: Int?
    if case .exception(let id, _, _) = handoff.basis {
      exception = library.exceptions.firstIndex { $0.id == id }
    }
    let receiver = library.receivers.firstIndex { $0.id == handoff.receiver }
    return library.release(to: responder, under: exception, receiver: receiver)
  }
}

extension Standing {
  /// Whose answers the rules read: the person's, and the caller's where they say so.
  package var roles: Roles {
    Roles(
      subject: personParty.number, caller: callerParty.number, person: personParty.number)
  }
}
