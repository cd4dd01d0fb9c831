// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension ShapePass {
  /// Rules, each compiled whole or refused with what to write; `protocols/FORMAT.md` 5.1 has the
  /// grammar.
  mutating func readPolicy() {
    guard let policy = draft.policy else { return }
    checkIDs(policy.rules.map(\.id), called: "rule", isValue: false)
    parts.policy = Policy(id: policy.id.value)
    for written in policy.rules {
      let clauses = Clauses(written)
      ruleBeingRead = clauses
      readRule(clauses)
    }
    ruleBeingRead = nil
  }

  private mutating func readRule(_ clauses: Clauses) {
    for clause in clauses.written where RuleKey(rawValue: clause.key.value) == nil {
      let keys = RuleKey.allCases.map(\.rawValue)
      let hint = nearest(to: clause.key.value, among: keys).map { "Did you mean \"\($0)\"?" }
      complain(
        .rule, "\"\(clause.key.value)\" is no clause of a rule.", at: clause.key,
        help: hint ?? "The clauses are: " + keys.joined(separator: ", ") + ".")
    }
    let forms = clauses.written.filter { RuleKey(rawValue: $0.key.value)?.isForm == true }
    guard forms.count == 1, let key = RuleKey(rawValue: forms[0].key.value) else {
      let known = RuleKey.allCases.filter(\.isForm).map { "\"\($0.rawValue)\"" }
      complain(
        .rule, "The rule \"\(clauses.id.value)\" has \(forms.isEmpty ? "no form" : "two forms").",
        at: forms.dropFirst().first?.key ?? clauses.id,
        help: "Write exactly one of " + known.joined(separator: ", ") + ".")
      return
    }
    for clause in clauses.written {
      guard let forms = RuleKey(rawValue: clause.key.value)?.belongsTo, !forms.contains(key) else {
        continue
      }
      complain(
        .rule, "\"\(clause.key.value)\" does not go with \"\(key.rawValue)\".", at: clause.key,
        help: "It belongs to \"" + forms.map(\.rawValue).joined(separator: "\" or \"") + "\".")
    }
    if key == .allow {
      readAllowance(clauses)
    } else if let form = form(key, clauses) {
      parts.policy.rules.append(rule(form, clauses))
    }
  }

  private mutating func rule(_ form: PolicyForm, _ clauses: Clauses) -> PolicyRule {
    var rule = PolicyRule(
      id: clauses.id.value, place: clauses.id.place,
      says: clauses.text(.says)?.value ?? clauses.words, form: form)
    rule.hasOwnWords = clauses.text(.says) != nil
    if let when = clauses.text(.when) {
      rule.when = compiled(when).guardOf
      rule.whenInWords = when.value
    }
    rule.unless = clauses.text(.unless).flatMap { policyAct($0) }
    rule.unlessIf = clauses.text(.unlessIf).map { inWords($0) }
    rule.after = clauses.text(.after).flatMap { start($0) }
    rule.closers = closers(form, clauses)
    rule.within = clauses.text(.within).flatMap { prompts($0) }
    if form.isObligation { rule.excuse = breathingInDoubt(unlessNamedIn: clauses) }
    return rule
  }

  /// `before`, then `ahead of`; what every call owes is due at its end at the latest.
  private mutating func closers(_ form: PolicyForm, _ clauses: Clauses) -> [PolicyAct] {
    var acts: [PolicyAct] = []
    for text in [clauses.text(.before)].compactMap({ $0 }) + clauses.texts(.aheadOf) {
      if let act = policyAct(text) { acts.append(act) }
    }
    return form.isObligation && !acts.contains(.itEnds) ? acts + [.itEnds] : acts
  }

  private mutating func start(_ text: Placed<String>) -> RuleStart? {
    if PolicyActWords(text.value).isAct { return policyAct(text).map(RuleStart.act) }
    return .condition(inWords(text))
  }

  private mutating func inWords(_ text: Placed<String>) -> ConditionInWords {
    ConditionInWords(compiled(text).guardOf, words: text.value)
  }

  private mutating func prompts(_ text: Placed<String>) -> Int? {
    let words = text.value.split(separator: " ")
    if words.count == 2, let count = Int(words[0]), (1...Self.promptBudget).contains(count),
      words[1] == "prompts" || (count == 1 && words[1] == "prompt")
    {
      return count
    }
    complain(
      .rule, "\"\(text.value)\" is not a number of prompts.", at: text,
      help: "Write \"1 prompt\" up to \"\(Self.promptBudget) prompts\".")
    return nil
  }

  /// A rule that counts further would be no rule for an emergency.
  private static let promptBudget = 12

  private mutating func readAllowance(_ clauses: Clauses) {
    guard let name = clauses.text(.allow), let because = needed(.because, of: .allow, clauses),
      let second = needed(.second, of: .allow, clauses)
    else { return }
    let ids = DefaultRule.allCases.map(\.rawValue)
    guard let index = position(of: name, among: ids, called: "default rule") else { return }
    parts.policy.allowances.append(
      Allowance(
        id: clauses.id.value, place: clauses.id.place, rule: DefaultRule.allCases[index],
        because: because.value, second: second.value))
  }

  mutating func needed(
    _ key: RuleKey, of form: RuleKey, _ clauses: Clauses
  ) -> Placed<String>? {
    if let text = clauses.text(key) { return text }
    complain(
      .rule, "\"\(form.rawValue)\" in the rule \"\(clauses.id.value)\" lacks \"\(key.rawValue)\".",
      at: clauses.id, help: "Add \"\(key.rawValue):\" to it.")
    return nil
  }

  /// Breathing is in doubt where the fact `breathing` is unclear or has an answer that raises
  /// danger; a rule that is itself about breathing has no such excuse.
  private func breathingInDoubt(unlessNamedIn clauses: Clauses) -> Guard? {
    guard let fact = parts.facts.first(where: { $0.id == Self.breathing }) else { return nil }
    let conditions = [RuleKey.after, .when, .unlessIf].compactMap { clauses.text($0)?.value }
    let isNamed = conditions.contains { text in
      text.split { !($0.isLetter || $0.isNumber || $0 == "-") }.contains { $0 == Self.breathing }
    }
    guard !isNamed else { return nil }
    let grave = fact.graveness.indices.filter { fact.graveness[$0] > 0 }
    return .atom(Atom(fact.variable, of: .person, in: .unclear.union(.values(grave))))
  }

  private static let breathing = "breathing"
}

