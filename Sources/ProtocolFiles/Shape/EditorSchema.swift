// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// The kinds of file that authors write.
package enum AuthorFile: String, CaseIterable, Sendable {
  case `protocol`, library, policy, supports, translation, transcript

  var shape: Shape {
    switch self {
    case .protocol: .protocolFile
    case .library: .libraryFile
    case .policy: .policyFile
    case .supports: .supportsFile
    case .translation: .translationFile
    case .transcript: .transcriptFile
    }
  }

  /// A JSON Schema (draft-07) of the file, for editors: it completes keys and marks slips while
  /// somebody types.
  ///
  /// It is made from the table that the reader uses and accepts all that the reader accepts; the
  /// checker has the last word, because a schema knows no names. An editor may read `no` and `1.10`
  /// as something else than text, so a text may be any scalar.
  package var editorSchema: String {
    let head: [(String, SchemaNode)] = [
      ("$schema", .text("http://json-schema.org/draft-07/schema#")),
      ("title", .text("Steady: \(shape.name)")),
    ]
    return SchemaNode.object(head + shape.schema).text + "\n"
  }
}

extension Shape {
  fileprivate var schema: [(String, SchemaNode)] {
    [
      ("type", .text("object")),
      ("properties", .object(keys.map { ($0.name, $0.value.schema) })),
      ("required", .texts(keys.filter(\.isNeeded).map(\.name))),
      ("additionalProperties", .flag(false)),
    ]
  }
}

extension ValueShape {
  private static let scalars = SchemaNode.texts(["string", "number", "boolean", "null"])

  fileprivate var schema: SchemaNode { .object(rules) }

  private var rules: [(String, SchemaNode)] {
    switch self {
    case .text: return [("type", Self.scalars)]
    case .word(let words): return [("enum", .list(words.flatMap(Self.readings)))]
    case .format: return [("enum", .list([.number(1), .text("1")]))]
    case .next:
      // `on` alone is true to some editors.
      return [
        ("type", .texts(["string", "boolean"])),
        ("pattern", .text("^ *(on|(go|end) +[^ ]+) *$")),
      ]
    case .lines:
      return [
        ("type", .texts(["string", "number", "boolean", "null", "array"])),
        ("items", ValueShape.text.schema), ("minItems", .number(1)),
      ]
    case .list(let item, let atLeast, let atMost):
      let most: [(String, SchemaNode)] = atMost == .max ? [] : [("maxItems", .number(atMost))]
      return [
        ("type", .text("array")), ("items", item.schema), ("minItems", .number(atLeast)),
      ] + most
    case .map(let shape): return shape.schema
    case .textsByKey: return Self.freeKeys(.text)
    case .mapsByKey(let shape): return Self.freeKeys(.map(shape))
    case .pair(let value):
      return Self.freeKeys(value) + [("minProperties", .number(1)), ("maxProperties", .number(1))]
    case .labelled(let shape):
      let keys = shape.schema.filter { $0.0 != "additionalProperties" }
      return keys + [
        ("additionalProperties", ValueShape.text.schema), ("minProperties", .number(1)),
      ]
    case .kinds(_, let shapes): return Self.kinds(shapes)
    case .clauses:
      let keys = RuleKey.allCases.map { ($0.rawValue, ValueShape.lines.schema) }
      return [
        ("type", .text("object")),
        ("properties", .object([("id", ValueShape.text.schema)] + keys)),
        ("required", .texts(["id"])), ("additionalProperties", .flag(false)),
      ]
    }
  }

  /// `yes` and `no` are truths to some editors.
  private static func readings(of word: String) -> [SchemaNode] {
    switch word {
    case "yes": [.text(word), .flag(true)]
    case "no": [.text(word), .flag(false)]
    default: [.text(word)]
    }
  }

  private static func freeKeys(_ value: ValueShape) -> [(String, SchemaNode)] {
    [("type", .text("object")), ("additionalProperties", value.schema)]
  }

  /// One branch for each kind. JSON knows no first key, so a kind whose name is also a key of
  /// others, such as the act `quote`, is meant only where none of those is.
  private static func kinds(_ shapes: [Shape]) -> [(String, SchemaNode)] {
    let names = shapes.compactMap(\.keys.first?.name)
    let branches = zip(names, shapes).map { name, shape in
      let owners = shapes.filter { $0.keys.dropFirst().contains { $0.name == name } }
      let others = owners.compactMap(\.keys.first?.name)
      var test: [(String, SchemaNode)] = [("required", .texts([name]))]
      if !others.isEmpty { test.append(("not", .object([oneOfKeys(others)]))) }
      return SchemaNode.object([("if", .object(test)), ("then", .object(shape.schema))])
    }
    return [
      ("type", .text("object")), ("properties", .object(names.map { ($0, .flag(true)) })),
      oneOfKeys(names), ("allOf", .list(branches)),
    ]
  }

  private static func oneOfKeys(_ names: [String]) -> (String, SchemaNode) {
    ("anyOf", .list(names.map { .object([("required", .texts([$0]))]) }))
  }
}

/// JSON in the order given, for files that people compare.
indirect enum SchemaNode: Sendable {
  case object([(String, SchemaNode)])
  case list([SchemaNode])
  case text(String)
  case number(Int)
  case flag(Bool)

  static func texts(_ texts: [String]) -> SchemaNode { .list(texts.map { .text($0) }) }

  var text: String { lines(margin: "") }

  private func lines(margin: String) -> String {
    let inner = margin + "  "
    switch self {
    case .text(let text): return Self.quoted(text)
    case .number(let number): return "\(number)"
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let items):
      if isPlain { return "[" + items.map(\.text).joined(separator: ", ") + "]" }
      let lines = items.map { inner + $0.lines(margin: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(margin)]"
    case .object(let pairs):
      guard !pairs.isEmpty else { return "{}" }
      if pairs.allSatisfy(\.1.isPlain) {
        return "{" + pairs.map { Self.quoted($0.0) + ": " + $0.1.text }.joined(separator: ", ")
          + "}"
      }
      let lines = pairs.map { inner + Self.quoted($0.0) + ": " + $0.1.lines(margin: inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(margin)}"
    }
  }

  /// Whether it stands on one line.
  private var isPlain: Bool {
    switch self {
    case .text, .number, .flag: true
    case .list(let items): items.allSatisfy(\.isPlain)
    case .object: false
    }
  }

  /// Our own names only: quotes and backslashes are all that can need care.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
