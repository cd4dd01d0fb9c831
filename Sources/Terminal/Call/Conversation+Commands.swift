// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Words that are possible at any prompt.
extension Conversation {
  func obey(_ command: Command) {
    guard !isAmending || Self.wordsAfterClosing.contains(command.word) else {
      guard !isKeptAfterClosing(command) else { return }
      return show([.text(Phrase.refusal(.callClosed).text)])
    }
    obeyed = command.asLine
    switch command.word {
    case .told: tell(command)
    case .wrong, .now, .other: change(command)
    case .skip: skip(command.rest)
    case .switchTo: switchProtocol(command)
    case .speaker: speaker(command.rest)
    case .also: also(command.rest)
    case .offer: offerByHand(command)
    case .consent: consentByHand(command)
    case .handoff: handOff(command)
    case .outside: outside(command)
    case .wish: wish(command)
    case .promise: promise(command)
    case .raise: raise(command)
    case .lower: lower(command)
    case .standdown: standDown(command)
    case .note:
      words(command.rest, Phrase.note, at: "note > ").map(takeNote) ?? showPrompt()
    case .quote: withWords(command.rest, Phrase.words, at: "quote > ") { .quote($0.withoutQuotes) }
    case .alarm: alarm(command.rest)
    case .why: showWhy()
    case .wording: showOtherWording()
    case .whereAmI: showWhere()
    case .theyAsk: theyAsk(command.rest)
    case .answers: showAnswers()
    case .level: showLevels()
    case .record: showRecord(command.rest)
    case .readback: readBack(command)
    case .places: showPlaces(command.rest)
    case .nottell: notTell(command.rest)
    case .language: speak(in: command.rest)
    case .plan: playLine(command.rest)
    case .leave: leaveAlarm()
    case .suspend: leave(.suspended, reason: "suspended")
    case .end: end(command.rest)
    case .yesno: yesOrNo(command.rest)
    case .timer: timer(command.rest)
    case .callback: callBack(command.rest)
    case .said: said(command)
    case .amend:
      if call.state.forgetting != nil { show([.text(CarePhrase.remarkNotShown.text)]) }
      withWords(command.rest, Phrase.words) { .amend(reason: $0) }
    case .back: undo()
    case .known: sayHowKnown(command.rest)
    case .theirs: theirs()
    case .help: show(helpLines.map { .text(InterfaceLanguage.spoken.say($0)) })
    }
  }

  /// Words typed after the command, or asked for; nothing happens without any.
  func withWords(
    _ rest: String, _ phrase: Phrase, at label: String = "words > ", saying said: Phrase = .saved,
    _ intent: (String) -> Intent
  ) {
    guard let words = words(rest, phrase, at: label) else { return showPrompt() }
    perform(intent(words), saying: said)
  }

  /// Words as typed, or asked for; nil where there are none.
  func words(
    _ typed: String, _ phrase: Phrase, at label: String = "words > ", redo: String? = nil,
    beginningWith draft: String = ""
  ) -> String? {
    if !typed.isEmpty { return typed }
    var detail = Detail(
      label: label, lines: [.text(phrase.text)], wantsWords: true, redo: redo)
    detail.draft = draft
    guard let words = ask(detail) else { return nil }
    if words.isEmpty { leaveAlone() }
    return words.isEmpty ? nil : words
  }

  /// An answer after a fact's name, or asked for with its choices.
  func statement(
    _ rest: String, of fact: Fact, slow: @autoclosure () -> Set<Character> = []
  ) -> Statement? {
    guard rest.isEmpty else {
      let statement = statement(rest, for: fact)
      if statement == nil, !needsPrompt { giveBack(rest, of: fact) }
      return statement
    }
    if isReadDownAside(fact) { return statementReadDown(fact) }
    let reader = AnswerReader(fact: fact, now: desk.now())
    let slow = slow()
    let marks = Self.marks(of: reader).slow(slow)
    var detail = Detail(
      label: "\(fact.id) > ", lines: question(of: fact) + typeLine(of: fact) + [.marks(marks)],
      keys: reader.immediateKeys.subtracting(slow).union(reader.choices.isEmpty ? "" : "~"),
      wantsWords: fact.isWorded)
    while let line = ask(detail) {
      guard !line.isEmpty else {
        leaveAlone()
        return nil
      }
      let before = obeyed
      obeyed = obeyed.map { "\($0) \(line)" }
      if let statement = statement(line, for: fact) {
        if !fact.isWorded { sayBackOnce(answerText(statement, of: fact, at: desk.now())) }
        return statement
      }
      // Words that fit no choice were kept as a note: they leave the question as it was.
      if case .inWords = reader.read(line) {
        showPrompt()
        return nil
      }
      if needsPrompt { return nil }
      // What fitted no answer is typed on, and no part of what would do it again.
      obeyed = before
      detail.draft = line.count > 1 ? line : ""
    }
    return nil
  }

