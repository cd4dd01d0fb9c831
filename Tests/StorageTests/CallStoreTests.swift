// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Testing

@testable import Storage

/// A folder of its own, gone when the test is over.
final class TemporaryFolder {
  let path: String

  /// In memory it is quicker by what flushes cost, where the system has such a place.
  init(inMemory: Bool = false) throws {
    let memory = "/dev/shm"
    let isThere = inMemory && FileManager.default.isWritableFile(atPath: memory)
    let parent = isThere ? memory : FileManager.default.temporaryDirectory.path
    path = parent + "/steady-\(UUID().uuidString)"
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func copy(inMemory: Bool = false) throws -> TemporaryFolder {
    let other = try TemporaryFolder(inMemory: inMemory)
    try FileManager.default.copyItem(atPath: path, toPath: other.path)
    return other
  }
}

let call = CallID("0123456789abcdef0123456789abcdef")

func entry(_ sequence: Int, _ events: [Event]? = nil, epoch: Int = 1) -> Entry {
  Entry(
    call: call, sequence: sequence, epoch: epoch,
    at: Moment(utcMilliseconds: 1_764_000_000_000 + Int64(sequence), offsetMinutes: 60),
    by: Author(counsellor: "ann", seat: "3"), events: events ?? [.noteTaken("note \(sequence)")],
    witness: Witness(step: "opening:safe", levels: ["risk=high"]))
}

@Suite("A store of calls")
struct CallStoreTests {
  let folder: TemporaryFolder
  let store: SQLiteCallStore

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteCallStore(folder: folder.path, kind: .live)
  }

  @Test("what was appended is read back, also after reopening")
  func readBack() throws {
    let writer = try store.begin(call)
    for sequence in 1...3 { try writer.log.append(entry(sequence)) }
    #expect(writer.number == 1)
    #expect(try store.entries(of: call) == (1...3).map { entry($0) })
    let again = try SQLiteCallStore(folder: folder.path, kind: .live)
    #expect(try again.entries(of: call) == (1...3).map { entry($0) })
    #expect(try again.calls().map(\.entryCount) == [3])
  }

  @Test("rows lost with the WAL are missed by the anchor")
  func lostRows() throws {
    let writer = try store.begin(call)
    for sequence in 1...5 { try writer.log.append(entry(sequence)) }
    let copy = try folder.copy()
    let wal = copy.path + "/calls.sqlite-wal"
    let length = try Data(contentsOf: URL(fileURLWithPath: wal)).count
    #expect(truncate(wal, length - 4096) == 0)
    let damaged = try SQLiteCallStore(folder: copy.path, kind: .live)
    #expect(throws: StoreError.rowsMissing(call, expected: 5, found: 4)) {
      try damaged.entries(of: call)
    }
    #expect(try damaged.readable(call).entries.count == 4)
  }

  @Test("a live store is refused as a practice store")
  func otherKind() throws {
    #expect(throws: StoreError.otherKind(found: .live)) {
      try SQLiteCallStore(folder: folder.path, kind: .practice)
    }
  }

  @Test("a draft is overwritten, and empty when there is none")
  func drafts() throws {
    #expect(try store.draft(of: call) == "")
    try store.saveDraft("half a", of: call)
    try store.saveDraft("half an ans", of: call)
    #expect(try store.draft(of: call) == "half an ans")
    try store.saveDraft("", of: call)
    #expect(try store.draft(of: call) == "")
  }

  @Test("a bundle is kept by its digest")
  func bundles() throws {
    #expect(try store.bundle(digest: "d1") == nil)
    try store.keep(bundle: [0, 255, 7], digest: "d1")
    #expect(try store.bundle(digest: "d1") == [0, 255, 7])
    #expect(throws: StoreError.bundleDiffers) { try store.keep(bundle: [1], digest: "d1") }
  }
}
