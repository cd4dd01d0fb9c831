// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The steps of its protocols.
extension LibraryWriter {
  /// Whom the call is about, then the main protocol; each of its outcomes is told apart by what is
  /// said after it.
  mutating func opening() -> String {
    var text = ""
    if features.contains(.alarm) || happens(oneIn: 3) { text += tell("welcome") }
    if features.contains(.secondParty) { text += WrittenSteps.askCaller }
    text += "  - run: main\n    outcomes:\n      - done: on\n"
    if features.contains(.outcomes) { text += "      - stopped: go said-stopped\n" }
    text += tell("said-done") + "  - end: done\n"
    if features.contains(.outcomes) { text += tell("said-stopped") + "  - end: stopped\n" }
    return text
  }

  mutating func main() -> String {
    var text = ""
    var known: [String] = []
    let facts = happens(oneIn: 2) ? Self.facts : Self.facts.reversed()
    for (number, fact) in facts.enumerated() {
      let isOptional = !known.isEmpty && happens(oneIn: 2)
      text += ask(fact, when: isOptional ? condition(of: known) : nil, isLast: number == 1)
      known.append(fact)
      if number == 0, features.contains(.running), happens(oneIn: 2) { text += run(known) }
      if happens(oneIn: 3) { text += tell("after-\(fact)", when: condition(of: known)) }
    }
    if features.contains(.score) { text += score() }
    if features.contains(.finding), happens(oneIn: 2) { text += decide(known) }
    if features.contains(.offers) { text += offer(known) }
    if features.contains(.running), !text.contains("run: extra") { text += run(known) }
    if features.contains(.finding), !isDecided { text += decide(known) }
    if isScored || isDecided || isOffered || happens(oneIn: 2) {
      text += tell("last-words", when: condition(of: known))
    }
    if features.contains(.loop) { text += wait(known) }
    if features.contains(.outcomes) {
      text += "  - end: stopped\n    id: leaving\n    when: \(condition(of: known))\n"
    }
    return text + "  - end: done\n"
  }

  mutating func extra() -> String {
    let fact = pick(Self.facts)
    var text = happens(oneIn: 2) ? ask(fact, when: nil, isLast: false) : tell("extra-words")
    if !text.contains("extra-words") {
      text += tell("extra-words", when: condition(of: [fact]))
    }
    if features.contains(.outcomes) {
      text += "  - end: left\n    id: leaving\n    when: \(condition(of: [fact]))\n"
    }
    return text + "  - end: done\n"
  }

  /// What an alarm asks and says; it returns to where it came.
  mutating func alarmed() -> String {
    let fact = pick(Self.facts)
    var text = happens(oneIn: 2) ? ask(fact, when: nil, isLast: false) : ""
    text += tell("alarm-words", when: happens(oneIn: 2) ? condition(of: Self.facts) : nil)
    if happens(oneIn: 2) { text += tell("alarm-end", when: condition(of: Self.facts)) }
    return text + "  - end: done\n"
  }

  private mutating func ask(_ fact: String, when condition: String?, isLast: Bool) -> String {
    var text = "  - ask: \(fact)\n    say: Is it so?\n"
    if let condition { text += "    when: \(condition)\n" }
    if chosen.contains(fact) {
      text += """
            choices:
              - yes: Yes
                as yes or no: Is it so?
                points: 1
              - no: No
                as yes or no: Is it otherwise?
                points: 0
        \(isLast ? follow(of: fact) : "")
        """
    } else {
      text += "    answer: yes or no\n"
    }
    // Of two parties one fact is kept; the other is the caller's own.
    if features.contains(.secondParty), fact == "green" { text += "    about: caller\n" }
    return text + "    secret kind: none\n"
  }

  /// What follows a no, in the main protocol.
  private mutating func follow(of fact: String) -> String {
    if features.contains(.loop), happens(oneIn: 2) { return "        go: \(fact)\n" }
    return features.contains(.outcomes) && happens(oneIn: 2) ? "        end: stopped\n" : ""
  }

  mutating func tell(_ id: String, when condition: String? = nil) -> String {
    if !tells.contains(id) { tells.append(id) }
    return "  - tell: \(id)\n    say: So it is.\n" + (condition.map { "    when: \($0)\n" } ?? "")
  }

  private mutating func score() -> String {
    isScored = true
    let missing = pick(["refuse", "zero", "prorate"])
    return """
        - score: strain
          items: [red, green]
          missing: \(missing)
          bands:
            - id: light
              from: 0
              to: 0
              label: Light
            - id: heavy
              from: 1
              to: 2
              label: Heavy

      """
  }

  private mutating func decide(_ known: [String]) -> String {
    let condition = condition(of: known)
    isDecided = true
    return WrittenSteps.decide(highIf: condition)
  }

  private mutating func offer(_ known: [String]) -> String {
    let whom = pick(["talk", "talk, team", "team, talk", "team"])
    let condition = happens(oneIn: 2) ? "    when: \(condition(of: known))\n" : ""
    isOffered = true
    let text = "  - \(pick(["offer", "offer all"])): [\(whom)]\n" + condition
    if happens(oneIn: 2) { return text }
    return text + "  - handoff: team\n    when: \(self.condition(of: known))\n"
  }

  private mutating func run(_ known: [String]) -> String {
    var text = "  - run: extra\n"
    if happens(oneIn: 2) { text += "    when: \(condition(of: known))\n" }
    if features.contains(.secondParty), happens(oneIn: 2) { text += "    about: caller\n" }
    text += "    outcomes:\n      - done: on\n"
    if features.contains(.outcomes) { text += "      - left: \(pick(["on", "end stopped"]))\n" }
    return text
  }

  private mutating func wait(_ known: [String]) -> String {
    """
      - wait: again
        for: 1 minute
        when: \(condition(of: known))
        go: \(pick(Self.facts))
        at most: \(pick([1, 2]))

    """
  }
}
