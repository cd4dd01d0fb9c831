// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// The sentences about keys and kinds of value.
extension ShapeCheck {
  mutating func complainOfUnknown(_ key: TextNode, in shape: Shape) {
    let names = shape.keys.map(\.name)
    complaints.add(
      .unknownKey, "\(capitalised(shape.name)) has no key \(quoted(key.text)).", at: key.place,
      length: key.length,
      help: suggestion(for: key.text, among: names) ?? "Its keys are \(listed(names)).")
  }

  mutating func complainOfKind(_ node: Node, _ code: ReadingCode, _ key: TextNode?) {
    let wanted: (what: String, help: String)
    switch code {
    case .expectedList:
      wanted = ("a list", "Write each item on a line that begins with a dash.")
    case .expectedKeys:
      wanted = ("keys with values", "Write \"key: value\", a key to each line.")
    default:
      wanted = ("a text", "Put a text that holds a colon and a space in quotes.")
    }
    let name = key.map { "After \(quoted($0.text)) " } ?? "Here "
    let found: String
    switch node {
    case .text: found = "a text"
    case .list: found = "a list"
    case .map: found = "keys with values"
    }
    complaints.add(
      code, "\(name)belongs \(wanted.what), not \(found).", at: node.place, length: node.length,
      help: wanted.help)
  }

  /// Whether the node is a text without a letter; says so at its key.
  mutating func complainsOfEmpty(_ node: Node, _ value: ValueShape, _ key: TextNode?) -> Bool {
    guard case .text(let text) = node,
      text.text.unicodeScalars.allSatisfy({ $0.properties.isWhitespace })
    else { return false }
    if let key {
      complaints.add(
        .emptyValue, "\(quoted(key.text)) has no value.", at: key.place, length: key.length,
        help: "Write its value, or delete the line.")
    } else {
      complaints.add(
        .emptyValue, "The item is empty.", at: text.place, help: "Write it, or delete the dash.")
    }
    return true
  }

  /// Whether the item is `{}`, which says nothing and would be lost.
  mutating func complainsOfNoKeys(_ map: MapNode) -> Bool {
    guard map.pairs.isEmpty else { return false }
    complaints.add(
      .emptyValue, "The item is empty.", at: map.place, help: "Write it, or delete the dash.")
    return true
  }

  func suggestion(for name: String, among names: [String]) -> String? {
    nearest(to: name, among: names).map { "Did you mean \"\($0)\"?" }
  }

  func listed(_ names: [String]) -> String {
    names.map { "\"\($0)\"" }.joined(separator: ", ")
  }

  func capitalised(_ name: String) -> String {
    name.prefix(1).uppercased() + name.dropFirst()
  }
}
