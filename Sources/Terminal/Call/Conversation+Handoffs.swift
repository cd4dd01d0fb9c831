// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Handoffs: prepared, looked at, and said back by their receivers.
extension Conversation {
  /// Prepares a handoff and shows what is to be read out of it.
  func prepare(
    _ responder: String?, _ basis: Handoff.Basis, saying phrase: Phrase? = nil,
    isLookedAt: Bool = false
  ) {
    if basis == .consent, asksWhetherSafe() {
      if let responder { show([.text(CarePhrase.thenHandOver(responder).text)]) }
      return
    }
    let number = call.state.standing.handoffs.count + 1
    if basis == .consent, let empty = emptyHandoff(to: responder) {
      show([.text(empty.text)])
      return
    }
    guard isLookedAt || mayPrepare(responder, basis) else { return }
    if let phrase, !isSaidBack(phrase) { show([.text(phrase.text)]) }
    // What was changed of one handoff is of no other.
    let place = responder.map { .byHand($0) } ?? placeHere
    let edits = place.map { self.edits(at: $0) } ?? HandoffEdits()
    let intent = Intent.handOff(responder: responder, basis: basis, edits: edits)
    perform(intent, saying: .handoffReady(number)) {
      forgetEdits(at: place)
      showRecord(.readAloud, number)
    }
  }

  /// A page that holds nothing is not prepared as if it held something: what is missing, and how to
  /// go on. What a rule forbids is said by the rule.
  private func emptyHandoff(to typed: String?) -> Phrase? {
    var shown: Int?
    if case .handoff(let responder, _) = prompt.kind { shown = responder }
    let library = call.state.library
    guard let responder = typed.flatMap(library.responderIndex) ?? shown,
      call.state.unmetRules(forHandoffTo: responder).isEmpty,
      promptScreen.holdsNothing(responder)
    else { return nil }
    return .emptyHandoff(
      library.responders[responder].title, consent: consentWanted(toTell: responder))
  }

  /// The command that asks for what would open it: of the person, where somebody else is on the
  /// line.
  private func consentWanted(toTell responder: Int) -> String {
    let state = call.state
    let receivers = state.library.receivers.filter { $0.responder == responder }
    let names = [state.library.responders[responder].id] + receivers.map(\.id)
    guard let item = state.library.consent(naming: names) else { return "consent" }
    let isPerson = state.standing.speakerParty == state.standing.personParty
    return "consent \(item)" + (isPerson ? "" : " person")
  }

  /// `record` reads all handoffs aloud, `record 2` one, `record page` shows the pages.
  func showRecord(_ typed: String) {
    let words = typed.split(separator: " ")
    showRecord(words.contains("page") ? .page : .readAloud, words.compactMap { Int($0) }.first)
  }

  private func showRecord(_ form: CallDesk.Form, _ number: Int?) {
    // What parts pages for a printer is nothing on a screen.
    sent.follow(call.state, at: desk.now())
    let text = desk.record(call.state, sent, form, number).filter { $0 != "\u{0C}" }
    switch form {
    case .readAloud:
      show(text.split(separator: "\n").map { .loud(String($0)) })
    case .page:
      let safe = SafeText.visible(text, keepingLines: true)
      if case .readerGone = editor.show(safe) { ending = .hungUp }
    }
  }

  /// `readback NUMBER accepted NAME`; whatever of it is missing is asked for.
  func readBack(_ command: Command) {
    var (typed, rest) = command.firstWord
    if Int(typed) == nil { (typed, rest) = ("", command.rest) }
    guard let number = handoff(typed) else { return }
    let (word, by) = Command(word: .readback, rest: rest).firstWord
    guard let outcome = outcome(word), let name = receiver(by, outcome) else {
      return leftReadBack(of: number)
    }
    let detail: String?
    var left: [String] = []
    switch outcome {
    case .accepted: detail = boxes(of: number, notRepeated: &left)
    case .declined: detail = words("", Phrase.declinedWhy, at: "reason > ")
    case .unanswered: detail = ""
    }
    guard let detail else { return leftReadBack(of: number) }
    let answer = ReadBack(outcome, by: name, reason: detail.isEmpty ? nil : detail)
    perform(.readBack(number: number, answer), saying: .record(said(number, outcome, by: name))) {
      guard !left.isEmpty else { return }
      show([.named("NEXT", CarePhrase.sayAgain(left, number).text)])
    }
  }

  /// Nothing of a read-back that was left is kept, and what it was to end goes on.
  private func leftReadBack(of number: Int) {
    guard ending == nil else { return }
    show([.text(CarePhrase.readBackLeft(number).text)])
    needsPrompt = true
  }

