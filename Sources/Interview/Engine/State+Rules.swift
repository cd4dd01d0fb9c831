// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What the rules say of a call: what a handoff would break, and what is owed.
extension State {
  /// The rules that a handoff to this responder would break now, each with what is missing.
  ///
  /// Beside the written rules two always hold (product page, "Never"): what must be told first has
  /// been told, and law enforcement needs a rule of the centre's policy that allows it.
  package func unmetRules(
    forHandoffTo responder: Int, _ basis: Handoff.Basis = .consent, receiver: Int? = nil
  ) -> [UnmetRule] {
    let target = library.responders[responder]
    var unmet: [UnmetRule] = []
    if let tell = target.tellFirst, !standing.toldTells.contains(tell) {
      unmet.append(
        UnmetRule(
          rule: "tell-first", says: "\(target.title) only after \"\(tell)\" was said.",
          missing: "first say \"\(tell)\""))
    }
    var exception: Int?
    if case .exception(let id, _, _) = basis {
      exception = library.exceptions.firstIndex { $0.id == id }
    }
    let release = library.release(to: responder, under: exception, receiver: receiver)
    let broken = rulesBroken(by: .handedOff(release))
    unmet += broken.map { UnmetRule(rule: $0.id, says: $0.says, missing: missing(for: $0)) }
    if target.isLawEnforcement, !library.policy.rules.contains(where: { $0.opens(responder) }) {
      unmet.append(
        UnmetRule(
          rule: "police-need-a-rule", says: "Police only where the centre's policy says when.",
          missing: "no rule of the policy says when"))
    }
    return unmet
  }

  private func missing(for rule: PolicyRule) -> String {
    switch rule.form {
    case .everyCall(let act): return "first: \(words(for: act))"
    case .never, .noCall:
      let missing = rule.unlessIf.map { MissingParts(state: self).sentence(of: $0.words) }
      if let first = rule.closers.first {
        let instead = missing.map { ", or \($0)" } ?? ""
        return "first: \(words(for: first))\(wayToAsk(first))\(instead)"
      }
      return missing.map { "still missing: \($0)" } ?? "no call may do this"
    case .theFinding, .order, .actNeverRestsOn, .dependsOnNothingBut, .neverReads,
      .findingNeverRestsOn, .sameAs:
      return "no call may do this"
    }
  }

  /// How a question is put that was only told: by its protocol, where its answer is confirmed.
  private func wayToAsk(_ act: PolicyAct) -> String {
    guard case .asks(let fact, _) = act, current(fact, of: partyKnowing(fact)) != nil,
      let step = library.askingStep[fact]
    else { return "" }
    let asking = library.protocols[library.steps[step].protocolIndex]
    let way =
      isRunning(library.steps[step].protocolIndex)
      ? "its question comes in \"\(asking.title)\""
      : "\"switch \(asking.id)\" leads to its question"
    return ", for it was told and nobody asked; \(way)"
  }

  /// What is owed when the call ends: rules of every call, questions to ask again, promises,
  /// call-backs, unanswered handoffs. A line that drops owes nothing by the rules.
  package func debts(as manner: Closing.Manner = .finished) -> [Debt] {
    debts(as: manner, since: closing)
  }

  /// Nobody is asked, told or offered anything after an end: what it did not leave to somebody can
  /// be owed by nobody, and is only what was not done.
  func debts(as manner: Closing.Manner, since end: Closing?) -> [Debt] {
    let wanted = wantedOfCall(manner)
    return wanted.filter { debt in end.map { $0.owed.contains(debt.id) } ?? true } + debtsToOthers
  }

  /// What a closed call lacks by an answer that was changed after its end.
  package var notDoneByEnd: [Debt] {
    guard let closing else { return [] }
    return wantedOfCall(closing.manner).filter { !closing.owed.contains($0.id) }
  }

  private func wantedOfCall(_ manner: Closing.Manner) -> [Debt] {
    var debts = (manner == .dropped ? [] : rulesOwed()).map { rule in
      let act = rule.form.act.map { words(for: $0) }
      return Debt.rule(
        id: rule.id, says: rule.hasOwnWords || act == nil ? rule.says : nil, lacks: act)
    }
    for fact in library.facts.indices {
      guard let changed = changedSince(fact, of: standing.personParty) else { continue }
      debts.append(
        .askAgain(library.facts[fact].id, since: library.facts[changed].id))
    }
    for open in leftOpen {
      let debt = Debt.leftOpen(
        library.facts[open.fact].id, alarm: library.alarms[open.alarm].id)
      if !debts.contains(debt) { debts.append(debt) }
    }
    return debts
  }

