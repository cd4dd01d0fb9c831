// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Where a walk can stand, apart from what anybody answered: the protocols that run, the step of
/// each, how often its loops came round, and what was said of whom the call is about.
///
/// There are finitely many, because no protocol runs itself and loops are counted only up to
/// their bound.
struct Place: Hashable, Sendable {
  /// One protocol that runs; the last of a place is the one on top.
  struct Frame: Hashable, Sendable {
    var protocolIndex: Int
    /// About the caller, and not about the person.
    var isAboutCaller: Bool
    var step: Int
    /// How often each bounded loop of the protocol came round, in order of its steps.
    var rounds: [Int]
    var afterwards: Afterwards
  }

  enum Afterwards: Hashable, Sendable {
    case root
    /// The frame below stands on a `run` step, which says what follows.
    case runStep
    /// The frame below stands on a question whose choice ran this one.
    case choice(Follow)
  }

  enum Stage: Hashable, Sendable {
    /// Looks whether its step is due.
    case check
    /// Waits for an answer that the step's condition reads: its need by position.
    case need(Int)
    /// Looks whether a rung of an offer is to be put.
    case rung(Int)
    /// Waits for the act of the step, or of this rung of it.
    case visit(rung: Int)
    /// The protocol that the walk began with is through.
    case over(outcome: Int)
    /// The line has dropped.
    case dropped
  }

  /// The person is the caller until somebody says otherwise.
  enum Whom: Hashable, Sendable, CaseIterable {
    case notSaid, caller, somebodyElse
  }

  var frames: [Frame]
  var whom: Whom
  var stage: Stage

  /// Waits for an act; any other place is passed by itself.
  var isPause: Bool {
    switch stage {
    case .need, .visit, .over: true
    case .check, .rung, .dropped: false
    }
  }

  /// Nothing may be asked of it once the walk is over.
  var top: Frame { frames[frames.count - 1] }

  var isOver: Bool { frames.isEmpty }

  var isThirdParty: Bool { whom == .somebodyElse }

  /// Whom each reader of the protocol on top means.
  var roles: Roles {
    let person = isThirdParty ? 1 : 0
    let isAboutCaller = frames.last?.isAboutCaller ?? false
    return Roles(subject: isAboutCaller ? 0 : person, caller: 0, person: person)
  }

  /// Whom the rules mean: the person, and the caller where they say so.
  var ruleRoles: Roles {
    let person = isThirdParty ? 1 : 0
    return Roles(subject: person, caller: 0, person: person)
  }
}

/// How a walk goes from one place to another; what it needs and changes is the model's to say.
enum Action: Hashable, Sendable {
  /// The step's condition holds, fails, or rests on a need that was never answered.
  case holds, fails
  case opens(need: Int)
  /// The step is passed by itself: a section.
  case passes
  case decides(finding: Int)
  case scores(Int)
  case runs
  /// The protocol on top ends.
  case ends
  /// The rung was accepted or ruled out before.
  case skipsRung(responder: Int, OfferEnd)
  case putsRung(responder: Int)
  /// What was done out of turn has taken the step away that the prompt was for.
  case rechecks(Place.Stage)
  /// All answers of a fact that lead to the same; `need` by position where a condition wanted it.
  case answers(fact: Int, Follow, role: RoleChange, need: Int?)
  case acknowledges
  case endsOffer(responder: Int, accepted: Bool)
  /// The consent of a party; nil where somebody else was on the line.
  case consents(item: Int, party: Int?)
  case handsOff
  case leavesOut
  case promises
  case agrees(plan: Int, Bool)
  /// The line drops; only where some rule of the centre speaks of it.
  case drops
  // Possible at any pause; it stays there, but for one that changes whom the call is about.
  case tells(fact: Int, party: Int, role: RoleChange)
  case disputes(fact: Int, party: Int)
  case offersFreely(responder: Int)
  case consentsFreely(item: Int, party: Int)
  case raises(finding: Int, party: Int)

  /// What an answer says about who the call is about.
  enum RoleChange: Hashable, Sendable {
    case none, isThirdParty, isCaller
  }

  /// A key of the counsellor; anything else happens by itself.
  var isAct: Bool {
    switch self {
    case .holds, .fails, .opens, .passes, .decides, .scores, .runs, .ends, .skipsRung, .putsRung,
      .rechecks:
      false
    case .answers, .acknowledges, .endsOffer, .consents, .handsOff, .leavesOut, .promises, .agrees,
      .drops, .tells, .disputes, .offersFreely, .consentsFreely, .raises:
      true
    }
  }
}

/// One way on from a place.
struct Move: Hashable, Sendable {
  var action: Action
  /// The number of the place it leads to.
  var target: Int
  /// The protocol that begins with it.
  var ran: Int?
  /// Whether the call is ready to close with it.
  var isEnd: Bool
  /// What it does, by number among the deeds of the survey that it is made on.
  var deed = 0
}