  /// Only an accepted read-back ends the sender's duty, and the counsellor hears which it was.
  private func said(_ number: Int, _ outcome: ReadBack.Outcome, by name: String) -> RecordPhrase {
    switch outcome {
    case .accepted: .accepted(number, by: name)
    case .declined: .declined(number, by: name)
    case .unanswered: .unanswered(number)
    }
  }

  /// The only handoff needs no number.
  private func handoff(_ typed: String) -> Int? {
    let handoffs = call.state.standing.handoffs.map(\.handoff)
    guard !handoffs.isEmpty else {
      show([.text(Phrase.noHandoffs.text)])
      return nil
    }
    if typed.isEmpty, handoffs.count == 1 { return handoffs[0].number }
    let named = handoffs.map { handoff in
      let title = call.state.library.responderIndex(handoff.responder).map {
        call.state.library.responders[$0].title
      }
      return (id: "\(handoff.number)", title: title ?? handoff.responder)
    }
    return resolve(typed, among: named).flatMap { Int($0) }
  }

  private func outcome(_ typed: String) -> ReadBack.Outcome? {
    if let outcome = ReadBack.Outcome(rawValue: typed) { return outcome }
    let all = ReadBack.Outcome.allCases
    let named = all.map { outcome in
      switch outcome {
      case .accepted: (id: outcome.rawValue, title: Phrase.receiverAccepts.text)
      case .declined: (id: outcome.rawValue, title: Phrase.receiverDeclines.text)
      case .unanswered: (id: outcome.rawValue, title: Phrase.nobodyAnswers.text)
      }
    }
    return pick("read back > ", typed.isEmpty ? [] : [.text(Phrase.readBackHow.text)], named)
      .flatMap { ReadBack.Outcome(rawValue: $0) }
  }

  /// Who it was; where nobody answered there may be no name.
  private func receiver(_ typed: String, _ outcome: ReadBack.Outcome) -> String? {
    if !typed.isEmpty || outcome == .unanswered { return typed.isEmpty ? outcome.rawValue : typed }
    return words("", Phrase.receiverName, at: "who > ")
  }

  /// Which of the things that the handoff held they repeated; what they left out is kept with the
  /// answer.
  private func boxes(of number: Int, notRepeated left: inout [String]) -> String? {
    sent.follow(call.state, at: desk.now())
    let handoff = call.state.standing.handoffs.first { $0.handoff.number == number }?.handoff
    let record = handoff.map { sent.record(for: $0, in: call.state, at: desk.now()) }
    let isLimited = record?.limits.isEmpty == false
    let labels =
      (record.map(desk.boxes) ?? ReadBackBox.allCases).map { Self.phrase(of: $0).text }
      + (isLimited ? [CarePhrase.boxLimit.text] : [])
    let all = Phrase.allBoxes(labels.joined(separator: ", ")).text
    let marks = labels.enumerated().map { Mark("\($0.offset + 1)", $0.element) }
    let limits = (record?.limits ?? []).map { limit in
      let words = ScopedRecord.isUnsaid(limit) ? limit : "\"\(limit)\""
      return ScreenLine.named("LIMIT", CarePhrase.mindLimit(words).text)
    }
    var detail = Detail(
      label: "boxes > ", lines: limits + [.text(Phrase.whichBoxes.text), .marks(marks)])
    while let typed = ask(detail) {
      if typed.isEmpty { return all }
      guard let repeated = numbersListed(typed, upTo: labels.count) else {
        (detail.draft, detail.lines) = (typed, [])
        continue
      }
      sayBack(repeated.map { labels[$0] }.joined(separator: ", "))
      left = labels.indices.filter { !repeated.contains($0) }.map { labels[$0] }
      return left.isEmpty ? all : Phrase.boxesMissing(left.joined(separator: ", ")).text
    }
    return nil
  }

  /// The places on a list of the numbers that were typed, such as `1 3`; nil where one of them is
  /// not on it, which is said.
  func numbersListed(_ typed: String, upTo count: Int) -> [Int]? {
    let places = typed.split { $0 == " " || $0 == "," }.map { (Int($0) ?? 0) - 1 }
    if places.allSatisfy((0..<count).contains) { return places }
    tellNoMark("", allowed: "1 to \(count)")
    return nil
  }

  private static func phrase(of box: ReadBackBox) -> Phrase {
    switch box {
    case .level: .boxLevel
    case .place: .boxPlace
    case .number: .boxNumber
    case .hazard: .boxHazard
    case .firstAction: .boxFirstAction
    case .byWhen: .boxByWhen
    }
  }
}
