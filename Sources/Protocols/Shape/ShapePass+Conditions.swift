// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension ShapePass {
  /// A condition as a guard, with the facts that must have been asked before it can be read.
  mutating func compiled(_ text: Placed<String>?) -> (guardOf: Guard, needs: [Need]) {
    guard let text, let condition = parsed(text) else { return (.always, []) }
    return (typed(condition, from: text), needs(of: condition))
  }

  /// The same of a step's `when`, for which a live call asks what it needs first.
  mutating func compiledWhen(_ text: Placed<String>?) -> (guardOf: Guard, needs: [Need]) {
    guard let text, let condition = parsed(text) else { return (.always, []) }
    for name in condition.unaskedReads where parts.facts.contains(where: { $0.id == name.id }) {
      complain(
        .condition, "\"\(name.id)\" is read here where it may never have been asked.", at: text,
        help: "Say \"\(name.written) is known and ...\" beside each value that is read, or "
          + "nowhere: then it is asked first.")
    }
    refuseUnclear(under: condition, text)
    return (typed(condition, from: text), needs(of: condition))
  }

  /// What is unclear is under no `not` another answer.
  private mutating func refuseUnclear(under condition: Condition, _ text: Placed<String>) {
    for name in condition.unclearReadsUnderNot
    where parts.facts.contains(where: { $0.id == name.id }) {
      complain(
        .condition, "\"not\" takes an unclear \"\(name.id)\" for another answer.", at: text,
        help: "Write \"\(name.written) is not ...\", or say where it \"is known\" or "
          + "\"is unclear\".")
    }
  }

  mutating func parsed(_ text: Placed<String>) -> Condition? {
    do {
      return try parseCondition(text.value)
    } catch {
      var place = text.place
      place.column += error.column - 1
      complain(.condition, error.message, at: place)
      return nil
    }
  }

  mutating func typed(_ condition: Condition, from text: Placed<String>) -> Guard {
    var compiler = ConditionCompiler(vocabulary: parts.vocabulary)
    let compiled = compiler.guardOf(condition)
    for complaint in compiler.complaints { complain(.condition, complaint, at: text) }
    return compiled
  }

  /// Facts read without `is known` or `is asked` about them, in reading order. `is unclear` is not
  /// enough: what was never asked is not unclear, and the step would be skipped by an unknown.
  private func needs(of condition: Condition) -> [Need] {
    let tests = condition.tests
    var aware: Set<String> = []
    for case .fact(let name, .state(let word, _)) in tests
    where word == .known || word == .asked { aware.insert(name.id) }
    var needs: [Need] = []
    for case .fact(let name, let test) in tests where !aware.contains(name.id) {
      if case .was = test { continue }
      guard let index = parts.facts.firstIndex(where: { $0.id == name.id }) else { continue }
      let fact = parts.facts[index]
      let need = Need(
        fact: index, variable: fact.variable, width: Int32(fact.answers.optionCount + 1),
        reader: Reader(name.whose))
      if !needs.contains(need) { needs.append(need) }
    }
    return needs
  }

  mutating func decide(
    _ finding: Placed<String>, _ rules: [RuleDraft], detail: inout StepDetail
  ) -> FlowAct? {
    let found = position(of: finding, among: parts.findings.map(\.id), called: "finding")
    guard let index = found else { return nil }
    if !decided.insert(index).inserted {
      complain(
        .decision, "\"\(finding.value)\" is decided twice in this library.", at: finding,
        help: "Keep one \"decide\" for each finding, and run its protocol where it is needed.")
    }
    var rows: [DecisionRow] = []
    var compiledRules: [FlowRule] = []
    let values = parts.findings[index].values.map(\.id)
    for (number, rule) in rules.enumerated() {
      let isLast = number == rules.count - 1
      if isLast != (rule.condition == nil) {
        complain(
          .decision, "The last row, and only the last, is \"otherwise\".", at: rule.gives)
      }
      let (condition, needs) = compiled(rule.condition)
      rows.append(
        DecisionRow(
          condition: rule.condition?.value, because: rule.because.value, facts: needs.map(\.fact)))
      guard let value = position(of: rule.gives, among: values, called: "value") else { continue }
      compiledRules.append(FlowRule(condition: condition, value: value))
    }
    detail = .rows(rows)
    return .decide(finding: index, rules: compiledRules)
  }

  /// Scores and plans get their variables before any condition is typed.
  mutating func readScoresAndPlans() {
    for (_, step) in writtenSteps {
      switch step.kind {
      case .score(let score): readScore(score)
      case .agree(let plan): readPlan(plan)
      case .section, .ask, .tell, .instruct, .decide, .offer, .consent, .wait, .run, .handoff,
        .promise, .end:
        continue
      }
    }
  }

  private mutating func readScore(_ written: ScoreDraft) {
    let facts = parts.facts.map(\.id)
    let items = written.items.compactMap { position(of: $0, among: facts, called: "fact") }
    let missing = written.missing.flatMap { word(Score.Missing.self, $0) } ?? .refuse
    var bands: [Score.Band] = []
    var comparisons = comparisons[written.id.value] ?? []
    for band in written.bands {
      guard let from = number(band.from), let to = number(band.to), from <= to else { continue }
      if let last = bands.last, from != last.range.upperBound + 1 {
        complain(
          .bands, "The band \"\(band.id.value)\" does not begin where the last one ends.",
          at: band.from)
      }
      comparisons.append(.between(from, to))
      bands.append(
        Score.Band(
          id: band.id.value, range: from...to, label: band.label?.value ?? band.id.value))
    }
    parts.scores.append(
      Score(
        id: written.id.value, items: items, missing: missing, bands: bands,
        variable: parts.variables.add(), partition: Partition(of: comparisons)))
  }

  private mutating func readPlan(_ written: PlanDraft) {
    let lines = written.lines.map { line in
      Plan.Line(
        act: line.act.value, afterMilliseconds: line.after.flatMap { milliseconds($0) },
        who: line.who?.value)
    }
    parts.plans.append(
      Plan(
        id: written.id.value, lines: lines, mayBeSaid: written.mayBeSaid?.value,
        whomNotToCall: written.whomNotToCall?.value, variable: parts.variables.add(ofCall: true)))
  }
}
