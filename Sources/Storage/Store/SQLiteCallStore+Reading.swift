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
    try use { connection throws(StoreError) in try self.inspect(call, connection).readable }
  }

  package func takeOver(_ call: CallID) throws -> WriterLog {
    let path = try anchorPath(of: call)
    let (row, sequence) = try use { connection throws(StoreError) in
      let row = try connection.write { database in
        guard let row = try CallRow.fetch(database, call) else {
          throw StoreError.unknownCall(call)
        }
        guard !row.isClosed else { throw StoreError.alreadyClosed(call) }
        try database.execute(
          sql: "UPDATE calls SET epoch = epoch + 1 WHERE call = ?", arguments: [call.text])
        return row
      }
      let found = try self.inspect(call, connection)
      if let trouble = found.readable.trouble { throw trouble }
      if found.isAnchorBehind {
        try connection.settle()
        try found.head.write(path, of: call)
      }
      return (row, found.head.sequence)
    }
    let log = SQLiteLog(store: self, call: call, epoch: row.epoch + 1, acknowledged: sequence)
    return WriterLog(log: log, epoch: row.epoch + 1, number: row.number)
  }

  /// What was found of a call: where the database stands, and whether the anchor is a step behind.
  private struct Inspection: Sendable {
    var readable: ReadableCall
    var head: Anchor
    var isAnchorBehind: Bool
  }

  /// The anchor is read before the rows: a writer elsewhere can then only add to the rows.
  private func inspect(
    _ call: CallID, _ connection: Connection
  ) throws(StoreError) -> Inspection {
    let path = try anchorPath(of: call)
    var trouble: StoreError?
    var anchor: Anchor?
    do {
      anchor = try Anchor.read(path, of: call)
      if anchor == nil { trouble = .anchorMissing(call) }
    } catch .anchorDamaged {
      trouble = .anchorDamaged(call)
    }
    let (isKnown, rows) = try connection.read {
      (try CallRow.fetch($0, call) != nil, try EntryRow.all($0, of: call))
    }
    guard isKnown || anchor?.sequence ?? 0 > 0 else { throw .unknownCall(call) }
    let (entries, heads, fault) = follow(rows, of: call)
    let head = Anchor(sequence: entries.count, head: heads.last ?? Chain.start(of: call))
    trouble = fault ?? trouble ?? anchor.flatMap { compare($0, heads, of: call) }
    return Inspection(
      readable: ReadableCall(entries: entries, trouble: trouble), head: head,
      isAnchorBehind: anchor.map { $0.sequence < head.sequence } ?? false)
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
