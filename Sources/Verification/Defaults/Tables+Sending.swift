// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What may send somebody, and what not knowing leads to.
extension Tables {
  /// `unknown-never-sends`: somebody is sent, by nobody's leave, because an answer is missing that
  /// might have been one by which nobody is.
  mutating func unknownSends() -> [DefaultProofs.Breach] {
    sending(.unknownNeverSends, "because it is not known") { $0.valueIndex == nil }
  }

  /// `only-for-sure-sends`: somebody is sent because of an answer that is not for sure.
  mutating func guessesSend() -> [DefaultProofs.Breach] {
    sending(.onlyForSureSends, "on a guess") { $0.valueIndex != nil && !$0.isForSure }
  }

  private mutating func sending(
    _ rule: DefaultRule, _ why: String, _ isWeak: (Cell) -> Bool
  ) -> [DefaultProofs.Breach] {
    library.flow.steps.indices.compactMap { step in
      guard case .handoff(let responder) = library.flow.steps[step].act else { return nil }
      for roles in Self.everyRoles {
        let due = due(step, roles)
        let sent = model.and(due, nobodyAgreed(to: responder, in: due))
        guard let fact = weakness(of: sent, isWeak) else { continue }
        return DefaultProofs.Breach(
          rule: rule, step: step,
          says: "\(library.responders[responder].title) is sent \(why): \(library.facts[fact].id)")
      }
      return nil
    }
  }

  /// A fact whose weak answer sends where one that is for sure would not.
  private mutating func weakness(of sent: Diagram, _ isWeak: (Cell) -> Bool) -> Int? {
    for field in model.fields(in: sent).members {
      guard let fact = fact(of: field) else { continue }
      let classes = model.fields[field].classes
      var always = Diagram.all
      for (number, stances) in classes.enumerated()
      where stances.contains(where: { $0.cell.valueIndex != nil && $0.cell.isForSure }) {
        always = model.and(always, holding(sent, field, number))
      }
      for (number, stances) in classes.enumerated()
      where stances.contains(where: { isWeak($0.cell) }) {
        let weak = holding(sent, field, number)
        if model.store.subtracting(weak, always) != .none { return fact }
      }
    }
    return nil
  }

  /// Where the offer of this help was not taken, no consent given, no plan agreed and no level
  /// raised by hand, of those that a set reads.
  private mutating func nobodyAgreed(to responder: Int, in set: Diagram) -> Diagram {
    var none = Diagram.all
    for field in model.fields(in: set).members {
      if case .level = model.fields[field].key {
        none = model.and(none, anyStanding(field) { $0.cell.valueIndex ?? 0 == 0 })
      }
      guard case .cell(let variable, _) = model.fields[field].key else { continue }
      let agreed: Diagram
      switch model.kinds[Int(variable.number)] {
      case .offer(let offered) where offered == responder:
        agreed = anyStanding(field) { $0.cell.valueIndex == OfferEnd.accepted.rawValue }
      case .consent:
        agreed = anyStanding(field) { $0.cell.isAgreement }
      case .plan: agreed = anyStanding(field) { $0.cell.valueIndex != nil }
      case .offer, .fact, .option, .asked, .past, .finding, .suggestion, .score, .fixed, nil:
        continue
      }
      none = model.store.subtracting(none, agreed)
    }
    return none
  }

  /// `police-by-wish`: a step offers law enforcement where the person has not agreed to them.
  mutating func policeUnasked() -> [DefaultProofs.Breach] {
    library.flow.steps.indices.compactMap { step in
      for responder in offers(at: step) where library.responders[responder].isLawEnforcement {
        for roles in Self.everyRoles {
          let unasked = model.store.subtracting(due(step, roles), wish(for: responder, roles))
          guard unasked != .none else { continue }
          return DefaultProofs.Breach(
            rule: .policeByWish, step: step,
            says: "\(library.responders[responder].title) is offered to whoever has not agreed",
            shownBy: offeredUnasked(responder, at: step))
        }
      }
      return nil
    }
  }

  /// The same of one call.
  private func offeredUnasked(_ responder: Int, at step: Int) -> PolicyRule {
    let id = library.responders[responder].id
    var rule = PolicyRule(
      id: DefaultRule.policeByWish.rawValue, place: library.steps[step].place,
      says: DefaultRule.policeByWish.meaning, form: .noCall(.offers(responder: responder)))
    if let consent = library.vocabulary.consents[id] {
      let agreed = [ConsentState.given, .limited].map(\.rawValue)
      rule.unlessIf = ConditionInWords(
        .atom(Atom(consent, of: .person, in: .values(agreed))), words: "consent to \(id) is given")
    }
    return rule
  }

