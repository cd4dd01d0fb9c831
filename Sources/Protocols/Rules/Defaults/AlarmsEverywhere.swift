// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `alarms-everywhere`: every alarm of the library can be raised at every prompt, and returns to
/// the exact step.
///
/// Source: domain notes A 7. It holds by the make of the engine and no library can break it, so
/// there is no wrong example; a test raises every alarm at every prompt.
enum AlarmsEverywhere: RuleManual {
  static let examples = [
    RuleExample.right("Any library.", steps: ExampleSteps.ask("plan"))
  ]
}
