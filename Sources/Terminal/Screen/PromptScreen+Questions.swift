// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A question: its words for whoever is on the line, what is known already, and its keys.
extension PromptScreen {
  func ask(_ question: Question) -> [ScreenLine] {
    let fact = library.facts[question.fact]
    if state.isByYesOrNo, !question.isKeptByEnter(fact), isPut(question.fact),
      let lines = yesOrNo(question, fact)
    {
      let told = question.known.map { [knownNote($0, fact, isConfirmed: false)] } ?? []
      return (readDown == 0 ? told : []) + lines
    }
    var lines: [ScreenLine] = []
    if let known = question.known {
      lines += knownLines(known, question, fact)
    } else {
      lines += sayings(question.fact, about: question.party)
    }
    lines += marks(of: fact)
    if let hint = library.steps[askingStep(question.fact)].wording.hint, lines.count < 11,
      isPut(question.fact)
    {
      lines.append(.hint(hint))
    }
    return lines
  }

  /// Whether a question is put to whoever is on the line; one without words is the counsellor's own
  /// to answer.
  func isPut(_ fact: Int) -> Bool {
    let wording = library.steps[askingStep(fact)].wording
    return !wording.say.isEmpty || wording.yesOrNo != nil || wording.notInYesOrNoMode != nil
      || wording.thirdParty != nil
  }

  func askingStep(_ fact: Int) -> Int {
    if let step = prompt.step, case .ask(fact, _) = library.flow.steps[step].act { return step }
    return library.askingStep[fact] ?? 0
  }

  /// A known answer: its confirm wording where it may be said, else the question again.
  private func knownLines(
    _ known: Question.Known, _ question: Question, _ fact: Fact
  ) -> [ScreenLine] {
    let text = answerText(known.answer, of: fact, at: now)
    let wording = library.steps[askingStep(question.fact)].wording
    var lines: [ScreenLine] = []
    let isConfirmed = mayConfirm(known, fact)
    if isConfirmed, let confirm = confirm(wording, known.answer.value) {
      lines += saying(askingStep(question.fact)).confirm(confirm, text, of: known.answer.value)
    } else if state.isByYesOrNo, known.mayKeep, case .words = known.answer.value,
      !wording.say.isEmpty
    {
      // A yes or a no answers only whether it is still so.
      lines += wording.say.map { .named("ASKING", $0) }
      lines.append(.say(CarePhrase.isStillSo(text).text))
    } else {
      lines += sayings(question.fact, about: question.party)
    }
    return lines + [knownNote(known, fact, isConfirmed: isConfirmed)]
  }

  /// What is known, since when, and what Enter does with it.
  private func knownNote(
    _ known: Question.Known, _ fact: Fact, isConfirmed: Bool
  ) -> ScreenLine {
    let text = answerText(known.answer, of: fact, at: now)
    let when = known.at.clock
    var note = (isConfirmed ? Phrase.confirmKept(text, at: when) : .earlier(text, at: when)).text
    if known.isDisputed { note = Phrase.disputedNow.text }
    if fact.id == SafeNumber.fact, let since = state.strangerPickedUp {
      note += " " + CarePhrase.strangerPickedUp(since.clock).text + "."
    }
    if known.isStale { note = Phrase.stale(when).text }
    if known.mayKeep {
      note += " " + Phrase.enterKeeps.text
    } else if !known.isStale {
      note += " " + Phrase.askAgain.text
    }
    return .named("TOLD", note)
  }

  /// Whether a known answer may be said back. Never one that is none, and never where the answers
  /// are yes and no: "that is not so" would then read as *no*. Nor what is not at its worst, where
  /// it raises danger: that is asked afresh.
  private func mayConfirm(_ known: Question.Known, _ fact: Fact) -> Bool {
    guard known.mayConfirm, known.mayKeep, !known.isStale, !known.isDisputed else { return false }
    switch known.answer.value {
    case .unsure, .declined: return false
    case .choice, .options, .number, .moment, .words:
      return !fact.asksYesOrNo && !fact.isSomethingElse(known.answer.value)
    }
  }

  private func confirm(_ wording: Wording, _ value: AnswerValue) -> String? {
    if case .choice(let id) = value, let own = wording.confirmChoice[id] { return own }
    return wording.confirm
  }

  /// The wording that fits who is on the line: about somebody else, the third-party one.
  func sayings(_ fact: Int, about party: Party) -> [ScreenLine] {
    let wording = library.steps[askingStep(fact)].wording
    let speaker = state.standing.speakerParty
    let saying = saying(askingStep(fact))
    let isYounger = state.standing.speakerRole.map { library.roles[$0].isYounger } ?? false
    if speaker == party, isYounger, let younger = wording.younger {
      return saying.lines(younger, \.younger)
    }
    if speaker != party || speaksForSomeone(fact), let other = wording.thirdParty {
      return saying.lines(other, \.thirdParty)
    }
    guard wording.say.isEmpty else {
      let own = saying.lines(wording.say, \.say)
      guard mayBeOfSomeoneElse(fact), let other = wording.thirdParty, [other] != wording.say
      else { return own }
      return own
        + saying.lines(other, \.thirdParty).map { line in
          guard case .say(let words) = line else { return line }
          return .text(Phrase.ofSomeoneElse(words).text)
        }
    }
    return [.named("YOU", wording.hint ?? library.facts[fact].id)]
  }

  /// Whether whoever is on the line was marked as somebody else than the person, while nobody has
  /// said yet whom the call is about. What is asked of the caller themself is theirs all the same.
  private func speaksForSomeone(_ fact: Int) -> Bool {
    guard isWhomUnsaid(fact) else { return false }
    // Nobody is somewhere else than their own body.
    if state.isThere == false { return true }
    guard let role = state.standing.speakerRole else { return false }
    return library.roles[role].party != .person
  }

  /// Whether an alarm came before anybody said whom the call is about: then both wordings stand.
  private func mayBeOfSomeoneElse(_ fact: Int) -> Bool {
    guard case .alarm? = state.standing.walks.last?.cause else { return false }
    return state.standing.speakerRole == nil && isWhomUnsaid(fact)
      && library.factIndex(BuiltInFact.caller.rawValue) != nil
  }

  private func isWhomUnsaid(_ fact: Int) -> Bool {
    guard !library.facts[fact].isOfCall, !library.facts[fact].isAboutCaller else { return false }
    let caller = library.factIndex(BuiltInFact.caller.rawValue)
    return caller.map { state.current($0, of: .first)?.answer.value.isClear != true } ?? true
  }

  private func marks(of fact: Fact) -> [ScreenLine] {
    let reader = AnswerReader(fact: fact, now: now)
    let marks = Conversation.marks(of: reader).slow(slowKeys(of: fact))
    return (typeLine(of: fact).map { [$0] } ?? []) + [.marks(marks)]
  }

  /// What is to be typed, where an answer is no choice.
  func typeLine(of fact: Fact) -> ScreenLine? {
    let text: Phrase
    switch fact.answers {
    case .choices, .yesOrNo: return nil
    case .many: text = .typeSeveral
    case .scale(let from, let to): text = .typeScale(from: from, to: to)
    case .number(let unit, let from, let to): text = .typeNumber(unit: unit, from: from, to: to)
    case .time: text = .typeTime
    case .text, .place, .phone, .nameToUse: text = .typeWords
    }
    return .named("TYPE", text.text)
  }
}
