// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// How an answer is known: asked with one key where that decides something, and said with one more
/// at any time after.
extension Conversation {
  /// Whether one key asks how it is known. Never of what somebody says of themself, but of
  /// what its author puts to whoever calls: that is about something else. And never where
  /// neither danger nor a condition rests on it: then the record says that nobody asked.
  func wantsEvidence(of value: AnswerValue, _ fact: Fact) -> Bool {
    guard fact.asksEvidence, value.isClear,
      fact.isAboutCaller || !call.state.speaksOfThemself(whose(fact))
    else { return false }
    guard case .choice(let id) = value, let index = fact.answers.valueIndex(of: id) else {
      return true
    }
    return fact.graveness[index] > 0 || fact.readForSure.contains(index)
  }

  /// Whose answer is being given: that of the question on screen, or of whoever it is known of.
  private func whose(_ fact: Fact) -> Party {
    if case .ask(let question) = prompt.kind, call.state.library.facts[question.fact].id == fact.id
    {
      return question.party
    }
    let index = call.state.library.factIndex(fact.id)
    return index.map(call.state.partyKnowing) ?? .first
  }

  typealias HowKnown = (label: Phrase, evidence: Evidence, isUnclear: Bool)

  static var evidences: [HowKnown] {
    [
      (.sawIt, .saw, false), (.heardIt, .heard, false), (.wasTold, .told, false),
      (.guesses, .guessed, false), (.sawUnclearly, .saw, true),
    ]
  }

  /// `1 saw 2 heard 3 was told 4 guessed`, with `~` for doubtful. The answer is held meanwhile: as
  /// a draft that gives it again, and for a call that is closed before this is said.
  func askEvidence(
    _ statement: Statement, _ fact: Fact, redo: String, isOpen: Bool = true
  ) -> Statement? {
    let kinds = Self.evidences
    let marks = kinds.enumerated().map { Mark("\($0.offset + 1)", $0.element.label.text) }
    let answer = fact.isWorded ? "" : answerText(statement, of: fact, at: desk.now())
    if isOpen { openAnswers.append((fact.id, statement)) }
    defer { if isOpen, !openAnswers.isEmpty { openAnswers.removeLast() } }
    var detail = Detail(
      label: "how known > ",
      lines: [.named("KNOWN", Phrase.evidence(fact.said, answer).text), .marks(marks)],
      keys: Self.immediateKeys(of: marks), redo: redo)
    while let typed = ask(detail) {
      let isDoubtful = typed.hasPrefix("~")
      let text = isDoubtful ? trimmed(String(typed.dropFirst())) : typed
      if let key = Self.chosen(text, marks, [])?.key, let number = Int(key) {
        var known = statement
        known.evidence = kinds[number - 1].evidence
        if isDoubtful || kinds[number - 1].isUnclear { known.certainty = .doubtful }
        sayBack(evidenceText(known, wasDoubtful: statement.isDoubtful))
        return known
      }
      detail.draft = typed.count > 1 ? typed : ""
      guard !typed.isEmpty else {
        guard isOpen else { return leftKnown() }
        continue
      }
      tellNoMark(typed.count == 1 ? typed : "", allowed: "1 to 5")
    }
    return nil
  }

  private func leftKnown() -> Statement? {
    leaveAlone()
    return nil
  }

  /// A call that is closed while an answer waits for its detail keeps the answer, as not for sure.
  func storeOpenAnswers() {
    for (fact, statement) in openAnswers {
      var statement = statement
      statement.certainty = .doubtful
      _ = add(.tell(fact: fact, statement))
    }
    openAnswers = []
  }

  /// `~`, then the answer: it is not for sure.
  func doubtful(_ fact: Fact) -> Statement? {
    let reader = AnswerReader(fact: fact, now: desk.now())
    var detail = Detail(
      label: "not for sure > ", lines: [.marks(Self.marks(of: reader))],
      keys: reader.immediateKeys)
    while let line = ask(detail) {
      guard !line.isEmpty, line != "~" else { return leftKnown() }
      if let statement = statement("~" + line, for: fact) { return statement }
      if needsPrompt { return nil }
      detail.isShown = true
    }
    return nil
  }

  /// A fact's choices with their keys, and what is the same on every question.
  static func marks(of reader: AnswerReader) -> [Mark] {
    reader.choices.enumerated().map {
      Mark("\($0.offset + 1)", $0.element.label, wantsEnter: $0.element.lowers)
    } + reader.commonMarks
  }

  /// `=`, or `known FACT`: how the last answer, or that one, is known.
  func sayHowKnown(_ typed: String) {
    let state = call.state
    let last = typed.isEmpty ? lastAnswered : nil
    guard let fact = last ?? fact(typed, after: .known),
      let index = state.library.factIndex(fact.id)
    else { return }
    guard let known = state.current(index, of: state.partyKnowing(index)) else {
      return show([.text(Phrase.refusal(.nothingKnown(fact: fact.id)).text)])
    }
    guard known.answer.value.isClear else {
      let answer = answerText(known.answer, of: fact, at: desk.now())
      let stands = CarePhrase.standsAs(fact.said, answer, at: known.at.clock, fact: fact.id)
      return show([.text(stands.text)])
    }
    // Whoever said that it was not clearly seen may say now that it was.
    let wasUnclear = known.answer.evidence == .saw && !known.answer.isEvidenceAssumed
    let same = Statement(
      known.answer.value, certainty: wasUnclear ? .certain : known.answer.certainty,
      quote: known.answer.quote)
    guard let statement = askEvidence(same, fact, redo: "/known \(fact.id)", isOpen: false) else {
      return
    }
    let intent = Intent.correct(fact: fact.id, statement, reason: nil)
    let preview = try? Engine.preview(intent, in: state, at: desk.now())
    // What moves a level is shown first, like any other change.
    guard preview?.levels.isEmpty ?? true else { return change(.wrong, fact, statement) }
    perform(
      intent,
      saying: .howKnown(
        fact.said, evidenceText(statement, wasDoubtful: same.isDoubtful)))
  }

  /// As it was chosen: what was doubtful before stays so, however it is known.
  private func evidenceText(_ statement: Statement, wasDoubtful: Bool) -> String {
    let fitting = Self.evidences.filter { $0.evidence == statement.evidence }
    let chosen = statement.isDoubtful && !wasDoubtful ? fitting.first(where: \.isUnclear) : nil
    if let chosen { return chosen.label.text }
    let text = (fitting.first?.label ?? .wasTold).text
    return statement.isDoubtful ? Phrase.notForSure(text).text : text
  }

  /// The fact that was answered last, of those with a clear answer.
  private var lastAnswered: Fact? {
    let library = call.state.library
    for act in call.state.acts.reversed() where !act.isUndone {
      guard let answer = act.answer, answer.value.isClear, let id = act.event.factAnswered,
        let fact = library.factIndex(id)
      else { continue }
      return library.facts[fact]
    }
    return nil
  }
}

extension Statement {
  fileprivate var isDoubtful: Bool { certainty == .doubtful }
}
