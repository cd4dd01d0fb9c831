// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Reads what `JSONNode.bytes` wrote, from bytes that may have been changed since.
///
/// It follows nobody deeper than 16 levels, takes only whole numbers that fit, wants valid UTF-8,
/// and refuses a key said twice. Whatever it cannot read is one error without a value in it.
struct JSONReader {
  struct Unreadable: Error, Equatable {}

  private static let deepest = 16
  private let bytes: [UInt8]
  private var position = 0

  static func read(_ bytes: [UInt8]) throws(Unreadable) -> JSONNode {
    var reader = JSONReader(bytes: bytes)
    let node = try reader.node(depth: 0)
    guard reader.position == bytes.count else { throw Unreadable() }
    return node
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private mutating func node(depth: Int) throws(Unreadable) -> JSONNode {
    guard depth < Self.deepest, let first = peek else { throw Unreadable() }
    switch first {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return .flag(try word("true", is: true))
    case UInt8(ascii: "f"): return .flag(try word("false", is: false))
    default: return .integer(try integer())
    }
  }

  private mutating func object(depth: Int) throws(Unreadable) -> JSONNode {
    var fields: [(key: String, value: JSONNode)] = []
    var keys: Set<String> = []
    try take("{")
    while peek != UInt8(ascii: "}") {
      if !fields.isEmpty { try take(",") }
      let key = try text()
      guard keys.insert(key).inserted else { throw Unreadable() }
      try take(":")
      fields.append((key, try node(depth: depth + 1)))
    }
    try take("}")
    return .object(fields)
  }

  private mutating func list(depth: Int) throws(Unreadable) -> JSONNode {
    var nodes: [JSONNode] = []
    try take("[")
    while peek != UInt8(ascii: "]") {
      if !nodes.isEmpty { try take(",") }
      nodes.append(try node(depth: depth + 1))
    }
    try take("]")
    return .list(nodes)
  }

  private mutating func text() throws(Unreadable) -> String {
    var unescaped: [UInt8] = []
    try take("\"")
    while let byte = peek, byte != UInt8(ascii: "\"") {
      guard byte >= 0x20 else { throw Unreadable() }
      position += 1
      unescaped.append(byte == UInt8(ascii: "\\") ? try escaped() : byte)
    }
    try take("\"")
    guard let text = String(validating: unescaped, as: UTF8.self) else { throw Unreadable() }
    return text
  }

  /// What follows a backslash: a quote, a backslash, or `u00` and two digits.
  private mutating func escaped() throws(Unreadable) -> UInt8 {
    guard let byte = peek else { throw Unreadable() }
    position += 1
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return byte }
    guard byte == UInt8(ascii: "u") else { throw Unreadable() }
    try take("0")
    try take("0")
    let value = try hexadecimal() << 4 | hexadecimal()
    guard value < 0x20 else { throw Unreadable() }
    return value
  }

  private mutating func hexadecimal() throws(Unreadable) -> UInt8 {
    guard let byte = peek else { throw Unreadable() }
    position += 1
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): return byte - UInt8(ascii: "a") + 10
    default: throw Unreadable()
    }
  }

  private mutating func integer() throws(Unreadable) -> Int64 {
    let start = position
    while let byte = peek, byte == UInt8(ascii: "-") || (48...57).contains(byte) { position += 1 }
    let digits = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let number = Int64(digits), String(number) == digits else { throw Unreadable() }
    return number
  }

  private mutating func word(_ word: String, is flag: Bool) throws(Unreadable) -> Bool {
    for byte in word.utf8 { try take(byte) }
    return flag
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) throws(Unreadable) {
    try take(UInt8(ascii: scalar))
  }

  private mutating func take(_ byte: UInt8) throws(Unreadable) {
    guard peek == byte else { throw Unreadable() }
    position += 1
  }
}
