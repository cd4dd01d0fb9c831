// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Testing

@testable import Storage

@Suite("How an entry is kept")
struct EntryCodingTests {
  /// What has broken somebody's coding before. Two look the same and are not: the bytes count.
  static let hostile: [String] = [
    "", "plain", "\"", "\\", "\\\"\\u0000\\", "a\u{0}b", "\u{1}\u{1F}\u{7F}\u{85}",
    "\r\n\t\u{2028}\u{2029}", "{\"kind\":\"callResumed\"}", "é", "e\u{301}", "\u{212A}\u{FEFF}",
    "👩‍👩‍👧‍👦🏳️‍🌈", "\u{202E}\u{FFFF}\u{10FFFF}", "';DROP TABLE entries;--",
    String(repeating: "\u{0}", count: 4_000), String(repeating: "😀", count: 4_000),
    "e" + String(repeating: "\u{301}", count: 4_000), String(repeating: "\"\\", count: 2_000),
  ]

  @Test("every kind of event has an example, and each is of the kind it stands for")
  func complete() {
    let examples = EventExamples(words: "x").all
    #expect(examples.map(\.kind) == EventKind.all)
    #expect(Set(EventKind.all).count == EventKind.all.count)
    for (kind, events) in examples {
      #expect(!events.isEmpty, "\(kind)")
      for event in events { #expect(EventKind.word(of: event) == kind) }
    }
  }

  @Test("every event comes back as it was, byte for byte", arguments: hostile.indices)
  func roundTrip(_ index: Int) throws {
    for (kind, events) in EventExamples(words: Self.hostile[index]).all {
      for event in events {
        let kept = EntryCoding.bytes(of: entry(1, [event]))
        let read = try EntryCoding.entry(from: kept)
        #expect(read == entry(1, [event]), "\(kind)")
        #expect(EntryCoding.bytes(of: read) == kept, "\(kind)")
      }
    }
  }

  @Test("what stands around the events comes back as well", arguments: hostile.indices)
  func surroundings(_ index: Int) throws {
    let words = Self.hostile[index]
    let whole = Entry(
      call: call, sequence: .max, epoch: .max,
      at: Moment(utcMilliseconds: .min, offsetMinutes: -720),
      by: Author(counsellor: words, seat: "seat " + words), events: [],
      witness: Witness(step: words + " step", levels: [words, "", words + "=high"]))
    let kept = EntryCoding.bytes(of: whole)
    let read = try EntryCoding.entry(from: kept)
    #expect(read == whole)
    #expect(EntryCoding.bytes(of: read) == kept)
  }

  @Test("hostile words and every kind of event go through the database and come back")
  func throughTheDatabase() throws {
    let folder = try TemporaryFolder()
    let writer = try SQLiteCallStore(folder: folder.path, kind: .live).begin(call)
    var events = Self.hostile.map { [Event.quoteTaken($0), .noteTaken($0)] }
    events.append(EventExamples(words: "a\u{0}é").all.flatMap(\.events))
    let entries = events.enumerated().map { entry($0 + 1, $1) }
    for entry in entries { try writer.log.append(entry) }
    let again = try SQLiteCallStore(folder: folder.path, kind: .live).entries(of: call)
    #expect(again == entries)
    #expect(again.map(EntryCoding.bytes) == entries.map(EntryCoding.bytes))
  }

  @Test("no part of an entry's bytes is read as an entry")
  func cutShort() throws {
    let kept = EntryCoding.bytes(of: entry(1, [.noteTaken("é\"\\\u{0}😀")]))
    for length in 0..<kept.count {
      #expect(throws: CodingFault.unreadable) {
        try EntryCoding.entry(from: Array(kept[..<length]))
      }
    }
  }

  @Test("a kind from a newer Steady is named, and one that is no plain word is not")
  func unknownKind() {
    let kept = String(decoding: EntryCoding.bytes(of: entry(1, [.callResumed])), as: UTF8.self)
    for (word, named) in [("callCloned", "callCloned"), ("\\u001b[2J", ""), ("a b", "")] {
      let changed = kept.replacing("callResumed", with: word)
      #expect(throws: CodingFault.unknownKind(named)) {
        try EntryCoding.entry(from: Array(changed.utf8))
      }
    }
    let newer = kept.replacing("\"schema\":1", with: "\"schema\":2")
    #expect(throws: CodingFault.newerSchema) {
      try EntryCoding.entry(from: Array(newer.utf8))
    }
  }

  /// One entry of every kind, a line each. A line here is how calls lie on disks already: lines are
  /// added, and never changed.
  @Test("entries are kept as they were recorded, and those recorded are still read")
  func golden() throws {
    let examples = EventExamples(words: "a \"b\" \\ \u{0}\u{1B} é 😀").all
    let entries = examples.enumerated().map { entry($0 + 1, [$1.events[0]]) }
    let lines = entries.map { String(decoding: EntryCoding.bytes(of: $0), as: UTF8.self) }
    let recorded = try golden("entries.txt", lines.joined(separator: "\n") + "\n")
    for (line, entry) in zip(recorded.split(separator: "\n"), entries) {
      #expect(try EntryCoding.entry(from: Array(line.utf8)) == entry)
    }
  }

  /// The recorded text, after comparing; `RECORD=1` writes it anew, never under CI.
  private func golden(_ name: String, _ text: String, source: String = #filePath) throws -> String {
    let folder = URL(filePath: source).deletingLastPathComponent().appending(path: "Golden")
    let file = folder.appending(path: name)
    let environment = ProcessInfo.processInfo.environment
    if environment["RECORD"] == "1" {
      try #require(environment["CI"] == nil, "golden files are recorded by hand, and read then")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let recorded = try String(contentsOf: file, encoding: .utf8)
    #expect(Array(recorded.utf8) == Array(text.utf8), "record with RECORD=1, and read the change")
    return recorded
  }
}
