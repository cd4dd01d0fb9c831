// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Something that a call still owes: to a rule, to the caller, or to a receiver.
package enum Debt: Equatable, Sendable {
  /// A rule of the centre, in its own words where it has any, with the act that is lacking where
  /// it names one.
  case rule(id: String, says: String?, lacks: String?)
  /// A question whose answer another one has overtaken.
  case askAgain(String, since: String)
  /// A question of danger that an alarm was left with, by fact and alarm.
  case leftOpen(String, alarm: String)
  case promise(Promise)
  /// A handoff that nobody has accepted, and what was said back last.
  case handoff(Handoff, ReadBack?)
  /// An offer that was accepted and whose receiver was handed nothing, by its responder.
  case offer(String)
  /// A call-back that nobody was reached by yet, due or not.
  case callBack(CallBackStanding)

  /// As the journal names it.
  package var id: String {
    switch self {
    case .rule(let id, _, let lacks): id + (lacks.map { ": " + $0 } ?? "")
    case .askAgain(let fact, let changed): "ask \"\(fact)\" again: \"\(changed)\" has changed"
    case .leftOpen(let fact, let alarm): "alarm \(alarm): \"\(fact)\" was not answered"
    case .promise(let promise): "promise \(promise.id), by \(promise.owner)"
    case .handoff(let handoff, let readBack): "handoff \(handoff.number) \(readBack.openState)"
    case .offer(let responder): "offer \(responder)"
    case .callBack(let standing): "call-back \(standing.callBack.number)"
    }
  }
}

extension ReadBack? {
  /// How a handoff stands that nobody has accepted.
  fileprivate var openState: String {
    switch self?.outcome {
    case .declined?: "was declined by \(self?.by ?? "")"
    case .unanswered?: "was not answered"
    case .accepted?, nil: "is not accepted yet"
    }
  }
}
