// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import GRDB
import Interview
import Testing

@testable import Storage

/// What a store tells of its calls, and what it says is wrong.
private struct Told {
  struct Call: Equatable {
    var number = 0
    var begunAt, lastAt: Moment
    var entryCount = 0
    var isClosed = false
    var entries: [Entry]
    var draft: String
  }

  var calls: [CallID: Call] = [:]
  /// What is wrong with a call: the first entry that is not what was written, and whether the rest
  /// of it may be gone on with.
  var trouble: [CallID: (firstBad: Int?, isWhole: Bool)] = [:]
}

@Suite("Damage of any file, at any place, is never silent")
struct DamageMatrixTests {
  private static let files = [
    "calls.sqlite", "calls.sqlite-wal", "calls.sqlite-shm", "anchors/" + call.text,
  ]
  private static let closed = CallID("fedcba9876543210fedcba9876543210")

  private let folder: TemporaryFolder
  private let store: SQLiteCallStore
  private let written: Told

  /// A closed call, and an open one of which half lies in the database and half in the WAL.
  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteCallStore(folder: folder.path, kind: .live)
    let first = try store.begin(Self.closed)
    for sequence in 1...4 {
      var entry = entry(sequence, sequence == 4 ? [.callClosed(Closing(.finished))] : nil)
      entry.call = Self.closed
      try first.log.append(entry)
    }
    let writer = try store.begin(call)
    for sequence in 1...12 {
      let opening = Event.callOpened(
        Opening(bundleDigest: "", engineSemantics: 1, store: .live, number: 2))
      let words = Event.noteTaken("\(sequence) " + String(repeating: "some words ", count: 50))
      try writer.log.append(entry(sequence, sequence == 1 ? [opening, words] : [words]))
      if sequence == 6 { try store.use { link throws(StoreError) in try link.settle() } }
    }
    try store.saveDraft("half a line", of: call)
    written = try Self.read(folder.path)
    try #require(written.trouble.isEmpty)
    try #require(written.calls[call]?.entries.count == 12)
  }

  private static func read(_ path: String) throws -> Told {
    let store = try SQLiteCallStore(folder: path, kind: .live)
    var told = Told()
    for summary in try store.calls() {
      let readable = try store.readable(summary.call)
      let draft = (try? store.draft(of: summary.call)) ?? "(said to be damaged)"
      told.calls[summary.call] = Told.Call(
        number: summary.number, begunAt: summary.begunAt, lastAt: summary.lastAt,
        entryCount: summary.entryCount, isClosed: summary.isClosed, entries: readable.entries,
        draft: draft)
      guard let trouble = readable.trouble ?? readable.note else { continue }
      // A list reads closed calls no further than to their last entry.
      if !summary.isClosed || summary.trouble != nil {
        #expect(summary.isWhole == (readable.trouble == nil))
        #expect(summary.trouble == trouble.sentence)
      }
      told.trouble[summary.call] = (trouble.firstBad, readable.trouble == nil)
    }
    return told
  }

  /// The control: entries taken as they lie there, no hash compared.
  private static func readWithoutHashes(_ path: String) throws -> Told {
    let queue = try DatabaseQueue(path: path + "/calls.sqlite")
    return try queue.read { database in
      var told = Told()
      for row in try Row.fetchAll(database, sql: "SELECT * FROM calls WHERE count > 0") {
        let id = CallID(text(row, "call") ?? "")
        let rows = try EntryRow.all(database, of: id)
        let entries = try rows.map { try EntryCoding.entry(from: $0.payload) }
        let draft = try Row.fetchOne(
          database, sql: "SELECT text FROM drafts WHERE call = ?", arguments: [id.text])
        guard let first = entries.first, let last = entries.last else { continue }
        told.calls[id] = Told.Call(
          number: Int(integer(row, "number") ?? 0), begunAt: first.at, lastAt: last.at,
          entryCount: entries.count, isClosed: integer(row, "closed") == 1, entries: entries,
          draft: draft.flatMap { text($0, "text") } ?? "")
      }
      return told
    }
  }

  /// Copies the folder and harms one file of the copy; true when what is then told of
  /// it differs from what was written and nothing is said.
  private func isSilent(
    _ file: String, _ read: (String) throws -> Told = read, _ harm: (URL) throws -> Void
  ) throws -> Bool {
    let copy = try folder.copy(inMemory: true)
    try harm(URL(fileURLWithPath: copy.path + "/" + file))
    guard let told = try? read(copy.path) else { return false }
    for (id, truth) in written.calls {
      guard var found = told.calls[id] else { return true }
      guard let trouble = told.trouble[id] else {
        // A half-typed line was never acknowledged: it may be lost, but not be another.
        if ["", "(said to be damaged)"].contains(found.draft) { found.draft = truth.draft }
        if found != truth { return true }
        continue
      }
      guard Array(truth.entries.prefix(found.entries.count)) == found.entries else { return true }
      if trouble.isWhole {
        guard found.entries.count == truth.entries.count else { return true }
        try mends(id, in: copy.path, truth)
      } else if let firstBad = trouble.firstBad {
        #expect(firstBad == found.entries.count + 1)
      }
    }
    return false
  }

  /// What is wrong beside the entries keeps nobody from going on with the call.
  private func mends(_ id: CallID, in path: String, _ truth: Told.Call) throws {
    let writer = try SQLiteCallStore(folder: path, kind: .live).takeOver(id)
    let next = truth.entries.count + 1
    var entry = entry(next, epoch: writer.epoch)
    entry.call = id
    try writer.log.append(entry)
    let told = try Self.read(path)
    #expect(told.trouble[id] == nil)
    #expect(told.calls[id]?.isClosed == truth.isClosed)
    #expect(told.calls[id]?.entries.count == next)
  }

  private func silentPlaces(
    _ file: String, _ read: (String) throws -> Told = read,
    _ harm: (inout Data, Int) -> Void
  ) throws -> [Int] {
    try (0..<64).filter { place in
      try isSilent(file, read) { url in
        var bytes = try Data(contentsOf: url)
        harm(&bytes, place)
        let handle = try FileHandle(forWritingTo: url)
        try handle.truncate(atOffset: 0)
        try handle.write(contentsOf: bytes)
        try handle.close()
      }
    }
  }

  private func flip(_ bytes: inout Data, _ place: Int) {
    guard !bytes.isEmpty else { return }
    bytes[(place * bytes.count / 64 + place) % bytes.count] ^= 1 << (place % 8)
  }

  @Test("a changed bit at 64 places", arguments: files)
  func flips(_ file: String) throws {
    #expect(try silentPlaces(file, Self.read, flip) == [])
  }

  @Test("512 zeros at 64 places", arguments: files)
  func zeros(_ file: String) throws {
    let silent = try silentPlaces(file) { bytes, place in
      let start = place * bytes.count / 64
      let end = min(start + 512, bytes.count)
      bytes.replaceSubrange(start..<end, with: Data(count: end - start))
    }
    #expect(silent == [])
  }

  @Test("a file cut at 64 places", arguments: files)
  func cuts(_ file: String) throws {
    #expect(try silentPlaces(file) { $0 = $0.prefix($1 * $0.count / 64) } == [])
  }

  @Test("a file that is gone", arguments: files)
  func gone(_ file: String) throws {
    let isSilent = try isSilent(file) { try FileManager.default.removeItem(at: $0) }
    #expect(!isSilent)
  }

  /// Where the row of a call begins and ends in the database; its id stands with each entry too.
  private func place(of id: CallID, in bytes: Data) throws -> Range<Int> {
    let head = try store.use { link throws(StoreError) in
      Data(try link.read { try CallRow.all($0).whole.first { $0.call == id }?.head ?? [] })
    }
    let key = Data(id.text.utf8)
    let start = try #require(
      bytes.indices.first {
        bytes[$0...].starts(with: key) && bytes[$0...].prefix(110).firstRange(of: head) != nil
      })
    let seal = try #require(bytes[start...].firstRange(of: head)).upperBound
    return start - 12..<seal + 32
  }

  @Test("each bit of a call's row: the row is known to be no longer what was written")
  func rowBits() throws {
    try store.use { link throws(StoreError) in try link.settle() }
    let copy = try folder.copy(inMemory: true)
    let path = copy.path + "/calls.sqlite"
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    func found() throws -> CallRow.Found {
      do {
        return try DatabaseQueue(path: path).read { try CallRow.fetch($0, Self.closed) }
      } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
        return .damaged
      }
    }
    let whole = try found()
    try #require(whole != .damaged && whole != .none)
    var unnoticed: [Int] = []
    for place in try place(of: Self.closed, in: bytes) {
      for bit in 0..<8 {
        try handle.seek(toOffset: UInt64(place))
        try handle.write(contentsOf: [bytes[place] ^ 1 << UInt8(bit)])
        if case .whole = try found() { unnoticed.append(place * 8 + bit) }
      }
      try handle.seek(toOffset: UInt64(place))
      try handle.write(contentsOf: [bytes[place]])
    }
    #expect(unnoticed == [])
  }

  @Test(
    "each byte of a call's row: the call is shown as it was, with a word on it",
    arguments: [call, closed])
  func rowBytes(_ id: CallID) throws {
    try store.use { link throws(StoreError) in try link.settle() }
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/calls.sqlite"))
    let silent = try place(of: id, in: bytes).filter { place in
      try isSilent("calls.sqlite") { url in
        let handle = try FileHandle(forWritingTo: url)
        try handle.seek(toOffset: UInt64(place))
        try handle.write(contentsOf: [bytes[place] ^ 1 << UInt8(place % 8)])
        try handle.close()
      }
    }
    #expect(silent == [])
  }

  @Test("control: where no hash is compared, the same damage is silent")
  func withoutHashes() throws {
    #expect(try !silentPlaces("calls.sqlite", Self.readWithoutHashes, flip).isEmpty)
    #expect(try !silentPlaces("calls.sqlite-wal", Self.readWithoutHashes, flip).isEmpty)
  }
}

extension StoreError {
  /// The first entry that is not what was written, where that is what is wrong.
  fileprivate var firstBad: Int? {
    if case .damaged(_, let sequence) = self { return sequence }
    if case .rowsMissing(_, _, let found) = self { return found + 1 }
    return nil
  }
}
