// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Reading values out of a map whose shape has been checked: needed keys are there.
extension MapNode {
  func text(_ key: String) -> Placed<String>? {
    if case .text(let text)? = self[key] { return text.placed }
    return nil
  }

  /// A needed text; an empty one at the map's place stands in where the shape was never checked.
  func needed(_ key: String) -> Placed<String> {
    text(key) ?? Placed("", at: place)
  }

  /// A text, or a list of texts.
  func texts(_ key: String) -> [Placed<String>] {
    switch self[key] {
    case .text(let text): [text.placed]
    case .list(let list): list.items.compactMap(\.text)
    case .map, nil: []
    }
  }

  func maps(_ key: String) -> [MapNode] {
    guard case .list(let list)? = self[key] else { return [] }
    return list.items.compactMap(\.map)
  }

  func map(_ key: String) -> MapNode? { self[key]?.map }

  /// Items of one free key with a text: `- id: Title`.
  func titled(_ key: String) -> [TitledDraft] {
    maps(key).compactMap(\.titled)
  }

  /// The one free key, or the first of several, with its text.
  var titled: TitledDraft? {
    guard let pair = pairs.first, case .text(let title) = pair.value else { return nil }
    return TitledDraft(id: pair.key.placed, title: title.placed)
  }
}

extension Node {
  var text: Placed<String>? {
    if case .text(let text) = self { return text.placed }
    return nil
  }

  var map: MapNode? {
    if case .map(let map) = self { return map }
    return nil
  }
}
