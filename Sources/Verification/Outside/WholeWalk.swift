// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// The walk that a rule is proved over, in plain numbers, for a checker that is not ours.
///
/// Everything is in sight: all places, all fields that any condition reads, and the bits of the
/// rule's monitor. None of the ways in which our own proof saves work is taken, but for those that
/// `Thrift` names.
package struct WholeWalk: Sendable {
  /// What may be left out of a walk without changing what is proved.
  package enum Thrift: Sendable {
    /// Nothing: every act out of turn at every prompt, and no field is forgotten.
    case none
    /// Fields are forgotten where nothing reads them before they are written, what is told early is
    /// told at the last prompt before it is read, and places are left out from which the rule can
    /// no longer be broken: what `Liveness` finds backwards over the graph.
    case liveness
    /// That, and each field but those that sufficed for our own proof and those that the rule
    /// reads: any other may stand in any way at any time. What holds in such a walk holds; what is
    /// broken in it need not be.
    case sight(Sights)

    var isNone: Bool { if case .none = self { true } else { false } }
  }

  /// A node of a decision diagram. The first two are its ends, none and all.
  package struct Node: Sendable {
    package var bit: Int
    package var no: Int
    package var yes: Int
  }

  /// Something that is kept: so many classes, in bits from the lowest. A class that has a spare
  /// code goes by its own number all the same.
  package struct Field: Sendable {
    package var name: String
    package var firstBit: Int
    package var width: Int
    package var classes: Int
  }

  /// What the monitor makes of one thing seen: where the rule is broken by it, and what each of
  /// these fields then is. All are read before any is set.
  package struct Look: Sendable {
    package var broken: Int
    package var turns: [(field: Int, becomes: Int)]
  }

  /// What goes on is in `before`; these fields may then be anything that puts it in `after`.
  package struct Change: Sendable {
    package var before: Int
    package var fields: [Int]
    package var after: Int
  }

  package struct Deed: Sendable {
    package var before: [Look]
    package var changes: [Change]
    package var after: [Look]
    /// Moves the monitor and breaks nothing.
    package var isByHand: Bool
  }

  package struct Edge: Sendable, Hashable {
    package var from: Int
    package var deed: Int
    package var to: Int
    /// Where it comes out of it; a walk that comes out elsewhere takes another edge.
    package var landing: Int
  }

  package internal(set) var nodes: [Node] = []
  package internal(set) var fields: [Field] = []
  package internal(set) var deeds: [Deed] = []
  package internal(set) var edges: [Edge] = []
  /// The first is where every walk begins, before anything is known.
  package internal(set) var placeCount = 1
  /// For each place, the fields that are kept there; any other is class 0.
  package internal(set) var kept: [[Int]] = []
}

extension WholeWalk {
  /// Nil where the walk outgrows the budget, or findings read each other in a ring.
  package init?(
    _ library: CheckedLibrary, _ rule: PolicyRule, from root: Root, _ thrift: Thrift,
    budget: Prover.Budget = Prover.Budget()
  ) {
    let graph = PlaceGraph(library, from: root, budget: budget.places)
    guard !graph.isCut else { return nil }
    var maker = WalkMaker(library, rule, graph, thrift, nodeBudget: budget.nodes)
    maker.make()
    guard !maker.model.store.isExhausted, maker.model.rings.isEmpty else { return nil }
    self = maker.walk
  }

  /// Leaves out places from which one way leads on that does nothing: who comes there comes to
  /// where it leads.
  mutating func dropPassages() {
    let ways = Dictionary(grouping: edges, by: \.from)
    func next(_ place: Int) -> Int? {
      guard place > 0, let ways = ways[place], ways.count == 1, ways[0].to != place,
        ways[0].landing == 1, deeds[ways[0].deed].isIdle
      else { return nil }
      return ways[0].to
    }
    var leadsTo = Array(0..<placeCount)
    for place in leadsTo {
      var (end, passed) = (place, Set<Int>())
      while passed.insert(end).inserted, let onward = next(end) { end = onward }
      leadsTo[place] = end
    }
    var isKnown: Set<Edge> = []
    edges = edges.filter { leadsTo[$0.from] == $0.from }
      .map { Edge(from: $0.from, deed: $0.deed, to: leadsTo[$0.to], landing: $0.landing) }
      .filter { isKnown.insert($0).inserted }
  }

