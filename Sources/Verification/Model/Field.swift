// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Something that the model keeps for a point of a call, by what it is.
enum FieldKey: Hashable, Sendable {
  /// How a variable stands for a party.
  case cell(Variable, party: Int)
  /// Whether the step of a score was passed for a party.
  case passedScore(Int, party: Int)
  /// What the counsellor raised a finding to; the lowest where its step was passed and nobody
  /// raised it. For sure once its step was passed, or where nothing tells that apart.
  case level(Int, party: Int)
}

/// One way in which something may stand.
struct Stance: Hashable, Sendable {
  var cell: Cell
  /// The number itself, where points are counted from it.
  var number: Int?
  /// What a sticky fact goes back to when the dispute over it is settled.
  var beneath: Cell?

  init(_ cell: Cell, number: Int? = nil, beneath: Cell? = nil) {
    self.cell = cell
    self.number = number
    self.beneath = beneath
  }

  static let notKnown = Stance(.notKnown)
  static let yes = Stance(.value(0, forSure: true))
}

/// A field: stances that no condition tells apart form one class, and the class is kept in bits.
struct Field: Sendable {
  var key: FieldKey
  var classes: [[Stance]]
  var classOf: [Stance: Int]
  var firstLevel: Int32
  var width: Int32
  /// All its bits, to be freed.
  var bits = Diagram.all
  /// For each class, where the field holds it. Wherever it is, it holds one of them.
  var codes: [Diagram] = []
}

extension Field {
  /// The classes of these stances, each once, in rising order.
  func classes(of stances: some Sequence<Stance>) -> [Int] {
    Set(stances.compactMap { classOf[$0] }).sorted()
  }
}
