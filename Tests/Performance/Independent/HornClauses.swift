// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Verification

/// A walk as constrained Horn clauses in SMT-LIB 2: a predicate for each place over the bits that
/// are kept there, and a clause for each way on. `sat` says that no call breaks the rule.
///
/// A decision diagram is written node by node, each once in a clause, so that clauses are as long
/// as the diagrams and no longer.
struct HornClauses {
  private let walk: WholeWalk
  private var text = "(set-logic HORN)\n"
  private var kept: [[Int]]

  static func text(of walk: WholeWalk) -> String {
    var clauses = HornClauses(walk)
    for place in 0..<walk.placeCount { clauses.declare(place) }
    clauses.text += "(declare-fun bad () Bool)\n(assert at0)\n"
    for edge in walk.edges { clauses.write(edge) }
    return clauses.text + "(assert (=> bad false))\n(check-sat)\n"
  }

  private init(_ walk: WholeWalk) {
    self.walk = walk
    kept = walk.kept.map { fields in
      fields.flatMap { field in
        walk.fields[field].firstBit..<walk.fields[field].firstBit + walk.fields[field].width
      }
    }
  }

  private mutating func declare(_ place: Int) {
    let sorts = kept[place].map { _ in "Bool" }.joined(separator: " ")
    text += "(declare-fun at\(place) (\(sorts)) Bool)\n"
  }

  private mutating func write(_ edge: WholeWalk.Edge) {
    let deed = walk.deeds[edge.deed]
    for change in deed.changes {
      var clause = Clause(walk)
      clause.require(atom(edge.from, &clause))
      clause.look(deed.before, isByHand: deed.isByHand, &text)
      clause.require(clause.term(change.before))
      clause.forget(change.fields)
      clause.require(clause.term(change.after))
      clause.require(clause.term(edge.landing), where: deed.after.isEmpty)
      clause.look(deed.after, isByHand: deed.isByHand, &text)
      clause.require(clause.term(edge.landing), where: !deed.after.isEmpty)
      let head = atom(edge.to, &clause)
      text += clause.implying(head)
    }
  }

  private func atom(_ place: Int, _ clause: inout Clause) -> String {
    if kept[place].isEmpty { return "at\(place)" }
    let terms = kept[place].map { clause.bit($0) }.joined(separator: " ")
    return "(at\(place) \(terms))"
  }
}

/// One clause while it is written: what each bit is by now, and what was required.
private struct Clause {
  private let walk: WholeWalk
  private var bits: [Int: String] = [:]
  private var variables: [String] = []
  private var bindings: [(name: String, term: String)] = []
  private var terms: [Int: String] = [:]
  private var required: [String] = []

  init(_ walk: WholeWalk) { self.walk = walk }

  mutating func bit(_ bit: Int) -> String {
    if let known = bits[bit] { return known }
    let name = "b\(bit)_\(variables.count)"
    variables.append(name)
    bits[bit] = name
    return name
  }

  mutating func require(_ term: String, where isAsked: Bool = true) {
    if isAsked, term != "true" { required.append(term) }
  }

  mutating func forget(_ fields: [Int]) {
    guard !fields.isEmpty else { return }
    for field in fields.map({ walk.fields[$0] }) {
      for bit in field.firstBit..<field.firstBit + field.width { bits[bit] = nil }
    }
    terms = [:]
  }

  /// What the monitor sees; a clause of its own says where that breaks the rule.
  mutating func look(_ looks: [WholeWalk.Look], isByHand: Bool, _ text: inout String) {
    for look in looks {
      if !isByHand, look.broken != 0 {
        var breaking = self
        breaking.require(breaking.term(look.broken))
        text += breaking.implying("bad")
      }
      let turned = look.turns.map { turn in
        (bit: walk.fields[turn.field].firstBit, term: term(turn.becomes))
      }
      for turn in turned { bits[turn.bit] = turn.term }
      if !turned.isEmpty { terms = [:] }
    }
  }

  /// A diagram as it reads the bits by now.
  mutating func term(_ node: Int) -> String {
    if node < 2 { return node == 1 ? "true" : "false" }
    if let known = terms[node] { return known }
    let known = walk.nodes[node]
    let (no, yes) = (term(known.no), term(known.yes))
    let name = "d\(bindings.count)"
    bindings.append((name, Self.either(bit(known.bit), yes, no)))
    terms[node] = name
    return name
  }

  private static func either(_ bit: String, _ yes: String, _ no: String) -> String {
    switch (yes, no) {
    case ("true", "false"): bit
    case ("false", "true"): "(not \(bit))"
    case ("true", _): "(or \(bit) \(no))"
    case ("false", _): "(and (not \(bit)) \(no))"
    case (_, "true"): "(or (not \(bit)) \(yes))"
    case (_, "false"): "(and \(bit) \(yes))"
    default: "(ite \(bit) \(yes) \(no))"
    }
  }

  func implying(_ head: String) -> String {
    let body = required.isEmpty ? "true" : "(and \(required.joined(separator: " ")) true)"
    var text = "(=> \(body) \(head))"
    for binding in bindings.reversed() {
      text = "(let ((\(binding.name) \(binding.term))) \(text))"
    }
    guard !variables.isEmpty else { return "(assert \(text))\n" }
    let names = variables.map { "(\($0) Bool)" }.joined(separator: " ")
    return "(assert (forall (\(names)) \(text)))\n"
  }
}
