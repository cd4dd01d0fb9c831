// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Storage
import Terminal

/// Everything that is kept of one call: what could be produced if somebody asked for it, and what
/// cannot, because it is not there (reliability notes, P28).
///
/// Each column of the store stands here by its name; a test compares them with the database.
struct Holdings {
  private let call: CallSummary
  private let folder: String
  let kept: KeptCall
  private let draft: String

  init(of call: CallSummary, in store: SQLiteCallStore, folder: String) throws {
    self.call = call
    self.folder = folder
    do {
      kept = try KeptCall(call, in: store)
      draft = try store.draft(of: call.call)
    } catch let error as StoreError {
      throw Stop(error)
    }
  }

  var page: String {
    let state = kept.state(until: kept.entries.count)
    let isForgotten = state.closing != nil && state.forgetting != nil
    let head = [
      "Held of call \(call.number), and nothing else. Who can read these files can read it all.",
      "", "\(folder)/calls.sqlite",
    ]
    let files = [
      "", "\(folder)/calls.sqlite-wal and -shm: the newest of the same rows.",
      "\(folder)/anchors/\(call.call.text): how many entries there are, and the hash of the last.",
    ]
    return (head + columns.map { "  \($0): \($1)" } + files + [""] + entries(isForgotten))
      .map { SafeText.visible($0) }.joined(separator: "\n")
  }

  private var columns: [(String, String)] {
    let writers = Set(kept.entries.map { "\($0.by.counsellor) at \($0.by.seat)" })
    return [
      ("store_identity.one, kind, id, schema", "that this is a store of calls, and of which kind"),
      ("calls.call", call.call.text), ("calls.number", "\(call.number)"),
      ("calls.epoch", "how often a window took the call over"),
      ("calls.closed", call.isClosed ? "closed" : "open"),
      ("calls.count", "how many entries there are"),
      ("calls.begun, begun_offset, last, last_offset", "when the first and the last were written"),
      ("calls.head, seal", "the hash of the last entry, and one of this row"),
      ("entries.call, sequence, epoch", "\(kept.entries.count) entries, in order"),
      ("entries.at, offset", "\(call.begunAt.local.full) to \(call.lastAt.local.full)"),
      ("entries.payload", "what happened, by " + writers.sorted().joined(separator: "; ")),
      ("entries.hash", "a hash of each entry and the one before"),
      ("drafts.call, text, hash", draftWords),
      ("bundles.digest, bytes, hash", "the protocols it was begun with, \(kept.digest)"),
    ]
  }

  private var draftWords: String {
    let kept = KeptDraft(draft)
    let line = kept.line
    let typed =
      line.isEmpty ? "no half-typed line" : "a half-typed line of \(line.count) characters"
    return typed + (kept.series == nil ? "" : ", and how far choices were read down")
      + (kept.handoffs.isEmpty ? "" : ", and what was changed of a handoff that is not made")
  }

  /// Of a call that forgot, only what happened: no page shows what the end took away.
  private func entries(_ isForgotten: Bool) -> [String] {
    guard isForgotten else { return ["Entries:"] + kept.entries.map(\.storedText) }
    return [
      "Entries. Words, names and places are shown nowhere any more; until calls are sealed their",
      "bytes stay in entries.payload.",
    ]
      + kept.entries.map {
        "\($0.sequence)  \($0.at.local.full)  " + $0.kinds.joined(separator: ", ")
      }
  }
}
