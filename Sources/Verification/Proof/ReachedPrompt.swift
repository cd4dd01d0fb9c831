// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// A prompt that some call comes to, with one way in which that call may end.
package struct ReachedPrompt: Hashable, Sendable {
  /// By position in the flow.
  package var step: Int
  /// The responder whose rung it is, or the fact that the step's condition wanted first.
  package var part: String?
  /// Of the protocol that the walk began with.
  package var outcome: String

  package init(step: Int, part: String?, outcome: String) {
    self.step = step
    self.part = part
    self.outcome = outcome
  }
}

extension Prover {
  /// Every prompt that some call comes to, acts out of turn included, with each outcome that it may
  /// still have: all fields in sight, and no rule. Nil where that outgrows the budget.
  package func prompts(from root: Root = .call) -> Set<ReachedPrompt>? {
    let graph = PlaceGraph(library, from: root, budget: budget.places)
    guard !graph.isCut else { return nil }
    var model = Model(library, rules: [], nodeBudget: budget.nodes)
    let survey = Survey(graph, &model)
    var terrain = Terrain(
      survey, model, lookingAt: FieldSet(model.fields.indices), for: FieldSet())
    let reached = terrain.everythingReached()
    var prompts: Set<ReachedPrompt> = []
    for outcome in library.flow.protocols[library.rootProtocol(root)].outcomes.indices {
      let leading = terrain.everything(leadingTo: outcome)
      for index in survey.graph.places.indices where survey.graph.places[index].isPause {
        guard !survey.graph.places[index].isOver,
          terrain.model.and(reached[index], leading[index]) != .none
        else { continue }
        prompts.insert(library.prompt(at: survey.graph.places[index], root, outcome))
      }
    }
    return terrain.isExhausted ? nil : prompts
  }
}

extension CheckedLibrary {
  fileprivate func prompt(at place: Place, _ root: Root, _ outcome: Int) -> ReachedPrompt {
    var part: String?
    switch place.stage {
    case .need(let need): part = facts[flow.steps[place.top.step].needs[need].fact].id
    case .visit(let rung):
      guard case .offer(let all, _) = flow.steps[place.top.step].act else { break }
      part = responders[all[rung]].id
    case .check, .rung, .over, .dropped: break
    }
    return ReachedPrompt(
      step: place.top.step, part: part,
      outcome: flow.protocols[rootProtocol(root)].outcomes[outcome])
  }
}
