// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import GRDB
package import Interview
import Synchronization

/// Calls in one SQLite database, with an anchor for each beside it.
///
///     folder/            0700, its owner's alone
///       calls.sqlite     0600, and SQLite's -wal and -shm
///       anchors/<call>   0600, see `Anchor`
///       reserve          0600, see `Reserve`
///       writers/         0700, see `WriterMark`
///
/// After a failure of the disk the connection is dropped. The next use opens a new one and moves
/// what was committed into freshly written pages before it looks at any of it. When the disk is
/// full the reserve is deleted first, and the same is tried once more.
package final class SQLiteCallStore: CallStore, Sendable {
  /// A connection is open, or one failed and the next must settle what it left.
  enum Link: Sendable {
    case open(Connection)
    case failed
  }

  package let kind: Opening.Store
  let folder: String
  private let reserve: Reserve
  private let link: Mutex<Link>

  /// Whether the reserve had to be spent: what is saved now may be the last that can be.
  package var isAlmostFull: Bool { !reserve.isKept }

  /// Opens the store in a folder, or makes it; the folder above must exist. Throws `StoreError`.
  package init(folder: String, kind: Opening.Store) throws {
    // With a slash at its end the system would follow a link before we could see that it is one.
    var folder = folder
    while folder.count > 1 && folder.hasSuffix("/") { folder.removeLast() }
    self.folder = folder
    self.kind = kind
    try Disk.claimFolder(folder)
    try Disk.claimFolder(folder + "/anchors")
    reserve = Reserve(path: folder + "/reserve")
    link = Mutex(.open(try Self.connect(folder, kind, orSpending: reserve)))
    reserve.keep()
    // Without it a call goes on all the same.
    try? Disk.claimFolder(folder + "/writers")
  }

  /// A full disk must not keep a call from being taken up again.
  private static func connect(
    _ folder: String, _ kind: Opening.Store, orSpending reserve: Reserve
  ) throws -> Connection {
    do {
      return try connect(folder, kind)
    } catch StoreError.diskFull {
      guard reserve.spend() else { throw StoreError.diskFull }
      return try connect(folder, kind)
    }
  }

  private static func connect(
    _ folder: String, _ kind: Opening.Store
  ) throws(StoreError) -> Connection {
    let path = folder + "/calls.sqlite"
    let isBegun = try !Disk.names(in: folder + "/anchors").isEmpty
    // Where calls were begun, SQLite must not throw a lost database's WAL away.
    guard !isBegun || Disk.length(path) > 0 else { throw .databaseDamaged }
    do {
      let connection = try Connection(path: path)
      // New tables must not hang on a WAL that can be lost.
      if try connection.write({ try Schema.claim($0, for: kind, isBegun: isBegun) }) {
        try connection.settle()
      }
      return connection
    } catch .notAStore where isBegun {
      throw .databaseDamaged
    }
  }

  /// Runs the body with a connection that can be trusted, one user at a time. The body may run
  /// twice: what it did the first time was rolled back, or is found by it.
  func use<Value: Sendable>(
    _ body: (Connection) throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    // One that was spent is made again before it is needed, where there is room by now.
    reserve.keep()
    do {
      return try attempt(body)
    } catch {
      let failure = StoreError(error)
      guard failure == .diskFull, reserve.spend() else { throw failure }
    }
    return try attempt(body)
  }

  private func attempt<Value: Sendable>(
    _ body: (Connection) throws(StoreError) -> Value
  ) throws(StoreError) -> Value {
    try link.withLock { (link: inout sending Link) throws(StoreError) -> Value in
      let connection: Connection
      switch link {
      case .open(let open): connection = open
      case .failed:
        connection = try Self.connect(folder, kind)
        try connection.settle()
        link = .open(connection)
      }
      do {
        return try body(connection)
      } catch {
        let failure = StoreError(error)
        if failure.spoilsConnection { link = .failed }
        throw failure
      }
    }
  }

  package func begin(_ call: CallID) throws -> WriterLog {
    let anchor = Anchor(sequence: 0, head: Chain.start(of: call))
    let path = try anchorPath(of: call)
    let number = try use { connection throws(StoreError) in
      let isKnown = try connection.read { try CallRow.fetch($0, call) != .none }
      let known = try Anchor.read(path, of: call)
      guard !isKnown, (known?.sequence ?? 0) == 0 else {
        throw .alreadyBegun(call)
      }
      try anchor.write(path, of: call)
      // Calls whose rows were lost had numbers too; this call's own anchor is among them.
      let begun = try Disk.names(in: folder + "/anchors").count
      return try connection.write { database in
        let next = max(try CallRow.nextNumber(database), begun)
        let row = CallRow(call, number: next, epoch: 1)
        try row.save(database)
        return row.number
      }
    }
    return WriterLog(
      log: SQLiteLog(
        store: self, call: call, epoch: 1, acknowledged: 0,
        mark: WriterMark(in: folder, call, epoch: 1)), epoch: 1,
      number: number)
  }

  /// The file of a call's anchor; an id that is not 32 hexadecimal digits names no file.
  func anchorPath(of call: CallID) throws(StoreError) -> String {
    let digits = Array("0123456789abcdef".utf8)
    guard call.text.utf8.count == 32, call.text.utf8.allSatisfy({ digits.contains($0) }) else {
      throw .unusableCallID
    }
    return folder + "/anchors/" + call.text
  }
}

extension StoreError {
  /// Whether what the connection holds may differ from what is on the medium.
  fileprivate var spoilsConnection: Bool {
    self == .diskFull || self == .diskFailed || self == .readOnly || self == .databaseDamaged
  }
}
