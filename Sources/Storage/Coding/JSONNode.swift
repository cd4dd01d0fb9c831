// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The part of JSON that entries are kept in: whole numbers only, and keys in the order written.
///
/// Written by hand because an entry's bytes are hashed: the same entry must always give the same
/// bytes, on every system and in every version of a library that we do not hold in our hands.
indirect enum JSONNode: Sendable {
  case flag(Bool)
  case integer(Int64)
  case text(String)
  case list([JSONNode])
  case object([(key: String, value: JSONNode)])

  /// Compact UTF-8, without a line break.
  var bytes: [UInt8] {
    var written: [UInt8] = []
    write(to: &written)
    return written
  }

  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .flag(let flag): bytes += Array((flag ? "true" : "false").utf8)
    case .integer(let number): bytes += Array(String(number).utf8)
    case .text(let text): Self.write(text, to: &bytes)
    case .list(let nodes):
      bytes.append(UInt8(ascii: "["))
      for (index, node) in nodes.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        node.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let fields):
      bytes.append(UInt8(ascii: "{"))
      for (index, field) in fields.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.write(field.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        field.value.write(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Only what JSON demands is escaped: the quote, the backslash, and what lies below a space.
  private static func write(_ text: String, to bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0..<0x20:
        bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
