// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Crypto
import GRDB
package import Interview

extension SQLiteCallStore {
  /// The text goes in and out as bytes: as text, GRDB would end it at its first NUL.
  package func saveDraft(_ text: String, of call: CallID) throws {
    try use { connection throws(StoreError) in
      try connection.write { database in
        if text.isEmpty {
          try database.execute(sql: "DELETE FROM drafts WHERE call = ?", arguments: [call.text])
        } else {
          try database.execute(
            sql: """
              INSERT INTO drafts (call, text, hash) VALUES (?, CAST(? AS TEXT), ?)
              ON CONFLICT (call) DO UPDATE SET text = excluded.text, hash = excluded.hash
              """,
            arguments: [
              call.text, bytes(Array(text.utf8)), bytes(Chain.seal(ofDraft: text, of: call)),
            ])
        }
      }
    }
  }

  package func draft(of call: CallID) throws -> String {
    try use { connection throws(StoreError) in
      try connection.read { database in
        let sql = "SELECT CAST(text AS BLOB) AS bytes, hash FROM drafts WHERE call = ?"
        guard let row = try Row.fetchOne(database, sql: sql, arguments: [call.text]) else {
          return ""
        }
        let draft = String(decoding: read(row, "bytes"), as: UTF8.self)
        guard read(row, "hash") == Chain.seal(ofDraft: draft, of: call) else {
          throw StoreError.draftDamaged
        }
        return draft
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
