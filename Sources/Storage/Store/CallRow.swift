// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import GRDB
import Interview

/// A call's row: who may write it, and what its entries come to.
///
/// All but the epoch only repeats the entries, so that a list need not read every one of them. The
/// seal is a hash over the whole row: a row that is not what was written is known as such, and what
/// it should say is worked out from the entries, which have a chain of their own.
struct CallRow: Equatable, Sendable {
  /// What lies in a call's place.
  enum Found: Equatable, Sendable {
    case none, damaged
    case whole(CallRow)
  }

  let call: CallID
  var number: Int
  var epoch: Int
  var isClosed = false
  var count = 0
  var begunAt = Moment(utcMilliseconds: 0, offsetMinutes: 0)
  var lastAt = Moment(utcMilliseconds: 0, offsetMinutes: 0)
  var head: [UInt8]

  /// A call of which nothing is written yet.
  init(_ call: CallID, number: Int, epoch: Int) {
    self.call = call
    self.number = number
    self.epoch = epoch
    head = Chain.start(of: call)
  }

  /// Takes in an entry. A closed call is over until it is resumed.
  mutating func take(_ entry: Entry, _ hash: [UInt8]) {
    if count == 0 { begunAt = entry.at }
    count = entry.sequence
    lastAt = entry.at
    head = hash
    for event in entry.events {
      if case .callClosed = event { isClosed = true }
      if case .callResumed = event { isClosed = false }
    }
  }

  private static let columns = """
    number, epoch, closed, count, begun, begun_offset, last, last_offset, head, seal
    """

  static func fetch(_ database: Database, _ call: CallID) throws -> Found {
    do {
      let row = try Row.fetchOne(
        database, sql: "SELECT \(columns) FROM calls WHERE call = ?", arguments: [call.text])
      return row.map { CallRow(call, $0).map(Found.whole) ?? .damaged } ?? .none
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return .damaged
    }
  }

  /// Every row that is what was written, and how many are not, as far as the table can be read.
  static func all(_ database: Database) throws -> (whole: [CallRow], damaged: Int) {
    let rows = try readable(
      Row.fetchCursor(database, sql: "SELECT call, \(columns) FROM calls"))
    let whole = rows.compactMap { row in
      text(row, "call").flatMap { CallRow(CallID($0), row) }
    }
    return (whole, rows.count - whole.count)
  }

  /// To speak: beyond every number given out, those of rows that cannot be read included.
  static func nextNumber(_ database: Database) throws -> Int {
    let (whole, damaged) = try all(database)
    return (whole.map(\.number).max() ?? 0) &+ damaged &+ 1
  }

  func save(_ database: Database) throws {
    try database.execute(
      sql: """
        INSERT INTO calls (call, \(Self.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (call) DO UPDATE SET (\(Self.columns)) = (excluded.number, excluded.epoch,
          excluded.closed, excluded.count, excluded.begun, excluded.begun_offset, excluded.last,
          excluded.last_offset, excluded.head, excluded.seal)
        """,
      arguments: StatementArguments([call.text]) + StatementArguments(numbers)
        + [bytes(head), bytes(seal)])
  }

  private var numbers: [Int64] {
    [
      Int64(number), Int64(epoch), isClosed ? 1 : 0, Int64(count), begunAt.utcMilliseconds,
      Int64(begunAt.offsetMinutes), lastAt.utcMilliseconds, Int64(lastAt.offsetMinutes),
    ]
  }

  private var seal: [UInt8] {
    Chain.seal(ofRow: Array(call.text.utf8) + numbers.flatMap { bigEndian($0) } + head)
  }

  /// Nil when the row is not what was written.
  private init?(_ call: CallID, _ row: Row) {
    let names = ["number", "epoch", "closed", "count"]
    let numbers = names.compactMap { integer(row, $0).flatMap(Int.init(exactly:)) }
    guard numbers.count == names.count, let begun = moment(row, "begun"),
      let last = moment(row, "last")
    else { return nil }
    self.init(call, number: numbers[0], epoch: numbers[1])
    isClosed = numbers[2] == 1
    count = numbers[3]
    (begunAt, lastAt) = (begun, last)
    head = read(row, "head")
    guard numbers[2] == (isClosed ? 1 : 0), read(row, "seal") == seal else { return nil }
  }
}

private func moment(_ row: Row, _ column: String) -> Moment? {
  guard let at = integer(row, column),
    let offset = integer(row, column + "_offset").flatMap(Int.init(exactly:))
  else { return nil }
  return Moment(utcMilliseconds: at, offsetMinutes: offset)
}
