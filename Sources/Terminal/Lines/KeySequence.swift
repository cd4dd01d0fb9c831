// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What terminals send for keys that are no characters: `ESC [ ... final`, `ESC O final`, and on
/// a Linux console `ESC [ [ letter`.
enum KeySequence {
  static let escape: UInt8 = 0x1B

  /// How many bytes the sequence has that the bytes begin with, the escape included; nil while it
  /// goes on. An escape before anything else is a Meta key of two bytes, before another escape it
  /// stands alone.
  static func length(of bytes: some Collection<UInt8>) -> Int? {
    let bytes = Array(bytes.prefix(32))
    guard bytes.count > 1 else { return nil }
    switch bytes[1] {
    case escape: return 1
    case 0x4F: return end(of: bytes, parameters: 0x30...0x3F, intermediates: 0x30...0x3F)
    case 0x5B where bytes.count > 2 && bytes[2] == 0x5B: return bytes.count > 3 ? 4 : nil
    case 0x5B: return end(of: bytes, parameters: 0x30...0x3F, intermediates: 0x20...0x2F)
    default: return 2
    }
  }

  private static func end(
    of bytes: [UInt8], parameters: ClosedRange<UInt8>, intermediates: ClosedRange<UInt8>
  ) -> Int? {
    let rest = bytes.dropFirst(2).drop { parameters.contains($0) }
      .drop { intermediates.contains($0) }
    guard let final = rest.first else { return bytes.count == 32 ? 32 : nil }
    // What cannot end it belongs to the next key.
    return rest.startIndex + ((0x40...0x7E).contains(final) ? 1 : 0)
  }

  /// Where a sequence begins that is not at its end; nil when the bytes end outside of one.
  static func unfinished(in bytes: [UInt8]) -> Int? {
    guard let start = bytes.suffix(32).lastIndex(of: escape) else { return nil }
    return length(of: bytes[start...]) == nil ? start : nil
  }

  /// The bytes without the sequences that mean nothing here.
  static func filtered(_ bytes: [UInt8], isKnown: ([UInt8]) -> Bool) -> [UInt8] {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.first {
      let count = byte == escape ? min(length(of: rest) ?? rest.count, rest.count) : 1
      let piece = Array(rest.prefix(count))
      if byte != escape || isKnown(piece) { result += piece }
      rest = rest.dropFirst(count)
    }
    return result
  }
}

/// Puts together what a slow line delivers of a sequence in pieces.
struct SequenceKeeper {
  /// Within this time a next piece belongs to what was begun; later it is typing.
  static let patienceMilliseconds = 300

  private(set) var begun: [UInt8] = []
  private var begunAt = 0

  /// What the next bytes may go on with.
  func begun(at now: Int) -> [UInt8] {
    now - begunAt <= Self.patienceMilliseconds ? begun : []
  }

  /// The bytes without a sequence that is not at its end, which is kept. Some terminals end one
  /// with `$`, after which nothing comes.
  mutating func take(_ bytes: [UInt8], at now: Int) -> [UInt8] {
    begun = []
    guard let start = KeySequence.unfinished(in: bytes), bytes.last != 0x24 else { return bytes }
    (begun, begunAt) = (Array(bytes[start...]), now)
    return Array(bytes[..<start])
  }
}
