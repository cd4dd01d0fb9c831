// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Crypto
import Interview

/// Each entry's hash covers the entry before it, so that no entry changes alone.
///
///     hash = SHA-256(hash before || header || payload)
///
/// The payload is bytes and nothing else to the chain, so that it may one day be sealed.
enum Chain {
  /// What stands before the first entry of a call.
  static func start(of call: CallID) -> [UInt8] {
    Array(SHA256.hash(data: Array("Steady call 1\n".utf8) + Array(call.text.utf8)))
  }

  static func hash(after previous: [UInt8], _ header: Header, _ payload: [UInt8]) -> [UInt8] {
    var hasher = SHA256()
    hasher.update(data: previous)
    hasher.update(data: header.bytes)
    hasher.update(data: payload)
    return Array(hasher.finalize())
  }

  /// The hash by which a call's row is known to be what was written.
  static func seal(ofRow bytes: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: Array("Steady call row 1\n".utf8) + bytes))
  }

  /// The hash by which a half-typed line is known to be what was kept.
  static func seal(ofDraft draft: String, of call: CallID) -> [UInt8] {
    Array(SHA256.hash(data: start(of: call) + Array("Steady draft 1\n".utf8) + Array(draft.utf8)))
  }

  /// What stands beside a payload, in the clear.
  struct Header: Equatable {
    var sequence: Int
    var epoch: Int
    var at: Moment

    var bytes: [UInt8] {
      let numbers = [Int64(sequence), Int64(epoch), at.utcMilliseconds, Int64(at.offsetMinutes)]
      return numbers.flatMap { bigEndian($0) }
    }
  }
}

func bigEndian(_ number: Int64) -> [UInt8] {
  withUnsafeBytes(of: number.bigEndian) { Array($0) }
}
