// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Looking into a set.
extension DiagramStore {
  /// What is left of a set once the block of bits from this level on holds this code.
  ///
  /// The lowest bit of the code is the block's first. Nothing of the set may stand above the block.
  func following(_ set: Diagram, from level: Int32, width: Int32, code: Int) -> Diagram {
    var node = set.node
    for bit in 0..<width {
      let known = nodes[Int(node)]
      guard known.level == level + bit else { continue }
      node = code >> Int(bit) & 1 == 1 ? known.high : known.low
    }
    return Diagram(node: node)
  }

  /// The bits that a set depends on.
  func levels(in set: Diagram) -> Set<Int32> {
    var (levels, seen): (Set<Int32>, Set<Int32>) = ([], [0, 1])
    var open = [set.node]
    while let node = open.popLast() {
      guard seen.insert(node).inserted else { continue }
      let known = nodes[Int(node)]
      levels.insert(known.level)
      open += [known.low, known.high]
    }
    return levels
  }
}
