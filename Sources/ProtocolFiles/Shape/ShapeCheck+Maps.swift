// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Maps whose keys are the author's own, in part or all, or whose first key says their kind.
extension ShapeCheck {
  mutating func checkPair(_ map: MapNode, _ value: ValueShape) {
    if complainsOfNoKeys(map) { return }
    if map.pairs.count > 1 {
      let second = map.pairs[1].key
      complaints.add(
        .notOnePair, "The item has more than one key.", at: second.place, length: second.length,
        help: "Begin a new item with a dash for each key.")
    }
    for pair in map.pairs.prefix(1) { check(pair.value, value, key: pair.key) }
  }

  mutating func checkLabelled(_ map: MapNode, _ shape: Shape) {
    guard !complainsOfNoKeys(map), let first = map.pairs.first else { return }
    if shape[first.key.text] != nil {
      complaints.add(
        .kindNotFirst, "\(capitalised(shape.name)) begins with its id and label.",
        at: first.key.place, length: first.key.length,
        help: "Write \"- some-id: The label\" before \(quoted(first.key.text)).")
      return check(map, shape)
    }
    check(first.value, .text, key: first.key)
    check(MapNode(pairs: Array(map.pairs.dropFirst()), place: map.place), shape)
  }

  mutating func checkKind(_ map: MapNode, _ what: String, _ shapes: [Shape]) {
    guard !complainsOfNoKeys(map), let first = map.pairs.first?.key else { return }
    let kinds = shapes.compactMap(\.keys.first?.name)
    if let shape = shapes.first(where: { $0.keys.first?.name == first.text }) {
      return check(map, shape)
    }
    if let kind = map.pairs.first(where: { kinds.contains($0.key.text) })?.key {
      complaints.add(
        .kindNotFirst, "The first key of a \(what) says its kind.", at: kind.place,
        length: kind.length, help: "Move \"\(kind.text)\" to the top of the \(what).")
      if let shape = shapes.first(where: { $0.keys.first?.name == kind.text }) {
        check(map, shape)
      }
      return
    }
    complaints.add(
      .unknownKind, "There is no kind of \(what) \(quoted(first.text)).", at: first.place,
      length: first.length,
      help: suggestion(for: first.text, among: kinds) ?? "The kinds are \(listed(kinds)).")
  }

  mutating func checkClauses(_ map: MapNode) {
    if map["id"] == nil {
      complaints.add(
        .missingKey, "A rule needs the key \"id\".", at: map.place,
        length: map.pairs.first?.key.length ?? 1, help: "Add a line \"id: ...\".")
    }
    for pair in map.pairs {
      check(pair.value, pair.key.text == "id" ? .text : .lines, key: pair.key)
    }
  }

  mutating func checkWord(_ text: TextNode, _ value: ValueShape) {
    switch value {
    case .word(let words) where !words.contains(text.text):
      complaints.add(
        .unknownWord, "\(quoted(text.text)) is not a word that is known here.", at: text.place,
        length: text.length,
        help: suggestion(for: text.text, among: words)
          ?? (words.count == 1 ? "Write \(listed(words))." : "Write one of \(listed(words))."))
    case .format where text.text != "1":
      complaints.add(
        .otherFormat, "The file is of format \(quoted(text.text)), which is not known here.",
        at: text.place, length: text.length, help: "Write \"format: 1\".")
    case .next where NextDraft(text) == nil:
      complaints.add(
        .unknownNext, "\(quoted(text.text)) does not say what follows.", at: text.place,
        length: text.length, help: "Write \"on\", \"go STEP\" or \"end OUTCOME\".")
    default: break
    }
  }

  mutating func checkCount(of list: ListNode, _ key: TextNode?, _ atLeast: Int, _ atMost: Int) {
    let name = key.map { quoted($0.text) } ?? "The list"
    if list.items.count < atLeast {
      complaints.add(
        .itemCount, "\(name) is empty.", at: key?.place ?? list.place, length: key?.length ?? 1,
        help: "Write at least one item.")
    } else if list.items.count > atMost {
      let extra = list.items[atMost]
      complaints.add(
        .itemCount, "\(name) has \(list.items.count) items; \(atMost) is the most.",
        at: extra.place, length: extra.length, help: "Ask it in two steps.")
    }
  }
}

extension NextDraft {
  /// `on`, `go STEP` or `end OUTCOME`; the place of a step or outcome is its own.
  init?(_ text: TextNode) {
    let words = text.text.split(separator: " ", omittingEmptySubsequences: true)
    if words == ["on"] {
      self = .on
      return
    }
    guard words.count == 2, let name = words.last else { return nil }
    var place = text.place
    let before = text.text.unicodeScalars.count - name.unicodeScalars.count
    place.column += before + (text.length > text.text.unicodeScalars.count ? 1 : 0)
    switch words[0] {
    case "go": self = .go(Placed(String(name), at: place))
    case "end": self = .end(Placed(String(name), at: place))
    default: return nil
    }
  }
}
