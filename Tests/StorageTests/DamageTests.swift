// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import GRDB
import Interview
import Testing

@testable import Storage

@Suite("Damage is never silent")
struct DamageTests {
  let folder: TemporaryFolder
  let store: SQLiteCallStore

  /// Five entries, all in the database itself and none in the WAL.
  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteCallStore(folder: folder.path, kind: .live)
    let writer = try store.begin(call)
    for sequence in 1...5 { try writer.log.append(entry(sequence)) }
    try store.use { connection throws(StoreError) in try connection.settle() }
  }

  /// A copy of the folder with one file of it changed.
  private func damaged(
    _ file: String, _ change: (inout Data) -> Void
  ) throws -> TemporaryFolder {
    let copy = try folder.copy()
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: copy.path + "/" + file))
    var bytes = try handle.readToEnd() ?? Data()
    change(&bytes)
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: bytes)
    try handle.close()
    return copy
  }

  private func open(_ folder: TemporaryFolder) throws -> SQLiteCallStore {
    try SQLiteCallStore(folder: folder.path, kind: .live)
  }

  @Test("a changed byte of a payload is found, and the entry named", arguments: 1...5)
  func payload(_ sequence: Int) throws {
    let payload = Data(EntryCoding.bytes(of: entry(sequence)))
    for offset in stride(from: 0, to: payload.count, by: 23) {
      let copy = try damaged("calls.sqlite") { bytes in
        guard let place = bytes.firstRange(of: payload) else { return }
        bytes[place.lowerBound + offset] ^= 0x04
      }
      let opened = try open(copy)
      let damage = StoreError.damaged(call, firstBadSequence: sequence)
      #expect(throws: damage) { try opened.entries(of: call) }
      #expect(throws: damage) { try opened.takeOver(call) }
      let readable = try opened.readable(call).entries
      #expect(readable == (1..<sequence).map { entry($0) })
    }
  }

  @Test("a changed bit anywhere in the database never passes for what was written")
  func anywhere() throws {
    let path = folder.path + "/calls.sqlite"
    let length = try Data(contentsOf: URL(fileURLWithPath: path)).count
    let written = (1...5).map { entry($0) }
    for place in 0..<64 {
      let copy = try damaged("calls.sqlite") { $0[place * length / 64 + place] ^= 0x10 }
      let found = try? open(copy).entries(of: call)
      #expect(found == nil || found == written, "\(place)")
    }
  }

  @Test("a record whose numbers became text is damage, not the end of the program")
  func otherTypes() throws {
    let queue = try DatabaseQueue(path: folder.path + "/calls.sqlite")
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA writable_schema = ON")
      try database.execute(
        sql: "UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = 'entries'")
      try database.execute(sql: "PRAGMA writable_schema = RESET")
    }
    try queue.write { try $0.execute(sql: "UPDATE entries SET epoch = 'x' WHERE sequence = 3") }
    try queue.close()
    #expect(throws: StoreError.damaged(call, firstBadSequence: 3)) {
      try open(folder).entries(of: call)
    }
  }

  @Test("a call without its anchor is read and not written")
  func anchorMissing() throws {
    let anchor = folder.path + "/anchors/" + call.text
    try FileManager.default.removeItem(atPath: anchor)
    #expect(throws: StoreError.anchorMissing(call)) { try store.entries(of: call) }
    #expect(throws: StoreError.anchorMissing(call)) { try store.takeOver(call) }
    #expect(throws: StoreError.alreadyBegun(call)) { try store.begin(call) }
    #expect(try store.readable(call).entries.count == 5)
  }

  @Test("an empty database beside anchors is a lost one, not a new one")
  func databaseEmptied() throws {
    let copy = try damaged("calls.sqlite") { $0 = Data() }
    #expect(throws: StoreError.databaseDamaged) { try open(copy) }
  }

  @Test("the tables of a new store do not hang on its WAL")
  func walDeleted() throws {
    let other = try TemporaryFolder()
    let fresh = try SQLiteCallStore(folder: other.path, kind: .live)
    let writer = try fresh.begin(call)
    for sequence in 1...3 { try writer.log.append(entry(sequence)) }
    let copy = try other.copy()
    for end in ["-wal", "-shm"] {
      try FileManager.default.removeItem(atPath: copy.path + "/calls.sqlite" + end)
    }
    #expect(throws: StoreError.rowsMissing(call, expected: 3, found: 0)) {
      try open(copy).entries(of: call)
    }
  }

  @Test("a commit is flushed in full, still so after entries were written")
  func flushed() throws {
    let found = try store.use { connection throws(StoreError) in
      try connection.read { database in
        try ["journal_mode", "synchronous", "fullfsync", "checkpoint_fullfsync"].map {
          try String.fetchOne(database, sql: "PRAGMA \($0)") ?? ""
        }
      }
    }
    #expect(found == ["wal", "2", "1", "1"])
  }

  @Test(
    "settings under which a commit may be lost are refused",
    arguments: [
      "synchronous = NORMAL", "synchronous = OFF", "fullfsync = OFF", "journal_mode = DELETE",
    ])
  func lowered(_ setting: String) throws {
    #expect(throws: StoreError.notDurable) {
      try Connection(
        path: folder.path + "/other.sqlite", settings: Connection.settings + [setting])
    }
  }

  @Test("a draft keeps what follows a NUL")
  func draft() throws {
    for words in EntryCodingTests.hostile {
      try store.saveDraft(words, of: call)
      let draft = try store.draft(of: call)
      #expect(Array(draft.utf8) == Array(words.utf8))
    }
  }
}
