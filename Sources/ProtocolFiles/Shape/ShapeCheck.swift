// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Compares nodes with a shape and complains of everything that does not fit, in one walk.
///
/// A map without complaints has every needed key, and a value of the right kind after each.
struct ShapeCheck {
  var complaints: Complaints

  init(_ complaints: Complaints) {
    self.complaints = complaints
  }

  /// Checks a whole file; its first key is the shape's first key.
  mutating func checkFile(_ node: Node, _ shape: Shape) {
    guard case .map(let map) = node else { return complainOfKind(node, .expectedKeys, nil) }
    let kind = shape.keys.first?.name ?? ""
    guard let first = map.pairs.first?.key, first.text != kind else {
      return check(map, shape)
    }
    complaints.add(
      .kindNotFirst, "The file does not begin with \(quoted(kind)).", at: first.place,
      length: first.length, help: "Write \"\(kind): ...\" as its first line.")
    if map.key(kind) != nil { check(map, shape) }
  }

  /// Checks the value of a key; `key` is nil for the items of a list.
  mutating func check(_ node: Node, _ value: ValueShape, key: TextNode?) {
    if complainsOfEmpty(node, value, key) { return }
    switch value {
    case .text, .word, .format, .next:
      guard case .text(let text) = node else { return complainOfKind(node, .expectedText, key) }
      checkWord(text, value)
    case .lines:
      if case .list = node { return check(node, .list(.text, atLeast: 1), key: key) }
      check(node, .text, key: key)
    case .list(let item, let atLeast, let atMost):
      guard case .list(let list) = node else { return complainOfKind(node, .expectedList, key) }
      checkCount(of: list, key, atLeast, atMost)
      for node in list.items { check(node, item, key: nil) }
    case .map, .textsByKey, .mapsByKey, .pair, .labelled, .kinds, .clauses:
      guard case .map(let map) = node else { return complainOfKind(node, .expectedKeys, key) }
      checkMap(map, value)
    }
  }

  /// Checks the keys of a map that has a shape of its own.
  mutating func check(_ map: MapNode, _ shape: Shape) {
    checkNeeded(map, shape)
    checkChoices(map, shape)
    for pair in map.pairs {
      if let key = shape[pair.key.text] {
        check(pair.value, key.value, key: pair.key)
      } else {
        complainOfUnknown(pair.key, in: shape)
      }
    }
  }

  private mutating func checkMap(_ map: MapNode, _ value: ValueShape) {
    switch value {
    case .map(let shape): check(map, shape)
    case .textsByKey:
      for pair in map.pairs { check(pair.value, .text, key: pair.key) }
    case .mapsByKey(let shape):
      for pair in map.pairs { check(pair.value, .map(shape), key: pair.key) }
    case .pair(let value): checkPair(map, value)
    case .labelled(let shape): checkLabelled(map, shape)
    case .kinds(let what, let shapes): checkKind(map, what, shapes)
    case .clauses: checkClauses(map)
    case .text, .word, .format, .next, .lines, .list: break
    }
  }

  private mutating func checkNeeded(_ map: MapNode, _ shape: Shape) {
    for key in shape.keys where key.isNeeded && map[key.name] == nil {
      complaints.add(
        .missingKey, "\(capitalised(shape.name)) needs the key \"\(key.name)\".", at: map.place,
        length: map.pairs.first?.key.length ?? 1, help: "Add a line \"\(key.name): ...\".")
    }
  }

  private mutating func checkChoices(_ map: MapNode, _ shape: Shape) {
    for choice in shape.choices {
      let written = map.pairs.map(\.key).filter { choice.keys.contains($0.text) }
      let names = listed(choice.keys)
      if written.count > 1 {
        complaints.add(
          .oneOfKeys, "Only one of \(names) may be written.", at: written[1].place,
          length: written[1].length, help: "Keep one of them.")
      }
      let stands = choice.instead.map { map[$0] != nil } ?? false
      if choice.isNeeded, written.isEmpty, !stands {
        complaints.add(
          .oneOfKeys, "\(capitalised(shape.name)) needs one of \(names).", at: map.place,
          length: map.pairs.first?.key.length ?? 1, help: "Add the one that fits.")
      }
    }
  }
}
