// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview
import Protocols

/// A prompt as screen lines: a pure view of a state at a moment.
package struct PromptScreen {
  package let state: State
  package let prompt: Prompt
  package let now: Moment
  package let begun: Moment
  /// In yes-or-no mode: which choice is being read down, from 0.
  package let readDown: Int
  /// Whether a choice that was read down had a yes already.
  package let hasYes: Bool
  /// In yes-or-no mode: whether an offer or a consent shows all of its keys all the same.
  package let showsAll: Bool
  /// What receivers are owed, which no state knows by itself.
  package let corrections: [ScreenLine]
  /// Which keys want Enter, as far as that was looked at for this prompt.
  let slow: SlowKeys

  package init(
    state: State, prompt: Prompt, now: Moment, begun: Moment, readDown: Int = 0,
    hasYes: Bool = false, showsAll: Bool = false, corrections: [ScreenLine] = []
  ) {
    self.init(
      state: state, prompt: prompt, now: now, begun: begun, readDown: readDown, hasYes: hasYes,
      showsAll: showsAll, corrections: corrections, slow: SlowKeys())
  }

  init(
    state: State, prompt: Prompt, now: Moment, begun: Moment, readDown: Int, hasYes: Bool,
    showsAll: Bool, corrections: [ScreenLine], slow: SlowKeys
  ) {
    self.slow = slow
    self.corrections = corrections
    self.readDown = readDown
    self.hasYes = hasYes
    self.showsAll = showsAll
    self.state = state
    self.prompt = prompt
    self.now = now
    self.begun = begun
  }

  var library: CheckedLibrary { state.library }

  /// The whole block, the rule line first.
  package var lines: [ScreenLine] {
    // Every form ends with the levels, which are looked for once.
    let levels = levels
    let rules = RuleForm.allCases.map { ruleParts($0) + levels }
    return [.rule(rules[0], shorter: Array(rules.dropFirst()))] + speaker + heard + body
  }

  /// Somebody else who took the phone stays on it until the counsellor says otherwise, and every
  /// answer is theirs: that is on screen as long as it is so.
  private var speaker: [ScreenLine] {
    guard state.closing == nil, let role = state.standing.speakerRole,
      state.standing.speakerParty != state.standing.callerParty
    else { return [] }
    return [.named("SPEAKS", CarePhrase.speaks(library.roles[role].title).text)]
  }

  /// What stands before the cursor.
  package var label: String {
    if state.closing != nil { return (isPractice ? "PRACTICE " : "") + "[\(now.clock)] closed > " }
    let name = state.pendingVisit?.visit.name ?? "call"
    return (isPractice ? "PRACTICE " : "") + "[\(now.elapsed(since: begun))] \(name) > "
  }

  /// How the place in the protocol is written, the longest first.
  private enum RuleForm: CaseIterable {
    case whole, titled, section, number
  }

  private func ruleParts(_ form: RuleForm) -> [String] {
    if let closing = state.closing { return closedParts(closing) }
    // The clock, as all that was told before; how long the call has been stands at the prompt.
    var parts = (isPractice ? ["PRACTICE"] : []) + [now.clock]
    if state.isByYesOrNo { parts.append(Phrase.inYesOrNoMode.text) }
    for cause in prompt.interrupted {
      switch cause {
      case .alarm(let alarm): parts.append(Screen.alarmSign + "\(library.alarms[alarm].label)")
      case .switched: parts.append(Phrase.hasSwitched.text)
      case .call: break
      }
    }
    if let step = prompt.step { parts.append(place(of: step, form)) }
    return parts
  }

  /// A closed call has no time of its own any more.
  private func closedParts(_ closing: Closing) -> [String] {
    (isPractice ? ["PRACTICE"] : [])
      + [Phrase.closedCall(state.opening?.number ?? 0, closing.manner.rawValue).text]
      + (closing.handedTo.map { [Phrase.owedBy($0).text] } ?? [])
  }

  /// Practice cannot be mistaken for a call: each rule and each prompt says so.
  private var isPractice: Bool { state.opening?.store == .practice }

  private func place(of step: Int, _ form: RuleForm) -> String {
    let checked = library.steps[step]
    let title = library.protocols[checked.protocolIndex].title
    let isNamed = prompt.interrupted.contains { cause in
      guard case .alarm(let alarm) = cause else { return false }
      return library.alarms[alarm].protocolIndex == checked.protocolIndex
    }
    guard let section = checked.section else { return title }
    let sections = sections(of: checked.protocolIndex)
    let number = (sections.firstIndex(of: section) ?? 0) + 1
    let short = "\(number)/\(sections.count)"
    switch form {
    case .whole:
      let place = Phrase.section(number, of: sections.count, section).text
      return isNamed ? place : "\(title), \(place)"
    case .titled: return isNamed ? "\(short) \(section)" : "\(title), \(short) \(section)"
    case .section: return "\(short) \(section)"
    case .number: return short
    }
  }

  func sections(of index: Int) -> [String] {
    var sections: [String] = []
    for step in library.flow.protocols[index].steps {
      if let section = library.steps[step].section, sections.last != section {
        sections.append(section)
      }
    }
    return sections
  }

  /// Each level of the person, as the head of a question has it.
  package var levels: [String] {
    state.standing.decided.filter { $0.party == state.standing.personParty }.map { decided in
      let finding = library.findings[decided.finding]
      // What is stood by now comes first, then what it was lowered from.
      let text = "\(finding.title): \(finding.shortTitle(of: decided.judged))"
      return decided.lowered == nil
        ? text : Phrase.loweredFrom(text, finding.shortTitle(of: decided.level)).text
    } + levelsSoFar
  }

  /// What is decided further on and is clear already, so that nobody waits for the last question.
  private var levelsSoFar: [String] {
    state.levelsSoFar.filter { $0.party == state.standing.personParty }.map { level in
      let finding = library.findings[level.finding]
      return CarePhrase.levelSoFar(finding.title, finding.shortTitle(of: level.least.value)).text
    }
  }

  private var body: [ScreenLine] {
    switch prompt.kind {
    case .ask(let question): return ask(question)
    case .tell:
      return (isGoodbye ? onceMore : []) + sayings + saidBefore + [.marks(tellMarks)]
    case .instruct: return instruct + [.marks(Self.instructMarks)]
    case .wait(let milliseconds): return wait(milliseconds)
    case .offer(let responder, let earlier, let supports):
      return offer(responder, earlier, supports)
    case .consent(let item, let earlier): return consent(item, earlier)
    case .handoff(let responder, let unmet): return handoff(responder, unmet)
    case .promise:
      return sayings + limits
        + [.marks([Mark("1", Phrase.promised.text), Mark("2", Phrase.leaveOut.text)])]
    case .agree(let plan): return agree(plan)
    case .alarmStaysOn(let alarm):
      return [.text(Phrase.alarmOn(library.alarms[alarm].label).text), .hint("leave")]
    case .readyToClose(let owed):
      let debts = owed.isEmpty ? [] : self.debts(state.debts())
      return [.text(Phrase.readyToClose.text)] + corrections + debts.map { .named("OWED", $0) }
        + [.marks([Mark("end", Phrase.closeNow.text, wantsEnter: true)])]
    case .closed: return [.text(Phrase.mayAmend.text), .text(Phrase.mayAnswer.text)]
    }
  }

  func saying(_ step: Int) -> Saying {
    Saying(library: library, step: step, language: state.language)
  }

  /// What the step on screen says.
  private var sayings: [ScreenLine] {
    prompt.step.map { saying($0).lines(library.steps[$0].wording.say, \.say) } ?? []
  }

  /// A tell that was said already need not be read out again.
  private var saidBefore: [ScreenLine] {
    let said = prompt.step.flatMap(library.tell).flatMap { state.lastSaid($0) }
    return said.map { [.named("SAID", Phrase.saidBefore($0.clock).text)] } ?? []
  }

  /// What is owed, in words: a rule in its own, a promise with who owes it and when.
  package func debts(_ debts: [Debt]) -> [String] {
    debts.map { debt in
      switch debt {
      case .rule(_, let says, let lacks): return says ?? Phrase.owedByRule(named(lacks ?? "")).text
      case .askAgain(let fact, let changed):
        return Phrase.askedAgain(library.said(fact), since: library.said(changed)).text
      case .leftOpen(let fact, let alarm):
        let title = library.alarms.first { $0.id == alarm }?.label ?? alarm
        return Phrase.record(.leftOpen(library.said(fact), in: title)).text
      case .promise(let promise):
        let due = Moment(
          utcMilliseconds: promise.dueUTCMilliseconds, offsetMinutes: now.offsetMinutes)
        return Phrase.promiseOwed(promise.text, by: promise.owner, due: due.due(at: now)).text
      case .handoff(let handoff, let readBack):
        let title = library.title(ofResponder: handoff.responder)
        return handoffOwed(handoff.number, title, readBack).text
      case .offer(let responder):
        return Phrase.record(.offerOwed(library.title(ofResponder: responder))).text
      case .callBack(let standing):
        let due = Moment(
          utcMilliseconds: standing.callBack.dueUTCMilliseconds, offsetMinutes: now.offsetMinutes)
        return Phrase.callBackOpen(
          standing.callBack.number, at: due.due(at: now), tries: standing.tries.count
        ).text
      }
    }
  }

  /// An act that is lacking, with the labels of what it names in quotes.
  private func named(_ act: String) -> String {
    act.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .map { $0.offset % 2 == 1 ? library.said(String($0.element)) : String($0.element) }
      .joined(separator: "\"")
  }

  private func handoffOwed(_ number: Int, _ title: String, _ readBack: ReadBack?) -> Phrase {
    switch readBack?.outcome {
    case .declined?: .handoffDeclined(number, by: readBack?.by ?? title)
    case .unanswered?: .handoffUnanswered(number, by: title)
    case .accepted?, nil: .handoffOwed(number, to: title)
    }
  }

  private var instruct: [ScreenLine] {
    guard let step = prompt.step else { return [] }
    var lines = warnings(at: step) + instruction(at: step).map { .named("DO", $0) }
    lines += agreedLines(at: step) + limits
    guard case .shows(let facts) = library.steps[step].detail else { return lines }
    return lines + (isRing(at: step) ? shownToRing(facts, below: warnings(at: step)) : shown(facts))
  }

  /// The limits of the consents that the step on screen rests on, in the words they were given in.
  private var limits: [ScreenLine] {
    state.pendingVisit.map { limitLines(state.limits(at: $0)) } ?? []
  }

  func limitLines(_ limits: [ConsentLimit]) -> [ScreenLine] {
    limits.map { limit in
      let text = Phrase.limitOf(library.consents[limit.item].title, limit.words).text
      return .named("LIMIT", limit.isByYesOrNo ? Phrase.record(.byYesOrNo(text)).text : text)
    }
  }

  static var instructMarks: [Mark] {
    [Mark("1", Phrase.done.text), Mark("2", Phrase.notDone.text)]
  }

  private func wait(_ milliseconds: Int64) -> [ScreenLine] {
    let due = state.waitDueNow(milliseconds)?.utcMilliseconds ?? now.utcMilliseconds + milliseconds
    let left = (max(0, due - now.utcMilliseconds) + 999) / 1_000
    let minutes = "\(left / 60):\(twoDigits(left % 60))"
    return [
      .named("WAIT", Phrase.waitFor(minutes).text),
      .marks([Mark("1", Phrase.goOn.text), Mark("+", KeyPhrase.oneMinuteMore.text)]),
    ]
  }

  private func offer(
    _ responder: Int, _ earlier: OfferStanding?, _ supports: [SupportMatch]
  ) -> [ScreenLine] {
    var lines: [ScreenLine] = [.named("OFFER", library.responders[responder].title)]
    lines += saying(ofOffer: responder)
    lines += SupportLines(supports).block
    if let earlier {
      lines.append(
        .text(Phrase.earlier(Phrase.offerEnd(earlier.end), at: earlier.at.clock).text))
    }
    return lines + offerLines(responder)
  }

  private func consent(_ item: Int, _ earlier: ConsentStanding?) -> [ScreenLine] {
    var lines = sayings
    if let earlier {
      let state = Phrase.consentState(earlier.answer)
      lines.append(.text(Phrase.earlier(state, at: earlier.at.clock).text))
    }
    return lines + limitLines(limitAsked.map { [$0] } ?? []) + consentLines
      + consentOfPerson(library.consents[item].id)
  }

  /// A consent belongs to whoever is on the line; what the person themself agreed to is typed.
  func consentOfPerson(_ item: String) -> [ScreenLine] {
    guard state.standing.speakerParty != state.standing.personParty else { return [] }
    return [.hint(CarePhrase.consentOfPerson(item).text)]
  }

  /// The limit that stands of the consent on screen: it is shown before it is asked again.
  var limitAsked: ConsentLimit? {
    guard case .consent(_, let earlier?) = prompt.kind else { return nil }
    return earlier.limit
  }

  /// Where a limit stands, a yes keeps it, and to widen it wants more than a lone key.
  static func consentMarks(isLimited: Bool) -> [Mark] {
    let given = isLimited ? CarePhrase.yesLimitStays.text : Phrase.given.text
    let widened = isLimited ? [Mark("5", CarePhrase.yesWithoutLimit.text, wantsEnter: true)] : []
    return [
      Mark("1", given), Mark("2", Phrase.limited.text, wantsEnter: true),
      Mark("3", Phrase.refused.text),
    ] + widened + [Mark("8", Phrase.notSure.text)]
  }

  private func handoff(_ responder: Int, _ unmet: [UnmetRule]) -> [ScreenLine] {
    var lines: [ScreenLine] = [.named("TO", library.responders[responder].title)]
    for rule in unmet { lines.append(.named("NEEDS", "\(rule.says) (\(rule.missing))")) }
    let limits = state.limits(forSharingWith: responder)
    lines += limitLines(limits)
    if unmet.isEmpty, holdsNothing(responder) {
      let empty =
        limits.isEmpty ? Phrase.handoffHoldsNothing.text : CarePhrase.emptyByLimit.text
      lines.append(.named("EMPTY", empty))
    }
    let handoff = handoff(to: responder)
    let held = heldBack(from: handoff)
    lines += self.lines(of: held, for: handoff) + wholeWords(in: handoff, beside: held, upTo: 2)
    return lines + notesLeft(out: handoff) + onceMore + [.marks(Self.handoffMarks)]
  }

  static var handoffMarks: [Mark] {
    [
      Mark("1", Phrase.prepareHandoff.text), Mark("2", Phrase.leaveOut.text),
      Mark("3", Phrase.withoutConsent.text, wantsEnter: true),
      Mark("4", HandoffPhrase.showLeftOut.text), Mark("5", HandoffPhrase.edit.text),
    ]
  }

  /// Whether a handoff by consent would be an empty page, because no consent opens anything.
  func holdsNothing(_ responder: Int) -> Bool {
    RecordVersion(handoff(to: responder), in: state, at: now).scoped.isClosed
  }

  /// A plan line by line, and whom it may speak to.
  func lines(of plan: Plan) -> [ScreenLine] {
    var lines = plan.lines.enumerated().map { index, line in
      ScreenLine.named(
        "PLAN", Phrase.planLine(index + 1, line.act, line.who, line.afterInWords).text)
    }
    if let words = plan.mayBeSaid { lines.append(.text(Phrase.planMayBeSaid(words).text)) }
    if let whom = plan.whomNotToCall { lines.append(.text(Phrase.planWhomNotToCall(whom).text)) }
    return lines + notAllowed(by: plan)
  }

  private func agree(_ plan: Int) -> [ScreenLine] {
    sayings + lines(of: library.plans[plan]) + limits
      + [.marks([Mark("1", Phrase.agreed.text), Mark("2", Phrase.notAgreed.text)])]
  }
}

extension Finding {
  /// A value as a heading has it: what stands before the comma.
  fileprivate func shortTitle(of value: Int) -> String {
    String(values[value].title.split(separator: ",").first ?? "")
  }
}