  private var debtsToOthers: [Debt] {
    var debts: [Debt] = []
    debts += promisesOwed.map { .promise($0) }
    debts += offersToHandOn.map { .offer(library.responders[$0].id) }
    debts += beside.callBacks.filter(\.isOpen).map { .callBack($0) }
    debts += standing.handoffs.indices.filter(isOwed).map {
      .handoff(standing.handoffs[$0].handoff, standing.handoffs[$0].readBack)
    }
    return debts
  }

  /// What was accepted, can be handed to a receiver, and was not: nobody there knows of it.
  private var offersToHandOn: [Int] {
    library.responders.indices.filter { responder in
      standing.offers.last { $0.responder == responder }?.end == .accepted
        && library.receivers.contains { $0.responder == responder }
        && !standing.handoffs.contains {
          $0.handoff.responder == library.responders[responder].id
        }
    }
  }

  /// Whether a read-back of a handoff is owed: none that accepts it came, and nothing took its
  /// place.
  private func isOwed(_ index: Int) -> Bool {
    standing.handoffs[index].readBack?.outcome != .accepted && !isReplaced(index)
  }

  /// Whether a later handoff went to the same receiver: it says on top what changed.
  func isReplaced(_ index: Int) -> Bool {
    let handoff = standing.handoffs[index].handoff
    return standing.handoffs[(index + 1)...].contains { later in
      later.handoff.responder == handoff.responder && later.handoff.receiver == handoff.receiver
    }
  }

  /// Whether somebody may hold this handoff's record: it is read out before anybody answers.
  func mayHold(_ index: Int) -> Bool {
    switch standing.handoffs[index].readBack?.outcome {
    case .declined?, .unanswered?: false
    case .accepted?, nil: true
    }
  }

  /// Whether nobody holds this handoff's record any more who is not owed by a later one: who
  /// accepted it holds it until the same receiver, by the same name, has accepted another.
  func isSuperseded(_ index: Int) -> Bool {
    let mine = standing.handoffs[index]
    guard mine.readBack?.outcome == .accepted else { return isReplaced(index) }
    return standing.handoffs[(index + 1)...].contains { later in
      later.handoff.responder == mine.handoff.responder
        && later.handoff.receiver == mine.handoff.receiver
        && later.readBack?.outcome == .accepted && later.readBack?.by == mine.readBack?.by
    }
  }

  /// The same by id, as the journal keeps them.
  package func owed(as manner: Closing.Manner = .finished) -> [String] {
    debts(as: manner).map(\.id)
  }

  /// An act in words, for a message.
  func words(for act: PolicyAct) -> String {
    switch act {
    case .asks(let fact, .caller): "ask the caller \"\(library.facts[fact].id)\""
    case .asks(let fact, .subject), .asks(let fact, .person): "ask \"\(library.facts[fact].id)\""
    case .asksMarked(let mark, _): "ask something marked \"\(mark)\""
    case .asksAll(let facts):
      "ask all of " + facts.map { "\"\(library.facts[$0].id)\"" }.joined(separator: ", ")
    case .asksAtLeast(let count, let mark, _): "ask at least \(count) marked \"\(mark)\""
    case .tells(let tell): "say \"\(tell)\""
    case .does(let step): "do \"\(step)\""
    case .offers(let responder): "offer \(library.responders[responder].title)"
    case .handsOff(let responder, let under):
      "hand over to \(library.responders[responder].title)" + words(under: under)
    case .handsOffToLawEnforcement(_, let under):
      "hand over to law enforcement" + words(under: under)
    case .shares(let kind, let receiver):
      "share \(kind.rawValue) with \(library.receivers[receiver].title)"
    case .locates: "find out where somebody is"
    case .runs(let index): "go through \"\(library.protocols[index].title)\""
    case .ends(let finding, _, _): "end with another \(library.findings[finding].title)"
    case .itEnds: "end the call"
    case .lineDrops: "lose the line"
    }
  }

  private func words(under exception: Int?) -> String {
    exception.map { " under \"\(library.exceptions[$0].title)\"" } ?? ""
  }
}

extension PolicyRule {
  /// Whether it says when a handoff to that responder may be.
  fileprivate func opens(_ responder: Int) -> Bool {
    guard case .noCall(let act) = form, unlessIf != nil else { return false }
    return act.isPerformed(by: .handedOff(Release(responder: responder)), aboutAnyone: true) != nil
  }
}
