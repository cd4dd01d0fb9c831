// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

extension CheckedLibrary {
  /// What rules see of a move, in order: before its change, and after it.
  func seenBefore(_ action: Action) -> [SeenAct] {
    action.isVisit ? [.prompted] : []
  }

  func seenAfter(_ move: Move, at place: Place) -> [SeenAct] {
    var seen = seen(of: move.action, at: place)
    if let ran = move.ran { seen.append(.ran(protocolIndex: ran)) }
    if move.isEnd { seen.append(.ended) }
    return seen
  }

  func seen(_ move: Move, at place: Place) -> [SeenAct] {
    seenBefore(move.action) + seenAfter(move, at: place)
  }

  /// The same, with whom the call is about as each is seen: before, whoever it was about there.
  func keys(
    of move: Move, at place: Place, to target: Place
  ) -> (before: [MonitorKey], after: [MonitorKey]) {
    (
      seenBefore(move.action).map { MonitorKey(seen: $0, person: place.ruleRoles.person) },
      seenAfter(move, at: place).map { MonitorKey(seen: $0, person: target.ruleRoles.person) }
    )
  }

  private func seen(of action: Action, at place: Place) -> [SeenAct] {
    switch action {
    case .holds, .fails, .opens, .passes, .scores, .runs, .ends, .skipsRung, .putsRung, .rechecks:
      []
    case .decides(let finding): [.decided(finding: finding)]
    case .answers(let fact, _, _, let need):
      [asked(fact, need: need, at: place)]
    case .acknowledges: [self.seen(at: place.top.step)]
    case .endsOffer(let responder, _), .offersFreely(let responder):
      [.offered(responder: responder)]
    case .drops: [.lineDropped]
    case .handsOff: [self.seen(at: place.top.step)]
    case .consents, .leavesOut, .promises, .agrees, .tells, .disputes, .consentsFreely, .raises:
      [.moved]
    }
  }

  private func asked(_ fact: Int, need: Int?, at place: Place) -> SeenAct {
    let isOfCall = facts[fact].isOfCall
    let party = askedParty(of: fact, need: need, at: place.top.step, place.roles)
    return .asked(
      fact: fact, ofPerson: isOfCall || party == place.roles.person,
      ofCaller: isOfCall || party == place.roles.caller)
  }
}

extension CheckedLibrary {
  /// Of whom a step asks a fact, or wants it by one of its needs: what is about the caller is
  /// always the caller's.
  func askedParty(of fact: Int, need: Int?, at step: Int, _ roles: Roles) -> Int {
    guard !facts[fact].isAboutCaller else { return 0 }
    return roles[need.map { flow.steps[step].needs[$0].reader } ?? .subject]
  }
}

extension Action {
  var isRecheck: Bool {
    if case .rechecks = self { return true }
    return false
  }

  /// Possible at any pause, whatever it asks.
  var isFree: Bool { isAct && !isVisit }

  /// What a counsellor offers out of turn counts as offered, and breaks no rule of the protocol.
  var isByHand: Bool {
    if case .offersFreely = self { return true }
    return false
  }

  /// The act that a pause waits for, and not one that may come at any.
  var isVisit: Bool {
    switch self {
    case .answers, .acknowledges, .endsOffer, .consents, .handsOff, .leavesOut, .promises, .agrees:
      true
    case .holds, .fails, .opens, .passes, .decides, .scores, .runs, .ends, .skipsRung, .putsRung,
      .rechecks, .drops,
      .tells, .disputes, .offersFreely, .consentsFreely, .raises:
      false
    }
  }
}
