// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// One fact has one danger and holds for one time, wherever it is asked: an answer is the same
/// answer at each of its questions. What one of them does not say, another may.
extension ShapePass {
  mutating func keepFreshness(of fact: Fact, from question: QuestionDraft, at known: Int) {
    guard let written = question.holdsFor, let holds = fact.holdsForMilliseconds else { return }
    guard let first = parts.facts[known].holdsForMilliseconds else {
      parts.facts[known].holdsForMilliseconds = holds
      return
    }
    guard first != holds, let other = firstSaying(fact.id, \.holdsFor) else { return }
    complain(
      .factsDiffer,
      "\"\(fact.id)\" holds for \(written.value) here, and for \(other.value) at "
        + "\(other.place.line(from: written.place)).", at: written,
      help: "Write \"holds for:\" in one place only, or the same wherever it is asked.")
  }

  mutating func keepDanger(of fact: Fact, from question: QuestionDraft, at known: Int) {
    guard let written = question.raisesDanger.first else { return }
    guard parts.facts[known].raisesDanger else {
      parts.facts[known].graveness = fact.graveness
      return
    }
    guard parts.facts[known].graveness != fact.graveness,
      let other = firstSaying(fact.id, \.raisesDanger.first)
    else { return }
    complain(
      .factsDiffer,
      "\"\(fact.id)\" raises danger here otherwise than at "
        + "\(other.place.line(from: written.place)).", at: written,
      help: "Write the same answers under \"raises danger:\" in the same order, or in one place.")
  }

  /// The first question of a fact that says it.
  private func firstSaying(
    _ fact: String, _ part: (QuestionDraft) -> Placed<String>?
  ) -> Placed<String>? {
    for (_, step) in writtenSteps {
      guard case .ask(let question) = step.kind, question.fact.value == fact else { continue }
      if let said = part(question) { return said }
    }
    return nil
  }
}

extension Place {
  /// Its line; with its file where that is another one.
  fileprivate func line(from here: Place) -> String {
    file == here.file ? "line \(line)" : "\(file):\(line)"
  }
}
