// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// Handoffs: the only thing that a rule may ever refuse to prepare. What was done anyway can
/// always be recorded.
extension Desk {
  func handOff(_ id: String?, _ basis: Handoff.Basis) throws(Refusal) -> [Event] {
    var shown: Int?
    var receiver: Int?
    if let pending = state.pendingVisit,
      case .handoff(let responder) = library.flow.steps[pending.step].act
    {
      shown = responder
      if case .handoff(let named, _) = library.steps[pending.step].detail { receiver = named }
    }
    let named = id.flatMap { library.responderIndex($0) }
    if let id, named == nil { throw .noSuchName(id) }
    guard let responder = named ?? shown else { throw .notHere }
    if case .exception(let exception, let reason) = basis {
      guard library.exceptions.contains(where: { $0.id == exception }) else {
        throw .noSuchName(exception)
      }
      _ = try words(reason)
    }
    let unmet = state.unmetRules(forHandoffTo: responder)
    guard unmet.isEmpty else { throw .rules(unmet) }
    let isShown = responder == shown
    let target = receiver ?? library.receivers.firstIndex { $0.responder == responder }
    let handoff = Handoff(
      number: standing.handoffs.count + 1, responder: library.responders[responder].id,
      receiver: target.map { library.receivers[$0].id }, basis: basis)
    return [.handoffPrepared(at: isShown ? state.pendingVisit?.visit : nil, handoff)]
  }

  func readBack(_ number: Int, _ answer: ReadBack) throws(Refusal) -> Event {
    guard standing.handoffs.contains(where: { $0.handoff.number == number }) else {
      throw .noSuchName("handoff \(number)")
    }
    return .handoffAnswered(number: number, answer)
  }

  func recordOutsideRules(_ id: String, reason: String) throws(Refusal) -> [Event] {
    guard let responder = library.responderIndex(id) else { throw .noSuchName(id) }
    let unmet = state.unmetRules(forHandoffTo: responder).map(\.rule)
    return [
      .doneOutsideRules(
        unmet, what: "handed over to \(library.responders[responder].title)",
        reason: try words(reason))
    ]
  }
}

extension State {
  /// The rules that a handoff to this responder would break now, each with what is missing.
  ///
  /// Beside the written rules two always hold (product page, "Never"): what must be told first has
  /// been told, and law enforcement needs a rule of the centre's policy that allows it.
  package func unmetRules(forHandoffTo responder: Int) -> [UnmetRule] {
    let target = library.responders[responder]
    var unmet: [UnmetRule] = []
    if let tell = target.tellFirst, !standing.toldTells.contains(tell) {
      unmet.append(
        UnmetRule(
          rule: "tell-first", says: "\(target.title) only after \"\(tell)\" was said.",
          missing: "\"\(tell)\" was not said"))
    }
    let rules = library.policy.rules.filter { $0.form.stops(responder, target) }
    for rule in rules {
      if let missing = missing(for: rule) {
        unmet.append(UnmetRule(rule: rule.id, says: rule.says, missing: missing))
      }
    }
    if target.isLawEnforcement, !rules.contains(where: { $0.form.isGate && $0.exempts != nil }) {
      unmet.append(
        UnmetRule(
          rule: "police-need-a-rule", says: "Police only where the centre's policy says when.",
          missing: "no rule of the policy says when"))
    }
    return unmet
  }

  /// What a rule misses now; nil when it is met or does not apply.
  private func missing(for rule: PolicyRule) -> String? {
    let roles = roles
    guard rule.applies.holds(in: standing.table, for: roles) else { return nil }
    if let act = rule.silencedBy, hasHappened(act) { return nil }
    if let exempts = rule.exempts, exempts.holds(in: standing.table, for: roles) { return nil }
    switch rule.form {
    case .noCall: return rule.exemptsInWords.map { "it needs: \($0)" } ?? "it never may"
    case .never(_, let before):
      return hasHappened(before) ? nil : "it needs first: \(words(for: before))"
    case .everyCall, .kept: return nil
    }
  }

  package var roles: Roles {
    Roles(
      subject: standing.personParty.number, caller: standing.callerParty.number,
      person: standing.personParty.number)
  }

  /// Whether an act that a rule names has happened in this call.
  package func hasHappened(_ act: PolicyAct) -> Bool {
    switch act {
    case .asks(let fact):
      return standing.table[library.facts[fact].askedVariable, standing.personParty.number] == .yes
    case .asksMarked(let mark):
      return library.facts.contains { fact in
        fact.marks.contains(mark)
          && standing.table[fact.askedVariable, standing.personParty.number] == .yes
      }
    case .tells(let tell): return standing.toldTells.contains(tell)
    case .offers(let responder): return standing.offers.contains { $0.responder == responder }
    case .handsOff(let responder):
      return handedOff.contains(responder)
    case .handsOffToLawEnforcement:
      return handedOff.contains { library.responders[$0].isLawEnforcement }
    case .runs(let index): return standing.doneProtocols.contains(index)
    case .ends(let finding, let value):
      return standing.isReadyToClose
        && standing.decided.contains { $0.finding == finding && $0.level == value }
    case .itEnds: return standing.isReadyToClose
    case .lineDrops: return false
    }
  }

  private var handedOff: [Int] {
    standing.handoffs.compactMap { library.responderIndex($0.handoff.responder) }
  }

  /// An act in words, for a message.
  func words(for act: PolicyAct) -> String {
    switch act {
    case .asks(let fact): "ask \"\(library.facts[fact].id)\""
    case .asksMarked(let mark): "ask something marked \"\(mark)\""
    case .tells(let tell): "say \"\(tell)\""
    case .offers(let responder): "offer \(library.responders[responder].title)"
    case .handsOff(let responder): "hand over to \(library.responders[responder].title)"
    case .handsOffToLawEnforcement: "hand over to law enforcement"
    case .runs(let index): "go through \"\(library.protocols[index].title)\""
    case .ends(let finding, _): "end with another \(library.findings[finding].title)"
    case .itEnds: "end the call"
    case .lineDrops: "lose the line"
    }
  }

  /// What is owed when the call ends: rules of every call, promises, unanswered handoffs.
  package func owed() -> [String] {
    var owed: [String] = []
    for rule in library.policy.rules {
      guard case .everyCall(let act) = rule.form, !hasHappened(act),
        rule.applies.holds(in: standing.table, for: roles),
        rule.silencedBy.map({ !hasHappened($0) }) ?? true,
        !(rule.exempts?.holds(in: standing.table, for: roles) ?? false)
      else { continue }
      owed.append("\(rule.id): \(words(for: act))")
    }
    for promise in standing.promises { owed.append("promise \(promise.id), by \(promise.owner)") }
    for handoff in standing.handoffs where handoff.readBack?.outcome != .accepted {
      owed.append("handoff \(handoff.handoff.number) is not accepted yet")
    }
    return owed
  }
}

extension PolicyForm {
  /// Whether this rule speaks of a handoff to that responder.
  fileprivate func stops(_ index: Int, _ responder: Responder) -> Bool {
    switch self {
    case .noCall(.handsOff(index)), .never(.handsOff(index), _): true
    case .noCall(.handsOffToLawEnforcement), .never(.handsOffToLawEnforcement, _):
      responder.isLawEnforcement
    case .noCall, .never, .everyCall, .kept: false
    }
  }

  fileprivate var isGate: Bool {
    if case .noCall = self { return true }
    return false
  }
}
