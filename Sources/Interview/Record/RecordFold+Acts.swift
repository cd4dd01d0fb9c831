// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Offers, wishes, promises and plans, and whoever is there.
extension RecordFold {
  /// What the receiver is asked for; more than the responder's title is for the conversation.
  func ask(of handoff: Handoff) -> RecordItem {
    let title = library.responders.first { $0.id == handoff.responder }?.title
    return RecordItem(
      id: handoff.responder, label: "Asked of you", value: .label(title ?? handoff.responder))
  }

  /// What the counsellor asks in words of their own, which may hold anything: it goes by consent,
  /// as their notes do.
  func request(of handoff: Handoff) -> [RecordItem] {
    guard let words = handoff.edits.request else { return [] }
    return [
      RecordItem(
        note: words, id: RecordItem.requestID, label: "The counsellor asks", kinds: [.none])
    ]
  }

  /// A wish of anyone is a wish and never an order (product page, principle 2).
  /// A wish for police is pushed to nobody, and saves no life.
  func wishes(for handoff: Handoff) -> [RecordItem] {
    standing.wishes.compactMap { wish in
      let responder = library.responders.first { $0.id == wish.responder }
      let isForPolice = responder?.isLawEnforcement ?? true
      guard !isForPolice || handoff.basis == .consent else { return nil }
      let title = responder?.title ?? wish.responder
      var item = RecordItem(
        id: wish.responder, label: "A wish of \(voice(wish.by).title)", value: .label(title),
        about: voice(wish.by))
      item.note = "a wish, and nothing that was agreed"
      item.isNews = !isForPolice
      item.isWish = true
      return item
    }
  }

  /// A refusal of police goes to whoever could call them, whatever else they may hear: it says
  /// nothing of how somebody is, and is of use only where it is known.
  func refusedPolice() -> [RecordItem] {
    library.responders.filter(\.isLawEnforcement).compactMap { police in
      guard let item = library.consentIndex(police.id),
        let last = standing.consents.last(where: {
          $0.item == item && $0.party == standing.personParty
        }), last.answer.state == .refused || last.answer.state == .withdrawn
      else { return nil }
      var line = RecordItem(id: police.id, label: "Said no to", value: .label(police.title))
      line.at = last.at
      line.weight = 100
      return line
    }
  }

  /// Offers that were not taken up, as each ended last for each voice. What became of other help is
  /// no news to this receiver.
  func refusedOffers(for handoff: Handoff) -> [RecordItem] {
    lastOffers().filter { $0.end != .accepted }.map { offer in
      var item = line(offer, refusal(of: offer))
      item.isNews = isTheirs(offer, handoff)
      return item
    }
  }

  /// Which place an offer was to be is for those who are asked to go there, and for no other.
  func agreed(for handoff: Handoff) -> [RecordItem] {
    let accepted = lastOffers().filter { $0.end == .accepted }.flatMap { offer in
      let place = isTheirs(offer, handoff) ? support(of: offer) : nil
      let by = offerer(offer).map { " by \($0)" } ?? ""
      return [line(offer, "Offered and accepted" + by), place].compactMap { $0 }
    }
    return accepted
      + standing.promises.map { promise($0, for: handoff) } + plans()
  }

  private func isTheirs(_ offer: OfferStanding, _ handoff: Handoff) -> Bool {
    library.responders[offer.responder].id == handoff.responder
  }

  /// Each voice's last word on each offer; what was ruled out is so for everybody.
  private func lastOffers() -> [OfferStanding] {
    standing.offers.enumerated().filter { index, offer in
      !standing.offers[(index + 1)...].contains { later in
        later.responder == offer.responder
          && (later.by == offer.by || later.end == .ruledOut || offer.end == .ruledOut)
      }
    }.map(\.element)
  }

  /// Who had the last word, where more than one could have it.
  private func offerer(_ offer: OfferStanding) -> String? {
    let isAlone = standing.offers.allSatisfy { $0.by == standing.personParty }
    return isAlone ? nil : voice(offer.by).title
  }

