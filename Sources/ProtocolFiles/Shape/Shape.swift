// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The keys that a map may have: one table for reading, for "did you mean", and for editors.
struct Shape: Sendable {
  /// As a message names it, such as `an "ask"`.
  var name: String
  var keys: [Key]
  /// Keys of which at most one, or exactly one, is written.
  var choices: [KeyChoice] = []

  struct Key: Sendable {
    var name: String
    var value: ValueShape
    var isNeeded: Bool

    static func needed(_ name: String, _ value: ValueShape = .text) -> Key {
      Key(name: name, value: value, isNeeded: true)
    }

    static func optional(_ name: String, _ value: ValueShape = .text) -> Key {
      Key(name: name, value: value, isNeeded: false)
    }
  }

  struct KeyChoice: Sendable {
    var keys: [String]
    var isNeeded: Bool
    /// Stands in where none of the keys is written.
    var instead: String?
  }

  subscript(name: String) -> Key? {
    keys.first { $0.name == name }
  }
}

/// What may stand after a key. There is one shape for each key.
indirect enum ValueShape: Sendable {
  case text
  /// One of these words.
  case word([String])
  /// The format of the file.
  case format
  /// `on`, `go STEP` or `end OUTCOME`.
  case next
  /// A text, or a list of texts.
  case lines
  /// A list of at least and at most so many items.
  case list(ValueShape, atLeast: Int = 0, atMost: Int = .max)
  case map(Shape)
  /// Free keys, each with a text.
  case textsByKey
  /// Free keys, each with a map of this shape.
  case mapsByKey(Shape)
  /// One free key with a value.
  case pair(ValueShape)
  /// A free key with its label, then the keys of a shape.
  case labelled(Shape)
  /// Maps whose first key says which of the shapes they have.
  case kinds(String, [Shape])
  /// `id` and free keys, each with a text or a list of texts.
  case clauses

  static let texts = ValueShape.list(.text)
}
