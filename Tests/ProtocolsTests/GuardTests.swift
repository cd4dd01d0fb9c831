// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Protocols

@Suite("Guards")
struct GuardTests {
  static let everyCell =
    [Cell.notKnown, .unsure, .declined, .disputed, .skipped]
    + (0..<3).flatMap { [Cell.value($0, forSure: false), .value($0, forSure: true)] }

  @Test("not known, unsure, declined, disputed and skipped are never a value", arguments: everyCell)
  func unknownIsNotNo(cell: Cell) {
    let isNo = Cells.values([1]).contains(cell)
    let isNotYes = Cells.known(count: 3).subtracting(.values([0])).contains(cell)
    guard let value = cell.valueIndex else {
      #expect(!isNo && !isNotYes)
      return
    }
    #expect(isNo == (value == 1))
    #expect(isNotYes == (value != 0))
  }

  @Test("for sure leaves doubtful values out", arguments: everyCell)
  func forSure(cell: Cell) {
    let sure = Cells.values([0], forSure: true)
    #expect(sure.contains(cell) == (cell == .value(0, forSure: true)))
  }

  @Test("at least N of parts agrees with counting, for every N and every truth of five parts")
  func counting() {
    let yes = Cells(.value(0, forSure: true))
    let parts = (0..<5).map { Guard.atom(Atom(Variable(Int32($0)), in: yes)) }
    for wanted in 0...6 {
      for truths in 0..<32 {
        var domain = PlainTruth { variable, _ in
          truths & (1 << Int(variable.number)) != 0 ? .value(0, forSure: true) : .notKnown
        }
        let expected = truths.nonzeroBitCount >= wanted
        #expect(Guard.atLeast(wanted, parts).truth(in: &domain) == expected)
      }
    }
  }

  @Test("all of nothing holds and any of nothing does not")
  func empty() {
    var domain = PlainTruth { _, _ in .notKnown }
    #expect(Guard.all([]).truth(in: &domain))
    #expect(!Guard.any([]).truth(in: &domain))
    #expect(!Guard.not(.always).truth(in: &domain))
  }
}
