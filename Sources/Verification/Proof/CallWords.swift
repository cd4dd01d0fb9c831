// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
package import Protocols

/// A counterexample as somebody who writes protocols would tell it: each prompt with its question
/// in the author's words, and what is done there.
extension Counterexample {
  package func lines(in library: CheckedLibrary) -> [String] {
    var lines: [String] = []
    var number = 0
    var rehearsal = try? Rehearsal(library)
    for turn in turns {
      let offered = rehearsal?.offered
      try? rehearsal?.perform(turn.intent)
      let isAnswer = turn.intent.answersPrompt
      if isAnswer { number += 1 }
      let place = turn.step.map { library.steps[$0] }
      let before = isAnswer ? "\(number). " : "   out of turn: "
      let step = isAnswer ? place.map { "\($0.id)\(Self.asked($0)): " } ?? "" : ""
      lines.append(before + step + words(of: turn, offering: offered, in: library))
    }
    return lines
  }

  private static func asked(_ step: CheckedStep) -> String {
    step.wording.say.first.map { " \"\($0)\"" } ?? ""
  }

  private func words(
    of turn: Turn, offering offered: Int?, in library: CheckedLibrary
  ) -> String {
    let asked = turn.step.flatMap { library.fact(askedAt: $0) }
    switch turn.intent {
    case .answer(let statement):
      return turn.isAny ? "any answer" : statement.words(of: asked)
    case .tell(let fact, let statement):
      let known = library.factIndex(fact).map { library.facts[$0] }
      return "\(fact) is told: \(statement.words(of: known))"
    case .dispute(let fact, _), .answerBeside(let fact, _): return "another source disputes \(fact)"
    case .skip: return "passed over, with a reason"
    case .acknowledge: return "done"
    case .notDone: return "could not be done"
    case .doneLater(let step): return "\(step) is done after all"
    case .offer(let responder, let end, _, _):
      let whom =
        responder.map(library.title(ofResponder:)) ?? offered.map { library.responders[$0].title }
      guard let whom else { return turn.isAny ? "however it ends" : end.words }
      return "\(whom) is offered" + (turn.isAny ? ", however it ends" : " and \(end.words)")
    case .consent(let item, let answer, _):
      let whose = item.map { "consent to \($0): " } ?? ""
      return turn.isAny ? "any answer" : whose + answer.state.words
    case .raise(let finding, let level): return "the counsellor raises \(finding) to \(level)"
    case .agree(let agreed): return agreed ? "agreed" : "not agreed"
    case .handOff: return "handed over"
    case .leaveOut: return "left out"
    case .promise: return "promised"
    case .alarm(let id): return "the alarm \(id) is raised"
    case .switchTo(let id, _): return "the counsellor switches to \(id)"
    case .speak(let role): return "\(role) comes on the line"
    case .close: return "the line drops"
    case .open, .keep, .change, .correct, .undo, .playLine, .readBack, .recordOutsideRules, .join,
      .speakIn, .leaveAlarm, .lower, .standDown, .attribute, .note, .quote, .theyAsk, .wish,
      .withdrawWish,
      .sayAtOnce,
      .suspend, .resume, .yesOrNo, .timer, .callBack, .callBackTried, .sayCorrection, .amend:
      return "something else"
    }
  }
}

extension Intent {
  /// Whether it is what the prompt waits for, and not something out of turn.
  fileprivate var answersPrompt: Bool {
    switch self {
    case .answer, .answerBeside, .keep, .skip, .acknowledge, .notDone, .leaveOut, .promise, .agree,
      .handOff:
      true
    case .offer(let responder, _, _, _): responder == nil
    case .consent(let item, _, _): item == nil
    case .open, .tell, .change, .correct, .dispute, .undo, .doneLater, .playLine, .readBack,
      .recordOutsideRules, .speak, .join, .speakIn, .alarm, .leaveAlarm, .switchTo, .raise,
      .lower, .standDown, .attribute, .note, .quote, .theyAsk, .sayAtOnce, .wish, .withdrawWish,
      .suspend, .resume,
      .yesOrNo,
      .timer,
      .callBack, .callBackTried, .sayCorrection, .amend, .close:
      false
    }
  }
}

extension Statement {
  fileprivate func words(of fact: Fact?) -> String {
    let doubt = certainty == .certain ? "" : ", not for sure"
    switch value {
    case .choice(let id): return (fact?.answers.label(of: id) ?? id) + doubt
    case .options(let ids):
      return ids.map { fact?.answers.label(of: $0) ?? $0 }.joined(separator: ", ") + doubt
    case .number(let number): return "\(number)" + doubt
    case .moment, .words: return "any answer"
    case .unsure: return "unsure"
    case .declined: return "declined"
    }
  }
}

extension AnswerKind {
  fileprivate func label(of id: String) -> String? {
    switch self {
    case .choices(let choices), .many(let choices): choices.first { $0.id == id }?.label
    case .yesOrNo, .scale, .number, .text, .time, .place, .phone, .nameToUse: nil
    }
  }
}

extension OfferEnd {
  fileprivate var words: String {
    switch self {
    case .accepted: "accepted"
    case .anotherTime: "wanted another time"
    case .declined: "declined"
    case .unsure: "not sure"
    case .ruledOut: "ruled out"
    }
  }
}

extension ConsentState {
  fileprivate var words: String {
    switch self {
    case .given: "given"
    case .limited: "given with a limit"
    case .refused: "refused"
    case .unsure: "not sure"
    case .withdrawn: "taken back"
    case .expired: "expired"
    }
  }
}

extension CheckedLibrary {
  fileprivate func fact(askedAt step: Int) -> Fact? {
    guard case .ask(let fact, _) = flow.steps[step].act else { return nil }
    return facts[fact]
  }
}
