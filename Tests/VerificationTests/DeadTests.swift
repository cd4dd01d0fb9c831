// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Protocols
@testable import Verification

@Suite("What is never its turn")
struct DeadTests {
  private func told(of steps: String) throws -> [String] {
    var tables = Tables(try library(of: RuleExample.right("", steps: steps)))
    return tables.dead().map { $0.diagnostic(in: tables.library).headline }
  }

  @Test("steps nobody comes to, levels that no row gives, and conditions that say nothing are told")
  func idle() throws {
    let steps =
      ExampleSteps.ask("plan")
      + ExampleSteps.tell("always", "when: plan is asked or plan is not asked") + """
        - decide: level
          rules:
            - if: plan is yes
              gives: high
              because: It weighs.
            - otherwise: high
              because: Nothing weighs.
        - end: done

        """ + ExampleSteps.tell("lost", "")
    let told = try told(of: steps)
    #expect(
      told == [
        "The condition of \"always\" always holds, whatever was answered.",
        "\"lost\" is never come to: what stands before it leads elsewhere.",
        "\"end-2\" is never come to: what stands before it leads elsewhere.",
        "No row of \"level\" gives \"low\".",
      ])
  }

  @Test("a question on which nothing rests and that nobody may be told is asked for nothing")
  func question() throws {
    for (kind, isForNothing) in [("substance", true), ("health", false), ("none", false)] {
      let steps = """
        - ask: told
          say: Is it so?
          answer: yes or no
          secret kind: \(kind)

        """
      let told = try told(of: steps)
      #expect(
        told.contains("Nothing rests on \"told\", and no receiver may be told it.") == isForNothing)
    }
  }

  @Test("a row behind one that takes all it could, and a step that nothing brings, are told")
  func dead() throws {
    let steps =
      ExampleSteps.ask("plan")
      + ExampleSteps.tell("never", "when: plan is yes and plan is no") + """
        - decide: level
          rules:
            - if: plan is yes
              gives: high
              because: It weighs.
            - if: plan is yes and plan is known
              gives: low
              because: It never is its turn.
            - otherwise: low
              because: Nothing weighs.

        """
    let told = try told(of: steps)
    #expect(
      told == [
        "\"never\" never is due, whatever was answered.",
        "Row 2 of \"level\" is never the first that fits.",
      ])
  }
}
