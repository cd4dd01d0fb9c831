// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import GRDB
package import Interview

extension SQLiteCallStore {
  /// Every call of which something was written, also one that only its anchor remembers.
  ///
  /// The row of a closed call is believed where row and anchor agree on the last entry's hash;
  /// every other call is read whole. So what is shown is under a hash, an open call is offered only
  /// after all of it was found, and a list of old calls stays one look at each.
  package func calls() throws -> [CallSummary] {
    let names = try Disk.names(in: folder + "/anchors").map { CallID($0) }
    let (anchors, rows) = try use { connection throws(StoreError) in
      // The anchors first: a writer elsewhere can then only be further than they say.
      let anchors = names.map { call in
        (call, (try? self.anchorPath(of: call)).flatMap { try? Anchor.read($0, of: call) })
      }
      return (anchors, try connection.read { try CallRow.all($0).whole })
    }
    var summaries: [CallSummary] = []
    var known = Dictionary(rows.map { ($0.call, $0) }) { first, _ in first }
    for (call, anchor) in anchors {
      let row = known.removeValue(forKey: call)
      if let row, row.isClosed, let anchor, anchor == Anchor(sequence: row.count, head: row.head) {
        summaries.append(CallSummary(row))
      } else if let found = try looked(at: call) {
        summaries.append(found)
      }
    }
    for call in known.keys {
      if let found = try looked(at: call) { summaries.append(found) }
    }
    return summaries.filter { $0.entryCount > 0 || $0.trouble != nil }
      .sorted { ($0.number, $0.begunAt) > ($1.number, $1.begunAt) }
  }

  /// A call read whole; nil when it never began.
  private func looked(at call: CallID) throws -> CallSummary? {
    do {
      let found = try inspect(call)
      let trouble = found.readable.trouble ?? found.readable.note
      var summary = CallSummary(
        found.row, trouble: trouble?.sentence, isWhole: found.readable.trouble == nil)
      summary.hasWriter = WriterMark.isHeld(in: folder, call, epoch: found.row.epoch)
      return summary
    } catch StoreError.unknownCall, StoreError.unusableCallID {
      return nil
    }
  }
}

extension CallSummary {
  fileprivate init(_ row: CallRow, trouble: String? = nil, isWhole: Bool = true) {
    self.init(
      call: row.call, number: row.number, begunAt: row.begunAt, lastAt: row.lastAt,
      entryCount: row.count, isClosed: row.isClosed, trouble: trouble, isWhole: isWhole)
  }
}
