// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What one person would say to one question, whenever it is put: kept beside the field of the
/// fact, so that those can be counted who come to something.
struct PersonField: Sendable {
  /// Answers that nothing tells apart, however surely each is given: doubt is the counsellor's to
  /// note.
  struct Group: Sendable {
    /// Of `many of`: which of the options that anything reads are chosen.
    var chosen: [Bool]
    /// How many they are.
    var count: Int
  }

  var fact: Int
  var party: Int
  var groups: [Group] = []
  /// The groups that a stance may come of.
  var groupsOf: [Stance: [Int]] = [:]
  var firstLevel: Int32 = 0
  var width: Int32 = 0
  /// For each group, where the person says it.
  var codes: [Diagram] = []
}

extension Model {
  /// Makes room for a person's answers right below the field of the fact.
  mutating func meetPerson(_ fact: Int, of party: Int, _ field: Int) {
    var person = PersonField(fact: fact, party: party)
    var groupOf: [GroupKey: Int] = [:]
    for stances in library.facts[fact].sayable(byNumber: reading.counted.contains(fact)) {
      let classes = stances.compactMap { fields[field].classOf[$0] }
      for (chosen, count) in choices(stances[0], of: fact, party) {
        let key = GroupKey(classes: classes, chosen: chosen)
        let group = groupOf[key] ?? person.groups.count
        if groupOf[key] == nil { person.groups.append(PersonField.Group(chosen: chosen, count: 0)) }
        groupOf[key] = group
        person.groups[group].count += count * library.facts[fact].numbers(in: stances[0])
        for stance in stances { person.groupsOf[stance, default: []].append(group) }
      }
    }
    add(person, at: field)
  }

  private struct GroupKey: Hashable {
    var classes: [Int]
    var chosen: [Bool]
  }

  /// The options that may be chosen with an answer, as far as anything reads them, with how many
  /// ways there are to choose the others.
  private mutating func choices(
    _ answer: Stance, of fact: Int, _ party: Int
  ) -> [(chosen: [Bool], count: Int)] {
    let known = library.facts[fact]
    guard known.answers.optionCount > 0, answer.cell.valueIndex != nil else {
      return [([], 1)]
    }
    var read = 0
    for option in 0..<known.answers.optionCount
    where field(.cell(known.option(option), party: party)) != nil { read += 1 }
    let others = 1 << (known.answers.optionCount - read)
    return (0..<(1 << read)).compactMap { code in
      // At least one option is chosen.
      let count = code == 0 ? others - 1 : others
      return count == 0 ? nil : ((0..<read).map { code >> $0 & 1 == 1 }, count)
    }
  }

  /// Where the person says just this, with the options that are then chosen.
  mutating func saying(
    _ stance: Stance, to fact: Int, of party: Int, _ options: [Int]
  ) -> Diagram {
    guard let field = field(.cell(library.facts[fact].variable, party: party)),
      let person = people[field]
    else { return .all }
    var said = Diagram.none
    for group in person.groupsOf[stance] ?? [] {
      var holds = person.codes[group]
      for (option, isChosen) in zip(options, person.groups[group].chosen) {
        let cell = Cell.value(isChosen ? 0 : 1, forSure: stance.cell.isForSure)
        let number = fields[option].classOf[Stance(cell)]
        holds = store.and(holds, number.map { fields[option].codes[$0] } ?? .none)
      }
      said = store.or(said, holds)
    }
    return said
  }

  /// The bits of all fields and rules.
  mutating func allButPeople() -> Diagram {
    var bits = Diagram.all
    for monitor in allMonitorBits.indices.reversed() {
      bits = store.and(allMonitorBits[monitor], bits)
    }
    for field in fields.reversed() { bits = store.and(field.bits, bits) }
    return bits
  }
}

extension Fact {
  /// What somebody may say to the question, each answer with the stances that may come of it: for
  /// sure or not. What the counsellor passes over nobody says.
  fileprivate func sayable(byNumber: Bool) -> [[Stance]] {
    let all = answerable(byNumber: byNumber).filter { $0.cell != .skipped }
    return all.filter { $0.cell.valueIndex == nil || $0.cell.isForSure }.map { sure in
      guard let value = sure.cell.valueIndex else { return [sure] }
      return [sure, Stance(.value(value, forSure: false), number: sure.number)]
    }
  }

  /// How many answers one stance stands for: numbers that no condition parts are one.
  fileprivate func numbers(in stance: Stance) -> Int {
    guard let value = stance.cell.valueIndex, stance.number == nil else { return 1 }
    switch answers {
    case .scale(let from, let to), .number(_, let from, let to):
      let low = value == 0 ? from : max(from, partition.cuts[value - 1])
      let high = value < partition.cuts.count ? min(to, partition.cuts[value] - 1) : to
      return max(1, high - low + 1)
    case .choices, .many, .yesOrNo, .text, .time, .place, .phone, .nameToUse: return 1
    }
  }
}
