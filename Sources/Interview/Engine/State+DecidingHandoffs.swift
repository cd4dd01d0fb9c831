// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Handoffs: the only thing that a rule may ever refuse to prepare. What was done anyway can
/// always be recorded.
extension State {
  func handOff(
    _ id: String?, _ basis: Handoff.Basis, _ edits: HandoffEdits
  ) throws(Refusal) -> [Event] {
    var shown: Int?
    var receiver: Int?
    if let pending = pendingVisit,
      case .handoff(let responder) = library.flow.steps[pending.step].act
    {
      shown = responder
      if case .handoff(let named, _) = library.steps[pending.step].detail { receiver = named }
    }
    let named = id.flatMap { library.responderIndex($0) }
    if let id, named == nil { throw .noSuchName(id) }
    guard let responder = named ?? shown else { throw .notHere }
    try check(basis)
    if let request = edits.request { _ = try words(request) }
    let target = receiver ?? library.receivers.firstIndex { $0.responder == responder }
    let unmet = unmetRules(forHandoffTo: responder, basis, receiver: target)
    guard unmet.isEmpty else { throw .rules(unmet) }
    let isShown = responder == shown
    let handoff = Handoff(
      number: standing.handoffs.count + 1, responder: library.responders[responder].id,
      receiver: target.map { library.receivers[$0].id }, basis: basis, edits: edits)
    return [.handoffPrepared(at: isShown ? pendingVisit?.visit : nil, handoff)]
  }

  /// A release without consent wants its ground, a reason and a second person, who is never waited
  /// for while somebody's breath is in doubt (record page, "Consent").
  private func check(_ basis: Handoff.Basis) throws(Refusal) {
    guard case .exception(let exception, let reason, let second) = basis else { return }
    guard library.exceptions.contains(where: { $0.id == exception }) else {
      throw .noSuchName(exception)
    }
    _ = try words(reason)
    guard second != nil || isBreathInDoubt else { throw .secondPersonNeeded }
  }

  func readBack(_ number: Int, _ answer: ReadBack) throws(Refusal) -> Event {
    try checkHandoff(number)
    return .handoffAnswered(number: number, answer)
  }

  func sayCorrection(_ number: Int, _ answer: ReadBack) throws(Refusal) -> Event {
    try checkHandoff(number)
    return .correctionSaid(handoff: number, answer)
  }

  private func checkHandoff(_ number: Int) throws(Refusal) {
    guard standing.handoffs.contains(where: { $0.handoff.number == number }) else {
      throw .noSuchName("handoff \(number)")
    }
  }

  func recordOutsideRules(_ id: String, reason: String) throws(Refusal) -> [Event] {
    guard let responder = library.responderIndex(id) else { throw .noSuchName(id) }
    let unmet = unmetRules(forHandoffTo: responder).map(\.rule)
    return [
      .doneOutsideRules(
        unmet, what: "handed over to \(library.responders[responder].title)",
        reason: try words(reason))
    ]
  }
}
