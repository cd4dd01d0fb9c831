// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Exchange
import Interview
import ProtocolFiles
import Protocols
import Storage
import Terminal

/// `steady call`: a call from its first prompt to its end, or one that did not end.
struct CallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "call", abstract: "Start a call, or go on with one that did not end.")

  @OptionGroup var places: Places

  @Flag(help: "No redraw, no single keys: for screen readers and pipes.")
  var plain = false

  @Option(help: "Go on with the call of this number.")
  var resume: Int?

  @Flag(help: "Begin a new call without asking about unfinished ones.")
  var new = false

  @Option(help: "Show what is said in this language too, such as es.")
  var language: String?

  func run() throws {
    let store = try openStore(places)
    let capabilities = capabilities(plain: plain)
    let editor = editor(capabilities)
    defer { editor.close() }
    let screen = Screen(isRich: !capabilities.isPlain, columns: columns())
    let shift = Shift(
      places: places, store: store, editor: editor, screen: screen, language: language)
    let ending = try shift.work(resume: resume, new: new)
    if ending == .hungUp { throw ExitCode(75) }
  }

  private func editor(_ capabilities: TerminalCapabilities) -> any LineEditor {
    if !capabilities.isPlain, let rich = try? ReadlineEditor() { return rich }
    return PlainEditor()
  }
}

/// One sitting at the prompt: which call, then the call.
struct Shift {
  var places: Places
  var store: SQLiteCallStore
  var editor: any LineEditor
  var screen: Screen
  /// Asked for on the command line; a call that is gone on with keeps its own otherwise.
  var language: String?

  func work(resume: Int?, new: Bool) throws -> Conversation.Ending {
    do {
      if let number = resume { return try goOn(with: try store.call(numbered: number)) }
      let open = try store.calls().filter { !$0.isClosed }
      if !new, let last = open.first { return try offer(last) }
      return try begin()
    } catch let error as StoreError {
      throw Stop(error.sentence)
    }
  }

  /// Offered, never silent, and without a default.
  private func offer(_ call: CallSummary) throws -> Conversation.Ending {
    let draft = try store.draft(of: call.call)
    var lines: [ScreenLine] = [
      .text("Call \(call.number) did not end. Last saved \(call.lastAt.clock)."),
      .text("\(call.entryCount) entries are safe."),
    ]
    if !draft.isEmpty { lines.append(.text("A half-typed line was kept.")) }
    lines.append(.marks([Mark("1", "Go on with it"), Mark("2", "Begin a new call")]))
    _ = editor.show(screen.text(of: lines))
    while true {
      switch editor.next(LineRequest(prompt: "> ", immediateKeys: ["1", "2"])) {
      case .key("1"), .line("1"): return try goOn(with: call)
      case .key("2"), .line("2"): return try begin()
      case .endOfInput, .hangup, .terminate, .endKey: return .suspended
      case .key, .line, .backspaceOnEmpty, .interrupt, .suspend, .screenCleared, .lineTooLong,
        .draft, .tick, .resized:
        continue
      }
    }
  }

  private func begin() throws -> Conversation.Ending {
    let (library, bundle) = try usableLibrary(try filesOfLibrary(in: places.libraryFolder))
    let directory = directory(for: library)
    let id = newCallID()
    try store.keep(bundle: bundle.packed, digest: bundle.digest)
    let writer = try store.begin(id)
    var call = LiveCall(
      id: id, library: library, entries: [], epoch: writer.epoch, author: author(),
      log: writer.log, supports: directory)
    let begun = now()
    let opening = Opening(
      bundleDigest: bundle.digest, store: places.kind, number: writer.number)
    _ = try call.perform(.open(opening), at: begun)
    let titles = "\(library.title). Call \(writer.number), \(places.kind.rawValue)."
    _ = editor.show(screen.text(of: [.text(titles)]))
    speak(in: &call)
    let sent = SentRecords(from: author().counsellor)
    return talk(call, number: writer.number, begun: begun, draft: "", sent)
  }

  private func goOn(with summary: CallSummary) throws -> Conversation.Ending {
    let kept = try KeptCall(summary, in: store)
    let writer = try store.takeOver(summary.call)
    // Read again: the window before may have saved one more until it was shut out.
    let entries = try store.entries(of: summary.call)
    var call = LiveCall(
      id: summary.call, library: kept.library, entries: entries, epoch: writer.epoch,
      author: author(), log: writer.log, supports: directory(for: kept.library))
    let draft = try store.draft(of: summary.call)
    speak(in: &call)
    _ = editor.show(
      screen.text(of: [.text("Going on with call \(summary.number). You were asking:")]))
    let sent = SentRecords(entries, in: kept.library, from: author().counsellor)
    return talk(call, number: summary.number, begun: summary.begunAt, draft: draft, sent)
  }

  /// Chooses the caller's language; where it cannot be, that is said and the call goes on.
  private func speak(in call: inout LiveCall) {
    guard let language, language != call.state.language else { return }
    if (try? call.perform(.speakIn(language: language), at: now())) != nil { return }
    let known = call.state.library.otherLanguages.joined(separator: ", ")
    let sentence = Phrase.noSuchLanguage(language, known: known).text
    _ = editor.show(screen.text(of: [.text(sentence)]))
  }

  /// The places that offers may show; where there are none, that is said once.
  private func directory(for library: CheckedLibrary) -> SupportDirectory {
    let found = supportDirectory(in: places.libraryFolder, for: library)
    if let sentence = found.sentence { _ = editor.show(screen.text(of: [.text(sentence)])) }
    return found.directory
  }

  private func talk(
    _ call: consuming LiveCall, number: Int, begun: Moment, draft: String, _ sent: SentRecords
  ) -> Conversation.Ending {
    let id = call.id
    let store = store
    let desk = CallDesk(
      now: now, begun: begun, number: number,
      saveDraft: { try? store.saveDraft($0, of: id) }, sentence: sentence(for:),
      record: { documents(.page, of: $0, at: now()) },
      warning: { store.isAlmostFull ? Phrase.almostFull.text : nil }, sent: sent)
    let talk = Conversation(call: call, editor: editor, screen: screen, desk: desk, draft: draft)
    return talk.run()
  }
}
