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
