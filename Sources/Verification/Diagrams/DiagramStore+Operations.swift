// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What can be done with sets; each is worked out node by node and remembered.
extension DiagramStore {
  package mutating func and(_ left: Diagram, _ right: Diagram) -> Diagram {
    Diagram(node: combined(.and, left.node, right.node))
  }

  package mutating func or(_ left: Diagram, _ right: Diagram) -> Diagram {
    Diagram(node: combined(.or, left.node, right.node))
  }

  /// What is in the first and not in the second.
  package mutating func subtracting(_ left: Diagram, _ right: Diagram) -> Diagram {
    Diagram(node: combined(.difference, left.node, right.node))
  }

  package mutating func not(_ set: Diagram) -> Diagram {
    subtracting(.all, set)
  }

  /// The set, with these bits free: in it is whatever some value of them puts in it.
  ///
  /// `bits` is the conjunction of the bits to free.
  package mutating func freeing(_ bits: Diagram, in set: Diagram) -> Diagram {
    Diagram(node: exists(set.node, bits.node))
  }

  /// What is in both, with these bits free: what `and` and then `freeing` come to, without the
  /// nodes in between.
  package mutating func meeting(
    _ left: Diagram, _ right: Diagram, freeing bits: Diagram
  ) -> Diagram {
    Diagram(node: met(left.node, right.node, bits.node))
  }

  private mutating func met(_ left: Int32, _ right: Int32, _ bits: Int32) -> Int32 {
    if left == 0 || right == 0 { return 0 }
    if left == 1 || left == right { return exists(right, bits) }
    if right == 1 { return exists(left, bits) }
    let (first, second) = left < right ? (left, right) : (right, left)
    let (level, one, other) = split(first, second)
    var rest = bits
    while nodes[Int(rest)].level < level { rest = nodes[Int(rest)].high }
    if rest == 1 { return combined(.and, first, second) }
    if let known = cached(meeting: rest, first, second) { return known }
    let isFreed = nodes[Int(rest)].level == level
    let low = met(one.low, other.low, rest)
    let result: Int32
    if isFreed {
      result = low == 1 ? 1 : combined(.or, low, met(one.high, other.high, rest))
    } else {
      result = node(level, low: low, high: met(one.high, other.high, rest))
    }
    remember(meeting: rest, first, second, result)
    return result
  }

  private mutating func combined(_ operation: Operation, _ left: Int32, _ right: Int32) -> Int32 {
    if let plain = Self.plain(operation, left, right) { return plain }
    let isOrdered = left < right || operation == .difference
    let (first, second) = isOrdered ? (left, right) : (right, left)
    if let known = cached(operation, first, second) { return known }
    let (level, one, other) = split(first, second)
    let low = combined(operation, one.low, other.low)
    let result = node(level, low: low, high: combined(operation, one.high, other.high))
    remember(operation, first, second, result)
    return result
  }

  /// What needs no look into the nodes: one of the two is none or all, or they are equal.
  private static func plain(_ operation: Operation, _ left: Int32, _ right: Int32) -> Int32? {
    switch operation {
    case .and:
      if left == 0 || right == 0 { return 0 }
      if left == 1 || left == right { return right }
      return right == 1 ? left : nil
    case .or:
      if left == 1 || right == 1 { return 1 }
      if left == 0 || left == right { return right }
      return right == 0 ? left : nil
    case .difference:
      if left == 0 || right == 1 || left == right { return 0 }
      return right == 0 ? left : nil
    case .exists: return nil
    }
  }

  private mutating func exists(_ set: Int32, _ bits: Int32) -> Int32 {
    if set < 2 || bits == 1 { return set }
    let level = nodes[Int(set)].level
    var rest = bits
    while nodes[Int(rest)].level < level { rest = nodes[Int(rest)].high }
    if rest == 1 { return set }
    if let known = cached(.exists, set, rest) { return known }
    let known = nodes[Int(set)]
    let low = exists(known.low, rest)
    let result: Int32
    if nodes[Int(rest)].level == level {
      result = low == 1 ? 1 : combined(.or, low, exists(known.high, rest))
    } else {
      result = node(level, low: low, high: exists(known.high, rest))
    }
    remember(.exists, set, rest, result)
    return result
  }

  /// The upper level of the two, and what each has below it.
  private func split(
    _ left: Int32, _ right: Int32
  ) -> (level: Int32, left: (low: Int32, high: Int32), right: (low: Int32, high: Int32)) {
    let one = nodes[Int(left)]
    let other = nodes[Int(right)]
    let level = min(one.level, other.level)
    return (
      level,
      one.level == level ? (one.low, one.high) : (left, left),
      other.level == level ? (other.low, other.high) : (right, right)
    )
  }
}
