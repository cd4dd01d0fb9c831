// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Answers to what is on screen.
extension Conversation {
  func answer(_ line: String) {
    switch prompt.kind {
    case .ask(let question): answer(line, question)
    case .tell: choose(line, ["1": (.acknowledge, .saidIt)])
    case .instruct: choose(line, ["1": (.acknowledge, .done)])
    case .wait: choose(line, ["1": (.acknowledge, .goOn)])
    case .offer: offerAnswer(line)
    case .consent: consentAnswer(line)
    case .handoff: handoffAnswer(line)
    case .promise: choose(line, ["1": (.promise(nil), .promised), "2": (.leaveOut, .leaveOut)])
    case .agree: choose(line, ["1": (.agree(true), .agreed), "2": (.agree(false), .notAgreed)])
    case .alarmStaysOn, .readyToClose, .closed: show([.text(Phrase.noSuchChoice.text)])
    }
  }

  /// One of a few keys; anything else records nothing.
  private func choose(_ line: String, _ keys: [String: (intent: Intent, phrase: Phrase)]) {
    let typed = trimmed(line)
    guard let chosen = keys[typed] else {
      refuse(typed, allowed: keys.keys.sorted())
      return
    }
    perform(chosen.intent, saying: .chose(chosen.phrase.text))
  }

  /// Nothing is recorded and nothing is lost; Enter alone shows the question again.
  private func refuse(_ typed: String, allowed: [String]) {
    guard !typed.isEmpty else { return showPrompt() }
    let keys = allowed.joined(separator: ", ")
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
    if isYesOrNo, answerByYesOrNo(trimmed(line), fact) { return }
    guard let statement = statement(line, for: fact) else { return }
    let text = answerText(statement.value, of: fact, at: desk.now())
    perform(.answer(statement), saying: fact.isWorded ? .saved : .chose(text))
  }

  private func keepOrRepeat(_ question: Question, _ fact: Fact) {
    guard let known = question.known, known.mayKeep else { return showPrompt() }
    let text = answerText(known.answer.value, of: fact, at: desk.now())
    perform(.keep, saying: .kept(fact.isWorded ? fact.id : text))
  }

  /// Reads a line as an answer, and asks how it is known where the protocol wants that.
  func statement(_ line: String, for fact: Fact) -> Statement? {
    let reader = AnswerReader(fact: fact, now: desk.now())
    switch reader.read(line) {
    case .answer(let value, let certainty):
      var statement = Statement(value, certainty: certainty)
      guard fact.asksEvidence, value != .unsure, value != .declined else { return statement }
      guard let (evidence, doubt) = askEvidence() else { return nil }
      statement.evidence = evidence
      if doubt { statement.certainty = .doubtful }
      return statement
    case .noSuchKey(let key):
      let last = reader.choices.count
      show([.text(Phrase.noSuchKey(key, allowed: "1 to \(last), 8 or 9").text)])
    case .noSuchChoice: show([.text(Phrase.notAChoice(String(trimmed(line).prefix(20))).text)])
    case .severalFit(let names):
      show([.text(Phrase.severalFit(names.joined(separator: ", ")).text)])
    case .inWords: obey(Command(word: .note, rest: ""))
    }
    return nil
  }

  /// `1 saw 2 heard 3 was told 4 guessed`, with `~` for doubtful.
  private func askEvidence() -> (Evidence, Bool)? {
    let kinds: [(key: String, label: Phrase, evidence: Evidence)] = [
      ("1", .sawIt, .saw), ("2", .heardIt, .heard), ("3", .wasTold, .told),
      ("4", .guesses, .guessed),
    ]
    show([
      .named("KNOWN", Phrase.evidence.text),
      .marks(
        kinds.map { Mark($0.key, $0.label.text) } + [Mark("5", Phrase.sawUnclearly.text)]),
    ])
    while let typed = ask("how known > ", keys: ["1", "2", "3", "4", "5"]) {
      if typed == "5" { return (.saw, true) }
      let key = typed.hasPrefix("~") ? String(typed.dropFirst()) : typed
      if let kind = kinds.first(where: { $0.key == key }) {
        return (kind.evidence, typed.hasPrefix("~"))
      }
      show([.text(Phrase.noSuchKey(typed.count == 1 ? typed : "such key", allowed: "1 to 5").text)])
    }
    return nil
  }

  private func handoffAnswer(_ line: String) {
    guard trimmed(line) == "3" else {
      return choose(
        line,
        [
          "1": (.handOff(responder: nil, basis: .consent), .prepareHandoff),
          "2": (.leaveOut, .leaveOut),
        ])
    }
    handOffByException(nil)
  }

