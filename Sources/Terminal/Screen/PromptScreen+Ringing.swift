// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What weighs before anybody is rung, and after a line dropped.
extension PromptScreen {
  /// Above what is to be done: that it was rung often enough, then what makes a ring a danger.
  func warnings(at step: Int) -> [ScreenLine] {
    guard state.isLineGone else { return [] }
    guard library.numbers(at: step) else { return isRingRefuted ? [] : hangUp }
    return notToTellLines + tries(library.triesAtMost(at: step)) + dangers + hangUp + agreedAtOnce
  }

  /// Whether a step rings whoever is gone.
  func isRing(at step: Int) -> Bool { state.isLineGone && library.numbers(at: step) }

  /// What was agreed on, in one line: all that weighs must stand above the ring at once.
  private var agreedAtOnce: [ScreenLine] {
    let agreed = agreedWords.joined(separator: "; ")
    return agreed.isEmpty ? [] : [.named("AGREED", agreed)]
  }

  /// What must be at hand for a ring, the number last: not what stands above it already, nor who
  /// picked up, unless that weighs. Below much of that in one row: a prompt has twelve.
  func shownToRing(_ facts: [Int], below above: [ScreenLine]) -> [ScreenLine] {
    let left = facts.filter { fact in
      let known = library.facts[fact]
      if Self.agreedFacts.contains(known.id) { return agreedAnswer(of: fact) == nil }
      guard known.asksAfresh else { return true }
      return state.current(fact, of: state.partyKnowing(fact)).map {
        known.isGrave($0.answer.value)
      } ?? false
    }
    let lines = shown(left)
    guard above.count > 2, !lines.isEmpty else { return lines }
    let texts = lines.compactMap { line -> String? in
      if case .text(let text) = line { return text }
      return nil
    }
    return [.text(texts.joined(separator: "; "))]
  }

  /// What must be at hand before anybody is rung, the number last.
  var toRing: [ScreenLine] {
    let ringing = library.steps.indices.filter(library.numbers)
    let facts = ringing.reduce(into: [Int]()) { facts, step in
      guard case .shows(let shown) = library.steps[step].detail else { return }
      facts += shown.filter { !facts.contains($0) }
    }
    let above =
      notToTellLines + tries(ringing.compactMap(library.triesAtMost).min()) + levelLines
      + dangers + hangUp + agreedAtOnce + limitLines(state.callBackLimit.map { [$0] } ?? [])
    return above + shownToRing(facts, below: above)
  }

  private var levelLines: [ScreenLine] {
    levels.isEmpty ? [] : [.named("LEVEL", levels.joined(separator: "; "))]
  }

  /// Who may hear it, and who may be hurt.
  private var dangers: [ScreenLine] {
    let known = library.facts.indices.compactMap { fact -> String? in
      let party = state.partyKnowing(fact)
      guard library.facts[fact].isDangerToRing, let known = state.current(fact, of: party),
        library.facts[fact].isGrave(known.answer.value)
      else { return nil }
      let text = answerText(known.answer, of: library.facts[fact], at: now)
      return CarePhrase.known(library.facts[fact].said, text, at: known.at.clock).text
    }
    return known.isEmpty ? [] : [.loud("DANGER " + known.joined(separator: "; "))]
  }

  /// Whether they wanted a ring and somebody else picked up: then that wish leads nobody to ring.
  private var isRingRefuted: Bool {
    state.strangerPickedUp != nil
      && state.saidThatHangUpMeans("ring-again")
  }

  /// That somebody else picked up at the number, before anybody is promised a ring there.
  var numberDoubt: [ScreenLine] {
    state.strangerPickedUp.map { since in
      let doubt = CarePhrase.strangerPickedUp(since.clock).text
      return [.loud(Phrase.shown(CarePhrase.numberInDoubt.text, doubt).text)]
    } ?? []
  }

  /// What they said that a hang-up means.
  var hangUp: [ScreenLine] {
    guard let (fact, known) = state.hangUpMeaning else { return [] }
    let meaning = answerText(known.answer, of: library.facts[fact], at: now)
    return [
      .named("HANG-UP", CarePhrase.hangUpMeans(meaning, at: known.at.clock).text)
    ]
  }

  /// The lines of what was agreed on, where a step rests on it, or on that a hang-up means danger.
  func agreedLines(at step: Int) -> [ScreenLine] {
    let read = library.flow.steps[step].condition.atoms.map(\.variable)
    let plans = library.plans.indices.filter { state.standing.agreedPlans.contains($0) }
    let ofHangUp =
      state.saidThatHangUpMeans("danger")
      ? state.hangUpMeaning.map { library.facts[$0.fact].variable } : nil
    guard ofHangUp.map(read.contains) ?? false else {
      return plans.filter { read.contains(library.plans[$0].variable) }
        .flatMap { lines(of: library.plans[$0]) }
    }
    return plans.isEmpty
      ? [.named("PLAN", Phrase.noPlan.text)] : plans.flatMap { lines(of: library.plans[$0]) }
  }

