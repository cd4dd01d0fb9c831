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

  @Test("about an hour counts on the side on which each condition holds, for every minute")
  func about() {
    let within = Comparison.atMost(60)
    let longer = Comparison.moreThan(120)
    for comparisons in [[within], [longer], [within, longer], [longer, within]] {
      let partition = Partition(of: comparisons)
      for minute in 0...300 {
        let cell = partition.interval(ofAbout: minute, give: 15)
        for comparison in comparisons {
          let worse = comparison == within ? max(0, minute - 15) : minute + 15
          #expect(
            partition.intervals(where: comparison).contains(cell) == comparison.holds(for: worse))
        }
      }
    }
  }

  @Test("where two conditions about one time contradict each other, the nearer one counts")
  func contradiction() {
    let partition = Partition(of: [.atMost(60), .moreThan(60), .moreThan(70)])
    #expect(
      [40, 60, 75, 76, 90].map { partition.interval(ofAbout: $0, give: 15) } == [0, 0, 0, 2, 2])
  }

  @Test("without comparisons there is one cell")
  func one() {
    #expect(Partition().intervalCount == 1)
    #expect(Partition().interval(of: 5) == 0)
  }
}
