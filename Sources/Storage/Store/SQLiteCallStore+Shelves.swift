// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Crypto
import GRDB
package import Interview

extension SQLiteCallStore {
  package func calls() throws -> [CallSummary] {
    try use { connection throws(StoreError) in
      try connection.read { database in
        try Row.fetchAll(
          database,
          sql: """
            SELECT calls.call, number, closed, last.sequence AS count,
              first.at AS begun, first.offset AS begunOffset, last.at, last.offset
            FROM calls
            JOIN entries first ON first.call = calls.call AND first.sequence = 1
            JOIN entries last ON last.call = calls.call AND last.sequence =
              (SELECT max(sequence) FROM entries WHERE entries.call = calls.call)
            ORDER BY number DESC
            """
        ).map { row in
          guard let call = text(row, "call") else { throw StoreError.databaseDamaged }
          return CallSummary(
            call: CallID(call), number: try Storage.number(row, "number"),
            begunAt: try Self.moment(row, "begun", "begunOffset"),
            lastAt: try Self.moment(row, "at", "offset"),
            entryCount: try Storage.number(row, "count"),
            isClosed: try Storage.number(row, "closed") != 0)
        }
      }
    }
  }

  private static func moment(
    _ row: Row, _ at: String, _ offset: String
  ) throws(StoreError) -> Moment {
    Moment(
      utcMilliseconds: Int64(try Storage.number(row, at)),
      offsetMinutes: try Storage.number(row, offset))
  }

  /// The text goes in and out as bytes: as text, GRDB would end it at its first NUL.
  package func saveDraft(_ text: String, of call: CallID) throws {
    try use { connection throws(StoreError) in
      try connection.write { database in
        if text.isEmpty {
          try database.execute(sql: "DELETE FROM drafts WHERE call = ?", arguments: [call.text])
        } else {
          try database.execute(
            sql: """
              INSERT INTO drafts VALUES (?, CAST(? AS TEXT))
              ON CONFLICT (call) DO UPDATE SET text = excluded.text
              """, arguments: [call.text, bytes(Array(text.utf8))])
        }
      }
    }
  }

  package func draft(of call: CallID) throws -> String {
    try use { connection throws(StoreError) in
      try connection.read { database in
        let sql = "SELECT CAST(text AS BLOB) AS bytes FROM drafts WHERE call = ?"
        let row = try Row.fetchOne(database, sql: sql, arguments: [call.text])
        return row.map { String(decoding: read($0, "bytes"), as: UTF8.self) } ?? ""
      }
    }
  }

  package func keep(bundle: [UInt8], digest: String) throws {
    let hash = Array(SHA256.hash(data: bundle))
    try use { connection throws(StoreError) in
      try connection.write { database in
        let sql = "SELECT hash FROM bundles WHERE digest = ?"
        if let row = try Row.fetchOne(database, sql: sql, arguments: [digest]) {
          guard read(row, "hash") == hash else { throw StoreError.bundleDiffers }
          return
        }
        try database.execute(
          sql: "INSERT INTO bundles VALUES (?, ?, ?)",
          arguments: [digest, bytes(bundle), bytes(hash)])
      }
    }
  }

  package func bundle(digest: String) throws -> [UInt8]? {
    try use { connection throws(StoreError) in
      try connection.read { database in
        let sql = "SELECT bytes, hash FROM bundles WHERE digest = ?"
        guard let row = try Row.fetchOne(database, sql: sql, arguments: [digest]) else {
          return nil
        }
        let bundle = read(row, "bytes")
        guard Array(SHA256.hash(data: bundle)) == read(row, "hash") else {
          throw StoreError.bundleDamaged
        }
        return bundle
      }
    }
  }
}