  private func tries(_ limit: Int?) -> [ScreenLine] {
    let rings = state.rings
    guard let last = rings.last else { return [] }
    guard let limit, rings.count >= limit else {
      return [.named("RUNG", CarePhrase.rung(times: rings.count, last: last.clock).text)]
    }
    return [.loud(CarePhrase.rungToTheLimit(times: rings.count, last: last.clock).text)]
  }

  /// What the counsellor needs at hand for what is to be done: a number last, after all that
  /// weighs.
  func shown(_ facts: [Int]) -> [ScreenLine] {
    (facts.filter { !library.facts[$0].isNumber } + facts.filter { library.facts[$0].isNumber })
      .map { .text(shown($0)) }
  }

  /// What is known, or why it is not: never asked and left out are two things.
  private func shown(_ fact: Int) -> String {
    let name = library.facts[fact].said
    let party = state.partyKnowing(fact)
    guard !state.isForgotten(fact) else { return CarePhrase.notKept(name).text }
    if let known = state.current(fact, of: party) {
      let text = answerText(known.answer, of: library.facts[fact], at: now)
      guard state.isNumberInDoubt(fact), let since = state.strangerPickedUp else {
        return Phrase.shown(name, text).text
      }
      let doubt = CarePhrase.strangerPickedUp(since.clock).text
      return Phrase.shown(CarePhrase.numberInDoubt.text, "\(text) (\(doubt))").text
    }
    if let asked = state.saidYes(insteadOf: fact, of: party) {
      return Phrase.shown(name, CarePhrase.yesTo(asked).text).text
    }
    let isLeftOut = state.fact(fact, of: party).current >= 0
    return (isLeftOut ? CarePhrase.leftOutOf(name) : .notAsked(name)).text
  }
}

extension State {
  /// The fact that says what a hang-up means; by custom it is called so.
  static let hangUpFact = "hang-up-means"

  /// What they said that a hang-up means.
  var hangUpMeaning: (fact: Int, known: (at: Moment, answer: Answer))? {
    guard let fact = library.factIndex(Self.hangUpFact),
      let known = current(fact, of: partyKnowing(fact)), known.answer.value.isClear
    else { return nil }
    return (fact, (known.at, known.answer))
  }

  /// Whether they said that it means this, by the choice's id.
  func saidThatHangUpMeans(_ choice: String) -> Bool {
    hangUpMeaning?.known.answer.value == .choice(choice)
  }

  /// When somebody was rung since anything was last said to the caller: the ring itself, or a try
  /// that was written down.
  var rings: [Moment] {
    let ringing = Set(
      library.steps.indices.filter(library.numbers).map { library.flow.steps[$0].id })
    var done: [Moment] = []
    var since = Moment(utcMilliseconds: .min)
    for act in acts where !act.isUndone {
      switch act.event {
      case .toldCaller: (done, since) = ([], act.at)
      case .instructionDone(let visit) where ringing.contains(visit.step): done.append(act.at)
      case _: continue
      }
    }
    let tries = beside.callBacks.flatMap(\.tries).filter { $0.outcome == .unanswered }
      .map(\.at).filter { $0.utcMilliseconds > since.utcMilliseconds }.sorted()
    return tries.count > done.count ? tries : done
  }
}

extension CheckedLibrary {
  /// Whether a step shows a number to ring.
  func numbers(at step: Int) -> Bool {
    guard case .shows(let shown) = steps[step].detail else { return false }
    return shown.contains { facts[$0].isNumber }
  }

  /// How often a step may be come to, where a wait behind it leads back.
  func triesAtMost(at step: Int) -> Int? {
    flow.protocols[steps[step].protocolIndex].steps.compactMap { wait -> Int? in
      guard wait > step, case .wait(let back?, let atMost?) = flow.steps[wait].act, back <= step
      else { return nil }
      return atMost + 1
    }.min()
  }
}

extension Fact {
  var isNumber: Bool {
    if case .phone = answers { return true }
    return false
  }

  /// Whether its answer may say that a ring does harm: who hears it, and who is hurt.
  fileprivate var isDangerToRing: Bool {
    guard id != State.hangUpFact else { return false }
    return isAboutCaller || secretKind == .violence || id == "my-voice"
  }

  fileprivate func isGrave(_ value: AnswerValue) -> Bool {
    switch value {
    case .choice(let id): answers.valueIndex(of: id).map { graveness[$0] > 0 } ?? false
    case .options(let ids): ids.contains { isGrave(.choice($0)) }
    case .unsure, .declined, .number, .moment, .words: false
    }
  }
}
