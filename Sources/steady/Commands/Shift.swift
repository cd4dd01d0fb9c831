// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import ProtocolFiles
import Protocols
import Storage
import Terminal

/// One sitting at the prompt: which call, then the call.
struct Shift {
  var places: Places
  var store: SQLiteCallStore
  var editor: any LineEditor
  var screen: Screen
  /// What makes it plain; the first line says so.
  var plainReason: TerminalCapabilities.PlainReason?
  /// Asked for on the command line; a call that is gone on with keeps its own otherwise.
  var language: String?
  /// Why a library whose paths are not proved is used, where that was said beforehand.
  var reasonUnproved: String?

  func work(resume: Int?, new: Bool) throws -> Conversation.Ending {
    if author().isNobody { tell([.loud(DeskPhrase.nobodyNamed.text)]) }
    if let number = resume {
      let summary = try store.call(numbered: number)
      return try summary.isOpenElsewhere ? offerBeside(summary, new: false) : goOn(with: summary)
    }
    let calls = try store.calls()
    tell(start(calls))
    if new { return try begin() }
    let open = calls.filter { !$0.isClosed && $0.isWhole }
    if let last = open.first(where: { !$0.hasWriter }) { return try offer(last) }
    if let last = open.first { return try offerBeside(last, new: true) }
    return try begin()
  }

  func tell(_ lines: [ScreenLine]) {
    _ = editor.show(screen.text(of: lines))
  }

  /// What stands open here before anything is begun: numbers and times, never content.
  private func start(_ calls: [CallSummary]) -> [ScreenLine] {
    let open = calls.filter { !$0.isClosed && $0.isWhole && !$0.hasWriter }.map(\.number)
    let read = ReadCall.all(calls, in: store)
    let due = DueCallBacks(of: read, at: now()).open
    var lines: [ScreenLine] = plainReason.map { [.text(DeskPhrase.plain($0).text)] } ?? []
    lines.append(.text(DeskPhrase.store(places.kind).text))
    lines += calls.filter(\.isOpenElsewhere).map(beingMade)
    if !open.isEmpty { lines.append(.text(DeskPhrase.unfinished(open).text)) }
    // A call that lost something cannot be gone on with, and is not passed over in silence.
    for call in calls where !call.isWhole {
      lines.append(.text("Call \(call.spoken): \(call.trouble ?? "")"))
    }
    let owing = OwedElsewhere(of: read).calls
    if !owing.isEmpty { lines.append(.text(DeskPhrase.correctionsOwed(owing).text)) }
    if let first = due.first {
      let at = first.dueAt.near(now())
      lines.append(.text(DeskPhrase.callBacksOpen(due.count, first: at).text))
    }
    return lines
  }

  /// Offered, never silent, and without a default.
  private func offer(_ summary: CallSummary) throws -> Conversation.Ending {
    let choices: [DeskPhrase] = [.goOn, .beginNew, .handToSomeone, .closeAsLost]
    switch choose(choices, below: try resumeLines(summary)) {
    case .goOn: return try goOn(with: summary)
    case .beginNew: return try begin()
    case .handToSomeone: return try layDown(summary, as: .handedOver)
    case .closeAsLost: return try layDown(summary, as: .dropped)
    case _: return .suspended
    }
  }

  /// What is known of the call before anybody goes on with it. One that cannot be read keeps nobody
  /// from a new call.
  private func resumeLines(_ summary: CallSummary) throws -> [ScreenLine] {
    var lines: [ScreenLine] = [
      .text(DeskPhrase.didNotEnd(summary.number, lastSaved: summary.lastAt.clock).text)
    ]
    do {
      let kept = try KeptCall(summary, in: store)
      let opening = kept.library.protocols[kept.library.opensWith]
      lines.append(
        .text(DeskPhrase.begunWith(opening.title, version: opening.version, kept.digest).text))
      lines += whereItStands(kept, begunAt: summary.begunAt)
    } catch let error as StoreError {
      lines.append(.text(error.sentence))
    }
    if let trouble = summary.trouble { lines.append(.text(trouble)) }
    let draft = draft(of: summary)
    if let trouble = draft.trouble { lines.append(.text(trouble)) }
    let kept = KeptDraft(draft.text)
    let words = kept.line
    if !kept.handoffs.isEmpty { lines.append(.text(DeskPhrase.editsKept.text)) }
    if !words.isEmpty {
      lines.append(.text(DeskPhrase.draftKept(words, isInLine: editor.keepsDraft).text))
    }
    return lines
  }

  /// The question that stood open, what is kept, and the level.
  private func whereItStands(_ kept: KeptCall, begunAt: Moment) -> [ScreenLine] {
    let state = kept.state(until: kept.entries.count)
    let at = now()
    let screen = PromptScreen(
      state: state, prompt: Engine.prompt(of: state, at: at), now: at, begun: begunAt)
    let last = DeskPhrase.lastQuestion(
      state.pendingVisit?.visit.name ?? "", entries: kept.entries.count,
      answers: state.acts.count { !$0.isUndone && $0.answer != nil }, notes: state.notes.count)
    let levels = screen.levels
    return [.text(last.text)] + (levels.isEmpty ? [] : [.text(DeskPhrase.levelThen(levels).text)])
  }

  /// The half-typed line; one that cannot be read is no reason not to go on.
  private func draft(of call: CallSummary) -> (text: String, trouble: String?) {
    do {
      return (try store.draft(of: call.call), nil)
    } catch {
      return ("", sentence(for: error))
    }
  }

