// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A set of fields, or of rules, by number. The first 256 need no memory of their own.
struct FieldSet: Hashable, Sendable {
  private var first = SIMD4<UInt64>(repeating: 0)
  /// Those after the first 256; empty, or its last word is not.
  private var rest: [UInt64] = []

  init() {}

  init(_ members: some Sequence<Int>) {
    for member in members { insert(member) }
  }

  func contains(_ field: Int) -> Bool {
    let (word, bit) = (field / 64, UInt64(1) << UInt64(field % 64))
    if word < 4 { return first[word] & bit != 0 }
    return word - 4 < rest.count && rest[word - 4] & bit != 0
  }

  mutating func insert(_ field: Int) {
    let (word, bit) = (field / 64, UInt64(1) << UInt64(field % 64))
    guard word >= 4 else {
      first[word] |= bit
      return
    }
    while rest.count <= word - 4 { rest.append(0) }
    rest[word - 4] |= bit
  }

  mutating func formUnion(_ other: FieldSet) {
    first |= other.first
    if other.rest.isEmpty { return }
    while rest.count < other.rest.count { rest.append(0) }
    for index in other.rest.indices { rest[index] |= other.rest[index] }
  }

  /// As if what goes without were taken out of the other first.
  mutating func formUnion(_ other: FieldSet, without gone: FieldSet) {
    first |= other.first & ~gone.first
    for index in other.rest.indices {
      let word = other.rest[index] & ~(index < gone.rest.count ? gone.rest[index] : 0)
      guard word != 0 else { continue }
      while rest.count <= index { rest.append(0) }
      rest[index] |= word
    }
  }

  func union(_ other: FieldSet) -> FieldSet {
    var both = self
    both.formUnion(other)
    return both
  }

  func intersection(_ other: FieldSet) -> FieldSet {
    var both = self
    both.first &= other.first
    if rest.isEmpty { return both }
    for index in rest.indices {
      both.rest[index] &= index < other.rest.count ? other.rest[index] : 0
    }
    both.trim()
    return both
  }

  func subtracting(_ other: FieldSet) -> FieldSet {
    var left = self
    left.first &= ~other.first
    if rest.isEmpty { return left }
    for index in rest.indices where index < other.rest.count {
      left.rest[index] &= ~other.rest[index]
    }
    left.trim()
    return left
  }

  func intersects(_ other: FieldSet) -> Bool {
    if first & other.first != SIMD4(repeating: 0) { return true }
    if rest.isEmpty || other.rest.isEmpty { return false }
    return zip(rest, other.rest).contains { $0 & $1 != 0 }
  }

  var isEmpty: Bool { first == SIMD4(repeating: 0) && rest.isEmpty }

  /// In rising order.
  var members: [Int] {
    var members: [Int] = []
    for (index, bits) in ((0..<4).map { first[$0] } + rest).enumerated() {
      var word = bits
      while word != 0 {
        members.append(index * 64 + word.trailingZeroBitCount)
        word &= word - 1
      }
    }
    return members
  }

  /// Equal sets are equal in their words.
  private mutating func trim() {
    while rest.last == 0 { rest.removeLast() }
  }
}
