// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Answers to what is on screen.
extension Conversation {
  func answer(_ line: String) {
    switch prompt.kind {
    case .ask(let question): answer(line, question)
    case .tell: tellAnswer(line)
    case .instruct: instructAnswer(line)
    case .wait(let milliseconds): waitAnswer(line, milliseconds)
    case .offer: offerAnswer(line)
    case .consent: consentAnswer(line)
    case .handoff: handoffAnswer(line)
    case .promise: promiseAnswer(line)
    case .agree: choose(line, ["1": (.agree(true), .agreed), "2": (.agree(false), .notAgreed)])
    case .alarmStaysOn, .readyToClose:
      if !isKept(trimmed(line)) { show([.text(Phrase.noSuchChoice.text)]) }
    case .closed:
      if !isKeptAfterClosing(trimmed(line)) { show([.text(Phrase.noSuchChoice.text)]) }
    }
  }

  /// Done, or not and why: only the first is one key.
  private func instructAnswer(_ line: String) {
    // One letter is too easily meant for something else to say that it could not be done.
    let isLetter = trimmed(line).count == 1 && trimmed(line) != "2"
    guard let chosen = Self.chosen(line, PromptScreen.instructMarks, ["2"]),
      chosen.key != "2" || !isLetter
    else {
      return refuse(trimmed(line), allowed: ["1", "2"])
    }
    guard chosen.key == "2" else {
      perform(.acknowledge, saying: .chose(Phrase.done.text))
      return
    }
    sayBack(Phrase.notDone.text)
    guard let reason = words(chosen.words, Phrase.reason, at: "reason > ") else {
      return showPrompt()
    }
    let step = prompt.step.map { call.state.library.steps[$0].id } ?? ""
    perform(.notDone(reason: reason), saying: .record(.couldNotBeDone(step)))
  }

  /// Said, or not and why.
  private func tellAnswer(_ line: String) {
    let marks = promptScreen.tellMarks
    let isLabel = marks.contains { $0.label.lowercased() == trimmed(line).lowercased() }
    guard let chosen = Self.chosen(line, marks, ["2"]),
      isLabel || trimmed(line).first?.isNumber == true
    else { return refuse(trimmed(line), allowed: marks.map(\.key)) }
    let label = marks.first { $0.key == chosen.key }?.label ?? ""
    guard chosen.key == "2" else {
      perform(.acknowledge, saying: .chose(label))
      return
    }
    sayBack(label)
    withWords(chosen.words, Phrase.reason, at: "reason > ", saying: .care(.notSaid)) {
      .notDone(reason: $0)
    }
  }

  /// One of a few keys; anything else records nothing.
  func choose(_ line: String, _ keys: [String: (intent: Intent, phrase: Phrase)]) {
    let typed = trimmed(line)
    guard let chosen = keys[typed] else {
      refuse(typed, allowed: keys.keys.sorted())
      return
    }
    perform(chosen.intent, saying: .chose(chosen.phrase.text))
  }

  /// Nothing is recorded and nothing is lost; Enter alone shows the question again.
  func refuse(_ typed: String, allowed: [String]) {
    guard !typed.isEmpty else { return showPrompt() }
    let keys = allowed.joined(separator: ", ")
    guard !isKept(typed) else { return }
    if let meant = Command.nearest(to: typed) {
      return show([.text(Phrase.didYouMean(meant).text)])
    }
    // A letter that begins no choice can only be meant for its command.
    if let lone = Command(letter: typed) { return obey(lone) }
    let isKey = typed.count == 1
    let start = String(typed.prefix(20))
    show([.text((isKey ? Phrase.noSuchKey(typed, allowed: keys) : .notAChoice(start)).text)])
  }

  private func answer(_ line: String, _ question: Question) {
    let fact = call.state.library.facts[question.fact]
    if trimmed(line).isEmpty {
      keepOrRepeat(question, fact)
      return
    }
    if isYesOrNo, promptScreen.isPut(question.fact) {
      if question.isKeptByEnter(fact), keepByYesOrNo(trimmed(line), question, fact) { return }
      if answerByYesOrNo(trimmed(line), fact) { return }
      // Any other digit names a choice that is not being read down.
      if fact.isReadDown, Int(trimmed(line)) != nil, line.count == 1, line != "0" {
        return refuse(trimmed(line), allowed: ["1", "2", "8", "9"])
      }
    }
    let visit = call.state.pendingVisit?.visit
    guard let statement = statement(line, for: fact) else { return }
    // An alarm raised meanwhile may have led elsewhere; what was said is kept all the same.
    let isStillAsked = call.state.pendingVisit?.visit == visit
    let usual: Intent = isStillAsked ? .answer(statement) : .tell(fact: fact.id, statement)
    guard let intent = intent(usual, of: statement, to: fact) else { return }
    perform(intent, saying: intent == usual ? heard(statement, fact) : saying(of: statement)) {
      showBefore(fact)
    }
  }

