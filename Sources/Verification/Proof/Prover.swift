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
    var verdicts: [String: Verdict] = [:]
    let graph = PlaceGraph(library, from: root, thirdParty: false, budget: budget.places)
    let watched = rules.filter(\.form.isWatched)
    if graph.isCut {
      for rule in watched { verdicts[rule.id] = .notProved("more than \(budget.places) places") }
    } else {
      for rule in watched { prove([rule], graph, &verdicts) }
    }
    return Proof(
      root: root, verdicts: rules.map { ($0, verdicts[$0.id] ?? .notOfOneCall) })
  }

  /// All at once where that fits the budget; otherwise half and half.
  private func prove(
    _ rules: ArraySlice<PolicyRule>, _ graph: PlaceGraph, _ verdicts: inout [String: Verdict]
  ) {
    guard let first = rules.first else { return }
    var terrain = Terrain(library, graph, rules: Array(rules), nodeBudget: budget.nodes)
    let exploration = Exploration(&terrain)
    guard terrain.isExhausted else {
      let isRing = !terrain.model.rings.isEmpty
      for (index, rule) in rules.enumerated() {
        let isBroken = exploration.breaches.contains { $0.rule == index }
        verdicts[rule.id] =
          isRing
          ? .notProved("findings read each other in a ring")
          : isBroken ? shortest(rule, graph) : .holds
      }
      return
    }
    guard rules.count > 1 else {
      verdicts[first.id] = .notProved("more than \(budget.nodes) nodes")
      return
    }
    let middle = rules.startIndex + rules.count / 2
    prove(rules[..<middle], graph, &verdicts)
    prove(rules[middle...], graph, &verdicts)
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
