// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import GRDB
import Interview

/// An entry's row, as it lies on the disk.
struct EntryRow: Sendable {
  var header: Chain.Header
  var payload: [UInt8]
  var hash: [UInt8]

  /// In order, up to where pages are damaged: what is missing then, the anchor misses.
  static func all(_ database: Database, of call: CallID) throws -> [EntryRow] {
    try readable(
      Row.fetchCursor(
        database,
        sql: """
          SELECT sequence, epoch, at, offset, payload, hash FROM entries
          WHERE call = ? ORDER BY sequence
          """, arguments: [call.text])
    ).map(EntryRow.init)
  }

  /// The last two, the newest first.
  static func last(_ database: Database, of call: CallID) throws -> [EntryRow] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT sequence, epoch, at, offset, payload, hash FROM entries
        WHERE call = ? ORDER BY sequence DESC LIMIT 2
        """, arguments: [call.text]
    ).map(EntryRow.init)
  }

  func insert(_ database: Database, of call: CallID) throws {
    try database.execute(
      sql: "INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?)",
      arguments: [
        call.text, header.sequence, header.epoch, header.at.utcMilliseconds,
        header.at.offsetMinutes, bytes(payload), bytes(hash),
      ])
  }

  /// What is no number is -1, which no hash agrees with.
  private init(_ row: Row) {
    let numbers = ["sequence", "epoch", "at", "offset"].map { integer(row, $0) ?? -1 }
    header = Chain.Header(
      sequence: Int(numbers[0]), epoch: Int(numbers[1]),
      at: Moment(utcMilliseconds: numbers[2], offsetMinutes: Int(numbers[3])))
    payload = read(row, "payload")
    hash = read(row, "hash")
  }

  /// A new row after another, or after none.
  init(_ entry: Entry, after previous: [UInt8]) {
    header = Chain.Header(sequence: entry.sequence, epoch: entry.epoch, at: entry.at)
    payload = EntryCoding.bytes(of: entry)
    hash = Chain.hash(after: previous, header, payload)
  }
}
