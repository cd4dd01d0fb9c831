// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension ShapePass {
  /// The form of a rule; nil after a complaint.
  mutating func form(_ key: RuleKey, _ clauses: Clauses) -> PolicyForm? {
    guard let text = clauses.text(key) else {
      complain(.rule, "The rule \"\(clauses.id.value)\" says nothing.", at: clauses.id)
      return nil
    }
    switch key {
    case .noCall: return policyAct(text).map(PolicyForm.noCall)
    case .everyCall: return policyAct(text).map(PolicyForm.everyCall)
    case .never:
      guard needed(.before, of: .never, clauses) != nil else { return nil }
      return policyAct(text).map(PolicyForm.never)
    case .theFinding: return bound(text).map(PolicyForm.theFinding)
    case .theAct:
      guard needed(.neverRestsOn, of: .theAct, clauses) != nil else { return nil }
      let grounds = grounds(clauses.texts(.neverRestsOn))
      return policyAct(text).map { .actNeverRestsOn($0, grounds) }
    case .finding: return finding(text, clauses)
    case .order:
      guard text.value == Self.ladderWords else {
        complain(
          .rule, "\"\(text.value)\" is no order.", at: text,
          help: "Write \"order: \(Self.ladderWords)\".")
        return nil
      }
      return .order(rungs: parts.responders.map(\.rung))
    case .allow, .when, .unless, .unlessIf, .before, .after, .within, .aheadOf,
      .dependsOnNothingBut, .neverReads, .neverRestsOn, .sameAs, .because, .second, .says:
      return nil
    }
  }

  private static let ladderWords = "offers never fall on the ladder"

  /// `FINDING is [at least | at most] VALUE`, read as the condition it is.
  private mutating func bound(_ text: Placed<String>) -> FindingBound? {
    guard let condition = parsed(text) else { return nil }
    guard case .test(.fact(let name, let test)) = condition, test.isBound,
      let finding = parts.findings.firstIndex(where: { $0.id == name.id }),
      case .atom(let isMet) = typed(condition, from: text)
    else {
      complain(
        .rule, "\"\(text.value)\" does not bound a finding.", at: text,
        help: "Write \"the finding: FINDING is at least VALUE\".")
      return nil
    }
    let known = parts.findings[finding]
    return FindingBound(
      finding: finding, isMet: Atom(known.suggestion, of: isMet.reader, in: isMet.cells),
      isDecided: Atom(
        known.suggestion, of: isMet.reader, in: .known(count: known.values.count)),
      words: text.value)
  }

  private mutating func finding(_ text: Placed<String>, _ clauses: Clauses) -> PolicyForm? {
    let keys: [RuleKey] = [.dependsOnNothingBut, .neverReads, .neverRestsOn, .sameAs]
    let written = keys.filter { clauses.text($0) != nil }
    guard written.count == 1 else {
      complain(
        .rule, "The rule \"\(clauses.id.value)\" must say one thing of its finding.",
        at: clauses.id,
        help: "Add one of " + keys.map { "\"\($0.rawValue)\"" }.joined(separator: ", ") + ".")
      return nil
    }
    let ids = parts.findings.map(\.id)
    guard let index = position(of: text, among: ids, called: "finding") else { return nil }
    let listed = clauses.texts(written[0])
    switch written[0] {
    case .dependsOnNothingBut: return .dependsOnNothingBut(finding: index, grounds(listed))
    case .neverReads: return .neverReads(finding: index, grounds(listed))
    case .neverRestsOn: return .findingNeverRestsOn(finding: index, grounds(listed))
    default: return table(listed[0], for: index).map { .sameAs(finding: index, $0) }
    }
  }

  private mutating func grounds(_ names: [Placed<String>]) -> [Ground] {
    names.compactMap { ground($0) }
  }

  private mutating func ground(_ name: Placed<String>) -> Ground? {
    if let fact = parts.facts.firstIndex(where: { $0.id == name.value }) { return .fact(fact) }
    if let score = parts.scores.firstIndex(where: { $0.id == name.value }) { return .score(score) }
    let ids = parts.findings.map(\.id)
    if let finding = ids.firstIndex(of: name.value) { return .finding(finding) }
    let all = parts.facts.map(\.id) + parts.scores.map(\.id) + ids
    return position(of: name, among: all, called: "fact, score or finding").map(Ground.fact)
  }

  /// The first line of a table names what its columns read, the last one the finding; each cell
  /// is what a condition may say after `is`, or `any`.
  private mutating func table(_ path: Placed<String>, for finding: Int) -> TruthTable? {
    guard let written = draft.tables.first(where: { $0.path == path.value }) else {
      _ = position(of: path, among: draft.tables.map(\.path), called: "table")
      return nil
    }
    guard let head = written.rows.first, head.count >= 2, let last = head.last else {
      complain(.rule, "The table \"\(path.value)\" has no head.", at: path)
      return nil
    }
    if last.value != parts.findings[finding].id {
      complain(
        .rule, "The last column of \"\(path.value)\" is \"\(last.value)\".", at: last,
        help: "It must be \"\(parts.findings[finding].id)\", the finding of the rule.")
    }
    let columns = grounds(Array(head.dropLast()))
    let rows = written.rows.dropFirst().compactMap { row($0, of: written, for: finding) }
    return TruthTable(path: path.value, columns: columns, rows: rows)
  }

  private mutating func row(
    _ cells: [Placed<String>], of table: TableDraft, for finding: Int
  ) -> TruthTable.Row? {
    guard let first = cells.first, let last = cells.last, cells.count == table.rows[0].count
    else {
      if let first = cells.first {
        complain(
          .rule, "This row has \(cells.count) cells, the head \(table.rows[0].count).", at: first)
      }
      return nil
    }
    var tests: [Guard] = []
    for text in table.conditions(of: cells) { tests.append(compiled(text).guardOf) }
    let values = parts.findings[finding].values.map(\.id)
    return position(of: last, among: values, called: "value").map {
      TruthTable.Row(place: first.place, holds: .all(tests), value: $0)
    }
  }
}

extension FactTest {
  /// Whether it names one level or a side of the levels.
  fileprivate var isBound: Bool {
    switch self {
    case .equals(_, false, false), .atLeastLevel, .atMostLevel: true
    case .equals, .was, .oneOf, .state, .number, .includes, .includesAny, .includesNone, .ago:
      false
    }
  }
}
