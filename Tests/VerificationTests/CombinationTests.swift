// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Protocols
@testable import Verification

/// How many combinations of answers break a rule, against what is easily counted by hand.
@Suite("Combinations of answers that break a rule")
struct CombinationTests {
  struct Counted: CustomTestStringConvertible {
    var testDescription: String
    var rule: String
    var steps: String
    var sentence: String
  }

  private static let several = """
    - ask: needs
      say: What would help?
      many of:
        - warmth: Warmth
          as yes or no: Warmth?
        - food: Food
          as yes or no: Food?
        - company: Company
          as yes or no: Company?
      secret kind: none

    """

  static let counted = [
    Counted(
      testDescription: "yes to one of two questions",
      rule: "no call: tells words",
      steps: ExampleSteps.ask("red") + ExampleSteps.ask("green")
        + ExampleSteps.tell("words", "when: red is yes or green is yes"),
      sentence: "7 of 16 combinations of answers to red, green lead there."),
    Counted(
      testDescription: "a question that only some are asked",
      rule: "every call: asks green",
      steps: ExampleSteps.ask("red")
        + ExampleSteps.ask("green", "when: red is known and red is yes"),
      sentence: "3 of 4 combinations of answers to red lead there."),
    Counted(
      testDescription: "options that are chosen, whatever the others are",
      rule: "no call: tells words",
      steps: several
        + ExampleSteps.tell("words", "when: needs includes food"),
      sentence: "4 of 9 combinations of answers to needs lead there."),
    Counted(
      testDescription: "whatever is answered", rule: "no call: asks red",
      steps: ExampleSteps.ask("red"), sentence: "Whatever is answered, a call can come to it."),
    Counted(
      testDescription: "what only something told early leads to", rule: "no call: tells words",
      steps: ExampleSteps.tell("hello") + ExampleSteps.tell("words", "when: red is known")
        + ExampleSteps.ask("red"),
      sentence: "No answers lead there as long as nothing is done out of turn."),
    Counted(
      testDescription: "a number, by itself", rule: "no call: tells words",
      steps: """
        - ask: people
          say: How many?
          number:
            unit: people
            from: 0
            to: 20
          secret kind: none
          not in yes or no mode: It is a number.

        """ + ExampleSteps.tell("words", "when: people is more than 2"),
      sentence: "18 of 23 combinations of answers to people lead there."),
  ]

  @Test("are as many as can be counted by hand", arguments: counted)
  func byHand(_ counted: Counted) throws {
    let library = try VerificationTests.library(
      of: RuleExample.right("", rule: counted.rule, steps: counted.steps))
    let verdict = Prover(library).prove(library.policy.rules).verdicts.first?.verdict
    guard case .broken(let call)? = verdict else {
      Issue.record("\(String(describing: verdict))")
      return
    }
    #expect(call.combinations?.sentence == counted.sentence)
  }

  @Test("are at most so many where not everything could be looked at")
  func notExact() {
    let some = Combinations(
      count: Count(3), outOf: Count(27), facts: ["a", "b", "c", "d", "e"], isExact: false)
    #expect(
      some.sentence
        == "At most 3 of 27 combinations of answers to a, b, c, d and 1 more lead there.")
  }
}
