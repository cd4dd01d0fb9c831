// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension ShapePass {
  /// Notes of each fact what reads it: an answer that nothing reads leads nowhere and away from
  /// nothing, and only where something is read for sure does a key more for how it is known decide.
  mutating func noteReading() {
    let conditions = parts.flow.steps.flatMap { step -> [Guard] in
      guard case .decide(_, let rules) = step.act else { return [step.condition] }
      return [step.condition] + rules.map(\.condition)
    }
    let atoms = Dictionary(grouping: conditions.flatMap(\.atoms), by: \.variable)
    for index in parts.facts.indices {
      let fact = parts.facts[index]
      let isScored = parts.scores.contains { $0.items.contains(index) }
      let reading = fact.variables.flatMap { atoms[$0] ?? [] }
      parts.facts[index].isRead = isScored || !reading.isEmpty
      parts.facts[index].readForSure = Set(
        fact.answers.valueIDs.indices.filter { value in
          reading.contains { $0.cells.tellsSurenessApart(of: value) }
        })
    }
  }
}

extension Fact {
  /// Its own variable, those of its options, and those of what it ever was.
  fileprivate var variables: [Variable] {
    let count = answers.valueIDs.count
    var own = [variable]
    if case .many = answers { own += (0..<count).map(option) }
    return own + (0..<count).compactMap(past)
  }
}

extension Cells {
  /// Whether the value counts for sure, and not in doubt.
  fileprivate func tellsSurenessApart(of value: Int) -> Bool {
    contains(.value(value, forSure: true)) != contains(.value(value, forSure: false))
  }
}
