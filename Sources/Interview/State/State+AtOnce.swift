// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What is to be done at once when a danger turns out worse while something else is asked.
extension State {
  /// The steps of the running protocol that follow right on a question for a fact and hold now, in
  /// their order: what the answer would have led to, had it been given there. None where the answer
  /// that is known raises no danger, and none that stands on screen already.
  package func doneAtOnce(about fact: Int) -> [Int] {
    guard raisesDanger(fact), let frame = topWalk?.frames.last else { return [] }
    let roles = roles(frame)
    let steps = library.flow.protocols[frame.protocolIndex].steps
    let asking = steps.filter { asks(fact, at: $0) }
    var found: [Int] = []
    for step in asking.flatMap({ following($0, before: steps.upperBound) })
    where step != frame.step
      && library.flow.steps[step].condition.holds(in: standing.table, for: roles)
      && !found.contains(where: { says($0) == says(step) })
    {
      found.append(step)
    }
    return found
  }

  /// An alarm whose protocol asks this fact, where it is not running and the answer raises danger.
  package func alarmToRaise(about fact: Int) -> Int? {
    guard raisesDanger(fact) else { return nil }
    return library.alarms.indices.first { alarm in
      let target = library.alarms[alarm].protocolIndex
      let isAsked = library.flow.protocols[target].steps.contains { asks(fact, at: $0) }
      return isAsked && library.facts[fact].asksAfresh && !isRunning(target)
    }
  }

  private func asks(_ fact: Int, at step: Int) -> Bool {
    if case .ask(fact, _) = library.flow.steps[step].act { true } else { false }
  }

  private func raisesDanger(_ fact: Int) -> Bool {
    guard library.facts[fact].raisesDanger,
      let known = current(fact, of: partyKnowing(fact))
    else { return false }
    return library.facts[fact].weight(of: known.answer.value) > 0
  }

  private func following(_ step: Int, before end: Int) -> Range<Int> {
    let next = step + 1
    let stop = (next..<end).first { index in
      switch library.flow.steps[index].act {
      case .tell, .instruct: false
      case .section, .ask, .decide, .score, .offer, .consent, .wait, .run, .handoff, .promise,
        .agree, .end:
        true
      }
    }
    return next..<(stop ?? end)
  }

  private func says(_ step: Int) -> [String] { library.steps[step].wording.say }
}
