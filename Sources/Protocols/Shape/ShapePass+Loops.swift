// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension ShapePass {
  /// The outcome of a run may lead back only past something that always waits for an answer: a walk
  /// that goes round without one never comes to a prompt. Conditions are taken as if each could be
  /// false, for they stand as they stood the time before.
  mutating func refuseSilentLoops() {
    for (index, written) in draft.protocols.enumerated() {
      let range = parts.flow.protocols[index].steps
      for (step, written) in zip(range, written.steps) {
        guard case .run(let run) = written.kind else { continue }
        refuseSilentLoops(of: run, at: step)
      }
    }
  }

  private mutating func refuseSilentLoops(of run: RunDraft, at step: Int) {
    guard case .run(let target, _, let follows) = parts.flow.steps[step].act else { return }
    let outcomes = draft.protocols[target.number].outcomes.map(\.value)
    for written in run.outcomes {
      guard let outcome = outcomes.firstIndex(of: written.outcome.value),
        case .go(let back) = follows[outcome], back <= step,
        (back..<step).allSatisfy(mayPassSilently), mayEndSilently(target.number, outcome)
      else { continue }
      complain(
        .endlessLoop, "This can lead back for ever, with nothing asked or said on the way.",
        at: written.outcome, help: "Put a question between that is always asked, or lead on.")
    }
  }

  /// Whether a walk may go past a step without waiting there.
  private func mayPassSilently(_ step: Int) -> Bool {
    guard parts.flow.steps[step].condition == .always else { return true }
    switch parts.flow.steps[step].act {
    case .section, .decide, .score, .offer, .run: return true
    case .ask, .tell, .instruct, .consent, .wait, .handoff, .promise, .agree, .end: return false
    }
  }

  private func mayEndSilently(_ index: Int, _ outcome: Int) -> Bool {
    for step in parts.flow.protocols[index].steps {
      if case .end(outcome) = parts.flow.steps[step].act { return true }
      guard mayPassSilently(step) else { return false }
    }
    return false
  }
}