  /// A line whose end fitted no answer is typed on, and not anew.
  private func giveBack(_ rest: String, of fact: Fact) {
    let reader = AnswerReader(fact: fact, now: desk.now())
    switch reader.read(rest) {
    case .severalFit, .noSuchChoice, .noSuchKey, .withWords:
      carried = line
      // The choices on screen are another question's.
      if !isAsked(fact) { show([.marks(Self.marks(of: reader))]) }
    case .answer, .inWords: return
    }
  }

  /// The question that is being answered without being asked.
  func question(of fact: Fact) -> [ScreenLine] {
    guard let index = call.state.library.factIndex(fact.id) else { return [] }
    let party = call.state.partyKnowing(index)
    return promptScreen.sayings(index, about: party).compactMap { line in
      guard case .say(let words) = line else { return nil }
      return .named("ABOUT", words)
    }
  }

  private func typeLine(of fact: Fact) -> [ScreenLine] {
    promptScreen.typeLine(of: fact).map { [$0] } ?? []
  }

  private func tell(_ command: Command) {
    let (name, rest) = command.firstWord
    guard let fact = fact(name, after: .told) else { return keepWords(behind: command) }
    let isNewsOfPerson =
      call.state.library.factIndex(fact.id).map(call.state.isKnownOfPersonAlone) ?? false
    func usual(_ statement: Statement) -> Intent {
      isNewsOfPerson ? .change(fact: fact.id, statement) : .tell(fact: fact.id, statement)
    }
    guard let statement = statement(rest, of: fact, slow: slowKeys(of: fact, by: usual))
    else { return }
    let unsaid = call.state.library.factIndex(fact.id).flatMap(call.state.markUnsaid)
    let text = fact.isWorded ? "" : answerText(statement, of: fact, at: desk.now())
    let noted = Phrase.noted(fact.said, text)
    let usual = usual(statement)
    guard let intent = intent(usual, of: statement, to: fact) else { return }
    let told = unsaid.map { Phrase.sayFirst($0.title, after: noted.text) } ?? noted
    let before = call.state
    perform(intent, saying: intent == usual ? told : saying(of: statement)) {
      showBefore(fact)
      if case .change = intent { doWhatIsNeeded(by: fact, since: before) }
    }
  }

  private func switchProtocol(_ command: Command) {
    let (name, rest) = command.firstWord
    let protocols = call.state.library.protocols.map { ($0.id, $0.title) }
    guard let id = resolve(name, among: protocols) else { return }
    withWords(rest, Phrase.reason) { .switchTo(protocol: id, reason: $0) }
  }

  private func offerByHand(_ command: Command) {
    let (name, _) = command.firstWord
    guard let id = responder(name) else { return }
    let index = call.state.library.responderIndex(id)
    if let index, call.state.library.responders[index].isLawEnforcement {
      let title = call.state.library.responders[index].title
      return show([.text(CarePhrase.notOfferedByHand(title, id: id).text)])
    }
    let block =
      (index.map { promptScreen.saying(ofOffer: $0) } ?? []) + SupportLines(places(for: id)).block
    guard
      let chosen = chooseByYesOrNo(
        "offer > ", Self.offerMarks, above: block, wordsAfter: ["4"],
        more: .moreThanYesOrNoToOffer),
      let end = Self.offerEnds[chosen.key]
    else { return }
    finishOffer(id, end, because: chosen.words)
  }

