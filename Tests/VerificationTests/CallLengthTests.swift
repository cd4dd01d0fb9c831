// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Protocols
@testable import Verification

@Suite("How long calls are")
struct CallLengthTests {
  @Test("a shortest call is told, and the most prompts of one where no loop goes on for ever")
  func lengths() throws {
    let steps =
      ExampleSteps.ask("plan") + ExampleSteps.tell("also", "when: plan is known and plan is yes")
      + ExampleSteps.tell("words", "")
    let library = try library(of: RuleExample.right("", steps: steps))
    let lengths = CallLengths(library)
    #expect(lengths.shortest?.length == 2)
    #expect(lengths.shortest?.isReplayed == true)
    #expect(lengths.longest == .prompts(3))
  }

  @Test("a loop that only an answer ends has no longest call, and is named")
  func loop() throws {
    let again = """
      - ask: again
        say: Once more?
        choices:
          - again-so: Again
            as yes or no: Is it again?
            go: again
          - enough: Enough
            as yes or no: Is it enough?
        secret kind: none

      """
    let library = try library(of: RuleExample.right("", steps: again))
    let step = try #require(library.flow.steps.firstIndex { $0.id == "again" })
    #expect(CallLengths(library).longest == .comesRound(toStep: step))
    #expect(CallLengths(library).shortest?.length == 1)
  }
}