  /// Somebody who is not sure any more has taken nothing back, and the counsellor sees what stays.
  func showBefore(_ fact: Fact) {
    let state = call.state
    guard let index = state.library.factIndex(fact.id),
      let before = state.knownBefore(index, of: state.partyKnowing(index))
    else { return }
    let was = answerText(before.answer, of: fact, at: desk.now())
    show([.named("BEFORE", CarePhrase.beforeUnsure(was, at: before.at.clock).text)])
  }

  /// What was kept beside what another voice had said.
  func saying(of statement: Statement) -> Phrase {
    statement.value.isClear ? .disputedNow : .keptAsItWas
  }

  /// Words are not repeated on screen, any other answer is.
  private func heard(_ statement: Statement, _ fact: Fact) -> Phrase {
    if fact.isWorded, case .words = statement.value { return .savedAs(fact.said) }
    return .chose(answerText(statement, of: fact, at: desk.now()))
  }

  func keepOrRepeat(_ question: Question, _ fact: Fact) {
    guard let known = question.known, known.mayKeep else { return showPrompt() }
    let text = answerText(known.answer, of: fact, at: desk.now())
    perform(.keep, saying: .kept(fact.isWorded ? fact.said : text))
  }

  /// A digit that is no key of the question: a slip may neither replace words nor be taken for any.
  private func isLoneDigit(_ line: String, _ fact: Fact) -> Bool {
    let typed = trimmed(line).plainDigits.drop { $0 == "~" }
    guard fact.isWorded, typed.count == 1, typed.first?.isNumber == true else { return false }
    return !["0", "8", "9"].contains(typed)
  }

  private func aloneAtWords(_ digit: String, _ fact: Fact) -> CarePhrase {
    let known = call.state.library.factIndex(fact.id).flatMap { index in
      call.state.current(index, of: call.state.partyKnowing(index))?.answer.value
    }
    guard case .words? = known else { return .loneDigitForWords(digit) }
    return .loneDigit(digit)
  }

  /// Reads a line as an answer, and asks how it is known where the protocol wants that.
  func statement(_ line: String, for fact: Fact) -> Statement? {
    if isLoneDigit(line, fact) {
      show([.text(aloneAtWords(trimmed(line), fact).text)])
      return nil
    }
    let reader = AnswerReader(fact: fact, now: desk.now())
    let lone = obeyed == nil ? Command(letter: trimmed(line)) : nil
    switch reader.read(line) {
    case .noSuchKey where lone != nil, .noSuchChoice where lone != nil: lone.map(obey)
    case .answer(let value, let certainty):
      let statement = Statement(
        value, certainty: certainty, quote: dayPart(in: line, as: value))
      showHourTaken(for: line, as: value, fact)
      showNumberTaken(for: line, as: value)
      return withEvidence(statement, line, fact)
    case .withWords(let value, let certainty, let words):
      return withWords(Statement(value, certainty: certainty), words, of: line, fact)
    case .noSuchKey(let key):
      let last = reader.choices.count
      show([.text(Phrase.noSuchKey(key, allowed: "1 to \(last), 8 or 9").text)])
    case .noSuchChoice where trimmed(line) == "~": return doubtful(fact)
    case .noSuchChoice where isKept(trimmed(line)): return nil
    case .noSuchChoice where fact.answers == .time:
      show([.text(CarePhrase.noTimeThen(String(trimmed(line).prefix(20))).text)])
    case .noSuchChoice where Command.nearest(to: line) != nil: refuse(trimmed(line), allowed: [])
    case .noSuchChoice: show([.text(Phrase.notAChoice(String(trimmed(line).prefix(20))).text)])
    case .severalFit(let names):
      show([.text(Phrase.severalFit(names.joined(separator: "; ")).text)])
    case .inWords(let words): return somethingElse(words, fact)
    }
    return nil
  }

