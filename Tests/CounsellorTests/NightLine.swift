// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Foundation
import Interview
import ProtocolFiles
import Protocols
import Storage
import Synchronization
import Terminal
import Testing
import Training
import WrittenLibraries

/// What the counsellor's tests sit down with: two libraries, a clock of their own, and a journal in
/// memory.
enum NightLine {
  /// 24 November 2026, 22:00.
  static let evening = Moment(utcMilliseconds: 1_795_557_600_000)

  /// A small library that only these tests use, so that its screens change only on purpose.
  static let small = read(Project.path("Tests/CounsellorTests/Library"))
  static let shipped = read(Project.protocols)
  static let directory = SourceFile("supports.yaml", in: Project.protocols)
    .flatMap { readSupports($0).directory }

  static let transcripts = Project.transcriptNames

  static func transcript(_ name: String) throws -> Transcript {
    let file = try #require(SourceFile(name, in: Project.transcripts))
    return try #require(readTranscript(file).0)
  }

  private static func read(_ folder: String) -> CheckedLibrary? {
    readLibrary(libraryFiles(in: folder)).library
  }
}

/// Keeps entries and nothing else.
final class MemoryLog: EventLog {
  private let kept = Mutex<[Entry]>([])

  var entries: [Entry] { kept.withLock { $0 } }

  func append(_ entry: Entry) throws {
    kept.withLock { $0.append(entry) }
  }
}

/// A clock that only the test moves.
final class TestClock {
  var now = NightLine.evening

  func pass(milliseconds: Int64) {
    now.utcMilliseconds += milliseconds
  }
}

/// Keeps the half-typed line.
final class DraftShelf {
  var text = ""
}

/// A conversation with everything around it in memory; a second one goes on with the same call.
struct Sitting {
  let library: CheckedLibrary
  let clock = TestClock()
  let log = MemoryLog()
  var supports = SupportDirectory.empty
  var store = Opening.Store.live
  /// Whether a record is shown as its receiver gets it; else it is only named.
  var showsRecords = false
  let shelf = DraftShelf()

  init(library: CheckedLibrary, supports: SupportDirectory = .empty) {
    (self.library, self.supports) = (library, supports)
  }

  /// With a library that a test wrote, of one protocol.
  init(library: String, tonight: String) throws {
    let reading = readLibrary([
      SourceFile("library.yaml", library), SourceFile("tonight.yaml", tonight),
    ])
    self.init(library: try #require(reading.library, "\(reading.diagnostics)"))
  }

  func begin(_ editor: any LineEditor, _ screen: Screen) throws -> Conversation {
    var call = open()
    _ = try call.perform(
      .open(Opening(bundleDigest: "test", store: store, number: 412)), at: clock.now)
    return talk(call, editor, screen)
  }

  /// What a call on the rich prompt shows, its lines run together.
  func page(_ lines: [LineInput], columns: Int = 80) throws -> String {
    let editor = ScriptedEditor(lines)
    _ = try begin(editor, Screen(isRich: true, columns: columns)).run()
    return editor.page
  }

  /// As after a crash, or as for an amendment.
  func goOn(
    _ editor: any LineEditor, _ screen: Screen, wasCut: Bool = false
  ) throws -> Conversation {
    var call = open()
    if call.state.closing == nil { _ = try call.perform(.resume, at: clock.now) }
    return talk(call, editor, screen, wasCut: wasCut)
  }

  /// The journal folded anew.
  var state: State {
    var state = State(library: library)
    for entry in log.entries { state.apply(entry) }
    return state
  }

  private func open() -> LiveCall {
    LiveCall(
      id: CallID("test"), library: library, entries: log.entries, epoch: 1,
      author: Author(counsellor: "Sam", seat: "1"), log: log, supports: supports)
  }

  private func talk(
    _ call: consuming LiveCall, _ editor: any LineEditor, _ screen: Screen, wasCut: Bool = false
  ) -> Conversation {
    let clock = clock
    let sent = SentRecords(log.entries, in: library)
    let desk = CallDesk(
      now: { clock.now }, begun: NightLine.evening, number: 412,
      saveDraft: { [shelf] in shelf.text = $0 },
      sentence: { _ in "The disk failed." },
      record: { [showsRecords] state, sent, form, number in
        guard !showsRecords else { return pages(form, of: state, number, sent, at: clock.now) }
        return "(\(form == .page ? "PAGE" : "ALOUD") \(number ?? 0))\u{0C}"
      }, boxes: Document.boxesRead(of:), sent: sent)
    return Conversation(
      call: call, editor: editor, screen: screen, desk: desk, draft: shelf.text, wasCut: wasCut)
  }
}

/// What the program shows of the handoffs of a call.
private func pages(
  _ form: CallDesk.Form, of state: State, _ number: Int?, _ sent: SentRecords, at now: Moment
) -> String {
  state.standing.handoffs.map(\.handoff).filter { number == nil || $0.number == number }.map {
    Document(
      form == .page ? .page : .readAloud, of: sent.record(for: $0, in: state, at: now)
    ).text
  }.joined(separator: "\n")
}

/// The journal without what cannot be the same twice: times, ids, and who wrote it where.
func timeless(_ entries: [Entry]) -> [String] {
  entries.map { entry in
    let text = entry.storedText
    let events = text.range(of: "\"events\":").map { String(text[$0.upperBound...]) } ?? text
    return
      events
      .replacing(#/"bundleDigest":"[^"]*"/#, with: "").replacing(#/"number":\d+/#, with: "")
      .replacing(#/,"unprovedBecause":"[^"]*"/#, with: "")
      .replacing(#/\d{13}/#, with: "TIME").replacing(#/\d\d:\d\d/#, with: "TIME")
  }
}

extension ScriptedEditor {
  /// Everything that was shown, its lines run together.
  var page: String { shown.split { $0.isWhitespace }.joined(separator: " ") }
}
