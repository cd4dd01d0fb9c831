// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What a file says, before anything knows what it means: texts, lists and keys with values.
///
/// Every scalar is text as written (`no`, `1.10` and `12:30` stay what they are); the shape of the
/// file says later what a text stands for. Pairs keep the author's order.
indirect enum Node: Equatable, Sendable {
  case text(TextNode)
  case list(ListNode)
  case map(MapNode)

  var place: Place {
    switch self {
    case .text(let text): text.place
    case .list(let list): list.place
    case .map(let map): map.place
    }
  }

  /// How many characters of its first line a mark under it covers.
  var length: Int {
    switch self {
    case .text(let text): text.length
    case .list: 1
    case .map(let map): map.pairs.first?.key.length ?? 1
    }
  }
}

/// A text with its place; `length` counts the characters it takes on its first line, as written.
struct TextNode: Equatable, Sendable {
  var text: String
  var place: Place
  var length: Int

  var placed: Placed<String> { Placed(text, at: place) }
}

struct ListNode: Equatable, Sendable {
  var items: [Node]
  var place: Place
}

struct MapNode: Equatable, Sendable {
  var pairs: [Pair]
  var place: Place

  struct Pair: Equatable, Sendable {
    var key: TextNode
    var value: Node
  }

  subscript(key: String) -> Node? {
    pairs.first { $0.key.text == key }?.value
  }

  func key(_ name: String) -> TextNode? {
    pairs.first { $0.key.text == name }?.key
  }
}
