// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Conditions and rules.
extension LibraryWriter {
  mutating func condition(of known: [String]) -> String {
    let fact = pick(known)
    let other = pick(known)
    var all = [
      "\(fact) is known and \(fact) is yes", "\(fact) is unclear",
      "\(fact) is yes or \(other) is no", "not (\(fact) is known and \(fact) is no)",
      "\(fact) is yes", "\(fact) is known and \(other) is unclear",
      "\(fact) is declined or \(other) is yes", "\(fact) is unsure",
    ]
    if features.contains(.doubt) {
      all +=
        readsThePast
        ? ["\(fact) was yes", "\(fact) is asked", "\(fact) is asked and \(other) is yes"]
        : Array(repeating: "\(fact) is yes for sure", count: 3)
    }
    if features.contains(.secondParty) {
      let ofCaller = "caller's \(fact) is known and caller's \(fact) is yes"
      all += [ofCaller, "person's \(fact) is unclear", "caller is third-party", ofCaller]
    }
    if isScored {
      all += Array(repeating: "strain is known and strain is at least 1", count: 3)
      all += Array(repeating: "strain is unclear", count: 3)
    }
    if isDecided { all += Array(repeating: "level is known and level is high", count: 4) }
    if isOffered { all += ["offered talk", "accepted talk", "declined team"] }
    return pick(all)
  }

  mutating func policy() -> String {
    var text = "policy: example\nformat: 1\nrules:\n"
    let count = features.contains(.secondParty) ? 3 : 4
    for number in 1...count {
      text += "  - id: rule-\(number)\n" + clauses(number)
    }
    return text
  }

  private mutating func clauses(_ number: Int) -> String {
    var kinds = [plainRule(), plainRule()]
    if number == 1, let special = specialRule() { kinds = [special] }
    if number == 2, features.contains(.lineDrops) { kinds = [dropRule()] }
    return pick(kinds).split(separator: "\n").map { "    \($0)\n" }.joined()
  }

  private mutating func plainRule() -> String {
    let fact = pick(Self.facts)
    let other = fact == "red" ? "green" : "red"
    let condition = condition(of: Self.facts)
    let tell = pick(tells)
    return pick([
      "never: asks \(fact)\nbefore: asks \(other)",
      "every call: asks \(fact)",
      "every call: asks \(fact)\nwhen: \(condition)",
      "every call: asks all of (red, green)\nunless if: \(condition)",
      "no call: asks \(fact)\nwhen: \(condition)",
      "after: \(fact) is yes\nevery call: asks \(other)",
      "after: asks \(fact)\nno call: asks \(other)\nunless if: \(condition)",
      "every call: tells \(tell)\nwhen: \(condition)",
      "no call: tells \(tell)\nwhen: \(condition)",
      "no call: tells \(tell)\nunless if: \(condition)",
      "after: \(fact) is unclear\nevery call: tells \(tell)\nwithin: 2 prompts",
      "never: tells \(tell)\nbefore: asks \(fact)\nunless: asks \(other)",
    ])
  }

  /// A rule about something that only some libraries have.
  private mutating func specialRule() -> String? {
    let fact = pick(Self.facts)
    let condition = condition(of: Self.facts)
    var all: [String] = []
    if isDecided {
      all += [
        "the finding: level is at least high\nwhen: \(condition)",
        "no call: ends with level low\nwhen: \(condition)",
      ]
    }
    if isOffered {
      all += [
        "order: offers never fall on the ladder", "every call: offers talk\nwhen: \(condition)",
        "never: offers team\nbefore: offers talk", "after: offers talk\nno call: asks \(fact)",
        "no call: hands off to team\nunless if: \(condition)",
        "never: hands off to team\nbefore: asks \(fact)",
      ]
    }
    if features.contains(.secondParty) {
      all += [
        "every call: asks caller's \(fact)\nwhen: \(condition)",
        "no call: asks caller's \(fact)\nwhen: \(condition)",
        "every call: asks person's \(fact)",
      ]
    }
    if features.contains(.outcomes) {
      all += [
        "no call: tells said-stopped\nwhen: \(condition)",
        "never: it ends\nbefore: tells said-done",
      ]
    }
    if features.contains(.loop) { all += ["after: asks \(fact)\nno call: asks \(fact)"] }
    if features.contains(.alarm) {
      all += [
        "no call: tells alarm-words\nwhen: \(condition)",
        "no call: runs alarmed\nunless if: \(condition)",
      ]
    }
    if features.contains(.running) { all += ["every call: runs extra\nwhen: \(condition)"] }
    return all.isEmpty ? nil : pick(all)
  }

  private mutating func dropRule() -> String {
    let fact = pick(Self.facts)
    let condition = condition(of: Self.facts)
    return pick([
      "no call: the line drops\nwhen: \(condition)",
      "never: the line drops\nbefore: asks \(fact)",
      "every call: asks \(fact)\nbefore: the line drops",
      "every call: asks \(fact)\nunless: the line drops\nwhen: \(condition)",
      "after: the line drops\nno call: asks \(fact)",
      "after: asks \(fact)\nno call: the line drops\nunless if: \(condition)",
    ])
  }
}
