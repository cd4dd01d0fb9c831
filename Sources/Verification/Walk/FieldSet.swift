// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A set of fields, or of rules, by number.
struct FieldSet: Hashable, Sendable {
  private var words: [UInt64] = []

  init(_ members: some Sequence<Int> = []) {
    for member in members { insert(member) }
  }

  func contains(_ field: Int) -> Bool {
    field / 64 < words.count && words[field / 64] & (1 << UInt64(field % 64)) != 0
  }

  mutating func insert(_ field: Int) {
    while words.count <= field / 64 { words.append(0) }
    words[field / 64] |= 1 << UInt64(field % 64)
  }

  mutating func formUnion(_ other: FieldSet) {
    while words.count < other.words.count { words.append(0) }
    for index in other.words.indices { words[index] |= other.words[index] }
  }

  func intersection(_ other: FieldSet) -> FieldSet {
    var both = self
    for index in both.words.indices {
      both.words[index] &= index < other.words.count ? other.words[index] : 0
    }
    return both
  }

  func subtracting(_ other: FieldSet) -> FieldSet {
    var rest = self
    for index in rest.words.indices where index < other.words.count {
      rest.words[index] &= ~other.words[index]
    }
    return rest
  }

  func intersects(_ other: FieldSet) -> Bool {
    for index in 0..<min(words.count, other.words.count)
    where words[index] & other.words[index] != 0 { return true }
    return false
  }

  /// In rising order.
  var members: [Int] {
    var members: [Int] = []
    for index in words.indices {
      var word = words[index]
      while word != 0 {
        members.append(index * 64 + word.trailingZeroBitCount)
        word &= word - 1
      }
    }
    return members
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
}
