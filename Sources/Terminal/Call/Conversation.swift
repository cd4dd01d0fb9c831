// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview
import Protocols

/// One call at one prompt: shows what to do, reads what was typed, and lets `LiveCall` do it.
///
/// ```
/// show the prompt ─▶ read a line or key ─▶ Intent ─▶ LiveCall.perform ─▶ show the next prompt
///        ▲                                   │ refused, or not saved
///        └───────────── same question ◀──────┘
/// ```
package final class Conversation {
  /// How the counsellor left the prompt.
  package enum Ending: Equatable, Sendable {
    case closed, suspended, hungUp
  }

  var call: LiveCall
  let editor: any LineEditor
  private(set) var screen: Screen
  let desk: CallDesk
  var prompt: Prompt {
    didSet { slowKeys = SlowKeys() }
  }
  /// What was found of the keys of this prompt.
  private var slowKeys = SlowKeys()
  /// The wordings shown so far of the question on screen.
  var wordingShown = 0
  var interruptsInARow = 0
  var ending: Ending?
  /// The records that went out, and what of them was owed when last looked at.
  var sent: SentRecords
  var correctionsOwed: [OwedCorrection] = []
  /// For each responder, what of weight they are known not to get.
  var heldBackTold: [String: HeldBackTold] = [:]
  /// What was last shown of a handoff before it goes.
  var previewShown = ""
  /// What was changed of handoffs, each until it is made.
  var handoffsEdited: [HandoffDraft] = []
  var told = Reminders()
  /// How many broken rules were told.
  private var rulesTold: Int
  /// Whether the call was closed before this conversation began: then it is only added to.
  let isAmending: Bool
  /// Whether the program stopped in the middle of the call before this conversation began, and
  /// nobody has asked since whether it is safe to talk.
  var wasCut: Bool
  /// The alarm that is being left by hand.
  var isBackFrom: String?
  /// What was owed when it began.
  var correctionsOwedBefore: [OwedCorrection] = []
  /// All that a closed call owed before it was added to.
  var debtsBefore: Set<String> = []
  /// In yes-or-no mode: the question being read down, how far, and what was said yes to.
  var downAt: Visit?
  var downIndex = 0
  var downChosen: [String] = []
  /// And those that somebody was not sure of.
  var downDoubted: [String] = []
  /// As the window before left it, until its question is on screen again.
  var keptSeries: SeriesDraft?
  /// In yes-or-no mode: the offer or consent that shows all of its keys.
  var allKeysAt: Visit?
  /// Text that the next line begins with.
  var carried = ""
  /// The line being obeyed, and what of it the disk refused to take.
  var line = ""
  var unsaved: Unsaved?
  /// Another window has the call: nothing can be saved here any more.
  var isElsewhere = false
  /// Whether what is being obeyed was one key, without Enter.
  var isByKey = false
  /// Whether the last that was typed, at a prompt or at a detail, was one key without Enter.
  var wasLoneKey = false
  /// Whether an answer that lowers a level was typed with Enter, and only its detail is a key.
  var isMeantToLower = false
  /// The consent that is asked for by hand, until it is saved or a command comes between.
  var consentHere: Int?
  /// What must outlive the program while a detail is open, as a line that does it again.
  var held = ""
  /// The command being obeyed, as a line that does it again; nil for an answer.
  var obeyed: String?
  /// The draft as it is on disk.
  var savedDraft = ""
  /// How many walks there were when the detail on screen was asked for; nil when none is.
  var walksAtDetail: Int?
  /// The lines of the details that are open, without what stands above the first of them.
  var detailsAbove: [ScreenLine] = []
  /// What stands above them in place of the question, such as a sign-off.
  var blockAbove: [ScreenLine]?
  /// Whether the question has to be shown again, because something below it was left.
  var needsPrompt = false
  /// What was asked here before: only to that does anybody come back.
  private var visitsShown: Set<Visit> = []
  /// Whether an alarm has shown its own questions since the one that is asked was shown, or that
  /// would be put otherwise now.
  var isQuestionOld = false
  /// In yes-or-no mode: the act that Backspace was said to take back, and would with the next.
  var saidToTakeBack: ActID?
  /// For the one key or line after their own question was answered: nobody has read again what
  /// it would answer.
  var digitsWantEnter = false
  /// Keys that would have lowered a level at the question on screen: the same with Enter does it.
  var keysThatWait: Set<Character> = []
  /// Whether it was said here that there is help.
  var hasHinted = false
  /// How many intents were done here.
  private var intentsDone = 0
  /// Answers whose detail is still open: stored as they are where the call is closed meanwhile.
  var openAnswers: [(fact: String, statement: Statement)] = []
  /// What the line being obeyed has chosen, as it was said back on the way.
  var saidBack: [String] = []

  /// What is tried again when its line, which went back to the prompt, is entered unchanged.
  struct Unsaved {
    var line: String
    var intent: Intent
    var phrase: Phrase?
  }

  package init(
    call: consuming LiveCall, editor: any LineEditor, screen: Screen, desk: CallDesk,
    draft: String = "", wasCut: Bool = false
  ) {
    self.wasCut = wasCut
    prompt = call.prompt(at: desk.now())
    rulesTold = call.state.watched().broken.count
    isAmending = call.state.closing != nil
    self.call = call
    self.editor = editor
    self.screen = screen
    self.desk = desk
    sent = desk.sent
    let kept = KeptDraft(draft)
    (handoffsEdited, keptSeries, carried) = (kept.handoffs, kept.series, kept.line)
    savedDraft = draft
  }

  /// Talks until the call is closed, suspended or the terminal is gone.
  package func run() -> Ending {
    announceCorrections()
    correctionsOwedBefore = correctionsOwed
    debtsBefore = debtsNow
    showWhatWasAgreed()
    if !carried.isEmpty || !asksWhetherSafeAfterCut() { showPrompt() }
    if !carried.isEmpty { tellThatSafeComesNext() }
    while ending == nil {
      guard let typed = typed() else { continue }
      take(typed)
    }
    return ending ?? .suspended
  }

  /// What the counsellor typed; nil when something else happened, which has been dealt with.
  func typed() -> String? {
    let view = promptScreen
    let draft = carried
    carried = ""
    let input = editor.next(
      LineRequest(
        prompt: unsaved == nil && !isElsewhere ? view.label : Phrase.unsavedLabel(view.label).text,
        draft: draft,
        immediateKeys: immediateKeys, names: completions,
        namesAfter: ["end": Closing.Manner.allCases.map(\.rawValue)],
        tags: NoteTag.typedForms,
        waitMilliseconds: wait))
    switch input {
    case .key(let key):
      if key.isNumber, asksWhetherSafeOnceCleared() { return nil }
      (isByKey, wasLoneKey) = (true, true)
      return String(key)
    case .line(let line):
      if line.isEmpty, asksWhetherSafeOnceCleared() { return nil }
      (isByKey, wasLoneKey) = (false, false)
      return line
    case .interrupt(let wasEmpty):
      if !asksWhetherSafeOnceCleared() { interrupted(onEmptyLine: wasEmpty) }
    case .backspaceOnEmpty(let milliseconds):
      if milliseconds >= 500 { beginAtNothing() }
    case .draft(let text):
      if !text.isEmpty || !asksWhetherSafeOnceCleared() { saveDraft(text) }
    case .lineTooLong(let limit): show([.text(Phrase.lineTooLong(limit).text)])
    case .endKey, .suspend: show([.text(notByKey.text)])
    case .screenCleared, .resized: showPrompt()
    case .listWanted: showWhatIsPossible()
    case .tick: if editor.text.isEmpty { tellWhatIsDue() }
    case .endOfInput: leave(.suspended, reason: "input ended")
    case .hangup: leave(.hungUp, reason: "terminal gone")
    case .terminate: leave(.hungUp, reason: "asked to end")
    }
    return nil
  }

  /// Backspace: nothing was typed that could come back.
  private func beginAtNothing() {
    (line, obeyed, isByKey) = ("", nil, false)
    stepBack()
    settle()
  }

  func take(_ typed: String) {
    let line = expectsWords ? typed : typed.plainDigits
    interruptsInARow = 0
    saidBack = []
    (digitsWantEnter, isMeantToLower) = (false, false)
    defer { settle() }
    if let unsaved, line == unsaved.line || line.isEmpty && !screen.isRich {
      if perform(unsaved.intent, saying: unsaved.phrase), hasJustClosed { closed() }
      return
    }
    unsaved = nil
    self.line = line
    if expectsWords, let command = perhaps(line) {
      obeyOrAnswer(command, line)
    } else if let command = Command(line, onWords: expectsWords) {
      if command.isWithWords(in: line) { return obeyOrAnswer(command, line) }
      saveDraft("")
      obey(command)
    } else if Command.isForced(line) {
      carried = line
      let meant = Command.nearest(to: String(line.dropFirst()))
      show([.text((meant.map { Phrase.didYouMean($0) } ?? .noSuchCommand).text)])
    } else {
      answerAnew(line)
    }
  }

  func answerAnew(_ line: String) {
    saveDraft("")
    obeyed = nil
    answer(line)
  }

  /// After a line was dealt with: nothing of it is left in the draft but what went back to the
  /// prompt, and a question whose detail was left stands there again.
  private func settle() {
    guard ending == nil else { return }
    if unsaved == nil { saveDraft(carried) }
    if carried.isEmpty, unsaved == nil, walksAtDetail == nil, asksWhetherSafeAfterCut() { return }
    // Below a detail nothing is shown, and it is still wanted once that is through.
    if needsPrompt || isQuestionOld { showPrompt() }
  }

  /// Does one intent and shows what follows; false when it was refused or not saved.
  @discardableResult
  func perform(
    _ intent: Intent, saying phrase: Phrase? = nil, then more: () -> Void = {}
  ) -> Bool {
    let before = call.state.standing.walks.count
    let visit = call.state.pendingVisit?.visit
    let person = call.state.standing.personParty
    guard !wantsEnterFirst(intent), mayLower(by: intent) else { return false }
    guard add(intent, saying: phrase) else { return false }
    unsaved = nil
    wordingShown = 0
    // A series below an alarm goes on where it was.
    if visit == downAt, call.state.pendingVisit?.visit != visit,
      call.state.standing.walks.count <= before
    {
      downIndex = 0
    }
    saveDraft("")
    if let phrase, !isSaidBack(phrase) { show([.text(phrase.text)]) }
    intentsDone += 1
    let done = intentsDone
    more()
    let hasShownMore = intentsDone != done
    if call.state.standing.personParty != person { askWhose() }
    guard !hasShownMore else { return true }
    if let warning = desk.warning() { show([.text(warning)]) }
    tellBrokenRules()
    if call.state.standing.walks.count < before, let visit = call.state.pendingVisit?.visit,
      visitsShown.contains(visit)
    {
      show([.text(Phrase.backTo(call.state.library.said(visit.name)).text)])
    }
    announceCorrections()
    guard ending == nil, !hasJustClosed else { return true }
    if !asksWhetherSafeAfterCut(), !asksWhetherSafeWhenBack(), !asksWhetherSafeHere() {
      showPrompt()
    }
    return true
  }

  /// A rule that stops nothing is told once, when it is broken, and again at the end.
  private func tellBrokenRules() {
    let broken = call.state.watched().broken
    guard broken.count > rulesTold else { return }
    show(broken.dropFirst(rulesTold).map { .named("RULE", phrase(of: $0).text) })
    rulesTold = broken.count
  }

  /// What a rule wanted and could not be done is no slip.
  func phrase(of broken: RuleWatch.Broken) -> Phrase {
    let undone = call.state.couldNotBeDone(for: broken.rule)
    return undone.map { .record(.ruleNotDone(broken.says, step: $0.step)) }
      ?? .record(.ruleBroken(broken.says, when: call.state.words(for: broken)))
  }

  private var hasJustClosed: Bool { call.state.closing != nil && !isAmending }

  /// Puts the line back to the prompt, where Enter tries again what it led to.
  private func keep(_ failed: Unsaved) {
    unsaved = failed
    carried = failed.line
    saveDraft(failed.line)
  }

  /// One intent without its prompt, where more belongs to it.
  func add(_ intent: Intent, saying phrase: Phrase? = nil) -> Bool {
    do {
      prompt = try call.perform(intent, at: desk.now())
      (keysThatWait, consentHere) = ([], nil)
      return true
    } catch let refusal as Refusal {
      show([.text(Phrase.refusal(refusal.said(in: call.state.library)).text)])
    } catch  where desk.isElsewhere(error) {
      isElsewhere = true
      show([.loud(Phrase.notSavedHere(desk.sentence(for: error)).text)])
      carried = line
    } catch {
      show([.loud(Phrase.notSaved(desk.sentence(for: error)).text)])
      keep(Unsaved(line: line, intent: intent, phrase: phrase))
    }
    return false
  }

  /// Until something has to be told. In plain mode the half-typed line is not known, so only a wait
  /// step, where nobody types, is interrupted; all else is told before the next prompt.
  private var wait: Int? {
    if !screen.isRich {
      guard case .wait = prompt.kind else { return nil }
    }
    return told.millisecondsToNext(of: reminders, at: desk.now())
  }

  /// The question; below it a detail shows itself.
  func showPrompt() {
    takeUpSeries()
    tellWhatIsDue()
    if let walksAtDetail, call.state.standing.walks.count <= walksAtDetail { return }
    (needsPrompt, isQuestionOld) = (false, false)
    if let visit = call.state.pendingVisit?.visit { visitsShown.insert(visit) }
    showPreview()
    show(withHint(questionLines))
    guard case .handoff(let responder, _) = prompt.kind else { return }
    let handoff = promptScreen.handoff(to: responder)
    heldBackTold[handoff.responder] = HeldBackTold(promptScreen.heldBack(from: handoff))
  }

  var questionLines: [ScreenLine] { beforeHandoff + promptScreen.lines }

  func show(_ lines: [ScreenLine]) {
    guard !lines.isEmpty else { return }
    if let columns = desk.columns() { screen.columns = columns }
    var shown = lines
    if call.state.voiceHeard != nil {
      let isUnderCover = promptScreen.isUnderCover
      shown = lines.map { $0.notAloud(underCover: isUnderCover) }
    }
    if case .readerGone = editor.show(screen.text(of: shown)) { ending = .hungUp }
  }

  var promptScreen: PromptScreen {
    PromptScreen(
      state: call.state.asKept, prompt: prompt, now: desk.now(), begun: desk.begun,
      readDown: readDown,
      hasYes: readDown > 0 && !downChosen.isEmpty, showsAll: showsAll,
      corrections: correctionDebts, slow: slowKeys)
  }

  private func interrupted(onEmptyLine wasEmpty: Bool) {
    interruptsInARow = wasEmpty ? interruptsInARow + 1 : 0
    if interruptsInARow > 0 { show([.text(notByKey.text)]) }
  }

  /// No control key ends anything.
  private var notByKey: Phrase { isAmending ? .mayAnswer : .callStillOpen }

  func leave(_ how: Ending, reason: String) {
    guard !isElsewhere else {
      ending = how
      return
    }
    saveDraft(editor.text)
    guard call.state.closing == nil else {
      ending = .closed
      return
    }
    ending = how
    guard how == .suspended else { return }
    if add(.suspend(reason: reason)) { show([.text(Phrase.callSuspended(desk.number).text)]) }
  }
}
