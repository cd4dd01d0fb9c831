// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// A step that could not be done, and what became of it.
package struct UndoneStep: Equatable, Sendable {
  package var act: ActID
  package var step: String
  package var reason: String
  package var at: Moment
  /// When it was done after all, in a later round or by the counsellor's word.
  package var doneAt: Moment?
}

extension State {
  /// Each step that could not be done, in the order of its time.
  package var couldNotBeDone: [UndoneStep] {
    acts.indices.compactMap { index in
      let act = acts[index]
      guard case .instructionNotDone(let visit, let reason) = act.event, !act.isUndone else {
        return nil
      }
      return UndoneStep(
        act: act.id, step: visit.step, reason: reason, at: act.at,
        doneAt: doneAt(visit.step, after: index))
    }
  }

  /// Those that are still not done.
  package var undone: [UndoneStep] { couldNotBeDone.filter { $0.doneAt == nil } }

  private func doneAt(_ step: String, after index: Int) -> Moment? {
    acts[(index + 1)...].first { act in
      guard !act.isUndone else { return false }
      switch act.event {
      case .instructionDoneLater(let failed): return undoneStep(failed) == step
      case .instructionDone(let visit): return visit.step == step
      case .toldCaller(_, let tell), .toldAtOnce(let tell): return tell == step
      case _: return false
      }
    }?.at
  }

  /// The step of an act that says that it could not be done.
  func undoneStep(_ id: ActID) -> String? {
    guard let act = acts.last(where: { $0.id == id }) else { return nil }
    return act.event.visit?.step
  }

  /// What a rule wants done, and could not be.
  package func couldNotBeDone(for rule: String) -> UndoneStep? {
    guard let monitor = library.watched.monitors.first(where: { $0.rule.id == rule }) else {
      return nil
    }
    var wanted = monitor.rule.closers
    if case .everyCall(let act) = monitor.rule.form { wanted.append(act) }
    return undone.first { undone in
      wanted.contains { act in
        if case .does(undone.step) = act { return true }
        guard case .tells(let tell) = act else { return false }
        let step = library.steps.firstIndex { $0.id == undone.step }
        return step.flatMap(library.tell) == tell
      }
    }
  }
}
