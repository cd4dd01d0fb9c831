// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension Sequence where Element: Equatable {
  /// Its elements in their order, each where it first stands.
  package var eachOnce: [Element] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension Sequence {
  /// Those that are alike together, in the order in which the first of each came; none is empty.
  package func alike(_ isAlike: (Element, Element) -> Bool) -> [[Element]] {
    reduce(into: []) { groups, next in
      if let index = groups.firstIndex(where: { isAlike($0[0], next) }) {
        groups[index].append(next)
      } else {
        groups.append([next])
      }
    }
  }
}