  /// The answer, once it is said how it is known where the protocol wants that.
  func withEvidence(_ statement: Statement, _ line: String, _ fact: Fact) -> Statement? {
    guard wantsEvidence(of: statement.value, fact) else { return statement }
    guard obeyed != nil || !wantsEnterFirst(.answer(statement)) else { return nil }
    noteLowering(by: statement, fact)
    if !fact.isWorded { sayBackOnce(answerText(statement, of: fact, at: desk.now())) }
    return askEvidence(statement, fact, redo: obeyed ?? "/told \(fact.id) \(trimmed(line))")
  }

  private func handoffAnswer(_ line: String) {
    switch Self.chosen(line, PromptScreen.handoffMarks, [])?.key {
    case "1":
      sayBack(Phrase.prepareHandoff.text)
      prepare(nil, .consent, saying: .chose(Phrase.prepareHandoff.text))
    case "2":
      let place = placeHere
      if perform(.leaveOut, saying: .chose(Phrase.leaveOut.text)) { forgetEdits(at: place) }
    case "3":
      sayBack(Phrase.withoutConsent.text)
      handOffByException(nil)
    case "4":
      sayBack(HandoffPhrase.showLeftOut.text)
      showLeftOut()
    case "5":
      sayBack(HandoffPhrase.edit.text)
      editHandoff()
    default: refuse(trimmed(line), allowed: PromptScreen.handoffMarks.map(\.key))
    }
  }

  /// Without consent: a named exception, its reason, and whom the counsellor asked.
  func handOffByException(_ responder: String?) {
    guard let exception = askException() else { return }
    guard let reason = words("", Phrase.exceptionReason, at: "reason > "),
      let second = askSecondPerson()
    else { return showPrompt() }
    let heard = second.name.map { CarePhrase.withSecondPerson(reason, $0).text } ?? reason
    prepare(
      responder, .exception(exception, reason: heard, second: second.person),
      saying: .chose(Phrase.withoutConsent.text))
  }

  /// Which named exception; nil when the counsellor leaves it.
  private func askException() -> String? {
    pick("exception > ", [], call.state.library.exceptions.map { ($0.id, $0.title) })
  }

  static var offerMarks: [Mark] {
    [
      Mark("1", Phrase.accepted.text), Mark("2", Phrase.anotherTime.text),
      Mark("3", Phrase.offerDeclined.text), Mark("4", Phrase.ruledOut.text),
      Mark("8", Phrase.notSure.text),
    ]
  }
  static let offerEnds: [String: OfferEnd] = [
    "1": .accepted, "2": .anotherTime, "3": .declined, "4": .ruledOut, "8": .unsure,
  ]

  private func offerAnswer(_ line: String) {
    guard
      let chosen = chosenOnScreen(
        trimmed(line), Self.offerMarks, ["4"], more: .moreThanYesOrNoToOffer),
      let end = Self.offerEnds[chosen.key]
    else { return }
    finishOffer(nil, end, because: chosen.words)
  }

  /// Ruling out wants a reason; every other end is one key.
  func finishOffer(_ responder: String?, _ end: OfferEnd, because words: String = "") {
    var reason: String?
    if end == .ruledOut {
      sayBackOnce(Phrase.ruledOut.text)
      reason = self.words(words, .care(.whyRuledOut), at: "reason > ")
      guard reason != nil else { return showPrompt() }
    }
    var shown: ShownSupports?
    if let id = responder ?? offeredOnScreen {
      let lines = SupportLines(places(for: id))
      if !lines.named.isEmpty { shown = ShownSupports(lines.named) }
      if end == .accepted, shown != nil {
        guard let chosen = whichPlace(lines) else { return }
        shown?.chosen = chosen.isEmpty ? nil : chosen
      }
    }
    let next = end == .accepted ? nextStep(of: responder ?? offeredOnScreen) : []
    perform(
      .offer(responder: responder, end, reason: reason, supports: shown),
      saying: .chose(Phrase.offerEnd(end, at: shown?.chosenPlace?.name))
    ) { show(next) }
  }

