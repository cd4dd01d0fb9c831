// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A set of assignments of yes or no to numbered bits, as a node of one `DiagramStore`.
///
/// Equal sets of one store are equal nodes, so comparing two sets is comparing two numbers.
package struct Diagram: Equatable, Hashable, Sendable {
  let node: Int32

  /// No assignment at all.
  package static let none = Diagram(node: 0)
  /// Every assignment.
  package static let all = Diagram(node: 1)
}
