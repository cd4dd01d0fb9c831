// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// What the rules that hold without being written say of a library.
///
/// They speak of conditions and tables, for every combination of answers, and of the walk by its
/// shape; a rule that the centre turned off is not asked. That alarms can be raised at every prompt
/// is the engine's make, and that every walk can end the format's.
package struct DefaultProofs {
  package struct Breach: Equatable, Sendable {
    package var rule: DefaultRule
    /// Where, by position in the flow.
    package var step: Int
    /// What happens, in a sentence.
    package var says: String
    /// A rule of one call that it breaks; nil where no call alone shows it.
    var shownBy: PolicyRule?
  }

  package private(set) var breaches: [Breach] = []
  /// Whether everything could be looked at; where not, no breach means nothing.
  package private(set) var isWhole = true

  package init(_ library: CheckedLibrary) {
    var tables = Tables(library)
    self.init(library, &tables)
  }

  init(_ library: CheckedLibrary, _ tables: inout Tables) {
    let off = Set(library.policy.allowances.map(\.rule))
    for rule in DefaultRule.allCases where !off.contains(rule) {
      switch rule {
      case .worseNeverLowers: breaches += tables.worseLowers()
      case .levelsOnlyAdd: breaches += tables.levelsTakeAway()
      case .unknownNeverSends: breaches += tables.unknownSends()
      case .onlyForSureSends: breaches += tables.guessesSend()
      case .defaultIsGentlest: breaches += tables.defaultsAreHarsher()
      case .everyAnswerLeadsOn: breaches += tables.unknownIsPassedOver()
      case .loopsEnd: breaches += Shape(library).endlessLoops()
      case .policeByWish: breaches += tables.policeUnasked()
      case .noDeadEnd, .alarmsEverywhere: continue
      }
    }
    isWhole = tables.isWhole
  }
}

/// The conditions and tables of a library as sets over the answers of one call, wherever it stands.
struct Tables {
  let library: CheckedLibrary
  var model: Model

  init(_ library: CheckedLibrary) {
    self.library = library
    model = Model(
      library, rules: library.policy.rules, nodeBudget: 2_000_000, allRows: true)
    // Every field is made before any set is, so that none changes its meaning.
    for roles in Self.everyRoles {
      model.roles = roles
      for step in library.flow.steps { _ = step.condition.truth(in: &model) }
      for finding in library.findings.indices { _ = model.suggestions(of: finding, roles.subject) }
    }
  }

  /// A call about the caller; one about somebody else; and what is the caller's own in that.
  static let everyRoles = [
    Roles(subject: 0, caller: 0, person: 0), Roles(subject: 1, caller: 0, person: 1),
    Roles(subject: 0, caller: 0, person: 1),
  ]

  /// Whether everything could be looked at; what else is said counts for nothing.
  var isWhole: Bool { !model.store.isExhausted && model.rings.isEmpty }

  /// Where the condition of a step holds, for whomever it means.
  mutating func due(_ step: Int, _ roles: Roles) -> Diagram {
    model.roles = roles
    return library.flow.steps[step].condition.truth(in: &model)
  }

  /// What is left of a set once a field is in one of its classes.
  mutating func holding(_ set: Diagram, _ field: Int, _ number: Int) -> Diagram {
    let known = model.fields[field]
    return model.store.freeing(known.bits, in: model.and(set, known.codes[number]))
  }

  /// Where a field stands in a class with a stance of which something is true.
  mutating func anyStanding(_ field: Int, in stands: (Stance) -> Bool) -> Diagram {
    var all = Diagram.none
    for (number, stances) in model.fields[field].classes.enumerated()
    where stances.contains(where: stands) {
      all = model.or(all, model.fields[field].codes[number])
    }
    return all
  }

  /// The fact behind a field, where it is one's own answer.
  func fact(of field: Int) -> Int? {
    guard case .cell(let variable, _) = model.fields[field].key,
      case .fact(let fact) = model.kinds[Int(variable.number)]
    else { return nil }
    return fact
  }

  /// Two ways to answer one fact, by class: the first never counts for less than the second.
  struct Pair {
    var worse: Int
    var milder: Int
    var words: String
  }

  /// The pairs of a fact of which an author said what is grave.
  func pairs(of field: Int) -> [Pair] {
    guard let fact = fact(of: field) else { return [] }
    let known = library.facts[fact]
    guard known.graveness.contains(where: { $0 > 0 }) else { return [] }
    let classes = model.fields[field].classes
    var pairs: [Pair] = []
    for (worse, one) in classes.enumerated() {
      for (milder, other) in classes.enumerated() where worse != milder {
        guard let words = graver(one, other, known) else { continue }
        pairs.append(Pair(worse: worse, milder: milder, words: words))
      }
    }
    return pairs
  }

  /// Why the answers of one class are graver than those of another; nil where they are not.
  private func graver(_ one: [Stance], _ other: [Stance], _ fact: Fact) -> String? {
    for stance in one {
      for milder in other {
        guard let value = milder.cell.valueIndex, milder.cell.isForSure else { continue }
        let than = "\(fact.id) \(fact.answers.words(of: value))"
        if let worse = stance.cell.valueIndex, stance.cell.isForSure,
          fact.graveness[worse] > fact.graveness[value]
        {
          return "\(fact.answers.words(of: worse)) counts for less than \(than)"
        }
        if fact.graveness[value] == 0, stance.cell == .unsure || stance.cell == .declined {
          return "not knowing counts for less than \(than)"
        }
      }
    }
    return nil
  }
}

extension AnswerKind {
  /// Whether there is a label for each answer, and one is taken.
  var isLabelled: Bool {
    switch self {
    case .choices, .yesOrNo: true
    case .many, .scale, .number, .text, .time, .place, .phone, .nameToUse: false
    }
  }

  func words(of value: Int) -> String {
    valueIDs.indices.contains(value) ? valueIDs[value] : "\(value)"
  }
}
