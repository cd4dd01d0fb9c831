// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import GRDB
import Interview
import Testing

@testable import Storage

@Suite("An entry that failed may be tried again")
struct RetryTests {
  let folder: TemporaryFolder
  let store: SQLiteCallStore
  let writer: WriterLog

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteCallStore(folder: folder.path, kind: .live)
    writer = try store.begin(call)
    try writer.log.append(entry(1))
  }

  private var reserve: String { folder.path + "/reserve" }
  private var anchor: String { folder.path + "/anchors/" + call.text }

  /// From here on the open connection refuses to write; the next one does not.
  private func forbidWriting() throws {
    try store.use { connection throws(StoreError) in
      try connection.outsideTransaction { try $0.execute(sql: "PRAGMA query_only = ON") }
    }
  }

  /// Appends while the anchor cannot be written: the row lands, and is not acknowledged.
  private func appendWithoutAnchor(_ entry: Entry) throws {
    #expect(rename(anchor, anchor + "-aside") == 0)
    #expect(mkdir(anchor, 0o700) == 0)
    #expect(throws: StoreError.notAFile) { try writer.log.append(entry) }
    #expect(rmdir(anchor) == 0)
    #expect(rename(anchor + "-aside", anchor) == 0)
  }

  /// What another window reads.
  private func written() throws -> [Entry] {
    try SQLiteCallStore(folder: folder.path, kind: .live).entries(of: call)
  }

  @Test("an append refused by a read-only database lands once when tried again")
  func readOnly() throws {
    try forbidWriting()
    #expect(throws: StoreError.readOnly) { try writer.log.append(entry(2)) }
    #expect(try written() == [entry(1)])
    try writer.log.append(entry(2))
    try writer.log.append(entry(3))
    #expect(try written() == [entry(1), entry(2), entry(3)])
  }

  @Test("an append whose row landed and whose anchor did not lands once when tried again")
  func anchorFailed() throws {
    try appendWithoutAnchor(entry(2))
    #expect(try written() == [entry(1), entry(2)])
    try writer.log.append(entry(2))
    #expect(throws: StoreError.outOfOrder(call, expected: 3)) { try writer.log.append(entry(2)) }
    try writer.log.append(entry(3))
    #expect(try written() == [entry(1), entry(2), entry(3)])
    #expect(try Anchor.read(anchor, of: call)?.sequence == 3)
  }

  @Test("a full disk takes the reserve, says so, and the entry is saved; a second time it is not")
  func full() throws {
    #expect(try Disk.read(reserve, limit: 2 * Reserve.byteCount)?.count == Reserve.byteCount)
    var tries = 0
    func fill() throws -> Int {
      try store.use { _ throws(StoreError) in
        tries += 1
        if tries < 2 { throw .diskFull }
        return tries
      }
    }
    #expect(try fill() == 2)
    #expect(store.isAlmostFull)
    tries = -1
    #expect(throws: StoreError.diskFull) { try fill() }
    // The reserve was made again and spent again, and that was not enough.
    #expect(tries == 1)
    #expect(store.isAlmostFull)
    try writer.log.append(entry(2))
    #expect(!store.isAlmostFull)
    #expect(try written() == [entry(1), entry(2)])
  }

  @Test("another entry takes the place of one that was never acknowledged")
  func replaced() throws {
    try appendWithoutAnchor(entry(2))
    let other = entry(2, [.noteTaken("something else")])
    try writer.log.append(other)
    #expect(try written() == [entry(1), other])
  }

  @Test("an entry that was acknowledged is never written over")
  func neverReplaced() throws {
    try writer.log.append(entry(2))
    #expect(throws: StoreError.outOfOrder(call, expected: 3)) {
      try writer.log.append(entry(2, [.noteTaken("something else")]))
    }
    #expect(try written() == [entry(1), entry(2)])
  }

  @Test("a closing that was never acknowledged and was replaced leaves the call open")
  func closingReplaced() throws {
    try appendWithoutAnchor(entry(2, [.callClosed(Closing(.finished))]))
    try writer.log.append(entry(2))
    #expect(try store.calls().map(\.isClosed) == [false])
    #expect(try store.takeOver(call).epoch == 2)
  }
}