  /// Help that no receiver and no place of the directory stands for comes only where somebody asks
  /// for it.
  private func nextStep(of id: String?) -> [ScreenLine] {
    let library = call.state.library
    guard let index = id.flatMap(library.responderIndex) else { return [] }
    let responder = library.responders[index]
    guard responder.supports.isEmpty, responder.rung ?? 0 > 0, !responder.isLawEnforcement,
      !library.receivers.contains(where: { $0.responder == index })
    else { return [] }
    return [.named("NEXT", CarePhrase.takenUp(responder.title).text)]
  }

  /// The id of the place that was accepted, empty where that is left open; nil where the
  /// counsellor leaves the question. The only place there is needs no question.
  private func whichPlace(_ lines: SupportLines) -> String? {
    if let only = lines.named.first, lines.named.count == 1 { return only.id }
    sayBackOnce(Phrase.accepted.text)
    let marks = lines.named.enumerated().map { Mark("\($0.offset + 1)", $0.element.name) }
    var detail = Detail(
      label: "place > ", lines: [.text(Phrase.whichPlace.text), .marks(marks)],
      keys: Self.immediateKeys(of: marks))
    while let typed = ask(detail) {
      if typed.isEmpty { return "" }
      if let number = Self.chosen(typed, marks, []).flatMap({ Int($0.key) }) {
        sayBack(lines.named[number - 1].name)
        return lines.named[number - 1].id
      }
      let isKey = typed.count == 1
      tellNoMark(isKey ? typed : "", allowed: "1 to \(marks.count)")
      detail.draft = isKey ? "" : typed
    }
    return nil
  }

  private func consentAnswer(_ line: String) {
    let limit = promptScreen.limitAsked
    guard
      let chosen = chosenOnScreen(
        trimmed(line), PromptScreen.consentMarks(isLimited: limit != nil), ["2"],
        more: .moreThanYesOrNoToConsent)
    else { return }
    finishConsent(nil, chosen, of: .person, standing: limit)
  }

  /// What was chosen at a consent, of which a limit may stand already: a yes keeps it.
  func finishConsent(
    _ item: String?, _ chosen: Chosen, of party: Role.Party, standing: ConsentLimit?
  ) {
    let states: [String: ConsentState] = [
      "1": .given, "2": .limited, "3": .refused, "4": .withdrawn, "5": .given, "8": .unsure,
    ]
    guard let state = states[chosen.key] else { return }
    if chosen.key == "5", let standing, LimitReading.parts(of: standing.words).count > 1 {
      return liftLimit(of: item, party, standing)
    }
    guard chosen.key == "1", let standing else {
      return finishConsent(item, state, of: party, limit: chosen.words, beside: standing)
    }
    perform(
      .consent(item: item, ConsentAnswer(.limited, words: standing.words), of: party),
      saying: .chose(CarePhrase.yesLimitStays.text))
  }

  /// A limit is repeated wherever the consent is used, so it wants its words.
  func finishConsent(
    _ item: String?, _ state: ConsentState, of party: Role.Party, limit: String = "",
    beside standing: ConsentLimit? = nil
  ) {
    var words: String?
    if state == .limited {
      sayBackOnce(Phrase.limited.text)
      words = limitTaken(limit, item, of: party, beside: standing)
      guard words != nil else { return showPrompt() }
    }
    let before = call.state.forgetting
    guard
      perform(
        .consent(item: item, ConsentAnswer(state, words: words), of: party),
        saying: .chose(Phrase.consentState(state)))
    else { return }
    guard call.state.forgetting != before else { return }
    let counts = call.state.forgettable
    let left = Phrase.forgotten(taken: counts.taken, left: counts.left)
    show([.named("KEPT", (call.state.forgetting == nil ? Phrase.notForgotten : left).text)])
  }
}

extension Fact {
  /// Whether its answers are words, which are not repeated on screen.
  var isWorded: Bool {
    switch answers {
    case .text, .place, .phone, .nameToUse: true
    case .choices, .many, .yesOrNo, .scale, .number, .time: false
    }
  }
}

extension Fact {
  /// Whether some of its answers begin with yes and some with no.
  var asksYesOrNo: Bool {
    switch answers {
    case .yesOrNo: return true
    case .choices(let choices), .many(let choices):
      let first = choices.map { $0.label.lowercased().prefix { $0.isLetter } }
      return first.contains("yes") && first.contains("no")
    case .scale, .number, .text, .time, .place, .phone, .nameToUse: return false
    }
  }
}