  /// Who did not take it up, and who had: a refusal by one voice takes back nobody else's yes.
  private func refusal(of offer: OfferStanding) -> String {
    let yes = lastOffers().first { $0.responder == offer.responder && $0.end == .accepted }
    let had = yes.flatMap(offerer).map { "; \($0) had accepted" } ?? ""
    let who = offerer(offer)
    switch offer.end {
    case .anotherTime:
      return "Offered, " + (who.map { "and \($0) wants it another time" } ?? "for another time")
        + had
    case .accepted, .declined:
      return who.map { "Offered, and \($0) declines it" + had } ?? "Offered and declined"
    case .unsure:
      return who.map { "Offered, and \($0) is not sure" + had } ?? "Offered, and they are not sure"
    case .ruledOut: return "Ruled out"
    }
  }

  /// Which help somebody was offered tells of how they are, and of all that every step that offers
  /// it rests on: an advocate is offered after violence and for nothing else.
  private func line(_ offer: OfferStanding, _ label: String) -> RecordItem {
    let responder = library.responders[offer.responder]
    var item = RecordItem(
      id: responder.id, label: label, value: .label(responder.title),
      kinds: SecretReading(library: library).kinds(ofOffer: offer.responder).union([.health]))
    item.typed = offer.reason
    item.at = offer.at
    return item
  }

  /// The place that an accepted offer was to be, as the directory had it then. A place where
  /// somebody may live or be met is as secret as where they are.
  private func support(of offer: OfferStanding) -> RecordItem? {
    guard let place = standing.supports[offer.responder]?.chosenPlace else { return nil }
    var item = RecordItem(
      id: place.id, label: "The place for \(library.responders[offer.responder].title)",
      value: .label(place.name), kinds: [.place])
    let known = [place.phone, place.area, Self.hours(of: place, at: offer.at)]
    item.note = known.compactMap { $0 }.joined(separator: ", ")
    item.at = offer.at
    return item
  }

  /// The hours as the directory has them, and that the place was closed when it was offered, as
  /// whoever offered it was shown.
  private static func hours(of place: Support, at: Moment) -> String? {
    guard let words = place.open else { return nil }
    let time = WeekTime(utcMilliseconds: at.utcMilliseconds, offsetMinutes: at.offsetMinutes)
    let isClosed = OpeningHours(words)?.fit(at: time) == .doesNotFit
    return (isClosed ? "closed when it was offered, " : "") + "open \(words)"
  }

  /// Promises of a protocol are the centre's words, and tell of the help that was taken up; any
  /// other was typed and may hold anything. Whoever is to keep it must know of it, whatever it
  /// says; under a limit only that there is one.
  private func promise(_ promise: Promise, for handoff: Handoff) -> RecordItem {
    let isWritten = library.steps.contains { step in
      guard case .promise = step.detail else { return false }
      return step.id == promise.id && step.wording.say.joined(separator: " ") == promise.text
    }
    var item = RecordItem(
      id: promise.id, label: "Promised",
      value: isWritten ? .label(promise.text) : .words(promise.text),
      kinds: isWritten ? [.health] : RecordItem.everyKind)
    if !isWritten, library.isOwner(of: promise, handoff) {
      item.isReceiversOwn = true
      item.kinds = [.none]
      item.kindsMeant = RecordItem.everyKind
    }
    item.note = "by \(promise.owner)"
    item.dueUTCMilliseconds = promise.dueUTCMilliseconds
    return item
  }

  /// What a step wanted done for somebody and could not be, with the reason; most steps are for the
  /// counsellor alone and go to nobody. It may speak of what was answered, as the step's condition
  /// does.
  func notDone() -> [RecordItem] {
    state.couldNotBeDone.compactMap { undone in
      guard let step = library.steps.firstIndex(where: { $0.id == undone.step }),
        library.steps[step].tellsReceivers
      else { return nil }
      let condition = library.flow.steps[step].condition
      var item = RecordItem(
        id: undone.step,
        label: undone.doneAt == nil ? RecordItem.notDoneLabel : RecordItem.doneLabel,
        value: .label(library.steps[step].wording.say.joined(separator: " ")),
        kinds: SecretReading(library: library).kinds(of: condition).union([.health]))
      item.kindsMeant = SecretReading(library: library).kindsMeant(by: condition)
      item.typed = undone.reason.isEmpty ? nil : undone.reason
      item.at = undone.at
      item.doneAt = undone.doneAt
      return item
    }
  }

