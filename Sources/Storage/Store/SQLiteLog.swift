// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import GRDB
import Interview
import Synchronization

/// The log of one writer of one call.
///
/// An entry that failed may be tried again, the same one or another in its place: it counts only
/// once `append` has returned. If the row had landed after all, the same entry finds itself and
/// only its anchor is written; another replaces it, since nobody was ever told it was saved.
final class SQLiteLog: EventLog, Sendable {
  private let store: SQLiteCallStore
  private let call: CallID
  private let epoch: Int
  private let acknowledged: Mutex<Int>
  /// Stands for as long as there is this log.
  private let mark: WriterMark?

  init(
    store: SQLiteCallStore, call: CallID, epoch: Int, acknowledged: Int, mark: WriterMark?
  ) {
    self.store = store
    self.call = call
    self.epoch = epoch
    self.acknowledged = Mutex(acknowledged)
    self.mark = mark
  }

  func append(_ entry: Entry) throws {
    guard entry.call == call else { throw StoreError.unknownCall(entry.call) }
    guard entry.epoch == epoch else { throw StoreError.staleWriter(call) }
    let path = try store.anchorPath(of: call)
    try acknowledged.withLock { acknowledged in
      guard entry.sequence == acknowledged + 1 else {
        throw StoreError.outOfOrder(call, expected: acknowledged + 1)
      }
      try store.use { connection throws(StoreError) in
        let head = try connection.write { try self.land(entry, in: $0) }
        try Anchor(sequence: entry.sequence, head: head).write(path, of: entry.call)
      }
      acknowledged = entry.sequence
    }
  }

  /// Puts the entry where it belongs and returns its hash.
  private func land(_ entry: Entry, in database: Database) throws -> [UInt8] {
    var row = try row(in: database)
    guard row.epoch == epoch else { throw StoreError.staleWriter(call) }
    var before = try EntryRow.last(database, of: call)
    if let landed = before.first, landed.header.sequence == entry.sequence {
      before.removeFirst()
      let again = EntryRow(entry, after: before.first?.hash ?? Chain.start(of: call))
      if again.hash == landed.hash { return landed.hash }
      guard landed.header.epoch == epoch else { throw StoreError.staleWriter(call) }
      row = try row.without(entry.sequence, database)
    }
    let last = before.first?.header.sequence ?? 0
    guard entry.sequence == last + 1 else {
      throw StoreError.outOfOrder(call, expected: last + 1)
    }
    let new = EntryRow(entry, after: before.first?.hash ?? Chain.start(of: call))
    try new.insert(database, of: call)
    row.take(entry, new.hash)
    try row.save(database)
    return new.hash
  }

  private func row(in database: Database) throws -> CallRow {
    switch try CallRow.fetch(database, call) {
    case .whole(let row): return row
    case .damaged: throw StoreError.rowDamaged(call)
    case .none: throw StoreError.unknownCall(call)
    }
  }
}

extension CallRow {
  /// Takes a call's last entry out again, and the row back to what it was before it.
  fileprivate func without(_ last: Int, _ database: Database) throws -> CallRow {
    try database.execute(
      sql: "DELETE FROM entries WHERE call = ? AND sequence = ?", arguments: [call.text, last])
    var row = FollowedRows(try EntryRow.all(database, of: call), of: call).row(numbered: number)
    (row.number, row.epoch) = (number, epoch)
    return row
  }
}
