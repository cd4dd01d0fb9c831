// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Terminal

/// What a call came to beside its levels, for whoever reads it again: answers with how they are
/// known and by whom, then everything that was offered, allowed, promised, handed over, noted and
/// quoted, each with its time.
struct CallPage {
  let state: State
  let entries: [Entry]
  let at: Moment
  /// What the end took away is gone from every moment before it, too.
  let isForgotten: (Int) -> Bool
  /// Whether nothing that was typed may be shown any more.
  let hidesWords: Bool

  var answers: [String] {
    state.knownFacts.compactMap { fact, party -> String? in
      guard !state.isOvertaken(fact, party) else { return nil }
      guard let known = state.current(fact, of: party) else { return leftOut(fact, party) }
      let asked = state.library.facts[fact]
      let name = "\(known.at.clock)  \(asked.name)\(whose(party))"
      guard !isForgotten(fact) else { return "\(name): not kept" }
      let text = answerText(known.answer.value, of: state.library.facts[fact], at: at)
      let words = ["\(name): \(text)"] + evidence(of: known.answer, fact, party)
      return words.joined(separator: "; ")
    }
  }

  /// A question that has no answer: left out by the counsellor, or answered with a tap alone.
  private func leftOut(_ fact: Int, _ party: Party) -> String? {
    let index = Int(state.fact(fact, of: party).current)
    guard index >= 0,
      case .questionSkipped(let visit, let id, _, let reason, let said) = state.acts[index].event
    else { return nil }
    let name =
      "\(state.acts[index].at.clock)  \(name(ofFact: id))\(whose(party))"
    guard !isForgotten(fact) else { return "\(name): not kept" }
    guard let said else {
      return "\(name): left out by the counsellor\(reason.isEmpty ? "" : ", \(reason)")"
    }
    let asked = state.library.putToYesOrNo(at: visit)
    return "\(name): \(said.rawValue) to \"\(asked)\"; its words were not asked or said"
  }

  /// How it is known, doubts and exact words.
  private func evidence(of answer: Answer, _ fact: Int, _ party: Party) -> [String] {
    var known: [String] = []
    switch answer.value {
    case .unsure, .declined: break
    case .choice, .options, .number, .moment, .words:
      known.append(source(of: answer, fact, party))
      if state.isByYesOrNo(fact, of: party), !state.library.isCounsellors(fact) {
        known.append(answer.value.isInWords ? "in the counsellor's words" : "by yes and no")
      }
      if state.howKnown(answer, to: fact, of: party).isUncertain { known.append("not certain") }
    }
    let other = Int(state.fact(fact, of: party).other)
    if other >= 0, let said = state.acts[other].answer {
      let text = answerText(said.value, of: state.library.facts[fact], at: at)
      let isSame = said.by == answer.by
      let who = said.by.flatMap { isSame ? nil : voice($0) } ?? "another source"
      known.append("\(who) says: \(text)")
    }
    if let quote = answer.quote { known.append("\"\(quote)\"") }
    return known
  }

  /// Who says it: a question that is put to nobody is the counsellor's own.
  func source(of answer: Answer, _ fact: Int, _ party: Party) -> String {
    guard !state.library.isCounsellors(fact) else { return "noted by the counsellor" }
    let known = state.howKnown(answer, to: fact, of: party)
    return known.word + (answer.by.map { " by \(voice($0))" } ?? "") + known.more
  }

  /// Everything that was done, in the order of its time.
  var acts: [String] {
    let lines =
      offers + consents + promises + handoffs + remarks + wishes + notDone + speakers + readBacks
      + callBacks + changes + corrections + plans + takenBack + judgements + brokenRules + gaps
    return lines.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map { "\($0.element.at.clock)  \($0.element.text)" }
  }

  typealias Line = (at: Moment, text: String)

  private var offers: [Line] {
    let offers = state.standing.offers
    return offers.enumerated().map { number, offer in
      let title = state.library.responders[offer.responder].title
      let isLast = !offers[(number + 1)...].contains { $0.responder == offer.responder }
      let place = isLast ? state.standing.supports[offer.responder]?.chosenPlace?.name : nil
      let reason = offer.reason.map { ", \($0)" } ?? ""
      let by = "\(voice(offer.by)): \(Self.words(offer.end))"
      let at = offer.end == .accepted ? place.map { ", at \($0)" } ?? "" : ""
      return (offer.at, "offer  \(title), \(by)\(at)\(reason)")
    }
  }

