// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Yams

/// Reads a file's bytes to its nodes, or complains. The text is checked first; the YAML parser
/// sees only a text that passed, and its own words are never shown, since they hold the file.
func readNodes(_ file: SourceFile, _ complaints: inout Complaints) -> Node? {
  guard let text = SourceText(file, &complaints) else { return nil }
  text.checkCharacters(&complaints)
  var layout = LayoutCheck(text, complaints)
  complaints = layout.run()
  guard complaints.diagnostics.isEmpty else { return nil }
  do {
    // All scalars are text under `.basic`. The encoding is named, as the default asks the
    // environment.
    let parser = try Parser(yaml: text.text, resolver: .basic, encoding: .utf8)
    guard let root = try parser.singleRoot() else {
      complaints.add(.emptyFile, "The file has no content.", line: 1, column: 1)
      return nil
    }
    // Anchors are visible only while the parser lives.
    return withExtendedLifetime(parser) {
      var walk = NodeWalk(complaints)
      let node = walk.node(root, depth: 0)
      complaints = walk.complaints
      return complaints.diagnostics.isEmpty ? node : nil
    }
  } catch {
    complain(of: error, &complaints)
    return nil
  }
}

/// Turns composed YAML into nodes of our own, within budgets.
private struct NodeWalk {
  static let nodeLimit = 50_000

  var complaints: Complaints
  var count = 0

  init(_ complaints: Complaints) {
    self.complaints = complaints
  }

  mutating func node(_ node: Yams.Node, depth: Int) -> Node? {
    let place = place(of: node)
    count += 1
    guard count <= Self.nodeLimit else {
      if count == Self.nodeLimit + 1 {
        complaints.add(
          .tooManyNodes, "The file holds more than 50,000 values.", at: place,
          help: "Split it into several protocols.")
      }
      return nil
    }
    guard depth <= LayoutCheck.depthLimit else {
      complaints.add(.tooDeep, "Lists and keys are nested more than 32 deep here.", at: place)
      return nil
    }
    checkPlain(node, at: place)
    switch node {
    case .scalar(let scalar):
      return .text(text(scalar, at: place))
    case .sequence(let sequence):
      var items: [Node] = []
      for item in sequence {
        if let item = self.node(item, depth: depth + 1) { items.append(item) }
      }
      return .list(ListNode(items: items, place: place))
    case .mapping(let mapping):
      return .map(map(mapping, at: place, depth: depth))
    case .alias:
      return nil
    }
  }

  private mutating func map(_ mapping: Yams.Node.Mapping, at place: Place, depth: Int) -> MapNode {
    var pairs: [MapNode.Pair] = []
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        complaints.add(
          .complexKey, "A key cannot be a list or hold keys of its own.", at: self.place(of: key),
          help: "Write the key as a word or a phrase.")
        continue
      }
      checkPlain(key, at: self.place(of: key))
      if let value = node(value, depth: depth + 1) {
        pairs.append(.init(key: text(scalar, at: self.place(of: key)), value: value))
      }
    }
    return MapNode(pairs: pairs, place: place)
  }

  /// A second look at what the layout check has refused already, from the parser's own view.
  private mutating func checkPlain(_ node: Yams.Node, at place: Place) {
    if node.anchor != nil {
      complaints.add(.anchor, "An anchor (&) cannot be used.", at: place)
    }
    let known: [Tag.Name] = [.str, .seq, .map]
    if !known.contains(where: { $0.rawValue == node.tag.rawValue }) {
      complaints.add(.tag, "A tag (!) cannot be used.", at: place)
    }
  }

  /// Escapes such as `\x1B` can bring in what the file itself must not hold.
  private mutating func text(_ scalar: Yams.Node.Scalar, at place: Place) -> TextNode {
    for character in scalar.string.unicodeScalars {
      guard isControl(character) || isDirectionMark(character) || isHiddenLineBreak(character)
      else { continue }
      complaints.add(
        .controlCharacter,
        "The text holds a character that cannot be shown (\(codePoint(character))).", at: place,
        help: "Delete the escape that stands for it.")
      break
    }
    let written = scalar.string.unicodeScalars.count
    let length: Int
    switch scalar.style {
    case .literal, .folded: length = 1
    case .singleQuoted, .doubleQuoted: length = written + 2
    case .plain, .any: length = written
    }
    return TextNode(text: scalar.string, place: place, length: max(1, length))
  }

  private func place(of node: Yams.Node) -> Place {
    Place(file: complaints.file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }
}
