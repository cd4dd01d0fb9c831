// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The bytes that arrived together, told apart into typing and pasting.
///
/// A terminal with bracketed paste marks a paste by `ESC[200~` and `ESC[201~`. One without it
/// gives itself away by speed: nobody types two characters at once. So only a burst of a single
/// character can be a single-key answer; a longer one is text, and a line break inside it is a
/// space. A line break at its very end is Enter: that is how a line sent whole looks.
struct Burst: Equatable {
  enum Part: Equatable {
    /// Bytes for the line editor, in which only the last may end the line.
    case typed([UInt8])
    case pasted(String)
  }

  let parts: [Part]

  /// The one key that is the whole burst, and how often it came; nil for a paste and for anything
  /// else. A digit of any script is that digit.
  var key: (character: Character, times: Int)? {
    guard parts.count == 1, case .typed(let bytes) = parts[0] else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let first = text.first, text.allSatisfy({ $0 == first }) else { return nil }
    return (first.plainDigit, text.count)
  }

  /// The byte that is the whole burst, if it is one.
  var loneByte: UInt8? {
    guard parts.count == 1, case .typed(let bytes) = parts[0], bytes.count == 1 else { return nil }
    return bytes[0]
  }

  init(_ bytes: [UInt8]) {
    var parts: [Part] = []
    var rest = bytes[...]
    while let begin = rest.firstIndex(of: Self.pasteBegin) {
      parts += Self.typed(rest[..<begin], isLast: false)
      let body = rest[(begin + Self.pasteBegin.count)...]
      let end = body.firstIndex(of: Self.pasteEnd)
      parts += Self.pasted(body[..<(end ?? body.endIndex)])
      rest = end.map { body[($0 + Self.pasteEnd.count)...] } ?? []
    }
    self.parts = parts + Self.typed(rest, isLast: true)
  }

  static let pasteBegin = Array("\u{1B}[200~".utf8)
  static let pasteEnd = Array("\u{1B}[201~".utf8)
  private static let lineBreaks: Set<UInt8> = [0x0A, 0x0D]

  private static func typed(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> [Part] {
    guard !bytes.isEmpty else { return [] }
    guard bytes.count > 1 else { return [.typed(Array(bytes))] }
    var body = bytes
    var enters = false
    while let last = body.last, lineBreaks.contains(last) {
      body.removeLast()
      enters = isLast
    }
    var result: [UInt8] = []
    for byte in body {
      switch byte {
      case 0x09, 0x0A, 0x0D: result.append(0x20)
      case 0x04: continue  // Ctrl-D among text is not meant for us
      default: result.append(byte)
      }
    }
    if enters { result.append(0x0D) }
    return result.isEmpty ? [] : [.typed(result)]
  }

  private static func pasted(_ bytes: ArraySlice<UInt8>) -> [Part] {
    var body = bytes
    while let last = body.last, lineBreaks.contains(last) { body.removeLast() }
    let text = LineBudget.cleaned(String(decoding: body, as: UTF8.self))
    return [.pasted(text)]
  }
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
  /// Where the bytes of `pattern` first begin.
  func firstIndex(of pattern: [UInt8]) -> Int? {
    guard count >= pattern.count, let lead = pattern.first else { return nil }
    return (startIndex...(endIndex - pattern.count)).first { index in
      self[index] == lead && self[index..<(index + pattern.count)].elementsEqual(pattern)
    }
  }
}
