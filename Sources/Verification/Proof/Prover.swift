// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// What the proof says of one rule.
package enum Verdict: Equatable, Sendable {
  /// No call breaks it.
  case holds
  case broken(Counterexample)
  /// With what stopped the proof; never taken for "holds".
  case notProved(String)
  /// One call alone cannot show it: it is checked another way, or not at all.
  case notOfOneCall
}

/// The verdict on each rule, from one root.
package struct Proof: Equatable, Sendable {
  package var root: Root
  package var verdicts: [(rule: PolicyRule, verdict: Verdict)]

  package static func == (left: Proof, right: Proof) -> Bool {
    left.root == right.root && left.verdicts.map(\.rule) == right.verdicts.map(\.rule)
      && left.verdicts.map(\.verdict) == right.verdicts.map(\.verdict)
  }
}

/// Proves rules over every call that a library allows.
package struct Prover {
  /// What a proof may use before it gives up and says so.
  package struct Budget: Sendable {
    package var places = 60_000
    package var nodes = 3_000_000
    package var acts = 400

    package init() {}
  }

  package let library: CheckedLibrary
  package let budget: Budget

  package init(_ library: CheckedLibrary, budget: Budget = Budget()) {
    self.library = library
    self.budget = budget
  }

  /// Each rule over every call from its first prompt to its end.
  package func prove(_ rules: [PolicyRule], from root: Root = .call) -> Proof {
    let graph = PlaceGraph(library, from: root, budget: budget.places)
    return Proof(root: root, verdicts: rules.map { ($0, verdict(on: $0, graph)) })
  }

  /// One rule at a time: the bits of several would multiply.
  private func verdict(on rule: PolicyRule, _ graph: PlaceGraph) -> Verdict {
    guard rule.form.isWatched else { return .notOfOneCall }
    guard !graph.isCut else { return .notProved("more than \(budget.places) places") }
    var terrain = Terrain(library, graph, rules: [rule], nodeBudget: budget.nodes)
    let exploration = Exploration(&terrain)
    guard !terrain.isExhausted else { return .notProved("more than \(budget.nodes) nodes") }
    guard terrain.model.rings.isEmpty else {
      return .notProved("findings read each other in a ring")
    }
    return exploration.breaches.found.isEmpty ? .holds : shortest(rule, graph)
  }

  /// The shortest call that breaks one rule.
  private func shortest(_ rule: PolicyRule, _ graph: PlaceGraph) -> Verdict {
    var terrain = Terrain(library, graph, rules: [rule], nodeBudget: budget.nodes)
    guard let layers = Layers.breach(in: &terrain, atMost: budget.acts),
      let trail = Trail(layers, &terrain)
    else { return .notProved("broken, but no shortest call was found within the budget") }
    let telling = Telling(trail, &terrain)
    return .broken(
      Counterexample(
        rule: rule.id, root: graph.root, turns: telling.turns, length: layers.length,
        isReplayed: Rehearsal.breaks(rule.id, telling.turns, library)))
  }
}

extension CheckedLibrary {
  /// The written rules, and one for each responder to whom something must be told first.
  package var rulesToProve: [PolicyRule] {
    let tellFirst = responders.enumerated().compactMap { index, responder in
      responder.tellFirst.map { tell in
        var rule = PolicyRule(
          id: "tell-first-\(responder.id)",
          place: Protocols.Place(file: "library.yaml", line: 1, column: 1),
          says: "\(responder.title) only after \"\(tell)\" was said.",
          form: .never(.handsOff(responder: index, under: nil)))
        rule.closers = [.tells(tell)]
        return rule
      }
    }
    return policy.rules + tellFirst
  }
}
