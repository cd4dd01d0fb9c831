// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import GRDB
import Interview

/// The tables of a store, and the row that says what kind of store it is.
enum Schema {
  static let version = 2

  private static let tables = """
    CREATE TABLE store_identity (
      one INTEGER PRIMARY KEY CHECK (one = 1), kind TEXT NOT NULL, id BLOB NOT NULL,
      schema INTEGER NOT NULL) STRICT;
    CREATE TABLE calls (
      call TEXT PRIMARY KEY, number INTEGER NOT NULL, epoch INTEGER NOT NULL,
      closed INTEGER NOT NULL, count INTEGER NOT NULL, begun INTEGER NOT NULL,
      begun_offset INTEGER NOT NULL, last INTEGER NOT NULL, last_offset INTEGER NOT NULL,
      head BLOB NOT NULL, seal BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE entries (
      call TEXT NOT NULL REFERENCES calls, sequence INTEGER NOT NULL, epoch INTEGER NOT NULL,
      at INTEGER NOT NULL, offset INTEGER NOT NULL, payload BLOB NOT NULL, hash BLOB NOT NULL,
      PRIMARY KEY (call, sequence)) STRICT;
    CREATE TABLE drafts (
      call TEXT PRIMARY KEY, text TEXT NOT NULL, hash BLOB NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE bundles (
      digest TEXT PRIMARY KEY, bytes BLOB NOT NULL, hash BLOB NOT NULL) STRICT;
    """

  /// Makes the tables of an empty database; refuses one that is of another kind, or not ours, or
  /// empty although calls were begun. True when the tables were made.
  static func claim(
    _ database: Database, for kind: Opening.Store, isBegun: Bool
  ) throws -> Bool {
    if try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0 {
      guard !isBegun else { throw StoreError.databaseDamaged }
      try database.execute(sql: tables)
      try database.execute(
        sql: "INSERT INTO store_identity VALUES (1, ?, randomblob(16), ?)",
        arguments: [kind.stored, version])
      return true
    }
    guard try database.tableExists("store_identity"),
      let row = try Row.fetchOne(database, sql: "SELECT kind, schema FROM store_identity"),
      let word = text(row, "kind"), let schema = integer(row, "schema")
    else { throw StoreError.notAStore }
    guard schema <= version else { throw StoreError.newerStore }
    guard let found = Opening.Store.allCases.first(where: { $0.stored == word }) else {
      throw StoreError.notAStore
    }
    guard found == kind else { throw StoreError.otherKind(found: found) }
    if schema < version { try upgrade(database) }
    return false
  }
}
