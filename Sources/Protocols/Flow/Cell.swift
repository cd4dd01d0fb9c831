// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// How a fact stands, as one small number: five ways of having no clear value, then each value
/// twice, doubtful and for sure.
///
/// | cell | means |
/// |---|---|
/// | 0 | not known: never answered for this party |
/// | 1 | unsure: asked, and they do not know |
/// | 2 | declined: asked, and they will not say |
/// | 3 | disputed: two sources disagree, both are kept |
/// | 4 | skipped by choice of the counsellor |
/// | 5 + 2v | value v, not for sure |
/// | 6 + 2v | value v, for sure |
///
/// Five different things that none of the tests ever reads as *no*: a test is a set of cells, and
/// the sets below are the only place where that is written.
package struct Cell: Equatable, Hashable, Sendable {
  package var number: UInt8

  package init(number: UInt8) {
    self.number = number
  }

  package static let notKnown = Cell(number: 0)
  package static let unsure = Cell(number: 1)
  package static let declined = Cell(number: 2)
  package static let disputed = Cell(number: 3)
  package static let skipped = Cell(number: 4)

  /// The cell of a value, by its position among the fact's values (0...28).
  package static func value(_ index: Int, forSure: Bool) -> Cell {
    precondition(index >= 0 && index < Cells.valueBudget, "the shape pass keeps values in budget")
    return Cell(number: UInt8(5 + 2 * index + (forSure ? 1 : 0)))
  }

  /// The value's position, or nil when there is no clear value.
  package var valueIndex: Int? {
    number < 5 ? nil : Int(number - 5) / 2
  }

  /// Whether it holds a value that is for sure.
  package var isForSure: Bool { number >= 6 && number % 2 == 0 }
}

/// A set of cells: what one test accepts.
package struct Cells: OptionSet, Hashable, Sendable {
  package let rawValue: UInt64

  package init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// How many values a fact may have: 5 + 2 x 29 = 63 cells fit one word.
  package static let valueBudget = 29

  package static let notKnown = Cells(.notKnown)
  package static let unclear = Cells([.unsure, .declined, .disputed, .skipped])

  package init(_ cell: Cell) {
    self.init(rawValue: 1 << UInt64(cell.number))
  }

  package init(_ cells: [Cell]) {
    self.init(cells.map { Cells($0) })
  }

  /// The values at these positions, doubtful ones too unless only `forSure` ones count.
  package static func values(_ indices: some Sequence<Int>, forSure: Bool = false) -> Cells {
    var cells: Cells = []
    for index in indices {
      cells.formUnion(Cells(.value(index, forSure: true)))
      if !forSure { cells.formUnion(Cells(.value(index, forSure: false))) }
    }
    return cells
  }

  /// Every clear value of a fact that has `count` values.
  package static func known(count: Int) -> Cells {
    values(0..<count)
  }

  package func contains(_ cell: Cell) -> Bool {
    rawValue & (1 << UInt64(cell.number)) != 0
  }
}
