// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import GRDB

/// Bytes as GRDB takes and gives them; the one place of this room that knows Foundation.
func bytes(_ bytes: [UInt8]) -> Data { Data(bytes) }

/// The bytes of a column; none when something else lies there, which no hash agrees with.
func read(_ row: Row, _ column: String) -> [UInt8] {
  guard case .blob(let blob) = (row[column] as DatabaseValue).storage else { return [] }
  return Array(blob)
}