  /// Leaves out what no walk comes upon, and then what nothing reads.
  mutating func dropUnused() {
    dropUnreachedPlaces()
    dropUnusedDeeds()
    dropUnusedNodes()
    dropUnreadFields()
  }

  private mutating func dropUnreachedPlaces() {
    let ways = Dictionary(grouping: edges, by: \.from)
    var (isReached, open) = (Array(repeating: false, count: placeCount), [0])
    isReached[0] = true
    while let place = open.popLast() {
      for way in ways[place] ?? [] where !isReached[way.to] {
        isReached[way.to] = true
        open.append(way.to)
      }
    }
    let reached = isReached.indices.filter { isReached[$0] }
    let number = Dictionary(uniqueKeysWithValues: zip(reached, reached.indices))
    edges = edges.compactMap { edge in
      guard let from = number[edge.from], let to = number[edge.to] else { return nil }
      return Edge(from: from, deed: edge.deed, to: to, landing: edge.landing)
    }
    kept = reached.map { kept[$0] }
    placeCount = reached.count
  }

  private mutating func dropUnusedDeeds() {
    var number: [Int: Int] = [:]
    var used: [Deed] = []
    for edge in edges.indices {
      let deed = edges[edge].deed
      if number[deed] == nil {
        number[deed] = used.count
        used.append(deeds[deed])
      }
      edges[edge].deed = number[deed] ?? 0
    }
    deeds = used
  }

  /// Those that no diagram reads and no monitor sets: a choice of their class changes nothing.
  private mutating func dropUnreadFields() {
    let bits = Set(nodes.dropFirst(2).map(\.bit))
    let set = Set(deeds.flatMap { ($0.before + $0.after).flatMap { $0.turns.map(\.field) } })
    let read = fields.indices.filter { field in
      let (first, width) = (fields[field].firstBit, fields[field].width)
      return set.contains(field) || (first..<first + width).contains(where: bits.contains)
    }
    let number = Dictionary(uniqueKeysWithValues: zip(read, read.indices))
    fields = read.map { fields[$0] }
    kept = kept.map { $0.compactMap { number[$0] } }
    for deed in deeds.indices {
      for look in deeds[deed].before.indices { deeds[deed].before[look].renumber(number) }
      for look in deeds[deed].after.indices { deeds[deed].after[look].renumber(number) }
      for change in deeds[deed].changes.indices {
        let old = deeds[deed].changes[change].fields
        deeds[deed].changes[change].fields = old.compactMap { number[$0] }
      }
    }
  }

  /// Numbers the nodes anew, without those that no deed and no way reads.
  private mutating func dropUnusedNodes() {
    var isUsed = nodes.indices.map { $0 < 2 }
    eachNode { isUsed[$0] = true }
    for node in nodes.indices.dropFirst(2).reversed() where isUsed[node] {
      isUsed[nodes[node].no] = true
      isUsed[nodes[node].yes] = true
    }
    var (number, kept): ([Int], [Node]) = ([], [])
    for node in nodes.indices {
      number.append(kept.count)
      guard isUsed[node] else { continue }
      let old = nodes[node]
      kept.append(
        node < 2 ? old : Node(bit: old.bit, no: number[old.no], yes: number[old.yes]))
    }
    nodes = kept
    eachNode { $0 = number[$0] }
  }

  private mutating func eachNode(_ visit: (inout Int) -> Void) {
    for deed in deeds.indices {
      for look in deeds[deed].before.indices { deeds[deed].before[look].eachNode(visit) }
      for look in deeds[deed].after.indices { deeds[deed].after[look].eachNode(visit) }
      for change in deeds[deed].changes.indices {
        visit(&deeds[deed].changes[change].before)
        visit(&deeds[deed].changes[change].after)
      }
    }
    for edge in edges.indices { visit(&edges[edge].landing) }
  }
}

extension WholeWalk.Deed {
  fileprivate var isIdle: Bool {
    before.isEmpty && after.isEmpty
      && changes.allSatisfy { $0.before == 1 && $0.fields.isEmpty && $0.after == 1 }
  }
}

extension WholeWalk.Look {
  fileprivate mutating func renumber(_ number: [Int: Int]) {
    turns = turns.compactMap { turn in number[turn.field].map { ($0, turn.becomes) } }
  }

  fileprivate mutating func eachNode(_ visit: (inout Int) -> Void) {
    visit(&broken)
    for turn in turns.indices { visit(&turns[turn].becomes) }
  }
}
