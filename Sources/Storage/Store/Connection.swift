// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import GRDB
import Interview

/// One connection to the database, opened so that a commit is on the medium when it returns.
///
/// GRDB lowers `synchronous` to NORMAL when it is asked for WAL, and may do so after our own
/// setting; so WAL and FULL are set here, after it opened, and both are read back.
struct Connection: Sendable {
  /// What a connection is set to, beside WAL.
  static let settings = [
    "synchronous = FULL", "fullfsync = ON", "checkpoint_fullfsync = ON", "secure_delete = ON",
    "temp_store = MEMORY", "trusted_schema = OFF", "cell_size_check = ON",
  ]

  private let queue: DatabaseQueue

  /// Opens the database, or makes it; refuses settings under which a commit may be lost.
  init(path: String, settings: [String] = Self.settings) throws(StoreError) {
    try Disk.claimFile(path)
    for end in ["-wal", "-shm", "-journal"] { try Disk.checkFile(path + end) }
    do {
      var configuration = Configuration()
      configuration.busyMode = .timeout(5)
      queue = try DatabaseQueue(path: path, configuration: configuration)
      let isDurable = try queue.writeWithoutTransaction { database in
        _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
        for setting in settings { try database.execute(sql: "PRAGMA \(setting)") }
        return try Self.isDurable(database)
      }
      guard isDurable else { throw StoreError.notDurable }
    } catch {
      throw StoreError(error)
    }
  }

  private static func isDurable(_ database: Database) throws -> Bool {
    let journal = try String.fetchOne(database, sql: "PRAGMA journal_mode")
    let synchronous = try Int.fetchOne(database, sql: "PRAGMA synchronous") ?? 0
    let fullFlush = try Int.fetchOne(database, sql: "PRAGMA fullfsync") ?? 0
    return journal == "wal" && synchronous >= 2 && fullFlush == 1
  }

  /// Runs the body in one transaction; on return it is on the medium.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try queue.writeWithoutTransaction { database in
        var value: Value?
        try database.inTransaction(.immediate) {
          value = try body(database)
          return .commit
        }
        guard let value else { throw StoreError.diskFailed }
        return value
      }
    } catch {
      throw StoreError(error)
    }
  }

  /// Runs the body over one unchanging view.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw StoreError(error)
    }
  }

  /// Moves all that is in the WAL into freshly written pages of the database and flushes them.
  ///
  /// After a failed flush the kernel may call the old pages clean although they never reached the
  /// medium; only what is written anew can be trusted.
  func settle() throws(StoreError) {
    let blocked = try outsideTransaction { database in
      try Int.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? 1
    }
    guard blocked == 0 else { throw .busy }
  }

  /// Runs what SQLite takes in no transaction, such as a pragma.
  func outsideTransaction<Value>(
    _ body: (Database) throws -> Value
  ) throws(StoreError) -> Value {
    do {
      return try queue.writeWithoutTransaction(body)
    } catch {
      throw StoreError(error)
    }
  }
}

extension StoreError {
  /// Only the result code is kept: GRDB's text may hold statements and what was in them.
  init(_ error: any Error) {
    if let error = error as? StoreError {
      self = error
      return
    }
    switch (error as? DatabaseError)?.resultCode {
    case .some(.SQLITE_FULL): self = .diskFull
    case .some(.SQLITE_READONLY), .some(.SQLITE_CANTOPEN), .some(.SQLITE_PERM): self = .readOnly
    case .some(.SQLITE_BUSY), .some(.SQLITE_LOCKED): self = .busy
    case .some(.SQLITE_CORRUPT): self = .databaseDamaged
    case .some(.SQLITE_NOTADB): self = .notAStore
    default: self = .diskFailed
    }
  }
}
