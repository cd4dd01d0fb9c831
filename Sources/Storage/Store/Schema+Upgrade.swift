// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import GRDB
import Interview

extension Schema {
  /// From schema 1, which kept in a call's row no more than its number, its epoch and whether it is
  /// closed, and drafts without a hash. Runs in the transaction that found the old schema.
  static func upgrade(_ database: Database) throws {
    for column in ["count", "begun", "begun_offset", "last", "last_offset"] {
      try database.execute(
        sql: "ALTER TABLE calls ADD COLUMN \(column) INTEGER NOT NULL DEFAULT 0")
    }
    for (table, column) in [("calls", "head"), ("calls", "seal"), ("drafts", "hash")] {
      try database.execute(
        sql: "ALTER TABLE \(table) ADD COLUMN \(column) BLOB NOT NULL DEFAULT x''")
    }
    try sealRows(database)
    try sealDrafts(database)
    try database.execute(sql: "UPDATE store_identity SET schema = ?", arguments: [version])
  }

  private static func sealRows(_ database: Database) throws {
    for row in try Row.fetchAll(database, sql: "SELECT call, number, epoch FROM calls") {
      guard let call = text(row, "call").map({ CallID($0) }),
        let number = integer(row, "number").flatMap(Int.init(exactly:)),
        let epoch = integer(row, "epoch").flatMap(Int.init(exactly:))
      else { continue }
      let followed = FollowedRows(try EntryRow.all(database, of: call), of: call)
      var known = followed.row(numbered: number)
      known.epoch = max(epoch, known.epoch)
      try known.save(database)
    }
  }

  private static func sealDrafts(_ database: Database) throws {
    let sql = "SELECT call, CAST(text AS BLOB) AS bytes FROM drafts"
    for row in try Row.fetchAll(database, sql: sql) {
      guard let call = text(row, "call") else { continue }
      let draft = String(decoding: read(row, "bytes"), as: UTF8.self)
      try database.execute(
        sql: "UPDATE drafts SET hash = ? WHERE call = ?",
        arguments: [bytes(Chain.seal(ofDraft: draft, of: CallID(call))), call])
    }
  }
}
