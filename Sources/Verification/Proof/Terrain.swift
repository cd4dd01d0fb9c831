// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// A model and the places it walks: everything that explorations share.
struct Terrain {
  let graph: PlaceGraph
  /// Places in an order in which each comes before those it leads to, loops aside.
  let order: [Int]
  var model: Model
  let liveness: Liveness
  /// For each place, the bits that nothing reads any more.
  private var dead: [Int: Diagram] = [:]
  private var deadOf: [FieldSet: Diagram] = [:]
  private var freely: [FreelyKey: [Action]] = [:]

  private struct FreelyKey: Hashable {
    var live: FieldSet
    var subject: Int
    var person: Int
    var asked: Int?
  }

  init(_ library: CheckedLibrary, _ graph: PlaceGraph, rules: [PolicyRule], nodeBudget: Int) {
    self.graph = graph
    order = graph.order()
    var model = Model(library, rules: rules, nodeBudget: nodeBudget)
    liveness = Liveness(graph, order: order, &model)
    model.placeMonitors()
    self.model = model
  }

  var isExhausted: Bool { model.store.isExhausted }

  /// The one state a call begins in, or every state that a walk may find when it is begun later.
  mutating func start() -> Diagram {
    var set = model.unseen(graph.places[0].ruleRoles)
    for field in model.fields.indices {
      let known = model.fields[field]
      set = model.and(set, graph.root == .call ? known.codes[0] : known.valid)
    }
    return forgetting(set, at: 0)
  }

  mutating func forgetting(_ set: Diagram, at place: Int) -> Diagram {
    model.store.freeing(dead(at: place), in: set)
  }

  private mutating func dead(at place: Int) -> Diagram {
    if let known = dead[place] { return known }
    let live = liveness.live[place]
    let bits = deadOf[live] ?? deadBits(live)
    deadOf[live] = bits
    dead[place] = bits
    return bits
  }

  private mutating func deadBits(_ live: FieldSet) -> Diagram {
    var bits = Diagram.all
    for field in model.fields.indices.reversed() where !live.contains(field) {
      bits = model.and(model.fields[field].bits, bits)
    }
    return bits
  }

  /// What every call owes is asked of the protocol: help that a counsellor offers by hand before
  /// its turn, so that its step is passed over, is not counted against it.
  private var isOfObligations: Bool {
    !model.monitors.isEmpty && model.monitors.allSatisfy(\.rule.form.isObligation)
  }

  /// What a counsellor may do at a pause without answering it, as far as anything reads it.
  mutating func freeActions(at index: Int) -> [Action] {
    let place = graph.places[index]
    let live = liveness.live[index]
    let asked = model.library.factAsked(at: place)
    let key = FreelyKey(
      live: live, subject: place.roles.subject, person: place.roles.person, asked: asked)
    if let known = freely[key] { return known }
    var actions: [Action] = []
    for field in model.fields.indices where live.contains(field) {
      for action in model.freeActions(on: field, at: place) where !actions.contains(action) {
        // To tell what is being asked is to answer it.
        if case .tells(asked, _, _) = action { continue }
        if case .offersFreely = action, isOfObligations { continue }
        actions.append(action)
      }
    }
    freely[key] = actions
    return actions
  }
}

extension Model {
  /// The acts that move a field at any pause.
  fileprivate func freeActions(on field: Int, at place: Place) -> [Action] {
    switch fields[field].key {
    case .raised(let finding, let party):
      return party == place.roles.person ? [.raises(finding: finding, party: party)] : []
    case .passedFinding, .passedScore: return []
    case .cell(let variable, let party):
      switch kinds[Int(variable.number)] {
      case .fact(let fact):
        let known = library.facts[fact]
        guard party == (known.isOfCall ? 0 : place.roles.subject) else { return [] }
        let dispute = Action.disputes(fact: fact, party: party)
        if known.id == BuiltInFact.caller.rawValue { return [dispute] }
        return [.tells(fact: fact, party: party, role: .none), dispute]
      case .offer(let responder): return [.offersFreely(responder: responder)]
      case .consent(let item): return [.consentsFreely(item: item, party: party)]
      case .option, .past, .asked, .finding, .score, .plan, .fixed, nil: return []
      }
    }
  }
}
