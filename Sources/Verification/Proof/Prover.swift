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
  /// Two persons alike but for what must not matter fare differently.
  case unlike(String)
  /// One call alone cannot show it: it is compared apart.
  case notOfOneCall
}

/// The verdict on each rule, from one root.
package struct Proof: Equatable, Sendable {
  package var root: Root
  package var verdicts: [(rule: PolicyRule, verdict: Verdict)]
  /// What a proof may begin with: what it was given, and what sufficed.
  package var sights: Sights
  /// How many walks were left out because an earlier proof made the same.
  package var sparedWalks = 0

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
    /// Whether a broken rule is shown by a shortest call, and not by the first that was found.
    package var seeksShortest = true
    /// Whether nothing more is looked at once one rule is broken.
    package var stopsAtBreach = false

    package init() {}
  }

  package let library: CheckedLibrary
  package let budget: Budget

  package init(_ library: CheckedLibrary, budget: Budget = Budget()) {
    self.library = library
    self.budget = budget
  }

  /// Each rule over every call from its first prompt to its end.
  package func prove(
    _ rules: [PolicyRule], from root: Root = .call, lookingAt sights: Sights = Sights()
  ) -> Proof {
    let graph = PlaceGraph(library, from: root, budget: budget.places)
    var verdicts = Array(repeating: Verdict.notOfOneCall, count: rules.count)
    let acts = library.actsSeen(on: graph)
    let watched = rules.indices.filter { rules[$0].form.isWatched }
      .filter { rule in
        let mayBreak = graph.isCut || acts.contains { rules[rule].mayBreak(on: $0) }
        if !mayBreak { verdicts[rule] = .holds }
        return mayBreak
      }
    var proof = Proof(root: root, verdicts: [], sights: sights)
    let proved = self.verdicts(on: watched.map { rules[$0] }, graph, &proof)
    for (rule, verdict) in zip(watched, proved) { verdicts[rule] = verdict }
    proof.verdicts = Array(zip(rules, verdicts))
    return proof
  }

  private func verdicts(
    on rules: [PolicyRule], _ graph: PlaceGraph, _ proof: inout Proof
  ) -> [Verdict] {
    guard !rules.isEmpty else { return [] }
    guard !graph.isCut else {
      return rules.map { _ in .notProved("more than \(budget.places) places") }
    }
    var model = Model(library, rules: rules, nodeBudget: budget.nodes)
    let survey = Survey(graph, &model)
    let names = model.fieldNames()
    let isOutOfReach = rules.indices.map { Inquiry.isOutOfReach($0, on: survey, model) }
    let inReach = rules.indices.filter { !isOutOfReach[$0] }
    let known = known(rules, inReach, names, proof)
    let benches = Benches(model)
    let gathering = Gathering(
      survey, on: benches.walking, knowing: known, key: proof.sights.key)
    proof.sparedWalks = gathering.sparedWalks
    var (isBroken, hasLearned) = (false, false)
    var inSight = rules.map { _ in [FieldKey]() }
    let verdicts = rules.indices.map { rule -> Verdict in
      if isBroken { return .notProved("another rule is broken") }
      if isOutOfReach[rule] { return .holds }
      if let walk = gathering.holding[rule] {
        proof.sights[rules[rule].id, graph.root]?.walk = walk
        return .holds
      }
      var inquiry = Inquiry(survey, on: benches, into: rule, lookingAt: known[rule]?.fields)
      let verdict = inquiry.verdict(within: budget)
      inquiry.clearAway(benches)
      let sufficed = inquiry.kept.members.compactMap { names[$0] }
      if verdict == .holds {
        proof.sights[rules[rule].id, graph.root] = Sights.Sight(fields: sufficed, walk: nil)
        hasLearned = true
      }
      if budget.stopsAtBreach, case .broken? = verdict { isBroken = true }
      inSight[rule] = inquiry.kept.members.map { model.fields[$0].key }
      return verdict ?? .notProved("more than \(budget.nodes) nodes")
    }
    if hasLearned, !budget.stopsAtBreach, proof.sights.key != nil {
      // The walks that the next proof would make, so that it finds them made.
      let next = Gathering(
        survey, on: benches.walking, knowing: self.known(rules, inReach, names, proof),
        key: proof.sights.key)
      for (rule, walk) in next.holding { proof.sights[rules[rule].id, graph.root]?.walk = walk }
    }
    return counted(verdicts, rules, graph, inSight)
  }

  /// What is known of the rules that a walk can come to, by rule.
  private func known(
    _ rules: [PolicyRule], _ inReach: [Int], _ names: [String?], _ proof: Proof
  ) -> [Gathering.Known?] {
    let numbers = Dictionary(
      names.enumerated().compactMap { number, name in name.map { ($0, number) } },
      uniquingKeysWith: { first, _ in first })
    var known = rules.map { _ in Gathering.Known?.none }
    for rule in inReach {
      guard let sight = proof.sights[rules[rule].id, proof.root] else { continue }
      let fields = FieldSet(sight.fields.compactMap { numbers[$0] })
      known[rule] = Gathering.Known(fields: fields, walk: sight.walk)
    }
    return known
  }

  /// Each breach with how many answers lead to it; an alarm finds facts that nobody need have said.
  private func counted(
    _ verdicts: [Verdict], _ rules: [PolicyRule], _ graph: PlaceGraph, _ inSight: [[FieldKey]]
  ) -> [Verdict] {
    let broken = verdicts.indices.filter { if case .broken = verdicts[$0] { true } else { false } }
    guard !broken.isEmpty, budget.seeksShortest, graph.root == .call else { return verdicts }
    let census = Census(
      of: broken.map { rules[$0] }, graph, library, nodeBudget: budget.nodes / 10)
    var verdicts = verdicts
    for (number, rule) in broken.enumerated() {
      guard case .broken(var call) = verdicts[rule] else { continue }
      call.combinations = census.combinations(breaking: number, inSight: inSight[rule])
      verdicts[rule] = .broken(call)
    }
    return verdicts
  }
}

extension CheckedLibrary {
  /// All that rules may see of the walks over a graph, and of what may be done at any prompt.
  fileprivate func actsSeen(on graph: PlaceGraph) -> Set<SeenAct> {
    var acts: Set<SeenAct> = [.moved, .ran(protocolIndex: rootProtocol(graph.root))]
    acts.formUnion(responders.indices.map { .offered(responder: $0) })
    for (place, moves) in zip(graph.places, graph.moves) {
      for move in moves { acts.formUnion(seen(move, at: place)) }
    }
    return acts
  }

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
