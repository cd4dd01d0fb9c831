// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension ShapePass {
  /// Alarms: each runs a protocol and says what follows each of its outcomes.
  mutating func readAlarms() {
    checkIDs(draft.alarms.map(\.name.id), called: "alarm", isValue: false)
    for written in draft.alarms {
      let ids = parts.protocols.map(\.id)
      guard let target = position(of: written.target, among: ids, called: "protocol") else {
        continue
      }
      guard let key = written.key.value.first, written.key.value.count == 1, key.isLetter else {
        complain(.unknownWord, "An alarm's key is one letter.", at: written.key)
        continue
      }
      parts.alarms.append(
        Alarm(
          id: written.name.id.value, label: written.name.title.value, key: key,
          protocolIndex: target, after: after(written, target)))
    }
  }

  private mutating func after(_ written: AlarmDraft, _ target: Int) -> [Alarm.After] {
    let outcomes = draft.protocols[target].outcomes.map(\.value)
    var after = Array(repeating: Alarm.After?.none, count: outcomes.count)
    for follow in written.outcomes {
      guard let index = position(of: follow.outcome, among: outcomes, called: "outcome") else {
        continue
      }
      after[index] = word(Alarm.After.self, follow.follows)
    }
    for (index, follows) in after.enumerated() where follows == nil {
      complain(
        .outcome,
        "Nothing says what follows when \"\(written.target.value)\" ends "
          + "\"\(outcomes[index])\".", at: written.target)
    }
    return after.map { $0 ?? .back }
  }

  /// Rules: the forms that a live call watches are compiled, the others are kept in words.
  mutating func readPolicy() {
    guard let policy = draft.policy else { return }
    checkIDs(policy.rules.map(\.id), called: "rule", isValue: false)
    let rules = policy.rules.map { rule($0) }
    parts.policy = Policy(id: policy.id.value, rules: rules)
  }

  private mutating func rule(_ written: PolicyRuleDraft) -> PolicyRule {
    var clauses: [String: Placed<String>] = [:]
    for clause in written.clauses where clause.words.count == 1 {
      clauses[clause.key.value] = clause.words[0]
    }
    let exemption = clauses["unless if"]
    return PolicyRule(
      id: written.id.value, says: clauses["says"]?.value ?? Self.words(of: written),
      form: form(clauses), applies: compiled(clauses["when"]).guardOf,
      exempts: exemption.map { compiled($0).guardOf }, exemptsInWords: exemption?.value,
      silencedBy: clauses["unless"].flatMap { policyAct($0) })
  }

  private static func words(of rule: PolicyRuleDraft) -> String {
    rule.clauses.map { clause in
      clause.key.value + ": " + clause.words.map(\.value).joined(separator: ", ")
    }.joined(separator: "; ")
  }

  private mutating func form(_ clauses: [String: Placed<String>]) -> PolicyForm {
    if clauses["within"] != nil || clauses["after"] != nil { return .kept }
    if let act = clauses["no call"] { return policyAct(act).map(PolicyForm.noCall) ?? .kept }
    if let never = clauses["never"], let before = clauses["before"] {
      guard let act = policyAct(never), let first = policyAct(before) else { return .kept }
      return .never(act, before: first)
    }
    if let every = clauses["every call"] {
      return policyAct(every).map(PolicyForm.everyCall) ?? .kept
    }
    return .kept
  }

  /// `act := asks FACT | asks anything marked MARK | tells TELL | offers RESPONDER | ...`; nil,
  /// after a complaint, when a name in it is not known.
  private mutating func policyAct(_ text: Placed<String>) -> PolicyAct? {
    let words = text.value.split(separator: " ").map(String.init)
    switch (words.first ?? "", words.count) {
    case ("asks", 2):
      return name(words[1], parts.facts.map(\.id), "fact", text).map { .asks(fact: $0) }
    case ("asks", 4) where words[1] == "anything" && words[2] == "marked":
      return name(words[3], parts.marks.map(\.id), "mark", text).map { _ in .asksMarked(words[3]) }
    case ("tells", 2): return name(words[1], tells, "tell", text).map { _ in .tells(words[1]) }
    case ("offers", 2):
      return name(words[1], parts.responders.map(\.id), "responder", text).map {
        .offers(responder: $0)
      }
    case ("asks", _) where words.starts(with: ["asks", "all", "of"]),
      ("asks", _) where words.starts(with: ["asks", "at", "least"]), ("locates", 1),
      ("hands", 6) where words[4] == "under", ("shares", _):
      return nil  // read and kept; no live call watches it
    case ("hands", 4) where words[1] == "off" && words[2] == "to":
      if words[3] == "law-enforcement" { return .handsOffToLawEnforcement }
      return name(words[3], parts.responders.map(\.id), "responder", text).map {
        .handsOff(responder: $0)
      }
    case ("runs", 2):
      return name(words[1], parts.protocols.map(\.id), "protocol", text).map {
        .runs(protocolIndex: $0)
      }
    case ("ends", 4) where words[1] == "with": return ends(words, text)
    case ("it", 2) where words[1] == "ends": return .itEnds
    case ("the", 3) where words[1...] == ["line", "drops"]: return .lineDrops
    default:
      complain(.rule, "\"\(text.value)\" is not an act that a rule can name.", at: text)
      return nil
    }
  }

  private mutating func ends(_ words: [String], _ text: Placed<String>) -> PolicyAct? {
    guard let finding = name(words[2], parts.findings.map(\.id), "finding", text) else {
      return nil
    }
    let values = parts.findings[finding].values.map(\.id)
    return name(words[3], values, "value", text).map { .ends(finding: finding, value: $0) }
  }

  private mutating func name(
    _ name: String, _ ids: [String], _ what: String, _ text: Placed<String>
  ) -> Int? {
    position(of: Placed(name, at: text.place), among: ids, called: what)
  }

  /// Every tell of the library: its steps, and what callers ask.
  private var tells: [String] {
    var ids: [String] = []
    for (_, step) in writtenSteps() {
      if case .tell(let id, _) = step.kind { ids.append(id.value) }
    }
    return ids + draft.theyAsk.map(\.id.value)
  }

  /// A protocol that runs itself, straight or through others, would never come back.
  mutating func refuseRecursion() {
    var runs: [Set<Int>] = draft.protocols.map { _ in [] }
    for (number, step) in parts.flow.steps.enumerated() {
      runs[parts.steps[number].protocolIndex].formUnion(step.act.targets)
    }
    for (index, written) in draft.protocols.enumerated()
    where reaches(index, from: runs[index], runs) {
      complain(
        .recursion, "\"\(written.id.value)\" runs itself, straight or through another.",
        at: written.id, help: "Use \"go:\" with a way out instead.")
    }
  }

  private func reaches(_ goal: Int, from start: Set<Int>, _ runs: [Set<Int>]) -> Bool {
    var seen: Set<Int> = []
    var open = Array(start)
    while let next = open.popLast() {
      guard next != goal else { return true }
      guard seen.insert(next).inserted else { continue }
      open += runs[next]
    }
    return false
  }
}

extension FlowAct {
  /// Protocols that this act may run.
  fileprivate var targets: [Int] {
    switch self {
    case .run(let target, _, _): [target.number]
    case .ask(_, let follows): follows.values.flatMap(\.targets)
    case .section, .tell, .instruct, .decide, .score, .offer, .consent, .wait, .handoff, .promise,
      .agree, .end:
      []
    }
  }
}

extension Follow {
  fileprivate var targets: [Int] {
    if case .run(let target, let then) = self { return [target.number] + then.targets }
    return []
  }
}
