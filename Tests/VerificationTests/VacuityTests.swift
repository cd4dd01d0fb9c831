// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ProtocolFiles
import Testing

@testable import Protocols
@testable import Verification

@Suite("Rules that never speak")
struct VacuityTests {
  private static let steps =
    ExampleSteps.ask("plan") + ExampleSteps.ask("calm", "when: plan is no")
    + ExampleSteps.tell("support")

  /// With what stands behind it, and whether any call comes to where it speaks.
  private static let rules: [(rule: String, speaks: Bool)] = [
    ("no call: tells support\nwhen: plan is yes and plan is no", false),
    ("no call: tells support\nwhen: plan is yes", true),
    ("no call: tells support\nwhen: plan is yes\nunless if: plan is known", false),
    ("no call: tells support\nwhen: calm is asked and plan is yes", false),
    ("no call: tells support\nwhen: calm is asked", true),
    ("every call: asks plan\nafter: tells support\nwhen: plan is known", true),
    ("every call: asks plan\nafter: the line drops\nwhen: plan is yes", true),
    ("no call: tells support", true),
  ]

  @Test("are named, and no others", arguments: rules.indices)
  func named(index: Int) throws {
    let (rule, speaks) = Self.rules[index]
    let library = try library(of: .right("", rule: rule, steps: Self.steps))
    #expect(Vacuity(library).rules.isEmpty == speaks, "\(rule)")
  }
}

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