  func begin() throws -> Conversation.Ending {
    let reading = readLibrary(try filesOfLibrary(in: places.libraryFolder))
    let (library, bundle) = try usableLibrary(reading)
    tell(reviews(of: reading))
    guard let standing = proof(of: library, bundle.digest) else { return .suspended }
    let directory = directory(for: library)
    let id = newCallID()
    try store.keep(bundle: bundle.packed, digest: bundle.digest)
    let writer = try store.begin(id)
    var call = LiveCall(
      id: id, library: library, entries: [], epoch: writer.epoch, author: author(),
      log: writer.log, supports: directory)
    let begun = now()
    let opening = Opening(
      bundleDigest: bundle.digest, store: places.kind, number: writer.number,
      proof: standing.state)
    _ = try call.perform(.open(opening), at: begun)
    let first = library.protocols[library.opensWith]
    tell(
      [
        standing.line(
          DeskPhrase.library(
            library.title, String(bundle.digest.prefix(12)), standing.phrase.text)),
        .text(DeskPhrase.beginsWith(first.title, version: first.version).text),
      ]
        + library.policy.allowances.map { allowance in
          .text(DeskPhrase.ruleOff(allowance.rule.rawValue, allowance.because).text)
        } + [
          .text(DeskPhrase.callNumber(writer.number, places.kind).text)
        ])
    speak(in: &call)
    let sent = SentRecords()
    return talk(call, number: writer.number, begun: begun, draft: "", sent).run()
  }

  func goOn(with summary: CallSummary) throws -> Conversation.Ending {
    let kept = try KeptCall(summary, in: store)
    guard !summary.isClosed else {
      throw Stop(DeskPhrase.isClosed(summary.number).text, .problemsFound)
    }
    tell([.text(DeskPhrase.goingOn(summary.number).text)])
    return try takeOver(summary, kept, resuming: true).run()
  }

  /// Ends a call that nobody is on any more: handed to somebody, or closed as lost.
  private func layDown(
    _ summary: CallSummary, as manner: Closing.Manner
  ) throws -> Conversation.Ending {
    try takeOver(summary, try KeptCall(summary, in: store)).layDown(as: manner)
  }

  /// Adds to a call that is over.
  func amend(_ number: Int) throws -> Conversation.Ending {
    let summary = try store.call(numbered: number)
    let kept = try KeptCall(summary, in: store)
    guard summary.isClosed else { throw Stop(DeskPhrase.isOpen(number).text, .problemsFound) }
    return try takeOver(summary, kept).run()
  }

  private func takeOver(
    _ summary: CallSummary, _ kept: KeptCall, resuming: Bool = false
  ) throws -> Conversation {
    let writer = try store.takeOver(summary.call)
    // Read again: the window before may have saved one more until it was shut out.
    let entries = try store.entries(of: summary.call)
    var call = LiveCall(
      id: summary.call, library: kept.library, entries: entries, epoch: writer.epoch,
      author: author(), log: writer.log, supports: directory(for: kept.library))
    let draft = draft(of: summary).text
    // A disk that takes nothing now says so at the first answer, and keeps nobody from the call.
    if resuming { resume(&call, after: entries) }
    if call.state.closing == nil { speak(in: &call) }
    let sent = SentRecords(entries, in: kept.library)
    let wasCut = resuming && entries.last?.wasSuspended == false
    return talk(
      call, number: summary.number, begun: summary.begunAt, draft: draft, sent, wasCut: wasCut)
  }

  /// How long nobody was at the call stands in its entries from here on, and is said.
  private func resume(_ call: inout LiveCall, after entries: [Entry]) {
    let at = now()
    guard (try? call.perform(.resume, at: at)) != nil, let last = entries.last?.at else { return }
    let gap = Gap(from: last, to: at)
    tell([.text(DeskPhrase.resumed(at: at.clock, gap: gap.text).text)])
  }

  /// Chooses the caller's language; where it cannot be, that is said and the call goes on.
  private func speak(in call: inout LiveCall) {
    guard let language, language != call.state.language else { return }
    if (try? call.perform(.speakIn(language: language), at: now())) != nil { return }
    let known = call.state.library.otherLanguages.joined(separator: ", ")
    tell([.text(Phrase.noSuchLanguage(language, known: known).text)])
  }

  /// The places that offers may show; where there are none, that is said once.
  private func directory(for library: CheckedLibrary) -> SupportDirectory {
    let found = supportDirectory(in: places.libraryFolder, for: library)
    if let sentence = found.sentence { tell([.text(sentence)]) }
    return found.directory
  }

  private func talk(
    _ call: consuming LiveCall, number: Int, begun: Moment, draft: String, _ sent: SentRecords,
    wasCut: Bool = false
  ) -> Conversation {
    let id = call.id
    let store = store
    let desk = CallDesk(
      now: now, begun: begun, number: number,
      saveDraft: { try? store.saveDraft($0, of: id) }, sentence: sentence(for:),
      record: { state, sent, form, number in
        pages(form == .page ? .page : .readAloud, of: state, number: number, sent, at: now())
      },
      boxes: Document.boxesRead(of:),
      isElsewhere: { error in
        if case .staleWriter? = error as? StoreError { true } else { false }
      },
      columns: { columns() },
      warning: { store.isAlmostFull ? Phrase.almostFull.text : nil }, sent: sent)
    return Conversation(
      call: call, editor: editor, screen: screen, desk: desk, draft: draft, wasCut: wasCut)
  }
}

extension Entry {
  /// Whether the counsellor left the call on purpose here.
  fileprivate var wasSuspended: Bool {
    events.contains { event in
      if case .callSuspended = event { true } else { false }
    }
  }
}
