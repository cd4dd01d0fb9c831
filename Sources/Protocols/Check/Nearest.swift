// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The candidate a trainer most likely meant, or nil when none is close (a third of the letters
/// wrong, at most). Ties go to the first in order, so messages do not change between runs.
package func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
  let budget = max(1, name.utf8.count / 3)
  var best: (distance: Int, name: String)?
  for candidate in candidates {
    let distance = editDistance(Array(name.utf8), Array(candidate.utf8), atMost: budget)
    guard let distance else { continue }
    if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
  }
  return best?.name
}

/// Letters added, left out, changed or swapped with a neighbour; nil above the budget.
private func editDistance(_ left: [UInt8], _ right: [UInt8], atMost budget: Int) -> Int? {
  guard abs(left.count - right.count) <= budget else { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    for column in 0..<right.count {
      let change = last[column] + (left[row] == right[column] ? 0 : 1)
      var cheapest = min(change, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cheapest = min(cheapest, beforeLast[column - 1] + 1)
      }
      current.append(cheapest)
    }
    (beforeLast, last) = (last, current)
  }
  guard let distance = last.last, distance <= budget else { return nil }
  return distance
}
