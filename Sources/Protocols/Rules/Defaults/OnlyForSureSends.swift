// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `only-for-sure-sends`: a finding that opens a handoff without consent reads its facts only by
/// `for sure` tests.
///
/// Source: domain notes A 1 to 3; product page 3 (doubt survives). What was taken for a weapon in
/// 2016 was a toy; nothing guessed may send anybody.
enum OnlyForSureSends: RuleManual {
  static let examples = [
    RuleExample.right(
      "What was seen raises the level that sends.",
      steps: ExampleSteps.ask("harm") + ExampleSteps.decide(highIf: "harm is yes for sure")
        + ExampleSteps.handoff("team", "when: level is high")),
    .wrong(
      "A guess raises it as well.",
      steps: ExampleSteps.ask("harm") + ExampleSteps.decide(highIf: "harm is yes")
        + ExampleSteps.handoff("team", "when: level is high")),
  ]
}
