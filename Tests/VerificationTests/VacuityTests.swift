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
