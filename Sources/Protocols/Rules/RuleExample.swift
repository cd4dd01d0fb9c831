// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A small library that keeps a rule or breaks it: what a manual shows and what a test runs.
///
/// Where one call can show it, `call` is that call; otherwise only a proof over all paths tells
/// the wrong one from the right one.
package struct RuleExample: Equatable, Sendable {
  package enum Verdict: Equatable, Sendable { case right, wrong }

  package var verdict: Verdict
  /// What it shows, in a sentence.
  package var because: String
  /// The clauses of the rule, as in `policy.yaml`; empty for a rule that is never written.
  package var rule: String
  /// The steps of the opening protocol before its last, `end: done`.
  package var steps: String
  /// Rows of `tables/example.csv`.
  package var table: String?
  /// What the counsellor enters at each question, offer, consent and handoff, in turn.
  package var call: [String]?

  static func right(
    _ because: String, rule: String = "", steps: String, table: String? = nil,
    call: [String]? = nil
  ) -> RuleExample {
    RuleExample(
      verdict: .right, because: because, rule: rule, steps: steps, table: table, call: call)
  }

  static func wrong(
    _ because: String, rule: String = "", steps: String, table: String? = nil,
    call: [String]? = nil
  ) -> RuleExample {
    RuleExample(
      verdict: .wrong, because: because, rule: rule, steps: steps, table: table, call: call)
  }

  /// The files of the library that the example makes, by path.
  package var files: [(path: String, text: String)] {
    let indented = steps.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
    var files = [
      (path: "library.yaml", text: Self.library), (path: "extra.yaml", text: Self.extra),
      (path: "main.yaml", text: Self.heading("main") + indented + "\n  - end: done\n"),
    ]
    if !rule.isEmpty {
      let clauses = rule.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
      files.append(
        ("policy.yaml", "policy: example\nformat: 1\nrules:\n  - id: example\n\(clauses)\n"))
    }
    if let table { files.append(("tables/example.csv", table)) }
    return files
  }

  private static func heading(_ id: String) -> String {
    """
    protocol: \(id)
    format: 1
    title: Example
    version: 1.0.0
    language: en
    outcomes: [done]
    steps:

    """
  }

  private static let extra =
    heading("extra") + "  - tell: extra-words\n    say: A word more.\n  - end: done\n"

  private static let library = """
    library: example
    format: 1
    title: Example
    opens with: main
    protocols: [main, extra]
    findings:
      - id: level
        title: Level
        values:
          - low: Low
          - high: High
    responders:
      - id: talk
        title: Talk
        rung: 0
      - id: friend
        title: A friend
        rung: 2
      - id: team
        title: Team
        rung: 5
      - id: police
        title: Police
        rung: 9
        law enforcement: yes
    receivers:
      - id: team-desk
        title: The team's desk
        kinds: [place, health]
        responder: team
    consents:
      - share: Tell the team
      - police: Police
    exceptions:
      - id: life
        title: A life in danger
        kinds: [place]
    marks:
      - heavy: May oblige us to report
      - strength: What carries

    """
}

/// The manual of one form or of one default rule: its doc comment says what it means.
package protocol RuleManual {
  static var examples: [RuleExample] { get }
}

/// Every manual there is, by the name that `steady protocol explain` takes.
package enum RuleManuals {
  package static var forms: [(name: String, manual: any RuleManual.Type)] {
    [
      ("no call", NoCall.self), ("never", Never.self), ("every call", EveryCall.self),
      ("the finding", TheFinding.self), ("order", Order.self), ("the act", TheAct.self),
      ("depends on nothing but", DependsOnNothingBut.self), ("never reads", NeverReads.self),
      ("never rests on", FindingNeverRestsOn.self), ("same as", SameAs.self),
    ]
  }

  package static func manual(of rule: DefaultRule) -> any RuleManual.Type {
    switch rule {
    case .noDeadEnd: NoDeadEnd.self
    case .everyAnswerLeadsOn: EveryAnswerLeadsOn.self
    case .loopsEnd: LoopsEnd.self
    case .worseNeverLowers: WorseNeverLowers.self
    case .levelsOnlyAdd: LevelsOnlyAdd.self
    case .unknownNeverSends: UnknownNeverSends.self
    case .onlyForSureSends: OnlyForSureSends.self
    case .defaultIsGentlest: DefaultIsGentlest.self
    case .alarmsEverywhere: AlarmsEverywhere.self
    case .policeByWish: PoliceByWish.self
    }
  }
}

/// Steps that examples are made of.
package enum ExampleSteps {
  static func ask(_ fact: String, _ more: String = "") -> String {
    "- ask: \(fact)\n  say: Is it so?\n  answer: yes or no\n  secret kind: none\n" + indented(more)
  }

  static func tell(_ tell: String, _ more: String = "") -> String {
    "- tell: \(tell)\n  say: So it is.\n" + indented(more)
  }

  static func instruct(_ step: String, _ more: String = "") -> String {
    "- do: \(step)\n  text: Look round.\n" + indented(more)
  }

  static func offer(_ responders: String, _ more: String = "") -> String {
    "- offer: [\(responders)]\n" + indented(more)
  }

  static func handoff(_ responder: String, _ more: String = "") -> String {
    "- handoff: \(responder)\n" + indented(more)
  }

  /// The level is high where the condition holds, and low otherwise.
  package static func decide(highIf condition: String) -> String {
    """
    - decide: level
      rules:
        - if: \(condition)
          gives: high
          because: It weighs.
        - otherwise: low
          because: Nothing weighs.

    """
  }

  private static func indented(_ lines: String) -> String {
    lines.split(separator: "\n").map { "  \($0)\n" }.joined()
  }
}
