// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Plain truth over cells made up by a test.
struct PlainTruth: TruthDomain {
  var cell: (Variable, Reader) -> Cell

  init(cell: @escaping (Variable, Reader) -> Cell) {
    self.cell = cell
  }

  var never: Bool { false }
  var always: Bool { true }
  func truth(of atom: Atom) -> Bool {
    atom.cells.contains(cell(atom.variable, atom.reader))
  }
  func not(_ truth: Bool) -> Bool { !truth }
  func and(_ left: Bool, _ right: Bool) -> Bool { left && right }
  func or(_ left: Bool, _ right: Bool) -> Bool { left || right }
}
