// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// What the centre's rules make of a call so far: every monitor, run over plain truth.
///
/// The walk shows it each thing that a rule could name, at its place in the order, with the
/// answers as the conditions knew them there. It stands on the acts like all else in `Standing`:
/// each act moves it on, and a replay makes it anew.
package struct RuleWatch: Equatable, Sendable {
  /// A rule that the call has broken, and when.
  package struct Broken: Equatable, Sendable {
    package var rule: String
    package var says: String
    package var at: Moment
    /// What it was that broke it.
    package var cause: SeenAct
  }

  /// Of each monitor.
  package private(set) var bits: [[Bool]]
  /// In the order in which it came to that; each rule once.
  package private(set) var broken: [Broken] = []

  init(_ rules: WatchedRules) {
    bits = rules.begun
  }

  fileprivate mutating func see(
    _ seen: SeenAct, by rules: WatchedRules, in table: Table, for roles: Roles, at: Moment
  ) {
    for index in rules.step(&bits, on: seen, in: table, for: roles) {
      let rule = rules.monitors[index].rule
      guard !broken.contains(where: { $0.rule == rule.id }) else { continue }
      broken.append(Broken(rule: rule.id, says: rule.says, at: at, cause: seen))
    }
  }

  /// The monitors that this would break now.
  fileprivate func broken(
    by seen: SeenAct, of rules: WatchedRules, in table: Table, for roles: Roles
  ) -> [Int] {
    var after = bits
    return rules.step(&after, on: seen, in: table, for: roles)
  }

  fileprivate func owing(of rules: WatchedRules, in table: Table, for roles: Roles) -> [Int] {
    rules.owing(bits, in: table, for: roles)
  }
}

extension State {
  /// The rules over the whole call as it stands.
  package func watched() -> RuleWatch {
    guard closing?.manner == .dropped else { return standing.watch }
    var after = self
    after.show(.lineDropped)
    return after.standing.watch
  }

  /// The rules that this would break now. A bound on a finding is not among them: what is seen
  /// here does not move one.
  func rulesBroken(by seen: SeenAct) -> [PolicyRule] {
    let broken = watched().broken(
      by: seen, of: library.watched, in: standing.table, for: standing.roles)
    return broken.map { library.watched.monitors[$0].rule }.filter { rule in
      if case .theFinding = rule.form { return false }
      return true
    }
  }

  /// The rules by which something is owed now.
  package func rulesOwed() -> [PolicyRule] {
    watched().owing(of: library.watched, in: standing.table, for: standing.roles)
      .map { library.watched.monitors[$0].rule }
  }

  /// Shows the rules what an act did.
  mutating func showAct(_ index: Int) {
    guard isWatched else { return }
    for seen in seen(acts[index]) { show(seen) }
  }

  mutating func show(_ seen: SeenAct) {
    guard isWatched else { return }
    standing.watch.see(
      seen, by: library.watched, in: standing.table, for: standing.roles, at: standing.clock)
  }

  private var isWatched: Bool { !library.watched.monitors.isEmpty }

  private func seen(_ act: Act) -> [SeenAct] {
    switch act.event {
    case .answerRecorded(_, let id, let party, _, _), .questionSkipped(_, let id, let party, _, _):
      guard let fact = library.factIndex(id) else { return [] }
      let isOfCall = library.facts[fact].isOfCall
      return [
        .asked(
          fact: fact, ofPerson: isOfCall || party == standing.personParty,
          ofCaller: isOfCall || party == standing.callerParty)
      ]
    case .toldCaller(_, let tell): return [.told(tell)]
    case .toldAtOnce(let id): return [library.isInstruction(id) ? .done(id) : .told(id)]
    case .instructionDone(let visit): return [.done(visit.step)]
    case .instructionDoneLater(let act):
      return undoneStep(act).map { [.done($0)] } ?? [.moved]
    case .callerAsked(let id):
      let tell = library.theyAsk.first { $0.id == id }?.countsAs
      return [.told(id)] + (tell.map { [.told($0)] } ?? [])
    case .offerEnded(_, let id, _, _):
      return library.responderIndex(id).map { [.offered(responder: $0)] } ?? []
    case .handoffPrepared(_, let handoff): return release(handoff).map { [.handedOff($0)] } ?? []
    case .callOpened, .toldEarly, .changedNow, .corrected, .disputed, .actUndone,
      .instructionNotDone,
      .waited, .consentRecorded, .promiseMade, .promiseLeftOut, .planAnswered, .planLineDone,
      .handoffLeftOut, .handoffAnswered, .doneOutsideRules, .speakerChanged, .partyJoined,
      .alarmRaised, .alarmRaisedAgain, .alarmLeft, .switched, .levelRaised, .levelLowered,
      .stoodDown, .noteTaken, .quoteTaken, .wishRecorded, .wishWithdrawn, .answersAttributed,
      .factExpired,
      .supportsShown,
      .languageChosen, .callSuspended, .callResumed, .callClosed, .yesOrNoModeSet, .timerSet,
      .callBackPlanned, .callBackTried, .correctionSaid, .recordAmended:
      return [.moved]
    }
  }

  /// What it was before which a rule wanted something else: on a ladder the higher offer that came
  /// too early, and not the gentler one that came after it.
  package func words(for broken: RuleWatch.Broken) -> String {
    guard case .offered(let responder) = broken.cause,
      case .order(let ladder)? = library.policy.rules.first(where: { $0.id == broken.rule })?.form,
      let here = ladder[responder],
      let early = standing.offers.last(where: { offer in
        offer.at.utcMilliseconds <= broken.at.utcMilliseconds
          && ladder[offer.responder].map { $0 > here } ?? false
      })
    else { return words(for: broken.cause) }
    return words(for: .offered(responder: early.responder))
  }

  /// What broke a rule, for people: never only that it was otherwise.
  package func words(for cause: SeenAct) -> String {
    switch cause {
    case .asked(let fact, _, _):
      "\"\(library.facts[fact].name)\" was asked"
    case .told(let tell): "\"\(tell)\" was said"
    case .done(let step): "\"\(step)\" was done"
    case .offered(let responder): "\(library.responders[responder].title) was offered"
    case .handedOff(let release):
      "\(library.responders[release.responder].title) was handed the call"
    case .located: "somebody was located"
    case .ran(let index): "\"\(library.protocols[index].title)\" began"
    case .decided(let finding): "\(library.findings[finding].title) was decided"
    case .ended: "its questions came to their end"
    case .lineDropped: "the line dropped"
    case .prompted: "the next question came"
    case .moved: "an answer or a consent changed"
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
