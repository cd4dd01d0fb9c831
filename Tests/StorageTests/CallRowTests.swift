// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import GRDB
import Interview
import Testing

@testable import Storage

@Suite("A call's row only repeats its entries")
struct CallRowTests {
  let folder: TemporaryFolder
  let store: SQLiteCallStore
  let writer: WriterLog

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteCallStore(folder: folder.path, kind: .live)
    writer = try store.begin(call)
    let opening = Opening(bundleDigest: "", engineSemantics: 1, store: .live, number: 1)
    try writer.log.append(entry(1, [.callOpened(opening)]))
    try writer.log.append(entry(2))
  }

  /// Changes the database behind everyone's back.
  private func change(_ statements: String...) throws {
    try store.use { connection throws(StoreError) in
      try connection.outsideTransaction { database in
        for sql in statements { try database.execute(sql: sql) }
      }
    }
  }

  @Test(
    "a row that is not what was written is said, and mended by going on with the call",
    arguments: [
      "UPDATE calls SET closed = 1", "UPDATE calls SET number = 9", "UPDATE calls SET epoch = 7",
      "UPDATE calls SET epoch = 9223372036854775807", "UPDATE calls SET count = 1",
      "UPDATE calls SET seal = x'00'", "UPDATE calls SET call = 'x'", "DELETE FROM calls",
    ])
  func damaged(_ sql: String) throws {
    let before = try #require(try store.calls().first)
    try change("PRAGMA foreign_keys = OFF", sql, "PRAGMA foreign_keys = ON")
    var expected = before
    expected.trouble = "The call's summary is damaged; going on with the call mends it."
    // Without the row nobody knows which writer to look for.
    expected.hasWriter = false
    #expect(try store.calls() == [expected])
    #expect(try store.entries(of: call).count == 2)
    let new = try store.takeOver(call)
    #expect(new.number == 1)
    #expect(throws: StoreError.staleWriter(call)) { try writer.log.append(entry(3)) }
    try new.log.append(entry(3, epoch: new.epoch))
    let after = try store.calls()
    #expect(after.map(\.entryCount) == [3])
    #expect(after.map(\.trouble) == [nil])
  }

  @Test("a window that reads a damaged row writes nothing, and says what mends it")
  func damagedMeanwhile() throws {
    try change("UPDATE calls SET epoch = 7")
    #expect(throws: StoreError.rowDamaged(call)) { try writer.log.append(entry(3)) }
    #expect(try store.entries(of: call).count == 2)
  }

  @Test("a take-over after damage is beyond every window that came before and wrote nothing")
  func epoch() throws {
    for _ in 0..<20 { _ = try store.takeOver(call) }
    let last = try store.takeOver(call)
    try change("UPDATE calls SET epoch = 1")
    let new = try store.takeOver(call)
    #expect(throws: StoreError.staleWriter(call)) {
      try last.log.append(entry(3, epoch: last.epoch))
    }
    try new.log.append(entry(3, epoch: new.epoch))
    #expect(try store.entries(of: call).map(\.epoch) == [1, 1, new.epoch])
  }

  @Test("a new call's number is never one that a damaged row may have held")
  func numbers() throws {
    try change("UPDATE calls SET number = 9223372036854775807")
    let other = CallID(String(repeating: "e", count: 32))
    #expect(try store.begin(other).number == 2)
    #expect(try store.takeOver(call).number == 1)
  }

  @Test("a new call's number is never one of a call whose row was lost")
  func numbersOfLost() throws {
    let lost = CallID(String(repeating: "d", count: 32))
    try Anchor(sequence: 3, head: Chain.start(of: lost))
      .write(folder.path + "/anchors/" + lost.text, of: lost)
    #expect(try store.begin(CallID(String(repeating: "e", count: 32))).number == 3)
    #expect(try store.calls().map(\.isWhole) == [true, false])
    #expect(try store.calls().last?.trouble?.contains("1 to 3 are missing") == true)
  }

  @Test("a call whose closing was lost with the WAL is listed as lost, not as open or closed")
  func lost() throws {
    try store.use { connection throws(StoreError) in try connection.settle() }
    let copy = try folder.copy()
    try writer.log.append(entry(3, [.callClosed(Closing(.finished))]))
    try copyAnchor(to: copy)
    let found = try SQLiteCallStore(folder: copy.path, kind: .live).calls()
    #expect(found.map(\.isWhole) == [false])
    #expect(
      found.map(\.trouble) == ["Saved entry 3 is missing; keep the folder for repair."])
  }

  private func copyAnchor(to copy: TemporaryFolder) throws {
    let known = try #require(try Anchor.read(folder.path + "/anchors/" + call.text, of: call))
    try known.write(copy.path + "/anchors/" + call.text, of: call)
  }

  @Test("a half-typed line that is not what was kept is refused in a sentence")
  func draft() throws {
    try store.saveDraft("half a line", of: call)
    try change("UPDATE drafts SET text = 'half a life'")
    #expect(throws: StoreError.draftDamaged) { try store.draft(of: call) }
    #expect(StoreError.draftDamaged.sentence.contains("type it again"))
  }

  @Test("a store of the first schema is brought up, and shows what it showed")
  func upgrade() throws {
    try store.saveDraft("half a line", of: call)
    _ = try store.takeOver(call)
    let before = try store.calls()
    for column in ["count", "begun", "begun_offset", "last", "last_offset", "head", "seal"] {
      try change("ALTER TABLE calls DROP COLUMN \(column)")
    }
    try change("ALTER TABLE drafts DROP COLUMN hash", "UPDATE store_identity SET schema = 1")
    let again = try SQLiteCallStore(folder: folder.path, kind: .live)
    #expect(try again.calls() == before)
    #expect(try again.draft(of: call) == "half a line")
    #expect(try again.takeOver(call).epoch == 3)
  }
}