  /// `handoff RESPONDER`, with `look` behind it to see it first, or with `exception` where there is
  /// no consent.
  private func handOff(_ command: Command) {
    let (name, rest) = command.firstWord
    guard let id = responder(name) else { return }
    if "exception".hasPrefix(rest), !rest.isEmpty { return handOffByException(id) }
    if "look".hasPrefix(rest), !rest.isEmpty { return lookAtHandoff(to: id) }
    prepare(id, .consent)
  }

  private func outside(_ command: Command) {
    let (name, rest) = command.firstWord
    guard let id = responder(name) else { return }
    withWords(rest, Phrase.reason) { .recordOutsideRules(responder: id, reason: $0) }
  }

  /// The next line of an agreed plan, which the screen says.
  private func playLine(_ typed: String) {
    let state = call.state
    let agreed = state.standing.agreedPlans.sorted().map { state.library.plans[$0] }
    guard !agreed.isEmpty else { return show([.text(Phrase.noPlan.text)]) }
    let only = agreed.count == 1 && typed.isEmpty ? agreed[0].id : typed
    guard let id = resolve(only, among: agreed.map { ($0.id, $0.id) }),
      let index = state.library.planIndex(id)
    else { return }
    let next = state.standing.planLinesDone[index] ?? 0
    let lines = state.library.plans[index].lines
    guard lines.indices.contains(next) else { return show([.text(Phrase.planIsThrough.text)]) }
    let line = lines[next]
    perform(
      .playLine(plan: id),
      saying: .chose(Phrase.planLine(next + 1, line.act, line.who, line.afterInWords).text))
  }

  /// `!o` starts at once; `!` alone shows the letters, and so does one that is none of them: the
  /// next key must not answer the question below.
  private func alarm(_ typed: String) {
    let alarms = call.state.library.alarms
    let marks = ScreenLine.marks(alarms.map { Mark(String($0.key), $0.label) })
    let detail = Detail(
      label: "alarm > ", lines: [marks, .text(Phrase.alarmMenu.text)],
      keys: Set(alarms.map(\.key)))
    var letter = typed
    while true {
      if let alarm = alarms.first(where: { String($0.key) == letter || $0.id == letter }) {
        sayBack(alarm.label)
        show(agreedAbove(alarm.id))
        let isOn = call.state.isRunning(alarm.protocolIndex)
        guard !isOn || !asksWhetherSafeAfterSign(alarm.id) else { return }
        perform(.alarm(alarm.id))
        return
      }
      if !letter.isEmpty { show([.text(Phrase.unknownAlarm.text)]) }
      guard let next = ask(detail), !next.isEmpty else { return showPrompt() }
      letter = next
    }
  }

  /// In the language that the caller is spoken to in, with the library's own words below.
  private func lines(ofAnswer question: CallerQuestion) -> [ScreenLine] {
    let own = call.state.library.ownLanguage
    let language = call.state.language ?? own
    return Saying.lines(question.say, question.sayIn[language] ?? [], in: language, from: own)
  }

  /// `a` and words is no question by number: words that begin with *a*, unless they were meant so.
  private func noQuestionOfTheirs(_ typed: String) {
    let isWords = Int(typed) == nil && walksAtDetail == nil && !Command.isForced(line)
    guard !isWords else { return answerAnew(line) }
    show([.text(Phrase.noSuchChoice.text)])
    needsPrompt = true
  }

  /// The caller's own questions, with the centre's true answer.
  private func theyAsk(_ rest: String) {
    let questions = call.state.library.theyAsk
    var typed = rest
    if typed.isEmpty {
      let marks = questions.enumerated().map { Mark("\($0.offset + 1)", $0.element.question) }
      typed = choose("they ask > ", marks)?.key ?? ""
      guard !typed.isEmpty else { return }
    }
    guard let number = Int(typed), number >= 1, number <= questions.count else {
      return noQuestionOfTheirs(typed)
    }
    let question = questions[number - 1]
    show(lines(ofAnswer: question))
    digitsWantEnter = walksAtDetail == nil
    perform(.theyAsk(question.id)) {
      guard walksAtDetail == nil, let visit = call.state.pendingVisit?.visit else { return }
      let name = call.state.library.said(visit.name)
      let back = screen.isRich ? CarePhrase.backAfterAnswer(name).text : Phrase.backTo(name).text
      show([.text(back)])
    }
  }
}
