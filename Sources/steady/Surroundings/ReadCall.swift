// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Storage

/// A call of the store with what can be read of it: read once for all that a shift begins with.
struct ReadCall {
  var summary: CallSummary
  /// Nil where nothing of it can be read.
  var readable: ReadableCall?

  static func all(_ calls: [CallSummary], in store: SQLiteCallStore) -> [ReadCall] {
    calls.map { ReadCall(summary: $0, readable: try? store.readable($0.call)) }
  }
}
