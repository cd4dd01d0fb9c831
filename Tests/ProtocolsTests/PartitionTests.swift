// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Protocols

@Suite("Number cells")
struct PartitionTests {
  static let comparisons: [Comparison] =
    [0, 3, 7].flatMap { n -> [Comparison] in
      [.equals(n), .atLeast(n), .atMost(n), .moreThan(n), .lessThan(n), .between(n, n + 2)]
    } + [.equals(.max), .atMost(.max), .atLeast(.min), .lessThan(.min), .between(5, 2)]

  @Test("every comparison is decided by the cell alone, over every pair of comparisons")
  func decided() {
    for first in Self.comparisons {
      for second in Self.comparisons {
        let partition = Partition(of: [first, second])
        for number in Array(-3...12) + [Int.min, Int.min + 1, Int.max - 1, Int.max] {
          let cell = partition.interval(of: number)
          #expect(partition.intervals(where: first).contains(cell) == first.holds(for: number))
          #expect(partition.intervals(where: second).contains(cell) == second.holds(for: number))
        }
      }
    }
  }

  @Test("without comparisons there is one cell")
  func one() {
    #expect(Partition().intervalCount == 1)
    #expect(Partition().interval(of: 5) == 0)
  }
}