/// The keys that a rule may have.
package enum RuleKey: String, CaseIterable {
  case noCall = "no call"
  case everyCall = "every call"
  case never
  case theFinding = "the finding"
  case finding
  case theAct = "the act"
  case order
  case allow
  case when
  case unless
  case unlessIf = "unless if"
  case before
  case after
  case within
  case aheadOf = "ahead of"
  case dependsOnNothingBut = "depends on nothing but"
  case neverReads = "never reads"
  case neverRestsOn = "never rests on"
  case sameAs = "same as"
  case because
  case second
  case says

  /// The forms that a clause goes with, where not every form does.
  var belongsTo: [RuleKey]? {
    switch self {
    case .dependsOnNothingBut, .neverReads, .sameAs: [.finding]
    case .neverRestsOn: [.finding, .theAct]
    case .because, .second: [.allow]
    case .noCall, .everyCall, .never, .theFinding, .finding, .theAct, .order, .allow, .when,
      .unless, .unlessIf, .before, .after, .within, .aheadOf, .says:
      nil
    }
  }

  package var isForm: Bool {
    switch self {
    case .noCall, .everyCall, .never, .theFinding, .finding, .theAct, .order, .allow: true
    case .when, .unless, .unlessIf, .before, .after, .within, .aheadOf, .dependsOnNothingBut,
      .neverReads, .neverRestsOn, .sameAs, .because, .second, .says:
      false
    }
  }
}

/// The clauses of one rule, by key.
struct Clauses {
  let id: Placed<String>
  let written: [PolicyClauseDraft]

  init(_ rule: PolicyRuleDraft) {
    id = rule.id
    written = rule.clauses
  }

  func texts(_ key: RuleKey) -> [Placed<String>] {
    written.first { $0.key.value == key.rawValue }?.words ?? []
  }

  func text(_ key: RuleKey) -> Placed<String>? { texts(key).first }

  /// The rule read out, where it has no sentence of its own.
  var words: String {
    written.map { clause in
      clause.key.value + ": " + clause.words.map(\.value).joined(separator: ", ")
    }.joined(separator: "; ")
  }
}
