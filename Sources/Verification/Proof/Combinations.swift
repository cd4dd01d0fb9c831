// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// How many persons come to a breach: of all total choices of an answer to each question that
/// matters, those with which some call breaks the rule in which nothing is done out of turn.
///
/// Somebody who is asked twice says the same twice; how offers end, and what the counsellor does,
/// may be any way. No question is passed over.
package struct Combinations: Equatable, Sendable {
  package var count: Count
  package var outOf: Count
  /// The facts that matter, each with whose it is where that may differ.
  package var facts: [String]
  /// Otherwise only what the proof kept in sight was looked at, and there may be fewer.
  package var isExact: Bool
}

/// The calls in which some rules are broken, surveyed once for all of them.
struct Census {
  private let model: Model
  private let survey: Survey

  init(
    of rules: [PolicyRule], _ graph: PlaceGraph, _ library: CheckedLibrary, nodeBudget: Int
  ) {
    var model = Model(library, rules: rules, nodeBudget: nodeBudget, countsPeople: true)
    survey = Survey(graph, &model)
    self.model = model
  }

  /// Of one of the rules; nil where even what was in sight outgrows the budget.
  func combinations(breaking rule: Int, inSight: [FieldKey]) -> Combinations? {
    for isExact in [true, false] {
      let seen = model.fields.indices.filter { isExact || inSight.contains(model.fields[$0].key) }
      var terrain = Terrain(survey, model, lookingAt: FieldSet(seen), for: FieldSet([rule]))
      terrain.isPlain = true
      _ = terrain.everythingReached()
      guard !terrain.isExhausted else { continue }
      let persons = Persons(terrain.breakers, terrain.model)
      return Combinations(
        count: persons.count, outOf: persons.outOf, facts: persons.facts, isExact: isExact)
    }
    return nil
  }
}

/// A set of persons, counted.
private struct Persons {
  let count: Count
  var outOf = Count(1)
  var facts: [String] = []

  init(_ set: Diagram, _ model: Model) {
    let levels = model.store.levels(in: set)
    let mattering = model.people.values.sorted { $0.firstLevel < $1.firstLevel }.filter { person in
      levels.contains { person.firstLevel..<(person.firstLevel + person.width) ~= $0 }
    }
    for person in mattering {
      outOf = outOf * person.groups.reduce(0) { $0 + $1.count }
      facts.append(model.library.name(of: person))
    }
    var known: [Place: Count] = [:]
    count = Self.count(set, mattering[...], model, &known)
  }

  private struct Place: Hashable {
    var set: Diagram
    var level: Int32?
  }

  private static func count(
    _ set: Diagram, _ people: ArraySlice<PersonField>, _ model: Model,
    _ known: inout [Place: Count]
  ) -> Count {
    guard set != .none, let person = people.first else { return Count(set == .none ? 0 : 1) }
    let place = Place(set: set, level: person.firstLevel)
    if let count = known[place] { return count }
    var sum = Count.zero
    for (code, group) in person.groups.enumerated() {
      let rest = model.store.following(
        set, from: person.firstLevel, width: person.width, code: code)
      sum = sum + count(rest, people.dropFirst(), model, &known) * group.count
    }
    known[place] = sum
    return sum
  }
}

extension CheckedLibrary {
  /// A fact by its id, with whose it is where somebody may call about somebody else.
  fileprivate func name(of person: PersonField) -> String {
    let fact = facts[person.fact]
    let asksWhom = factIndex(BuiltInFact.caller.rawValue).flatMap { askingStep[$0] } != nil
    if fact.isOfCall || !asksWhom { return fact.id }
    return person.party == 0 ? "caller's \(fact.id)" : "person's \(fact.id)"
  }
}

extension Combinations {
  /// One sentence for the checker's text.
  package var sentence: String {
    let most = isExact ? "" : "At most "
    guard !facts.isEmpty else {
      return count == .zero
        ? "No answers lead there as long as nothing is done out of turn."
        : "Whatever is answered, a call can come to it."
    }
    let named = facts.prefix(4).joined(separator: ", ")
    let rest = facts.count > 4 ? " and \(facts.count - 4) more" : ""
    return "\(most)\(count) of \(outOf) combinations of answers to \(named)\(rest) lead there."
  }
}
