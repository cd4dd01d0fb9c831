// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// All that was taken in, as 128 bits. Whoever does not know the key cannot make two things that
/// differ and leave the same imprint (SipHash-2-4 with the long answer, Aumasson and Bernstein
/// 2012).
struct Imprint: Hashable, Codable, Sendable {
  var first: UInt64
  var second: UInt64
}

/// The secret that imprints are made with. It is drawn by chance where imprints are kept; no
/// author of a library knows it.
package struct ImprintKey: Hashable, Codable, Sendable {
  var first: UInt64
  var second: UInt64

  package init(_ first: UInt64, _ second: UInt64) {
    (self.first, self.second) = (first, second)
  }
}

/// Takes in one word after another. Whoever uses it says how many come where that may differ, so
/// that no two sequences read alike.
struct Imprinter {
  private var (v0, v1, v2, v3): (UInt64, UInt64, UInt64, UInt64)
  private var count: UInt64 = 0

  init(_ key: ImprintKey) {
    v0 = key.first ^ 0x736f_6d65_7073_6575
    v1 = key.second ^ 0x646f_7261_6e64_6f6d ^ 0xee
    v2 = key.first ^ 0x6c79_6765_6e65_7261
    v3 = key.second ^ 0x7465_6462_7974_6573
  }

  @inline(__always)
  mutating func take(_ word: UInt64) {
    count &+= 1
    compress(word)
  }

  mutating func take(_ number: Int) { take(UInt64(bitPattern: Int64(number))) }

  /// Two numbers of at most 31 bits in one word.
  mutating func take(_ number: Int, _ other: Int) {
    take(
      UInt64(UInt32(truncatingIfNeeded: number)) << 32 | UInt64(UInt32(truncatingIfNeeded: other)))
  }

  mutating func take(_ imprint: Imprint) {
    take(imprint.first)
    take(imprint.second)
  }

  mutating func take(_ text: String) {
    take(text.utf8.count)
    var (word, filled): (UInt64, UInt64) = (0, 0)
    for byte in text.utf8 {
      word |= UInt64(byte) << (8 * filled)
      filled += 1
      if filled == 8 {
        take(word)
        (word, filled) = (0, 0)
      }
    }
    if filled > 0 { take(word) }
  }

  /// What was taken in so far.
  var imprint: Imprint {
    var end = self
    end.compress(count << 59)
    end.v2 ^= 0xee
    for _ in 1...4 { end.round() }
    let first = end.v0 ^ end.v1 ^ end.v2 ^ end.v3
    end.v1 ^= 0xdd
    for _ in 1...4 { end.round() }
    return Imprint(first: first, second: end.v0 ^ end.v1 ^ end.v2 ^ end.v3)
  }

  @inline(__always)
  private mutating func compress(_ word: UInt64) {
    v3 ^= word
    round()
    round()
    v0 ^= word
  }

  @inline(__always)
  private mutating func round() {
    v0 &+= v1
    v1 = Self.turned(v1, 13) ^ v0
    v0 = Self.turned(v0, 32)
    v2 &+= v3
    v3 = Self.turned(v3, 16) ^ v2
    v0 &+= v3
    v3 = Self.turned(v3, 21) ^ v0
    v2 &+= v1
    v1 = Self.turned(v1, 17) ^ v2
    v2 = Self.turned(v2, 32)
  }

  @inline(__always)
  private static func turned(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    word << bits | word >> (64 - bits)
  }
}
