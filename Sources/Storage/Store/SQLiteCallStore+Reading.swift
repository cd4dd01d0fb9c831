// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import GRDB
package import Interview

/// As much of a call as is what was written, and what is wrong after it, if anything is.
package struct ReadableCall: Sendable {
  package var entries: [Entry]
  /// When set, the call can be read and handed over, and not written.
  package var trouble: StoreError?
}

extension SQLiteCallStore {
  package func entries(of call: CallID) throws -> [Entry] {
    let readable = try readable(call)
    if let trouble = readable.trouble { throw trouble }
    return readable.entries
  }

  /// What can be read of a call, even when something is wrong with it. Throws when nothing can.
  package func readable(_ call: CallID) throws -> ReadableCall {
    let path = try anchorPath(of: call)
    return try use { connection throws(StoreError) in
      try connection.read { try self.inspect(call, path, $0).readable }
    }
  }

  /// The old writer is shut out in the transaction that found the call whole, so that a take-over
  /// that is refused leaves the call with whoever has it.
  package func takeOver(_ call: CallID) throws -> WriterLog {
    let path = try anchorPath(of: call)
    let taken = try use { connection throws(StoreError) in
      try self.bringUp(try connection.read { try self.takeable(call, path, $0) }, path, connection)
      let taken = try connection.write { database in
        let takeable = try self.takeable(call, path, database)
        try database.execute(
          sql: "UPDATE calls SET epoch = epoch + 1 WHERE call = ?", arguments: [call.text])
        return takeable
      }
      try self.bringUp(taken, path, connection)
      return taken
    }
    let epoch = taken.row.epoch + 1
    let log = SQLiteLog(store: self, call: call, epoch: epoch, acknowledged: taken.head.sequence)
    return WriterLog(log: log, epoch: epoch, number: taken.row.number)
  }

  /// A call that may be taken over: its row, where its database stands, and whether its anchor is
  /// a step behind.
  private struct Takeable: Sendable {
    var call: CallID
    var row: CallRow
    var head: Anchor
    var isAnchorBehind: Bool
  }

  /// Throws what forbids to take the call over.
  private func takeable(
    _ call: CallID, _ path: String, _ database: Database
  ) throws -> Takeable {
    let found = try inspect(call, path, database)
    if let trouble = found.readable.trouble { throw trouble }
    guard let row = try CallRow.fetch(database, call) else { throw StoreError.unknownCall(call) }
    return Takeable(
      call: call, row: row, head: found.head, isAnchorBehind: found.isAnchorBehind)
  }

  /// Brings an anchor that a crash left a step behind up to the database.
  private func bringUp(
    _ found: Takeable, _ path: String, _ connection: Connection
  ) throws(StoreError) {
    guard found.isAnchorBehind else { return }
    try connection.settle()
    try found.head.write(path, of: found.call)
  }

  /// What was found of a call: where the database stands, and whether the anchor is a step behind.
  private struct Inspection: Sendable {
    var readable: ReadableCall
    var head: Anchor
    var isAnchorBehind: Bool
  }

  /// The anchor is read before the rows: a writer elsewhere can then only add to the rows.
  private func inspect(
    _ call: CallID, _ path: String, _ database: Database
  ) throws -> Inspection {
    let (anchor, fault) = try anchor(call, path)
    let isKnown = try CallRow.fetch(database, call) != nil
    guard isKnown || anchor?.sequence ?? 0 > 0 else { throw StoreError.unknownCall(call) }
    let (entries, heads, broken) = follow(try EntryRow.all(database, of: call), of: call)
    let head = Anchor(sequence: entries.count, head: heads.last ?? Chain.start(of: call))
    let trouble = broken ?? fault ?? anchor.flatMap { compare($0, heads, of: call) }
    return Inspection(
      readable: ReadableCall(entries: entries, trouble: trouble), head: head,
      isAnchorBehind: anchor.map { $0.sequence < head.sequence } ?? false)
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

  /// Follows the chain as far as it holds.
  private func follow(
    _ rows: [EntryRow], of call: CallID
  ) -> (entries: [Entry], heads: [[UInt8]], fault: StoreError?) {
    var entries: [Entry] = []
    var heads: [[UInt8]] = []
    for row in rows {
      let sequence = entries.count + 1
      let hash = Chain.hash(
        after: heads.last ?? Chain.start(of: call), row.header, row.payload)
      let damaged = StoreError.damaged(call, firstBadSequence: sequence)
      guard row.header.sequence == sequence, row.hash == hash else {
        return (entries, heads, damaged)
      }
      do {
        let entry = try EntryCoding.entry(from: row.payload)
        let header = Chain.Header(sequence: entry.sequence, epoch: entry.epoch, at: entry.at)
        guard entry.call == call, header == row.header else { return (entries, heads, damaged) }
        entries.append(entry)
        heads.append(hash)
      } catch .unknownKind(let kind) {
        return (entries, heads, .unknownKind(call, sequence: sequence, kind: kind))
      } catch .newerSchema {
        return (entries, heads, .newerEntry(call, sequence: sequence))
      } catch {
        return (entries, heads, damaged)
      }
    }
    return (entries, heads, nil)
  }

  private func compare(
    _ anchor: Anchor, _ heads: [[UInt8]], of call: CallID
  ) -> StoreError? {
    guard anchor.sequence <= heads.count else {
      return .rowsMissing(call, expected: anchor.sequence, found: heads.count)
    }
    guard anchor.sequence >= heads.count - 1 else { return .anchorDamaged(call) }
    let head = anchor.sequence == 0 ? Chain.start(of: call) : heads[anchor.sequence - 1]
    return anchor.head == head
      ? nil : .damaged(call, firstBadSequence: max(anchor.sequence, 1))
  }
}
