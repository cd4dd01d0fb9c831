// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// Why bytes could not be read as an entry: facts, never what stood there.
package enum CodingFault: Error, Equatable {
  /// Written by a newer Steady; the kind is a plain word, or empty when it is not.
  case unknownKind(String)
  case newerSchema
  case unreadable
}

/// The fields of one object, asked for by name.
struct FieldReader {
  private let fields: [String: JSONNode]

  init(_ node: JSONNode) throws(CodingFault) {
    guard case .object(let pairs) = node else { throw .unreadable }
    var fields: [String: JSONNode] = [:]
    for pair in pairs { fields[pair.key] = pair.value }
    self.fields = fields
  }

  func has(_ name: String) -> Bool { fields[name] != nil }

  func text(_ name: String) throws(CodingFault) -> String {
    guard case .text(let text) = fields[name] else { throw .unreadable }
    return text
  }

  func optionalText(_ name: String) throws(CodingFault) -> String? {
    has(name) ? try text(name) : nil
  }

  func milliseconds(_ name: String) throws(CodingFault) -> Int64 {
    guard case .integer(let number) = fields[name] else { throw .unreadable }
    return number
  }

  func integer(_ name: String) throws(CodingFault) -> Int {
    guard let number = Int(exactly: try milliseconds(name)) else { throw .unreadable }
    return number
  }

  func flag(_ name: String) throws(CodingFault) -> Bool {
    guard case .flag(let flag) = fields[name] else { throw .unreadable }
    return flag
  }

  func list(_ name: String) throws(CodingFault) -> [JSONNode] {
    guard case .list(let nodes) = fields[name] else { throw .unreadable }
    return nodes
  }

  func texts(_ name: String) throws(CodingFault) -> [String] {
    var texts: [String] = []
    for node in try list(name) {
      guard case .text(let text) = node else { throw .unreadable }
      texts.append(text)
    }
    return texts
  }

  func object(_ name: String) throws(CodingFault) -> FieldReader {
    guard let node = fields[name] else { throw .unreadable }
    return try FieldReader(node)
  }

  func optionalObject(_ name: String) throws(CodingFault) -> FieldReader? {
    has(name) ? try object(name) : nil
  }

  func optionalWord<Word: StoredWord>(_ name: String) throws(CodingFault) -> Word? {
    guard has(name) else { return nil }
    let word: Word = try word(name)
    return word
  }

  /// A list of our own words.
  func words<Word: StoredWord>(_ name: String) throws(CodingFault) -> [Word] {
    var words: [Word] = []
    for written in try texts(name) { words.append(try word(written: written)) }
    return words
  }

  /// One of our own words, written out in `StoredWord`.
  func word<Word: StoredWord>(_ name: String) throws(CodingFault) -> Word {
    try word(written: try text(name))
  }

  private func word<Word: StoredWord>(written: String) throws(CodingFault) -> Word {
    guard let word = Word.allCases.first(where: { $0.stored == written }) else {
      throw .unreadable
    }
    return word
  }
}
