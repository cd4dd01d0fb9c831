// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension Sequence where Element: Equatable {
  /// Its elements in their order, each where it first stands.
  package var eachOnce: [Element] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
