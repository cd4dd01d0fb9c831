// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import GRDB
package import Interview

/// As much of a call as is what was written, and what is wrong, if anything is.
package struct ReadableCall: Sendable {
  package var entries: [Entry]
  /// When set, the call can be read and handed over, and not written.
  package var trouble: StoreError?
  /// What is wrong beside entries that are all there: to be said, and no reason to stop.
  package var note: StoreError?
}

extension SQLiteCallStore {
  package func entries(of call: CallID) throws -> [Entry] {
    let readable = try readable(call)
    if let trouble = readable.trouble { throw trouble }
    return readable.entries
  }

  /// What can be read of a call, even when something is wrong with it. Throws when nothing can.
  package func readable(_ call: CallID) throws -> ReadableCall { try inspect(call).readable }

  /// The old writer is shut out in the transaction that found the call whole, so that a take-over
  /// that is refused leaves the call with whoever has it.
  package func takeOver(_ call: CallID) throws -> WriterLog {
    let path = try anchorPath(of: call)
    let row = try use { connection throws(StoreError) in
      try self.bringUp(try connection.read { try self.takeable(call, path, $0) }, path, connection)
      let taken = try connection.write { database in
        var taken = try self.takeable(call, path, database)
        // Wraps where somebody forged the largest of numbers; an epoch is only compared.
        taken.row.epoch &+= 1
        try taken.row.save(database)
        return taken
      }
      try self.bringUp(taken, path, connection)
      return taken.row
    }
    let log = SQLiteLog(
      store: self, call: call, epoch: row.epoch, acknowledged: row.count,
      mark: WriterMark(in: folder, call, epoch: row.epoch))
    return WriterLog(log: log, epoch: row.epoch, number: row.number)
  }

  /// What was found of a call: its row as it is or should be, and whether the anchor is a step
  /// behind.
  struct Inspection: Sendable {
    var readable: ReadableCall
    var row: CallRow
    var isAnchorBehind: Bool
  }

  func inspect(_ call: CallID) throws -> Inspection {
    let path = try anchorPath(of: call)
    return try use { connection throws(StoreError) in
      try connection.read { try self.inspect(call, path, $0) }
    }
  }

  /// Throws what forbids to take the call over.
  private func takeable(
    _ call: CallID, _ path: String, _ database: Database
  ) throws -> Inspection {
    let found = try inspect(call, path, database)
    if let trouble = found.readable.trouble { throw trouble }
    return found
  }

  /// Brings an anchor that a crash left a step behind up to the database.
  private func bringUp(
    _ found: Inspection, _ path: String, _ connection: Connection
  ) throws(StoreError) {
    guard found.isAnchorBehind else { return }
    try connection.settle()
    try Anchor(sequence: found.row.count, head: found.row.head).write(path, of: found.row.call)
  }

  /// The anchor is read before the rows: a writer elsewhere can then only add to the rows.
  private func inspect(
    _ call: CallID, _ path: String, _ database: Database
  ) throws -> Inspection {
    let (anchor, fault) = try anchor(call, path)
    let kept = try CallRow.fetch(database, call)
    guard kept != .none || anchor?.sequence ?? 0 > 0 else { throw StoreError.unknownCall(call) }
    let followed = FollowedRows(try EntryRow.all(database, of: call), of: call)
    let trouble = followed.fault ?? fault ?? anchor.flatMap { compare($0, followed) }
    let row = row(kept, followed, isWhole: trouble == nil)
    var readable = ReadableCall(entries: followed.entries, trouble: trouble)
    if anchor?.isWorn == true { readable.note = .anchorWorn(call) }
    if row.isMended { readable.note = .rowDamaged(call) }
    return Inspection(
      readable: readable, row: row.row,
      isAnchorBehind: anchor.map { $0.sequence < row.row.count } ?? false)
  }

  /// The row as it was written, also when it remembers more than can be read; else as its entries
  /// have it.
  private func row(
    _ kept: CallRow.Found, _ followed: FollowedRows, isWhole: Bool
  ) -> (row: CallRow, isMended: Bool) {
    guard case .whole(let row) = kept else { return (mended(followed.row(numbered: 0)), true) }
    var told = followed.row(numbered: row.number)
    let isBehind = row.epoch < told.epoch
    told.epoch = row.epoch
    guard isWhole, row != told || isBehind else { return (row, false) }
    return (mended(followed.row(numbered: row.number)), true)
  }

  /// Windows that took the call over and wrote nothing are known to the row alone; there are never
  /// so many that the next epoch could be one of theirs.
  private func mended(_ row: CallRow) -> CallRow {
    var row = row
    row.epoch &+= 1_000
    return row
  }

  /// A call's anchor, or why there is none to compare with.
  private func anchor(
    _ call: CallID, _ path: String
  ) throws(StoreError) -> (anchor: Anchor?, fault: StoreError?) {
    do {
      let anchor = try Anchor.read(path, of: call)
      return (anchor, anchor == nil ? .anchorMissing(call) : nil)
    } catch .anchorDamaged {
      return (nil, .anchorDamaged(call))
    }
  }

  private func compare(_ anchor: Anchor, _ found: FollowedRows) -> StoreError? {
    let count = found.hashes.count
    guard anchor.sequence <= count else {
      return .rowsMissing(found.call, expected: anchor.sequence, found: count)
    }
    guard anchor.sequence >= count - 1 else { return .anchorDamaged(found.call) }
    let head =
      anchor.sequence == 0 ? Chain.start(of: found.call) : found.hashes[anchor.sequence - 1]
    return anchor.head == head
      ? nil : .damaged(found.call, firstBadSequence: max(anchor.sequence, 1))
  }
}
