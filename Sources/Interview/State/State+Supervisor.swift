// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Whether a supervisor has the call by now. By custom the question whether one was reached, its
/// answers, and the promise to try again are called so.
extension State {
  package static let supervisorReached = "supervisor-reached"
  package static let supervisorIsThere = "beside-us"
  private static let supervisorIsComing = "on-the-way"
  private static let supervisorTriedAgain = "supervisor-tried-again"

  /// The promise to try again, while no supervisor was reached.
  package var supervisorOwed: Promise? {
    promisesOwed.last { $0.id == Self.supervisorTriedAgain }
  }

  /// Promises that somebody has still to keep. Of one alone the call can know that it was kept: an
  /// answer says so.
  var promisesOwed: [Promise] {
    standing.promises.filter { $0.id != Self.supervisorTriedAgain || !hasSupervisor }
  }

  private var hasSupervisor: Bool {
    guard let fact = library.factIndex(Self.supervisorReached),
      case .choice(let id)? = current(fact, of: partyKnowing(fact))?.answer.value
    else { return false }
    return id == Self.supervisorIsThere || id == Self.supervisorIsComing
  }
}