  /// Lines of a plan may name helpers.
  private func plans() -> [RecordItem] {
    standing.agreedPlans.sorted().flatMap { index -> [RecordItem] in
      let plan = library.plans[index]
      return plan.lines.enumerated().map { number, line in
        var item = RecordItem(
          id: plan.id, label: "Agreed plan, line \(number + 1)", value: .label(line.act),
          kinds: [.thirdParty])
        let after = line.afterInWords.map { "after \($0)" }
        let done = number < standing.planLinesDone[index] ?? 0 ? "done" : nil
        item.note = [line.who, after, done].compactMap { $0 }.joined(separator: ", ")
        return item
      }
    }
  }

  /// The limits of being rung and reached stand above whatever somebody is to be rung at, and are
  /// cut after it.
  func limitToRing(before items: [RecordItem]) -> [RecordItem] {
    guard items.contains(where: { $0.unknown == nil }) else { return items }
    let ring = state.callBackLimit.map {
      line(of: $0, State.callBackItem, "Limit on ringing back")
    }
    let reach = state.getInTouchLimit.map {
      line(of: $0, State.getInTouchItem, "Limit on getting in touch later")
    }
    return [ring, reach].compactMap { $0 } + items
  }

  private func line(of limit: ConsentLimit, _ id: String, _ label: String) -> RecordItem {
    var item = RecordItem(
      id: id, label: label, value: .words(limit.words), kinds: [.contact],
      about: voice(standing.callerParty))
    item.source = RecordSource(
      evidence: .told, by: voice(standing.callerParty), certainty: .certain,
      isByYesOrNo: limit.isByYesOrNo)
    item.isFirstHand = !limit.isByYesOrNo
    return item
  }

  func whomNotToCall(beside named: [RecordItem]) -> [RecordItem] {
    // Words of a plan that point to nobody are no warning.
    guard named.contains(where: { $0.unknown == nil }) else { return [] }
    return standing.agreedPlans.sorted().compactMap { index in
      let plan = library.plans[index]
      return plan.whomNotToCall.map {
        RecordItem(
          id: plan.id, label: "Whom not to call", value: .label($0), kinds: [.thirdParty])
      }
    }
  }

  /// Others of the call: a companion on the scene is never left out (domain notes, 3.5).
  func joined() -> [RecordItem] {
    standing.parties.indices.compactMap { number in
      let party = Party(number)
      guard party != standing.personParty, party != standing.callerParty,
        let role = standing.parties[number].role
      else { return nil }
      return RecordItem(
        id: library.roles[role].id, label: "On the line or at the scene",
        value: .label(library.roles[role].title), about: voice(party))
    }
  }

  /// Quotes taken beside any question, under the kind that questions for words of that caller have:
  /// what somebody says of themself is health, what somebody saw is about a third party; and under
  /// that of the question at which they were taken, where it has one.
  func takenQuotes() -> [RecordItem] {
    let isOfAnother = standing.callerParty != standing.personParty
    return state.remarks.filter { $0.kind == .quote }.map { remark in
      var item = RecordItem(
        id: RecordItem.quoteID, label: "", value: .words(remark.text),
        kinds: [isOfAnother ? .thirdParty : .health])
      item.at = remark.at
      item.hasOtherCaller = isOfAnother
      item.saidBy = remark.by.map(teller)
      if let fact = remark.fact, library.facts[fact].secretKind != .none {
        item.isOfQuestion = true
        item.kinds.insert(library.facts[fact].secretKind)
      }
      return item
    }
  }
}
