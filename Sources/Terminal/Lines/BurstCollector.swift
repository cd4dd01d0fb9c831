// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Gathers what arrives in quick succession until it is a whole burst, in bounded space.
struct BurstCollector {
  /// What the bytes so far are waiting for.
  enum Expectation: Equatable {
    /// A character or a key's sequence has begun and not ended.
    case restOfCharacter
    /// A paste has begun and not ended.
    case endOfPaste
    /// One character may be the first of an unmarked paste.
    case anotherCharacter
    /// Much has come at once: an unmarked paste, in the pieces a terminal hands over.
    case moreOfFlood

    /// How long a silence shows that nothing more belongs to the burst.
    var quietMilliseconds: Int {
      switch self {
      case .restOfCharacter: 50
      case .endOfPaste: 1_000
      case .anotherCharacter: 4
      case .moreOfFlood: 40
      }
    }
  }

  /// Over this many bytes the middle is dropped. The head alone holds more than a line may, the
  /// tail enough to see the end of a paste.
  static let mostBytes = 40_000
  private static let headBytes = 20_000
  private static let tailBytes = 64
  private static let floodBytes = 64

  private(set) var bytes: [UInt8] = []
  private var isInPaste = false

  /// Begins with what came before and was not at its end.
  init(_ begun: [UInt8] = []) {
    append(begun)
  }

  var expectation: Expectation {
    if isInPaste { return .endOfPaste }
    if endsInsideCharacter || endsInsideSequence { return .restOfCharacter }
    return bytes.count > Self.floodBytes ? .moreOfFlood : .anotherCharacter
  }

  mutating func append(_ chunk: some Collection<UInt8>) {
    let seen = max(0, bytes.count - Burst.pasteBegin.count + 1)
    bytes += chunk
    followPastes(from: seen)
    if bytes.count > Self.mostBytes {
      bytes.removeSubrange(Self.headBytes..<(bytes.count - Self.tailBytes))
    }
  }

  private mutating func followPastes(from start: Int) {
    var rest = bytes[start...]
    while let mark = rest.firstIndex(of: isInPaste ? Burst.pasteEnd : Burst.pasteBegin) {
      isInPaste.toggle()
      rest = rest[(mark + Burst.pasteEnd.count)...]
    }
  }

  private var endsInsideCharacter: Bool {
    for (back, byte) in bytes.suffix(4).reversed().enumerated() {
      if byte < 0x80 { return false }
      if byte >= 0xC0 { return back + 1 < (byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2) }
    }
    return false
  }

  private var endsInsideSequence: Bool { KeySequence.unfinished(in: bytes) != nil }
}
