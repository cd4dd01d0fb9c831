// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Protocols
@testable import Verification

/// Small libraries in which a call breaks a rule in a way that is easily overlooked.
@Suite("Calls that a proof must not overlook")
struct HardCallTests {
  struct Hard: CustomTestStringConvertible {
    var name: String
    var rule: String
    var steps: String
    var testDescription: String { name }
  }

  static let calls = [
    Hard(
      name: "a choice leads back, and what comes then is forbidden by then",
      rule: "after: asks near\nno call: asks a",
      steps: ExampleSteps.ask("caller") + ExampleSteps.ask("a") + """
        - ask: near
          say: Near?
          choices:
            - close: Close
              as yes or no: Is it close?
              go: a
            - far: Far
              as yes or no: Is it far?
          secret kind: none

        """),
    Hard(
      name: "two things told early, the second of which takes the prompt away",
      rule: "every call: asks q",
      steps: ExampleSteps.tell("x", "when: b is not known")
        + "- end: done\n  id: crisis\n  when: a is known and b is known\n"
        + ExampleSteps.ask("q") + ExampleSteps.ask("a") + ExampleSteps.ask("b")),
    Hard(
      name: "help that is offered by hand, which nothing else reads",
      rule: "after: offers talk\nno call: asks plan",
      steps: ExampleSteps.ask("wish") + ExampleSteps.ask("plan") + ExampleSteps.offer("talk")),
  ]

  @Test("each is found, and the engine makes it too", arguments: calls)
  func found(_ hard: Hard) throws {
    let library = try Self.library(hard.rule, hard.steps)
    guard
      case .broken(let call)? = Prover(library).prove(library.policy.rules).verdicts.first?.verdict
    else {
      Issue.record("\(Prover(library).prove(library.policy.rules).verdicts.map(\.verdict))")
      return
    }
    #expect(call.isReplayed, "\(call.lines(in: library))")
  }

  @Test("somebody sent because one answer of several is missing, or guessed, is found")
  func sending() throws {
    let asks = ExampleSteps.ask("far") + ExampleSteps.ask("harm") + ExampleSteps.offer("talk")
    for (condition, rule) in [
      ("far is yes for sure and harm is unclear", DefaultRule.unknownNeverSends),
      ("accepted talk and harm is unclear", .unknownNeverSends),
      ("far is yes for sure and harm is yes", .onlyForSureSends),
    ] {
      let library = try Self.library("", asks + ExampleSteps.handoff("team", "when: \(condition)"))
      let broken = DefaultProofs(library).breaches.map(\.rule)
      #expect(broken.contains(rule), "\(condition): \(broken)")
    }
  }

  @Test("a row of a table that no condition tells apart is met all the same")
  func tables() throws {
    let example = RuleExample(
      verdict: .wrong, because: "", rule: "finding: level\nsame as: tables/example.csv",
      steps: ExampleSteps.ask("plan") + ExampleSteps.decide(highIf: "plan is yes"),
      table: "plan, level\nno, high\n")
    let library = try VerificationTests.library(of: example)
    var tables = Tables(library)
    let found = tables.compared(library.policy.rules[0].form)
    guard case .unlike? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
  }

  @Test("what decides how a protocol ends may decide what comes after it")
  func outcomes() throws {
    let steps =
      "- run: extra\n  outcomes:\n    - done: on\n" + ExampleSteps.ask("wish")
      + "- end: done\n  id: early\n  when: wish is yes\n" + ExampleSteps.offer("team")
    let library = try Self.library("the act: offers team\nnever rests on: [wish]", steps)
    var tables = Tables(library)
    let found = tables.compared(library.policy.rules[0].form)
    #expect(found != .holds)
  }

  private static func library(_ rule: String, _ steps: String) throws -> CheckedLibrary {
    try VerificationTests.library(of: RuleExample.right("", rule: rule, steps: steps))
  }
}
