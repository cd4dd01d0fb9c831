// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension ShapePass {
  /// Reads every condition once, only for the numbers it compares with and the past it asks for.
  mutating func gatherComparisons() {
    for text in writtenConditions() {
      guard let condition = try? parseCondition(text.value) else { continue }
      for test in condition.tests { gather(test) }
    }
  }

  private func writtenConditions() -> [Placed<String>] {
    var texts: [Placed<String>] = []
    for (_, step) in writtenSteps {
      if let when = step.when { texts.append(when) }
      if case .decide(_, let rules) = step.kind { texts += rules.compactMap(\.condition) }
    }
    for rule in draft.policy?.rules ?? [] {
      let clauses = Clauses(rule)
      texts += [RuleKey.when, .unlessIf, .after, .theFinding].flatMap { clauses.texts($0) }
    }
    for table in draft.tables {
      texts += table.rows.dropFirst().flatMap { table.conditions(of: $0) }
    }
    return texts
  }

  private mutating func gather(_ test: Test) {
    guard case .fact(let name, let factTest) = test else { return }
    switch factTest {
    case .number(let comparison): comparisons[name.id, default: []].append(comparison)
    case .was: namesWithHistory.insert(name.id)
    case .ago(let within, let count, let unit):
      guard let minutes = unit.minutes(count) else { return }
      let comparison: Comparison = within ? .atMost(minutes) : .moreThan(minutes)
      agoComparisons[name.id, default: []].append(comparison)
    case .equals, .oneOf, .state, .atLeastLevel, .atMostLevel, .includes, .includesAny,
      .includesNone:
      return
    }
  }

  /// Gives every name its variables.
  mutating func nameEverything() {
    for finding in parts.findings {
      name(finding.id, finding.variable, .finding(finding.values.map(\.id)))
    }
    for responder in parts.responders {
      parts.vocabulary.offers[responder.id] = responder.variable
    }
    for score in parts.scores { name(score.id, score.variable, .number(score.partition)) }
    for plan in parts.plans { parts.vocabulary.plans[plan.id] = plan.variable }
    for consent in parts.consents {
      parts.vocabulary.consents[consent.id] = parts.variables.add()
    }
    for index in parts.facts.indices { nameFact(index) }
    nameBuiltIns()
    for setting in draft.settings {
      let variable = parts.variables.add(ofCall: true)
      name(setting.id.value, variable, .choice(["yes", "no"]))
      parts.variables.fixed[variable] = .value(setting.value.value == "yes" ? 0 : 1, forSure: true)
    }
  }

  private mutating func name(_ id: String, _ variable: Variable, _ kind: Vocabulary.Kind) {
    parts.vocabulary.names[id] = Vocabulary.Name(variable: variable, kind: kind)
  }

  private mutating func nameFact(_ index: Int) {
    let fact = parts.facts[index]
    let ofCall = BuiltInFact(rawValue: fact.id) != nil || fact.isAboutCaller
    let width = fact.answers.optionCount + 1
    let kind = kind(of: fact)
    parts.facts[index].isOfCall = ofCall
    parts.facts[index].variable = parts.variables.add(width, ofCall: ofCall)
    name(fact.id, parts.facts[index].variable, kind)
    if case .number(let partition) = kind { parts.facts[index].partition = partition }
    if case .time(let partition) = kind { parts.facts[index].partition = partition }
    let asked = parts.variables.add(ofCall: ofCall)
    parts.facts[index].askedVariable = asked
    parts.vocabulary.asked[fact.id] = asked
    guard namesWithHistory.contains(fact.id), !fact.answers.valueIDs.isEmpty else { return }
    let history = parts.variables.add(fact.answers.valueIDs.count, ofCall: ofCall)
    parts.facts[index].historyVariable = history
    parts.vocabulary.history[fact.id] = history
  }

  private func kind(of fact: Fact) -> Vocabulary.Kind {
    switch fact.answers {
    case .choices, .yesOrNo: .choice(fact.answers.valueIDs)
    case .many: .many(fact.answers.valueIDs)
    case .scale, .number: .number(Partition(of: comparisons[fact.id] ?? []))
    case .time: .time(Partition(of: agoComparisons[fact.id] ?? []))
    case .text, .place, .phone, .nameToUse: .words
    }
  }

  /// Built-in facts that no step asks still have a name; their value is set by the call itself.
  private mutating func nameBuiltIns() {
    for builtIn in BuiltInFact.allCases where parts.vocabulary.names[builtIn.rawValue] == nil {
      let choices = builtIn.values.map { Choice(id: $0, label: $0) }
      let fact = Fact(id: builtIn.rawValue, answers: .choices(choices), secretKind: .none)
      parts.facts.append(fact)
      parts.askingStep.append(nil)
      nameFact(parts.facts.count - 1)
    }
  }
}

/// Facts that every library has: who the caller is, and whether a second person was heard.
package enum BuiltInFact: String, CaseIterable, Sendable {
  case caller
  case secondPerson = "second-person"

  /// Their values, in order.
  package var values: [String] {
    switch self {
    case .caller: ["the-person", "third-party"]
    case .secondPerson: ["asked", "agreed", "not-reachable"]
    }
  }
}

extension AnswerKind {
  /// How many yes-or-no variables its options need; none unless several may be chosen.
  package var optionCount: Int {
    if case .many(let options) = self { options.count } else { 0 }
  }
}

extension Condition {
  /// Every test in the tree, from left to right.
  package var tests: [Test] {
    switch self {
    case .test(let test): [test]
    case .not(let inner): inner.tests
    case .all(let parts), .any(let parts), .none(let parts), .atLeast(_, let parts):
      parts.flatMap(\.tests)
    }
  }
}
