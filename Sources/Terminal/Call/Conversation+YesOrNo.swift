// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Callers who can only say yes or no, or tap it.
extension Conversation {
  var isYesOrNo: Bool { call.state.isByYesOrNo }

  /// Turns yes-or-no mode on, what a tap and a hang-up mean and a cover story first (domain notes,
  /// 4.1), or off.
  func yesOrNo(_ typed: String) {
    if typed == "off" {
      perform(.yesOrNo(false), saying: .yesNoOff)
      return
    }
    let first = ScreenLine.named("DO", Phrase.yesNoFirst.text)
    guard agree(on: [.signWords, .signTaps, .signKeypad], "signs > ", above: [first]),
      comesAnyway(State.hangUpFact) || agreeOnHangUp()
    else { return }
    let told = promptScreen.coverStory
    if told != nil || comesAnyway(PromptScreen.coverStoryFact) {
      show(told.map { [.text(Phrase.coverStoryIs($0).text)] } ?? [])
      perform(.yesOrNo(true), saying: .yesNoOn)
      return
    }
    if let story = askCoverStory(), !story.isEmpty {
      guard add(.note(Phrase.coverStoryIs(story).text)) else { return }
    }
    perform(.yesOrNo(true), saying: .yesNoOn)
  }

  /// Who we are to whoever listens; a key meant for the menu before it is nobody's story.
  private func askCoverStory() -> String? {
    let detail = Detail(
      label: "cover story > ", lines: [.text(Phrase.coverStory.text)], wantsWords: true)
    while let story = ask(detail) {
      guard story.count == 1 else { return story }
      show([.text(KeyPhrase.signIsNoStory(story).text)])
    }
    return nil
  }

  /// Whether the running protocol asks it further on, read down for a yes or a no: then it is not
  /// asked twice.
  private func comesAnyway(_ name: String) -> Bool {
    let library = call.state.library
    guard let fact = library.factIndex(name), let step = prompt.step else { return false }
    return library.flow.protocols[library.steps[step].protocolIndex].steps.contains { later in
      guard later > step, case .ask(fact, _) = library.flow.steps[later].act else { return false }
      return true
    }
  }

  /// What they agree on is kept as a note; false where that could not be saved.
  private func agree(on meanings: [Phrase], _ label: String, above lines: [ScreenLine] = []) -> Bool
  {
    let marks = meanings.enumerated().map { Mark("\($0.offset + 1)", $0.element.text) }
    let chosen = choose(label, marks + [Mark("8", Phrase.notSure.text)], above: lines)
    guard let number = chosen.flatMap({ Int($0.key) }), meanings.indices.contains(number - 1)
    else { return true }
    return add(.note(meanings[number - 1].text))
  }

  /// Where a call is gone on with in this mode: what a tap and a hang-up mean, and who we are.
  func showWhatWasAgreed() {
    guard isYesOrNo else { return }
    show(promptScreen.agreedSigns + promptScreen.hangUp)
  }

  /// What a hang-up means is an answer where the library has a fact for it, so that it stands where
  /// the line drops and in the record; else a note.
  private func agreeOnHangUp() -> Bool {
    let known = promptScreen.hangUp
    guard known.isEmpty else {
      show(known)
      return true
    }
    let meanings = Phrase.hangUpMeanings
    let library = call.state.library
    guard let fact = library.factIndex(State.hangUpFact),
      case .choices(let choices) = library.facts[fact].answers,
      meanings.allSatisfy({ meaning in choices.contains { $0.id == meaning.id } })
    else { return agree(on: meanings.map(\.phrase), "hang-up > ") }
    let marks = meanings.enumerated().map { Mark("\($0.offset + 1)", $0.element.phrase.text) }
    let saying = promptScreen.saying(promptScreen.askingStep(fact))
    let words = meanings.flatMap { meaning in
      choices.filter { $0.id == meaning.id && $0.asYesOrNo != nil }.flatMap(saying.asYesOrNo)
    }
    let chosen = choose("hang-up > ", marks + [Mark("8", Phrase.notSure.text)], above: words)
    guard let number = chosen.flatMap({ Int($0.key) }), meanings.indices.contains(number - 1)
    else { return true }
    let meaning = AnswerValue.choice(meanings[number - 1].id)
    return add(.tell(fact: State.hangUpFact, Statement(meaning)))
  }
}

