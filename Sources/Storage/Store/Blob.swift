// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import GRDB

// GRDB ends the program when a column does not hold what it is asked for, which a damaged database
// can bring about; so every column is asked for here, as whatever lies there.

/// Bytes as GRDB takes and gives them; the one place of this room that knows Foundation.
func bytes(_ bytes: [UInt8]) -> Data { Data(bytes) }

/// The bytes of a column; none when something else lies there, which no hash agrees with.
func read(_ row: Row, _ column: String) -> [UInt8] {
  guard case .blob(let blob) = (row[column] as DatabaseValue).storage else { return [] }
  return Array(blob)
}

/// The whole number of a column; nil when something else lies there.
func integer(_ row: Row, _ column: String) -> Int64? {
  guard case .int64(let number) = (row[column] as DatabaseValue).storage else { return nil }
  return number
}

/// The text of a column; nil when something else lies there.
func text(_ row: Row, _ column: String) -> String? {
  guard case .string(let text) = (row[column] as DatabaseValue).storage else { return nil }
  return text
}

/// The rows of a cursor up to the first that lies on a damaged page.
func readable(_ cursor: RowCursor) throws -> [Row] {
  var rows: [Row] = []
  do {
    while let row = try cursor.next() { rows.append(row.copy()) }
  } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
    return rows
  }
  return rows
}
