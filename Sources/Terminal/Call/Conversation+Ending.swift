// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview
import Protocols

/// The end of a call: a look at what it comes to, and one word for all that is still owed.
extension Conversation {
  /// `end`, or `end` and how: `end dropped` where the line is gone.
  func end(_ typed: String) {
    let state = call.state
    guard !isElsewhere else { return leave(.suspended, reason: "taken over") }
    guard state.closing == nil else { return endAmending() }
    var manner: Closing.Manner = state.standing.isReadyToClose ? .finished : .stopped
    if state.isLineGone { manner = .dropped }
    if !typed.isEmpty {
      guard let named = Closing.Manner(typed: typed) else {
        return show([.text(Phrase.endings.text)])
      }
      manner = named
    }
    guard saysWhetherSupervisorHasIt() else { return }
    let isNamed = !typed.isEmpty
    let saved = call.state.lastSequence
    if !signOff(as: manner, named: isNamed, mayHandOver: true), ending == nil,
      call.state.closing == nil, call.state.lastSequence == saved
    {
      showPrompt()
    }
  }

  /// Ends a call that nobody is on any more, as it may be chosen where it could be gone on with.
  package func layDown(as manner: Closing.Manner) -> Ending {
    announceCorrections()
    if !signOff(as: manner), ending == nil { leave(.suspended, reason: "kept") }
    return ending ?? .suspended
  }

  /// Shows what it comes to and closes; false where the counsellor leaves it.
  private func signOff(
    as manner: Closing.Manner, named isNamed: Bool = false, mayHandOver: Bool = false
  ) -> Bool {
    // As it will stand: nobody is told that something is gone which the end only left unasked.
    let now = desk.now()
    let closed = call.state.supposing([.callClosed(Closing(manner))], at: now)
    correctionsOwed = sent.owed(in: closed, at: now)
    let debts = debts(as: manner)
    let learned = sent.learned(in: call.state, at: desk.now())
    // Of a call that nobody is on any more nothing can be asked.
    let above = signOff(manner, debts) + learned.map(learnedLine)
    var page = SignOffPage(
      mayHandOver ? signOffItems : [], rows: Self.mostRows - screen.rows(of: above) - 3)
    blockAbove = above + page.lines
    defer { blockAbove = nil }
    show(above + page.lines)
    let more = mayHandOver ? learned.first : nil
    guard !debts.isEmpty || manner == .handedOver else {
      return isConfirmed(orHandsOver: more, &page) && close(manner, nil)
    }
    guard let heir = askHeir(more.map { [mark("1", $0)] } ?? [], &page), !heir.isEmpty else {
      return false
    }
    if let item = page.item(heir) { return mend(item) }
    if let more, heir == "1" {
      sayBack(mark("1", more).label)
      return handOver(more)
    }
    return close(manner == .stopped && !isNamed ? .handedOver : manner, heir)
  }

  private func isConfirmed(orHandsOver more: LearnedSince?, _ page: inout SignOffPage) -> Bool {
    let marks = [Mark("1", Phrase.closeNow.text), Mark("2", Phrase.keepOpen.text)]
    let all = marks + (more.map { [mark("3", $0)] } ?? [])
    var key: String?
    repeat {
      let hidden = page.hidden.map { [$0] } ?? []
      key = choose("end > ", all + hidden, redo: "", givesLineBack: false, besides: page.marks)?.key
    } while key.map { turn($0, &page) } ?? false
    if let item = key.flatMap(page.item) { return mend(item) }
    if let more, key == "3" { return handOver(more) }
    return key == "1"
  }

  private func turn(_ key: String, _ page: inout SignOffPage) -> Bool {
    guard page.turn(key) else { return false }
    blockAbove? += page.lines
    show(page.lines)
    return true
  }

  /// Looks at what stands beside a number. Never an end: what it changes may change what is owed.
  private func mend(_ item: SignOffItem) -> Bool {
    blockAbove = nil
    obey(item.command)
    return false
  }

  /// What was learned since a receiver accepted, and reaches nobody unless it is handed over.
  private func learnedLine(_ learned: LearnedSince) -> ScreenLine {
    let names = learned.items.map(\.label).eachOnce
    let title = learned.recipient.title
    return .named("LEARNED", CarePhrase.learned(names, to: title, learned.handoff.number).text)
  }