  /// Without consent: a named exception, its reason, and whom the counsellor asked.
  func handOffByException(_ responder: String?) {
    guard let exception = askException() else { return showPrompt() }
    show([.text(Phrase.exceptionReason.text)])
    guard let reason = ask("reason > "), !reason.isEmpty, let second = askSecondPerson() else {
      return showPrompt()
    }
    perform(
      .handOff(
        responder: responder,
        basis: .exception(exception, reason: reason, second: second.person)),
      saying: .chose(Phrase.withoutConsent.text))
  }

  /// Which named exception; nil when the counsellor leaves it.
  private func askException() -> String? {
    let exceptions = call.state.library.exceptions
    show([.marks(exceptions.enumerated().map { Mark("\($0.offset + 1)", $0.element.title) })])
    guard let typed = ask("exception > "), let number = Int(typed), number >= 1,
      number <= exceptions.count
    else { return nil }
    return exceptions[number - 1].id
  }

  private func offerAnswer(_ line: String) {
    let ends: [String: OfferEnd] = [
      "1": .accepted, "2": .anotherTime, "3": .declined, "4": .ruledOut, "8": .unsure,
    ]
    let typed = trimmed(line)
    guard let end = ends[typed] else { return refuse(typed, allowed: ends.keys.sorted()) }
    finishOffer(nil, end)
  }

  /// Ruling out wants a reason; every other end is one key.
  func finishOffer(_ responder: String?, _ end: OfferEnd) {
    var reason: String?
    if end == .ruledOut {
      show([.text(Phrase.reason.text)])
      reason = ask("reason > ")
      guard reason?.isEmpty == false else { return showPrompt() }
    }
    var shown: ShownSupports?
    if let id = responder ?? offeredOnScreen {
      let lines = SupportLines(places(for: id))
      if !lines.named.isEmpty { shown = ShownSupports(lines.named) }
      if end == .accepted, shown != nil {
        guard let chosen = whichPlace(lines) else { return showPrompt() }
        shown?.chosen = chosen.isEmpty ? nil : chosen
      }
    }
    perform(
      .offer(responder: responder, end, reason: reason, supports: shown),
      saying: .chose(Phrase.offerEnd(end)))
  }

  /// The id of the place that was accepted, empty where that is left open; nil where the
  /// counsellor leaves the question. The only place there is needs no question.
  private func whichPlace(_ lines: SupportLines) -> String? {
    if let only = lines.named.first, lines.named.count == 1 { return only.id }
    show([.text(Phrase.whichPlace.text), lines.marks])
    while let typed = ask("place > ") {
      if typed.isEmpty { return "" }
      if let number = Int(typed), lines.named.indices.contains(number - 1) {
        return lines.named[number - 1].id
      }
      show([.text(Phrase.noSuchKey("such place", allowed: "1 to \(lines.named.count)").text)])
    }
    return nil
  }

  private func consentAnswer(_ line: String) {
    let states: [String: ConsentState] = [
      "1": .given, "2": .limited, "3": .refused, "8": .unsure,
    ]
    let typed = trimmed(line)
    guard let state = states[typed] else { return refuse(typed, allowed: states.keys.sorted()) }
    finishConsent(nil, state, of: .person)
  }

  /// A limit is repeated wherever the consent is used, so it wants its words.
  func finishConsent(_ item: String?, _ state: ConsentState, of party: Role.Party) {
    var words: String?
    if state == .limited {
      show([.text(Phrase.limit.text)])
      words = ask("limit > ")
      guard words?.isEmpty == false else { return showPrompt() }
    }
    let before = call.state.forgetting
    if let words { show([.named("LIMIT", reading(of: words).text)]) }
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

  private func reading(of limit: String) -> Phrase {
    let reading = LimitReading(limit)
    guard reading.isJudged else { return .limitNotJudged }
    let kinds = SecretKind.allCases.filter { reading.kinds.contains($0) && $0 != .none }
    return .limitOpens(kinds.map(\.rawValue).joined(separator: ", "))
  }

  /// One more line, for a detail; nil when the counsellor leaves it or the terminal is gone.
  func ask(
    _ label: String, keys: Set<Character> = [], backspaceIs sign: String? = nil
  ) -> String? {
    editor.closeLine()
    while ending == nil {
      switch editor.next(LineRequest(prompt: label, immediateKeys: keys)) {
      case .key(let key): return String(key)
      case .line(let line): return trimmed(line)
      case .interrupt, .endKey: return nil
      case .backspaceOnEmpty(let milliseconds):
        if milliseconds >= 500 { return sign }
      case .draft(let text): desk.saveDraft(text)
      case .lineTooLong(let limit): show([.text(Phrase.lineTooLong(limit).text)])
      case .endOfInput: leave(.suspended, reason: "input ended")
      case .hangup, .terminate: leave(.hungUp, reason: "terminal gone")
      case .suspend, .screenCleared, .resized, .tick: continue
      }
    }
    return nil
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