  private var consents: [Line] {
    state.standing.consents.map { consent in
      let item = state.library.consents[consent.item].title
      let taps = consent.isByYesOrNo ? ", by yes and no" : ""
      let words = consent.answer.words.map { ", \"\($0)\"\(taps)" } ?? ""
      let answer = consent.answer
      let state = answer.wasAsked ? Self.words(answer.state) : "not asked"
      return (consent.at, "consent  \(item), \(voice(consent.party)): \(state)\(words)")
    }
  }

  private var promises: [Line] {
    state.acts.compactMap { act in
      guard case .promiseMade(_, let promise) = act.event, !act.isUndone else { return nil }
      let due = Moment(
        utcMilliseconds: promise.dueUTCMilliseconds, offsetMinutes: act.at.offsetMinutes)
      let when = "\(due.local.date) \(due.clock)"
      return (act.at, "promise  \(promise.text): by \(promise.owner), due \(when)")
    }
  }

  private var handoffs: [Line] {
    state.standing.handoffs.map { handed in
      let handoff = handed.handoff
      let title = Recipient(of: handoff, in: state.library).title
      var basis = "by consent"
      if case .exception(let id, let reason, _) = handoff.basis {
        let title = state.library.exceptions.first { $0.id == id }?.title ?? id
        basis = "without consent, \(title)\(reason.isEmpty ? "" : ": \(reason)")"
      }
      let maker = state.makers[handoff.number].map { ", made by \($0)" } ?? ""
      return (handed.at, "handoff \(handoff.number)  \(title), \(basis)\(maker)")
    }
  }

  private var remarks: [Line] {
    notes
      + state.remarks.compactMap { remark in
        switch remark.kind {
        case .note: nil
        case .quote: (remark.at, "words  \"\(remark.text)\"")
        case .outsideRules(let rules):
          (remark.at, "outside rules  " + outside(rules) + remark.text)
        case .raisedAgain(let alarm):
          (remark.at, "alarm  \(title(ofAlarm: alarm)), raised again")
        }
      }
  }

  /// By the numbers that the prompt and a handoff name them by, with what becomes of them.
  private var notes: [Line] {
    state.notes.map { note in
      let tags = note.remark.tags
      let pins = tags.pins.map { " #\($0.rawValue)" }.joined()
      let isPrivate = tags.isPrivate ? " private" : ""
      return (note.remark.at, "note \(note.number)\(pins)\(isPrivate)  \(note.remark.text)")
    }
  }

  /// Since when nobody was at the call, wherever it was gone on with.
  private var gaps: [Line] {
    zip(entries, entries.dropFirst()).compactMap { last, next in
      guard next.events.contains(.callResumed) else { return nil }
      return (next.at, "gap  \(Gap(from: last.at, to: next.at).text), then gone on with")
    }
  }

  private var wishes: [Line] {
    state.acts.compactMap { act in
      switch act.event {
      case .wishRecorded(let id, let by) where !act.isUndone:
        return (act.at, "wish  \(state.library.title(ofResponder: id)), \(voice(by))")
      case .wishWithdrawn(let id, let by) where !act.isUndone:
        return (
          act.at, "wish taken back  \(state.library.title(ofResponder: id)), \(voice(by))"
        )
      case .alarmRaised(let id) where !act.isUndone:
        return (act.at, "alarm  \(title(ofAlarm: id))")
      case _: return nil
      }
    }
  }

  /// What could not be done, with why, and when it was done after all.
  private var notDone: [Line] {
    state.couldNotBeDone.flatMap { undone -> [Line] in
      let failed = (undone.at, "could not be done  \(text(of: undone.step)): \(undone.reason)")
      return [failed]
        + (undone.doneAt.map { [($0, "done after all  \(text(of: undone.step))")] } ?? [])
    }
  }

  private func text(of step: String) -> String {
    let words = state.library.steps.first { $0.id == step }?.wording.say.joined(separator: " ")
    return "\(step), \"\(words ?? "")\""
  }

  func whose(_ party: Party) -> String {
    party == state.standing.personParty ? "" : " (\(voice(party)))"
  }

  func voice(_ party: Party) -> String {
    if party == state.standing.callerParty { return "caller" }
    if party == state.standing.personParty { return "person" }
    guard state.standing.parties.indices.contains(party.number),
      let role = state.standing.parties[party.number].role
    else { return "someone else" }
    return state.library.roles[role].title
  }

  private static func words(_ end: OfferEnd) -> String {
    switch end {
    case .accepted: "accepted"
    case .anotherTime: "another time"
    case .declined: "declined"
    case .unsure: "not sure"
    case .ruledOut: "ruled out"
    }
  }

  private static func words(_ state: ConsentState) -> String {
    switch state {
    case .given: "given"
    case .limited: "limited"
    case .refused: "refused"
    case .unsure: "not sure"
    case .withdrawn: "withdrawn"
    case .expired: "expired"
    }
  }
}
