// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `finding: FINDING` with `same as: tables/....csv`: on every row of the table the finding has
/// the row's value.
///
/// The head of the table names facts, findings or scores, and in its last column the finding. A
/// cell is what may stand after `is` in a condition, or `any`. Persons whom no row fits are free.
enum SameAs: RuleManual {
  private static let rule = "finding: level\nsame as: tables/example.csv"
  private static let table = """
    # plan and intent, after the literature
    plan, intent, level
    yes, any, high
    no, yes, high
    no, no, low

    """

  static let examples = [
    RuleExample.right(
      "Either of them makes it high.", rule: rule,
      steps: ExampleSteps.ask("plan") + ExampleSteps.ask("intent")
        + ExampleSteps.decide(highIf: "plan is yes or intent is yes"), table: table),
    .wrong(
      "Intent without a plan is forgotten.", rule: rule,
      steps: ExampleSteps.ask("plan") + ExampleSteps.ask("intent")
        + ExampleSteps.decide(highIf: "plan is yes and intent is known"), table: table),
  ]
}
