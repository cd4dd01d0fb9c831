// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `worse-never-lowers`: of two persons who differ in one answer, the one whose answer is graver by
/// `raises danger` never has the lower finding; unsure and declined count at least as much as the
/// mildest answer.
///
/// Source: domain notes A 41 (adding risk never lowers), product page 4 (unknown is not no).
enum WorseNeverLowers: RuleManual {
  private static let graver = ExampleSteps.ask("plan", "raises danger: [\"yes\"]")

  static let examples = [
    RuleExample.right(
      "Yes and not knowing are both high.",
      steps: graver + ExampleSteps.decide(highIf: "plan is yes or plan is unclear")),
    .wrong(
      "The graver answer gives the lower level.",
      steps: graver + ExampleSteps.decide(highIf: "plan is no")),
    .wrong(
      "Not knowing counts for less than no.",
      steps: graver + ExampleSteps.decide(highIf: "plan is known")),
  ]
}
