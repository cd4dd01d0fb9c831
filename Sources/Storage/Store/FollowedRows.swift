// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// A call's rows, followed along their chain as far as it holds.
struct FollowedRows: Sendable {
  let call: CallID
  private(set) var entries: [Entry] = []
  private(set) var hashes: [[UInt8]] = []
  /// Why the row after the last of these is none of them.
  private(set) var fault: StoreError?

  init(_ rows: [EntryRow], of call: CallID) {
    self.call = call
    for row in rows {
      do throws(StoreError) {
        entries.append(try next(row))
        hashes.append(row.hash)
      } catch {
        fault = error
        return
      }
    }
  }

  /// The hash of the last.
  var head: [UInt8] { hashes.last ?? Chain.start(of: call) }

  /// What the call's row should say; the number stands in its first entry.
  func row(numbered known: Int) -> CallRow {
    var row = CallRow(call, number: number ?? known, epoch: entries.last?.epoch ?? 1)
    for (entry, hash) in zip(entries, hashes) { row.take(entry, hash) }
    return row
  }

  private var number: Int? {
    for case .callOpened(let opening) in entries.first?.events ?? [] { return opening.number }
    return nil
  }

  private func next(_ row: EntryRow) throws(StoreError) -> Entry {
    let sequence = entries.count + 1
    let damaged = StoreError.damaged(call, firstBadSequence: sequence)
    guard row.header.sequence == sequence,
      row.hash == Chain.hash(after: head, row.header, row.payload)
    else { throw damaged }
    do throws(CodingFault) {
      let entry = try EntryCoding.entry(from: row.payload)
      let header = Chain.Header(sequence: entry.sequence, epoch: entry.epoch, at: entry.at)
      guard entry.call == call, header == row.header else { throw CodingFault.unreadable }
      return entry
    } catch {
      switch error {
      case .unknownKind(let kind): throw .unknownKind(call, sequence: sequence, kind: kind)
      case .newerSchema: throw .newerEntry(call, sequence: sequence)
      case .unreadable: throw damaged
      }
    }
  }
}
