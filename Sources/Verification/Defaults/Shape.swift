// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// The walk of a library by its shape alone, whatever anybody answers.
struct Shape {
  private let graph: PlaceGraph
  private let library: CheckedLibrary

  init(_ library: CheckedLibrary, budget: Int = Prover.Budget().places) {
    self.library = library
    graph = PlaceGraph(library, from: .call, budget: budget)
  }

  /// `loops-end`: a loop that no labelled answer leads out of.
  func endlessLoops() -> [DefaultProofs.Breach] {
    // A walk that was cut off shows no end, and has moves for some of its places only.
    guard !graph.isCut else { return [] }
    let moves = graph.places.indices.map { labelledMoves(from: $0) }
    // A place is left for good when some way of labelled answers leads from it to an end.
    var ends = graph.places.map(\.isOver)
    var isSettled = false
    while !isSettled {
      isSettled = true
      for place in graph.places.indices where !ends[place] {
        guard moves[place].contains(where: { ends[$0.target] }) else { continue }
        ends[place] = true
        isSettled = false
      }
    }
    let endless = graph.places.indices.first { place in
      !ends[place] && graph.places[place].isPause
        && graph.moves[place].count > moves[place].count
    }
    guard let endless else { return [] }
    return [
      DefaultProofs.Breach(
        rule: .loopsEnd, step: graph.places[endless].top.step,
        says: "every labelled answer leads back, and only not knowing leads on")
    ]
  }

  /// The moves from a place, but for one that only an unclear answer makes.
  private func labelledMoves(from place: Int) -> [Move] {
    graph.moves[place].filter { move in
      guard case .answers(let fact, .on, _, need: nil) = move.action,
        case .ask(_, let follows) = library.flow.steps[graph.places[place].top.step].act
      else { return true }
      let values = library.facts[fact].answers.valueIDs.indices
      return values.isEmpty || !values.allSatisfy { follows[$0] ?? .on != .on }
    }
  }
}