/// Questions, read down.
extension Conversation {
  /// Which choice is being read down, from 0.
  var readDown: Int {
    downAt == call.state.pendingVisit?.visit ? downIndex : 0
  }

  /// One answer of a caller who can say only yes and no: a yes takes the choice that was read, a no
  /// reads the next, and no to all of them is *unsure*, never *no*. What is typed to any other
  /// question is an answer to it, if it is no yes and no no. False where this is none.
  func answerByYesOrNo(_ line: String, _ fact: Fact) -> Bool {
    let digits = fact.takesNumbers ? "" : line
    switch (digits, line.lowercased()) {
    case ("8", _) where isWithinSeries(fact), (_, "unsure") where isWithinSeries(fact),
      (_, "not sure") where isWithinSeries(fact):
      sayNotSureOfOne(fact)
    case ("1", _), (_, "yes"), (_, "y"): sayYes(fact, isKey: digits == "1")
    case ("2", _), (_, "no"), (_, "n"): sayNo(fact, isKey: digits == "2")
    case ("8", _): perform(.answer(Statement(.unsure)), saying: .chose(Phrase.notSure.text))
    case ("9", _): perform(.answer(Statement(.declined)), saying: .chose(Phrase.willNotSay.text))
    default: return false
    }
    return true
  }

  /// A yes or a no to what was told before, and needs no choice: a yes keeps it, and a no changes
  /// nothing until it is known what to. False where the line is neither.
  func keepByYesOrNo(_ line: String, _ question: Question, _ fact: Fact) -> Bool {
    switch (fact.takesNumbers ? "" : line, line.lowercased()) {
    case ("1", _), (_, "yes"), (_, "y"):
      sayBack(Phrase.yes.text)
      keepOrRepeat(question, fact)
    case ("2", _), (_, "no"), (_, "n"):
      sayBack(Phrase.no.text)
      show([.text(Phrase.typeItAnew.text)])
    default: return false
    }
    return true
  }

  private func sayYes(_ fact: Fact, isKey: Bool) {
    switch fact.answers {
    case .choices(let choices):
      let choice = choices[min(readDown, choices.count - 1)]
      answerSeries(.choice(choice.id), of: fact, choices, saying: choice.label)
    case .many(let options): nextOption(options, of: fact, .yes)
    case .yesOrNo: perform(.answer(Statement(.choice("yes"))), saying: .chose(Phrase.yes.text))
    case .scale, .number, .text, .time, .place, .phone, .nameToUse:
      guard isKey, isNotAsked else { return sayToWording(.yes, isKey: isKey) }
      sayBack(Phrase.leaveForNow.text)
      leaveOut(because: Phrase.notInMode, saying: .care(.leftOut(fact.said)))
    }
  }

  private func sayNo(_ fact: Fact, isKey: Bool) {
    switch fact.answers {
    case .choices(let choices):
      if readDown == 0 { (downChosen, downDoubted) = ([], []) }
      guard readDown + 1 >= choices.count else { return readNext(after: .no) }
      answerSeries(.unsure, of: fact, choices, saying: Phrase.notSure.text)
    case .many(let options): nextOption(options, of: fact, .no)
    case .yesOrNo: perform(.answer(Statement(.choice("no"))), saying: .chose(Phrase.no.text))
    case .scale, .number, .text, .time, .place, .phone, .nameToUse:
      sayToWording(.no, isKey: isKey)
    }
  }

  /// Whether the question on screen is one that cannot be put to yes and no.
  private var isNotAsked: Bool { wordingOnScreen?.notInYesOrNoMode != nil }

  private var wordingOnScreen: Wording? {
    guard case .ask(let question) = prompt.kind else { return nil }
    return call.state.library.steps[promptScreen.askingStep(question.fact)].wording
  }

