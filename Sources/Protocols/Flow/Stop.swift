// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What a walk must know of a step at every key, in numbers alone: reading it copies nothing more.
/// All else of the step stands in the flow.
package struct Stop: Equatable, Sendable {
  /// Nothing is to be looked at before it comes.
  package let isAlwaysDue: Bool
  /// It waits for one act of its own.
  package let takesAct: Bool
  /// The next step follows its act, whatever that was.
  package let leadsOn: Bool
  /// The fact that it asks.
  package let fact: Int?

  init(_ step: FlowStep) {
    isAlwaysDue = step.condition == .always && step.needs.isEmpty
    switch step.act {
    case .ask(let fact, let follows):
      (takesAct, leadsOn, self.fact) = (true, follows.isEmpty, fact)
    case .tell, .instruct, .consent, .handoff, .promise, .agree:
      (takesAct, leadsOn, fact) = (true, true, nil)
    case .wait: (takesAct, leadsOn, fact) = (true, false, nil)
    case .section, .decide, .score, .offer, .run, .end:
      (takesAct, leadsOn, fact) = (false, false, nil)
    }
  }
}
