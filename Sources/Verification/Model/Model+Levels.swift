// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

struct LevelKey: Hashable, Sendable {
  var finding: Int
  var party: Int
  var person: Int
}

struct SumKey: Hashable, Sendable {
  var score: Int
  var party: Int
}

/// Findings and scores, which are functions of the answers as they stand.
extension Model {
  /// Where a finding stands in one of the cells: its level is the higher of what its rows suggest
  /// and what the counsellor raised it to.
  mutating func levels(of finding: Int, _ party: Int, in cells: Cells) -> Diagram {
    guard let field = field(.level(finding, party: party)) else {
      return cells.contains(.notKnown) ? .all : .none
    }
    var truth = Diagram.none
    if cells.contains(.notKnown) { truth = fields[field].codes[0] }
    var (raisedAtMost, suggestedAtMost) = (Diagram.none, Diagram.none)
    for (value, isSuggested) in suggestions(of: finding, party).enumerated() {
      let isRaised = standing(field) { $0.cell.valueIndex == value }
      raisedAtMost = store.or(raisedAtMost, isRaised)
      suggestedAtMost = store.or(suggestedAtMost, isSuggested)
      guard cells.contains(.value(value, forSure: true)) else { continue }
      let isLevel = store.or(
        store.and(isSuggested, raisedAtMost), store.and(isRaised, suggestedAtMost))
      truth = store.or(truth, isLevel)
    }
    return truth
  }

  /// Where the rows of a finding suggest one of the cells, once its step was passed.
  mutating func suggestions(of finding: Int, _ party: Int, in cells: Cells) -> Diagram {
    guard let field = field(.level(finding, party: party)) else {
      return cells.contains(.notKnown) ? .all : .none
    }
    let isPassed = standing(field, in: Self.isPassed)
    var truth = cells.contains(.notKnown) ? store.not(isPassed) : .none
    for (value, isSuggested) in suggestions(of: finding, party).enumerated()
    where cells.contains(.value(value, forSure: true)) {
      truth = store.or(truth, store.and(isPassed, isSuggested))
    }
    return truth
  }

  private static func isPassed(_ stance: Stance) -> Bool {
    stance.cell.valueIndex != nil && stance.cell.isForSure
  }

  /// Passing the step of a finding; what it was raised to stays.
  mutating func passing(_ finding: Int, _ party: Int, where due: Diagram) -> [Change] {
    guard let field = field(.level(finding, party: party)) else { return [Change(before: due)] }
    var changes = [Change(before: store.and(due, standing(field, in: Self.isPassed)))]
    for (number, stances) in fields[field].classes.enumerated()
    where !Self.isPassed(stances[0]) {
      let passed = Cell.value(stances[0].cell.valueIndex ?? 0, forSure: true)
      var change = writing(.level(finding, party: party)) { $0.cell == passed }
      change.before = store.and(due, fields[field].codes[number])
      changes.append(change)
    }
    return changes
  }

  /// Raising a finding to one of the values, before its step is passed or after.
  mutating func raising(
    _ finding: Int, _ party: Int, to isWanted: (Int) -> Bool
  ) -> [Change] {
    let key = FieldKey.level(finding, party: party)
    guard let field = field(key) else { return [] }
    let isPassed = standing(field, in: Self.isPassed)
    let tellsApart = reading.readsSuggestion(of: finding)
    return [true, false].map { passed in
      var change = writing(key) { stance in
        stance.cell.valueIndex.map(isWanted) == true
          && stance.cell.isForSure == (passed || !tellsApart)
      }
      change.before = passed ? isPassed : store.not(isPassed)
      return change
    }
  }

  /// For each value, where the rows of the finding suggest it for a party.
  mutating func suggestions(of finding: Int, _ party: Int) -> [Diagram] {
    let key = LevelKey(finding: finding, party: party, person: roles.person)
    if let known = levelTruths[key] { return known }
    var values = Array(repeating: Diagram.none, count: library.findings[finding].values.count)
    guard levelsInWork.insert(key).inserted else {
      rings.insert(finding)
      return values
    }
    let readers = roles
    roles = Roles(subject: party, caller: readers.caller, person: readers.person)
    var open = Diagram.all
    for rule in library.rows(of: finding) {
      let fits = store.and(open, rule.condition.truth(in: &self))
      values[rule.value] = store.or(values[rule.value], fits)
      open = store.subtracting(open, fits)
    }
    roles = readers
    levelsInWork.remove(key)
    levelTruths[key] = values
    return values
  }

  /// Where a score stands in one of the cells.
  mutating func sums(of score: Int, _ party: Int, in cells: Cells) -> Diagram {
    guard let passed = field(.passedScore(score, party: party)) else {
      return cells.contains(.notKnown) ? .all : .none
    }
    var truth = Diagram.none
    for (cell, holds) in sumCells(of: score, party) where cells.contains(cell) {
      truth = store.or(truth, holds)
    }
    truth = store.and(truth, fields[passed].codes[1])
    return cells.contains(.notKnown) ? store.or(truth, fields[passed].codes[0]) : truth
  }

  private mutating func sumCells(of score: Int, _ party: Int) -> [Cell: Diagram] {
    let key = SumKey(score: score, party: party)
    if let known = sums[key] { return known }
    let known = library.scores[score]
    let items = items(of: known, party)
    let tallies = tallies(over: items)
    var cells = Dictionary(
      uniqueKeysWithValues: tallies[items.count].map { tally in
        let sum = known.sum(of: tally.sum, from: tally.known)
        let cell = sum.map { Cell.value(known.partition.interval(of: $0), forSure: true) }
        return (tally, [cell ?? .unsure: Diagram.all])
      })
    // The last item comes first: what is added then stands above what there is, and leaves it.
    for (index, item) in items.enumerated().reversed() {
      var before: [Tally: [Cell: Diagram]] = [:]
      for tally in tallies[index] {
        for (number, points) in item.points.enumerated() {
          for (cell, holds) in cells[tally.adding(points)] ?? [:] {
            let here = store.and(fields[item.field].codes[number], holds)
            before[tally, default: [:]][cell] = store.or(
              before[tally]?[cell] ?? .none, here)
          }
        }
      }
      cells = before
    }
    sums[key] = cells[Tally()]
    return cells[Tally()] ?? [:]
  }

  /// An item of a score: its field, and the points of each class.
  private struct Item {
    var field: Int
    var points: [Int?]
  }

  /// The items that anything reads, in the order of their fields.
  private mutating func items(of score: Score, _ party: Int) -> [Item] {
    var items: [Item] = []
    for fact in score.items {
      guard let field = field(.cell(library.facts[fact].variable, party: party)) else { continue }
      let points = fields[field].classes.map { library.points(of: $0[0], fact: fact) }
      items.append(Item(field: field, points: points))
    }
    return items.sorted { $0.field < $1.field }
  }

  /// What the first items may come to, for none of them, for one, and so on to all.
  private func tallies(over items: [Item]) -> [Set<Tally>] {
    var all: [Set<Tally>] = [[Tally()]]
    for item in items {
      all.append(Set(all[all.count - 1].flatMap { tally in item.points.map(tally.adding) }))
    }
    return all
  }
}

/// Points so far, over how many items.
struct Tally: Hashable, Sendable {
  var sum = 0
  var known = 0

  func adding(_ points: Int?) -> Tally {
    points.map { Tally(sum: sum + $0, known: known + 1) } ?? self
  }
}