  private func mark(_ key: String, _ learned: LearnedSince) -> Mark {
    Mark(key, CarePhrase.handLearnedOver(learned.recipient.title).text)
  }

  /// A new handoff to the same receiver takes the place of the one before. Never an end.
  private func handOver(_ learned: LearnedSince) -> Bool {
    blockAbove = nil
    prepare(learned.handoff.responder, learned.handoff.basis)
    return false
  }

  func askHeir() -> String? {
    var none = SignOffPage([])
    return askHeir([], &none)
  }

  private func askHeir(_ marks: [Mark], _ page: inout SignOffPage) -> String? {
    func lines(_ page: SignOffPage) -> [ScreenLine] {
      let whom = page.hiddenCount.map { KeyPhrase.handOverOrTurn($0).text }
      return [.text(whom ?? Phrase.handOverTo.text)] + (marks.isEmpty ? [] : [.marks(marks)])
    }
    var detail = Detail(label: "hand over to > ", lines: lines(page), wantsWords: true, redo: "")
    detail.givesLineBack = false
    while let typed = ask(detail) {
      let keys = marks.map(\.key) + page.marks.map(\.key)
      if turn(typed, &page) {
        detail.lines = lines(page)
        continue
      }
      // A number that stands beside nothing is nobody.
      guard typed.allSatisfy(\.isNumber), !typed.isEmpty, !keys.contains(typed) else {
        return typed
      }
      show([.text(CarePhrase.numberNamesNobody(typed).text)])
    }
    return nil
  }

  private func close(_ manner: Closing.Manner, _ heir: String?) -> Bool {
    storeOpenAnswers()
    let corrections = correctionsOwed.map(\.handoff.number)
    let callBack = callBackOpened(by: manner).map { _ in Phrase.record(.ringAfterDrop).text }
    guard
      perform(.close(manner, handedTo: heir, corrections: corrections, callBack: callBack))
    else { return false }
    closed()
    return true
  }

  func closed() {
    if let heir = call.state.closing?.handedTo { show([.text(Phrase.handedTo(heir).text)]) }
    show([.text(Phrase.callClosed(desk.number).text)])
    if call.state.wasHard { offerBreak() }
    ending = .closed
  }

  private func signOff(_ manner: Closing.Manner, _ debts: [ScreenLine]) -> [ScreenLine] {
    let state = call.state
    var lines: [ScreenLine] = [
      .rule([Phrase.signOffOf(desk.number).text]),
      .text(Phrase.signOff(manner.rawValue).text),
    ]
    for decided in state.standing.decided {
      let finding = state.library.findings[decided.finding]
      var text = suggestion(of: decided, finding)
      if let raised = decided.raisedTo {
        text += "; " + Phrase.levelRaised(finding.values[raised].title).text
      }
      if let lowered = decided.lowered {
        text += "; " + judged(lowered, finding)
      }
      lines.append(.named("LEVEL", text))
      lines += doubts(of: decided)
    }
    let aside = state.asideFacts
    if !aside.isEmpty {
      lines.append(.named("ASIDE", aside.map(state.library.said).joined(separator: ", ")))
    }
    lines += state.watched().broken.map {
      .named("RULE", Phrase.atTime($0.at.clock, phrase(of: $0).text).text)
    }
    return lines + debts
  }

  /// After an alarm, violence or a grave level nobody is sent straight on. What they choose is no
  /// part of the call, and is kept nowhere.
  private func offerBreak() {
    let marks = [
      Mark("1", Phrase.debrief.text), Mark("2", Phrase.takeBreak.text),
      Mark("3", Phrase.goOnAfter.text),
    ]
    let typed = choose("after > ", marks, above: [.text(Phrase.hardCall.text)], redo: "")?.key
    if typed == "1" || typed == "2" { show([.text(Phrase.debriefNext.text)]) }
  }
}

extension Closing.Manner {
  /// As typed, as far as it is plain: `handed`, `drop`.
  init?(typed: String) {
    let wanted = typed.lowercased()
    let fitting = Self.allCases.filter { $0.rawValue.hasPrefix(wanted) }
    guard !wanted.isEmpty, fitting.count == 1 else { return nil }
    self = fitting[0]
  }
}
