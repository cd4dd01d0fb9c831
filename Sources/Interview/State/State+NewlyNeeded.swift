// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What has changed in the world wants steps that the walk has passed: it came by while they were
/// not needed, and does not go back for them.
extension State {
  /// The steps behind where the walk on top stood that were not due before a change and are now,
  /// of the outermost protocol first: what is to be said or done, a question that has no answer,
  /// an offer that was not made, a protocol that was not run.
  package func newlyNeeded(since before: State) -> [Int] {
    (before.topWalk?.frames ?? []).flatMap { frame in
      let steps = library.flow.protocols[frame.protocolIndex].steps
      let (then, now) = (before.roles(frame), roles(frame))
      return (steps.lowerBound..<max(steps.lowerBound, frame.step)).filter { step in
        library.isDue(step, in: before.standing.table, for: then) == false
          && library.isDue(step, in: standing.table, for: now) == true
          && isStillToDo(step, for: now)
      }
    }
  }

  private func isStillToDo(_ step: Int, for roles: Roles) -> Bool {
    switch library.flow.steps[step].act {
    case .tell, .instruct: true
    case .ask(let fact, _):
      current(fact, of: party(of: fact, else: Party(roles.subject))) == nil
    case .run(let target, _, _): !standing.doneProtocols.contains(target.number)
    case .offer(let responders, _):
      !standing.offers.contains { responders.contains($0.responder) }
    case .section, .decide, .score, .consent, .wait, .handoff, .promise, .agree, .end: false
    }
  }
}

extension CheckedLibrary {
  /// Whether a step is something for the counsellor to do.
  package func isInstruction(_ step: Int) -> Bool {
    if case .instruct = flow.steps[step].act { true } else { false }
  }

  /// Whether a step's name is that of something to do, and of nothing to say.
  func isInstruction(_ name: String) -> Bool {
    steps.indices.contains { steps[$0].id == name && isInstruction($0) }
      && !steps.indices.contains { tell(at: $0) == name }
  }
}
