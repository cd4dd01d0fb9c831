// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Testing

@testable import Storage

@Suite("Taking a call over")
struct TakeOverTests {
  let folder: TemporaryFolder
  let store: SQLiteCallStore
  let old: WriterLog

  init() throws {
    folder = try TemporaryFolder()
    store = try SQLiteCallStore(folder: folder.path, kind: .live)
    old = try store.begin(call)
    for sequence in 1...2 { try old.log.append(entry(sequence)) }
  }

  /// Another window on the same folder.
  private func other() throws -> SQLiteCallStore {
    try SQLiteCallStore(folder: folder.path, kind: .live)
  }

  private var anchor: String { folder.path + "/anchors/" + call.text }

  @Test("the writer before a take-over is refused, whatever it tries, and leaves nothing behind")
  func staleWriter() throws {
    let new = try other().takeOver(call)
    #expect(new.epoch == 2)
    #expect(new.number == old.number)
    #expect(throws: StoreError.staleWriter(call)) { try old.log.append(entry(3)) }
    #expect(throws: StoreError.staleWriter(call)) { try old.log.append(entry(3, epoch: 2)) }
    try new.log.append(entry(3, epoch: 2))
    #expect(throws: StoreError.staleWriter(call)) { try old.log.append(entry(3)) }
    try new.log.append(entry(4, epoch: 2))
    let expected = [1, 1, 2, 2].enumerated().map { entry($0 + 1, epoch: $1) }
    #expect(try store.entries(of: call) == expected)
  }

  @Test("of two who take over one after the other, the later writes")
  func twice() throws {
    let first = try other().takeOver(call)
    let second = try other().takeOver(call)
    #expect(first.epoch == 2)
    #expect(second.epoch == 3)
    #expect(throws: StoreError.staleWriter(call)) { try first.log.append(entry(3, epoch: 2)) }
    try second.log.append(entry(3, epoch: 3))
    let epochs = try store.entries(of: call).map(\.epoch)
    #expect(epochs == [1, 1, 3])
  }

  @Test("a take-over that is refused leaves the call with its writer")
  func refused() throws {
    let aside = try Data(contentsOf: URL(fileURLWithPath: anchor))
    try FileManager.default.removeItem(atPath: anchor)
    #expect(throws: StoreError.anchorMissing(call)) { try other().takeOver(call) }
    try Data(count: 1024).write(to: URL(fileURLWithPath: anchor))
    #expect(throws: StoreError.anchorDamaged(call)) { try other().takeOver(call) }
    try aside.write(to: URL(fileURLWithPath: anchor))
    #expect(chmod(anchor, 0o600) == 0)
    try old.log.append(entry(3))
    #expect(try store.entries(of: call).count == 3)
  }

  @Test("a call has a writer for as long as one has its log, whoever looks and whoever was before")
  func writer() throws {
    func hasWriter() throws -> Bool { try other().calls()[0].hasWriter }
    #expect(try hasWriter())
    var new: WriterLog? = try other().takeOver(call)
    #expect(new?.epoch == 2)
    #expect(try hasWriter())
    new = nil
    // The window before is still there, and writes nothing any more.
    #expect(old.epoch == 1)
    #expect(try !hasWriter())
    new = try other().takeOver(call)
    let marks = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/writers")
    #expect(try hasWriter() && marks.count == 2 && new?.epoch == 3)
  }

  @Test("where no mark can be made a call goes on without")
  func noMark() throws {
    let marks = folder.path + "/writers"
    try FileManager.default.removeItem(atPath: marks)
    try Data().write(to: URL(fileURLWithPath: marks))
    let new = try other().takeOver(call)
    try new.log.append(entry(3, epoch: 2))
    #expect(try store.calls().map(\.hasWriter) == [false])
  }

  @Test("a closed call is taken over to be amended and stays closed; an unknown one is not")
  func closed() throws {
    try old.log.append(entry(3, [.callClosed(Closing(.finished))]))
    let amending = try other().takeOver(call)
    try amending.log.append(entry(4, [.recordAmended(reason: "a slip")], epoch: 2))
    #expect(try store.calls().map(\.isClosed) == [true])
    #expect(throws: StoreError.staleWriter(call)) { try old.log.append(entry(4)) }
    let unknown = CallID(String(repeating: "f", count: 32))
    #expect(throws: StoreError.unknownCall(unknown)) { try other().takeOver(unknown) }
    #expect(throws: StoreError.unusableCallID) { try other().takeOver(CallID("../calls")) }
  }

  @Test("a writer that wakes late does not set the anchor back")
  func lateAnchor() throws {
    let new = try other().takeOver(call)
    for sequence in 3...4 { try new.log.append(entry(sequence, epoch: 2)) }
    try Anchor(sequence: 2, head: Chain.start(of: call)).write(anchor, of: call)
    #expect(try Anchor.read(anchor, of: call)?.sequence == 4)
    #expect(try store.entries(of: call).count == 4)
  }

  @Test("an anchor a step behind, as a crash leaves it, is brought up")
  func anchorBehind() throws {
    let behind = try Data(contentsOf: URL(fileURLWithPath: anchor))
    try old.log.append(entry(3))
    try behind.write(to: URL(fileURLWithPath: anchor))
    #expect(chmod(anchor, 0o600) == 0)
    #expect(try store.entries(of: call).count == 3)
    let new = try other().takeOver(call)
    #expect(try Anchor.read(anchor, of: call)?.sequence == 3)
    try new.log.append(entry(4, epoch: 2))
    #expect(try store.entries(of: call).count == 4)
  }
}
