// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// The moves of a graph by numbers, so that a walk over them copies nothing else.
struct Roads {
  struct Edge {
    /// Which of the moves of its place it is.
    var way: Int
    var deed: Int
    var target: Int
    /// By it a prompt is left that what was done out of turn took away.
    var isRecheck: Bool
  }

  let edges: [Edge]
  let isPause: [Bool]
  /// For each place, the deed by which its prompt is taken away; nil where nothing can.
  let recheckOf: [Int?]
  private let ends: [Int]

  init(_ graph: PlaceGraph) {
    var (edges, ends): ([Edge], [Int]) = ([], [0])
    for moves in graph.moves {
      for (way, move) in moves.enumerated() {
        edges.append(
          Edge(
            way: way, deed: move.deed, target: move.target, isRecheck: move.action.isRecheck))
      }
      ends.append(edges.count)
    }
    isPause = graph.places.map(\.isPause)
    recheckOf = graph.moves.map { $0.first(where: \.action.isRecheck)?.deed }
    (self.edges, self.ends) = (edges, ends)
  }

  /// The numbers of the edges from a place.
  func edges(from place: Int) -> Range<Int> { ends[place]..<ends[place + 1] }
}
