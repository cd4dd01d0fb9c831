// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Crypto
import Interview

/// How far a call had been acknowledged, kept outside the database.
///
/// SQLite drops committed rows without a word when its WAL is damaged; the anchor remembers them.
///
///     begin     anchor(0) flushed -> row of the call committed
///     append    entry n committed and flushed -> anchor(n) flushed -> acknowledged
///
///     database at n, anchor at n       as it should be
///     database at n, anchor at n - 1   a crash between the two; repaired by the next writer
///     database at n, anchor above n    acknowledged entries are missing
///     database at n, anchor below n-1  an older anchor was put back
///
/// Invariants:
/// 1. The anchor never names an entry that is not yet on the medium.
/// 2. Nothing is acknowledged before its anchor is on the medium.
/// 3. Records alternate between two slots of one sector each: a torn write spoils only the one
///    being written, and the other is one behind, which is a crash like any other.
/// 4. The other slot holds the record before the newest; where it does not, the file is worn.
struct Anchor: Equatable {
  static let slotLength = 512
  private static let magic = Array("STEADYA1".utf8)
  private static let bodyLength = 8 + 16 + 8 + 32

  var sequence: Int
  var head: [UInt8]
  /// Half of the file is not what was written; the next record takes its place.
  var isWorn = false

  /// What the file of a call says; nil when there is no such file.
  static func read(_ path: String, of call: CallID) throws(StoreError) -> Anchor? {
    guard let bytes = try Disk.read(path, limit: 2 * slotLength) else { return nil }
    let slots = [0, slotLength].compactMap { Anchor(record: Array(bytes.dropFirst($0)), of: call) }
    guard var newest = slots.max(by: { $0.sequence < $1.sequence }) else {
      throw .anchorDamaged(call)
    }
    newest.isWorn = newest.sequence > 0 && !slots.contains { $0.sequence == newest.sequence - 1 }
    return newest
  }

  /// A writer that slept while another took over must not set back what that one wrote since.
  func write(_ path: String, of call: CallID) throws(StoreError) {
    try Disk.claimFile(path)
    if let known = try? Anchor.read(path, of: call), known.sequence > sequence { return }
    try Disk.write(record(of: call), at: sequence % 2 * Self.slotLength, in: path)
  }

  private func record(of call: CallID) -> [UInt8] {
    let id = Array(SHA256.hash(data: Array(call.text.utf8)).prefix(16))
    let body = Self.magic + id + bigEndian(Int64(sequence)) + head
    return body + Array(SHA256.hash(data: body))
  }

  init(sequence: Int, head: [UInt8]) {
    self.sequence = sequence
    self.head = head
  }

  private init?(record: [UInt8], of call: CallID) {
    let length = Self.bodyLength + 32
    guard record.count >= length else { return nil }
    let sequence = record[24..<32].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard let sequence = Int(exactly: sequence) else { return nil }
    self.init(sequence: sequence, head: Array(record[32..<64]))
    guard self.record(of: call) == Array(record[..<length]) else { return nil }
  }
}
