// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Protocols

/// Where a condition says in one part that a fact is known, and reads it in another.
@Suite("Reads of what may never have been asked")
struct UnaskedReadsTests {
  @Test(
    "a value that is read beside no word of its being known is found, wherever it stands",
    arguments: [
      ("plan is yes or (plan is known and soon is yes)", ["plan"]),
      ("(plan is known and soon is yes) or (soon is no and plan is yes)", ["plan"]),
      ("not (plan is yes) or (plan is asked and soon is yes)", ["plan"]),
      ("caller's plan is known and plan is yes", ["plan"]),
      ("(plan is known or soon is yes) and plan includes rope", ["plan"]),
    ])
  func found(_ written: (text: String, facts: [String])) throws {
    let reads = try parseCondition(written.text).unaskedReads
    #expect(reads.map(\.id) == written.facts)
  }

  @Test(
    "under not a value is read only where it is said how it stands",
    arguments: [
      ("not (plan is yes)", ["plan"]), ("none of (plan is yes, soon is known)", ["plan"]),
      ("not (plan is yes or plan is unclear)", []), ("plan is not yes", []),
      ("not (not (plan is yes))", []), ("not (plan is known and plan is yes)", []),
    ])
  func underNot(_ written: (text: String, facts: [String])) throws {
    #expect(try parseCondition(written.text).unclearReadsUnderNot.map(\.id) == written.facts)
  }

  @Test(
    "one that is read beside that, or that is asked first, is none",
    arguments: [
      "plan is known and plan is yes", "plan is yes or plan is unclear",
      "(plan is known and plan is yes) or plan is unclear", "plan is not known or plan is yes",
      "not (plan is known and plan is yes)", "plan is yes or not (plan is known)",
      "(plan is yes or plan is asked) and soon is not yes", "none of (plan is yes, plan is known)",
      "plan is asked and (soon is yes or plan is yes)",
      "plan is yes and soon is yes", "(plan is known and plan is yes) or plan was yes",
      "plan is known and not (plan is yes or plan is at least 3)",
    ])
  func none(_ text: String) throws {
    #expect(try parseCondition(text).unaskedReads.isEmpty)
  }
}
