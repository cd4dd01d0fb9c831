// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Where what a broken rule wants stands in the protocols: that step is passed by, and the one that
/// a call comes to last is seldom the one to mend.
extension CheckedLibrary {
  /// In a sentence; nil for a rule that wants nothing done.
  func lacking(for rule: PolicyRule) -> String? {
    let wanted: [PolicyAct]
    switch rule.form {
    case .never: wanted = rule.closers
    case .everyCall(let act): wanted = [act]
    case .noCall, .theFinding, .order, .actNeverRestsOn, .dependsOnNothingBut, .neverReads,
      .findingNeverRestsOn, .sameAs:
      return nil
    }
    let steps = wanted.flatMap { act in
      self.steps.indices.filter { does(act, at: $0) }
    }
    guard !steps.isEmpty else { return nil }
    let named = steps.prefix(3).map { step in
      "\"\(self.steps[step].id)\" (\(self.steps[step].place.file):\(self.steps[step].place.line))"
    }
    let more = steps.count > 3 ? " and \(steps.count - 3) more" : ""
    return "What it wants stands at \(named.joined(separator: ", "))\(more), and comes too late or "
      + "not at all."
  }

  private func does(_ act: PolicyAct, at step: Int) -> Bool {
    switch (act, flow.steps[step].act) {
    case (.asks(let wanted, _), .ask(let fact, _)): fact == wanted
    case (.asksMarked(_, let facts), .ask(let fact, _)), (.asksAll(let facts), .ask(let fact, _)),
      (.asksAtLeast(_, _, let facts), .ask(let fact, _)):
      facts.contains(fact)
    case (.tells(let wanted), .tell): tell(at: step) == wanted
    case (.does(let wanted), .instruct): flow.steps[step].id == wanted
    case (.offers(let wanted), .offer(let responders, _)): responders.contains(wanted)
    case (.handsOff(let wanted, _), .handoff(let responder)): responder == wanted
    case (.runs(let wanted), .run(let target, _, _)): target.number == wanted
    case (.asks, _), (.asksMarked, _), (.asksAll, _), (.asksAtLeast, _), (.tells, _), (.does, _),
      (.offers, _), (.handsOff, _), (.handsOffToLawEnforcement, _), (.shares, _), (.locates, _),
      (.runs, _), (.ends, _), (.itEnds, _), (.lineDrops, _):
      false
    }
  }
}
