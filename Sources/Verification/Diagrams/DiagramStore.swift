// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Binary decision diagrams, reduced and ordered (Bryant 1986), each node kept once.
///
/// 1. A node's level is smaller than its children's; the two ends stand on a level past all bits.
/// 2. No node has two equal children, and no two nodes are equal in level and children.
/// 3. Nodes are numbered and never change, so a cache over numbers stays true.
/// 4. There are at most `nodeBudget` of them. Past that each operation answers `none` and
///    `isExhausted` is true for good: whoever reads a result must look at it first.
package struct DiagramStore {
  struct Node {
    var level: Int32
    var low: Int32
    var high: Int32
  }

  enum Operation: Int32 {
    case and = 1
    case or, difference, exists
  }

  private struct Cached {
    var operation: Int32
    var left: Int32
    var right: Int32
    var result: Int32
  }

  static let endLevel = Int32.max

  private(set) var nodes: [Node]
  package private(set) var isExhausted = false
  private let nodeBudget: Int
  /// Node numbers by hash, open addressing; 0 is a free place.
  private var places: [Int32]
  /// What was worked out before; a newer result takes an older one's place.
  private var cache: [Cached]
  /// How many results were remembered since the cache had its size.
  private var remembered = 0

  package init(nodeBudget: Int) {
    self.nodeBudget = nodeBudget
    let end = Node(level: Self.endLevel, low: 0, high: 0)
    nodes = [end, end]
    places = Array(repeating: 0, count: 1 << 12)
    cache = Self.emptyCache
  }

  package var nodeCount: Int { nodes.count }

  /// The assignments in which this bit is yes.
  package mutating func bit(_ level: Int32) -> Diagram {
    Diagram(node: node(level, low: 0, high: 1))
  }

  /// The one node with this level and these children.
  mutating func node(_ level: Int32, low: Int32, high: Int32) -> Int32 {
    if low == high { return low }
    var place = Self.mix(level, low, high) & (places.count - 1)
    while places[place] != 0 {
      let known = nodes[Int(places[place])]
      if known.level == level, known.low == low, known.high == high { return places[place] }
      place = (place + 1) & (places.count - 1)
    }
    guard nodes.count < nodeBudget else {
      isExhausted = true
      return 0
    }
    nodes.append(Node(level: level, low: low, high: high))
    places[place] = Int32(nodes.count - 1)
    if nodes.count * 2 > places.count { grow() }
    return Int32(nodes.count - 1)
  }

  private mutating func grow() {
    places = Array(repeating: 0, count: places.count * 4)
    for number in 2..<nodes.count {
      let known = nodes[number]
      var place = Self.mix(known.level, known.low, known.high) & (places.count - 1)
      while places[place] != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(number)
    }
  }

  /// A cache that was filled once is too small for what is worked out: much would be worked out
  /// again and again.
  private mutating func growCache() {
    remembered = 0
    guard cache.count < Self.mostCached else { return }
    var larger = Array(repeating: Self.nothing, count: cache.count * 4)
    for known in cache where known.operation != 0 {
      larger[Self.mix(known.operation, known.left, known.right) & (larger.count - 1)] = known
    }
    cache = larger
  }

  private static func mix(_ first: Int32, _ second: Int32, _ third: Int32) -> Int {
    var mixed = UInt64(UInt32(bitPattern: first)) &* 0x9E37_79B9_7F4A_7C15
    mixed ^= UInt64(UInt32(bitPattern: second)) &* 0xC2B2_AE3D_27D4_EB4F
    mixed ^= UInt64(UInt32(bitPattern: third)) &* 0x1656_67B1_9E37_79F9
    mixed ^= mixed >> 32
    return Int(truncatingIfNeeded: mixed & 0x7FFF_FFFF)
  }

  /// Forgets much that was worked out before, so that a walk begins with a cache that fits it.
  mutating func forgetResults() {
    guard cache.count > Self.fitsAnyWalk else { return }
    cache = Self.emptyCache
    remembered = 0
  }

  private static let nothing = Cached(operation: 0, left: 0, right: 0, result: 0)
  private static let emptyCache = Array(repeating: nothing, count: 1 << 12)
  private static let mostCached = 1 << 20
  private static let fitsAnyWalk = 1 << 14

  func cached(_ operation: Operation, _ left: Int32, _ right: Int32) -> Int32? {
    cached(operation.rawValue, left, right)
  }

  /// A meeting with these bits free; their node's number, past the others', is its operation's.
  func cached(meeting bits: Int32, _ left: Int32, _ right: Int32) -> Int32? {
    cached(Operation.exists.rawValue + bits, left, right)
  }

  private func cached(_ operation: Int32, _ left: Int32, _ right: Int32) -> Int32? {
    let known = cache[Self.mix(operation, left, right) & (cache.count - 1)]
    guard known.left == left, known.right == right, known.operation == operation else {
      return nil
    }
    return known.result
  }

  mutating func remember(_ operation: Operation, _ left: Int32, _ right: Int32, _ result: Int32) {
    remember(operation.rawValue, left, right, result)
  }

  mutating func remember(meeting bits: Int32, _ left: Int32, _ right: Int32, _ result: Int32) {
    remember(Operation.exists.rawValue + bits, left, right, result)
  }

  private mutating func remember(
    _ operation: Int32, _ left: Int32, _ right: Int32, _ result: Int32
  ) {
    remembered += 1
    if remembered > cache.count { growCache() }
    cache[Self.mix(operation, left, right) & (cache.count - 1)] = Cached(
      operation: operation, left: left, right: right, result: result)
  }
}