  /// Where the person's own consent to a responder is given, with limits or without.
  private mutating func wish(for responder: Int, _ roles: Roles) -> Diagram {
    guard let variable = library.vocabulary.consents[library.responders[responder].id],
      let field = model.field(.cell(variable, party: roles.person))
    else { return .none }
    return anyStanding(field) { $0.cell.isAgreement }
  }

  /// `default-is-gentlest`: where a fact is not known, something is offered that is more intrusive
  /// than all that any answer brings.
  mutating func defaultsAreHarsher() -> [DefaultProofs.Breach] {
    var breaches: [DefaultProofs.Breach] = []
    for step in library.flow.steps.indices where !offers(at: step).isEmpty {
      guard let rung = offers(at: step).compactMap({ library.responders[$0].rung }).max(),
        let fact = harsherUnknown(step, rung)
      else { continue }
      breaches.append(
        DefaultProofs.Breach(
          rule: .defaultIsGentlest, step: step,
          says: "what is offered here while \(fact) is not known is more intrusive than what any "
            + "answer brings"))
    }
    return breaches
  }

  private mutating func harsherUnknown(_ step: Int, _ rung: Int) -> String? {
    let asHarsh = library.flow.steps.indices.filter { other in
      offers(at: other).contains { (library.responders[$0].rung ?? -1) >= rung }
    }
    for roles in Self.everyRoles {
      let due = due(step, roles)
      for field in model.fields(in: due).members {
        guard let fact = fact(of: field) else { continue }
        let (unknown, answered) = classes(of: field)
        for none in unknown {
          var left = holding(due, field, none)
          for other in asHarsh {
            let also = self.due(other, roles)
            for value in answered {
              left = model.store.subtracting(left, holding(also, field, value))
            }
          }
          if left != .none { return library.facts[fact].id }
        }
      }
    }
    return nil
  }

  /// The classes of a field in which nothing was answered, and those of a labelled answer.
  private func classes(of field: Int) -> (unknown: [Int], answered: [Int]) {
    var (unknown, answered): ([Int], [Int]) = ([], [])
    for (number, stances) in model.fields[field].classes.enumerated() {
      if stances.contains(where: { $0.cell.valueIndex != nil }) { answered.append(number) }
      if stances.contains(where: { $0.cell == .unsure || $0.cell == .notKnown }) {
        unknown.append(number)
      }
    }
    return (unknown, answered)
  }

  /// `every-answer-leads-on`: each labelled answer of a question brings some step that asks about
  /// it, and not knowing brings none.
  mutating func unknownIsPassedOver() -> [DefaultProofs.Breach] {
    library.flow.steps.indices.compactMap { step in
      guard case .ask(let fact, _) = library.flow.steps[step].act,
        library.facts[fact].answers.isLabelled
      else { return nil }
      let readers = steps(reading: library.facts[fact].variable)
      guard Self.everyRoles.contains(where: { isPassedOver(fact, readers, $0) }) else { return nil }
      return DefaultProofs.Breach(
        rule: .everyAnswerLeadsOn, step: step,
        says: "each answer to \(library.facts[fact].id) leads somewhere, and not knowing nowhere")
    }
  }

  private func steps(reading variable: Variable) -> [Int] {
    library.flow.steps.indices.filter { library.flow.steps[$0].condition.reads(variable) }
  }

  /// Of the answers that are labelled, one by one: words may well lead nowhere but into the record.
  private mutating func isPassedOver(_ fact: Int, _ readers: [Int], _ roles: Roles) -> Bool {
    guard !readers.isEmpty,
      let field = model.field(.cell(library.facts[fact].variable, party: roles.subject))
    else { return false }
    let answered = classes(of: field).answered
    let unclear = model.fields[field].classes.firstIndex { $0.contains { $0.cell == .unsure } }
    guard let unclear, !answered.contains(unclear) else { return false }
    let leadsOn = { (tables: inout Tables, number: Int) in
      readers.contains { tables.holding(tables.due($0, roles), field, number) != .none }
    }
    guard !leadsOn(&self, unclear) else { return false }
    for number in answered where !leadsOn(&self, number) { return false }
    return true
  }
}

extension Cell {
  /// Whether it is a consent that is given, with limits or without.
  fileprivate var isAgreement: Bool {
    let state = valueIndex.flatMap { ConsentState(rawValue: $0) }
    return state == .given || state == .limited
  }
}