  /// A yes or a no to other words than the question's own: the question itself was not put. It is
  /// left out, and the reason says what was put and what came. Never a value that nobody said,
  /// never *unsure* where somebody was sure, and no quote: these are our words. A digit may be a
  /// slip, and is asked about first.
  private func sayToWording(_ answer: YesOrNo, isKey: Bool) {
    guard let wording = wordingOnScreen, wording.notInYesOrNoMode == nil else {
      return show([.text(Phrase.nothingToSayYesTo.text)])
    }
    sayBack((answer == .yes ? Phrase.yes : .no).text)
    let asked = wording.yesOrNo ?? wording.say.joined(separator: " ")
    guard !isKey || isMeant(answer, to: asked) else { return }
    leaveOut(
      because: .saidToOtherWords(asked, answer.rawValue), said: answer,
      saying: .record(.onlyYesOrNo(answer)))
  }

  /// Leaves the question out. What was told so long ago that it is asked again is not lost by that:
  /// it stays, and is not for sure any more.
  private func leaveOut(
    because reason: Phrase, said answer: YesOrNo? = nil, saying phrase: Phrase
  ) {
    guard case .ask(let question) = prompt.kind, let known = question.known?.answer,
      known.value.isClear, question.known?.isDisputed == false,
      known.by == call.state.standing.speakerParty
    else {
      perform(.skip(reason: reason.text, said: answer), saying: phrase)
      return
    }
    keepUnchecked(known)
  }
}

/// Offers and consents, where 2 is *no* and nothing else.
extension Conversation {
  var showsAll: Bool { allKeysAt != nil && allKeysAt == call.state.pendingVisit?.visit }
  var readsAsYesOrNo: Bool { isYesOrNo && !showsAll }

  /// What was chosen on screen, by its key in the whole set; nil where nothing was, which has been
  /// dealt with.
  func chosenOnScreen(
    _ typed: String, _ whole: [Mark], _ wordsAfter: Set<String>, more: Phrase
  ) -> Chosen? {
    let short = PromptScreen.yesOrNoMarks(
      more: more, isLimited: promptScreen.limitAsked != nil)
    if readsAsYesOrNo {
      let letters = ["y": "1", "n": "2"]
      let chosen = Self.chosen(letters[typed.lowercased()] ?? typed, short, [])
      if chosen?.key == "0" {
        sayBack(more.text)
        allKeysAt = call.state.pendingVisit?.visit
        showPrompt()
        return nil
      }
      if let key = chosen.flatMap({ PromptScreen.wholeKeys[$0.key] }) { return Chosen(key: key) }
    }
    // A label of the whole set is plain whatever stands on screen.
    let isLabel = typed.first?.isNumber == false
    if !readsAsYesOrNo || isLabel, let chosen = Self.chosen(typed, whole, wordsAfter) {
      return chosen
    }
    if !readsAsYesOrNo, let kept = keptBoth(typed, whole) {
      if kept.isTypedAgain { carried = typed }
      needsPrompt = kept.chosen == nil
      return kept.chosen
    }
    refuse(typed, allowed: (readsAsYesOrNo ? short : whole).map(\.key))
    return nil
  }

  /// The same at a menu of its own.
  func chooseByYesOrNo(
    _ label: String, _ whole: [Mark], above lines: [ScreenLine] = [], wordsAfter: Set<String>,
    more: Phrase, isLimited: Bool = false
  ) -> Chosen? {
    if isYesOrNo {
      let short = PromptScreen.yesOrNoMarks(more: more, isLimited: isLimited)
      guard let chosen = choose(label, short, above: lines) else { return nil }
      if let key = PromptScreen.wholeKeys[chosen.key] { return Chosen(key: key) }
    }
    return choose(
      label, whole, above: isYesOrNo ? [] : lines, wordsAfter: wordsAfter, keepsWords: true)
  }
}

extension Fact {
  /// Whether its choices are read down one by one where only yes and no are possible.
  var isReadDown: Bool {
    switch answers {
    case .choices, .many, .yesOrNo: true
    case .scale, .number, .text, .time, .place, .phone, .nameToUse: false
    }
  }

  /// Whether any number may be its answer, so that no digit means anything else.
  var takesNumbers: Bool {
    switch answers {
    case .scale, .number: true
    case .choices, .many, .yesOrNo, .text, .time, .place, .phone, .nameToUse: false
    }
  }
}
