// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Sentences about the keys themselves: what can be pressed, and what a key could not do.
package enum KeyPhrase: Equatable, Sendable {
  /// At the beginning of a call, so that nobody has to know beforehand that there is help.
  case hint(isRich: Bool)
  case commands([String])
  case noWhy, noStepAsks, noOtherWording, oneMinuteMore, minuteAdded(String), minuteSet(String)
  case questionsLeft(atLeast: Int, atMost: Int), skipped([String]), moreByAnswers(Int)
  case languages(own: String, others: [String]), consentNotAsked, signIsNoStory(String)
  case changedFrom(String, was: String, now: String, at: String), skippedBecause(String, String)
  case backMarked(String, String, at: String)
  case somethingElse, somethingElseSaid(String), askOwnWords
  case nextOnes(Int), handOverOrTurn(Int), numberMends, changedAt(String, at: String)
  case typeAnew(String, isInLine: Bool), speaksNow(String, after: String), yesNoIsOn, nameEachLine
  case hasSupervisorIt, supervisorHasIt, supervisorIsHandedOn

  package var text: String { Phrase.key(self).text }

  var english: String {
    switch self {
    case .hint(true): "?why, .where, Space note, Backspace back, !alarm, Tab all, or type help."
    case .hint(false): "help lists every word. ? why, . where, ! alarm, back takes back."
    case .noWhy: "No reason is written for this one; what it comes from:"
    case .noStepAsks: "No protocol asks for it, so no words and no reason are written."
    case .noOtherWording: "No other words are written for this one."
    case .oneMinuteMore: "one minute more"
    case .minuteAdded(let step): "Check-in after one minute more: \(step)"
    case .minuteSet(let left): "One minute more: \(left) left. It answers nothing."
    case .questionsLeft(let least, let most):
      "questions left: at least \(least), at most \(most)"
    case .skipped(let names): "skipped: \(names.joined(separator: ", "))"
    case .moreByAnswers(let count): "\(count) more lines; \"answers\" and \"end\" show all."
    case .languages(let own, let others):
      "The caller can be spoken to in: \(([own] + others).joined(separator: ", ")). "
        + "language CODE changes it."
    case .consentNotAsked: "not asked"
    case .signIsNoStory(let typed):
      "\(typed) is no story. Say in a word or two who we are; Enter alone: none."
    case .changedFrom(let name, let was, let now, let at): "\(name): \(was) -> \(now), at \(at)"
    case .skippedBecause(let name, let reason): "\(name), \"\(reason)\""
    case .changedAt(let name, let at): "\(name): other words since \(at)"
    case .handOverOrTurn(let count):
      "Over to whom? One word, such as supervisor. Enter keeps on. 9: \(count) lines more."
    case .nextOnes(let count): "the next of \(count) more"
    case .backMarked(let name, let marked, let at): "\(name): you marked \(marked) at \(at)."
    case .askOwnWords: "What you ask of them, beside the help itself:"
    case .somethingElse: "Something else, in their words:"
    case .somethingElseSaid(let words): "Something else: \"\(words)\""
    case .typeAnew(_, true): "Those words stand in the line: change them there. Ctrl-C clears them."
    case .typeAnew(let words, false):
      "Typed before: \"\(words)\". None of it is kept: type the whole limit."
    case .speaksNow(let voice, let former):
      "\(voice) speaks now. What \(former) said stands, as theirs."
    case .yesNoIsOn: "Yes-or-no mode is on: each choice is read out for a yes or a no. Go on."
    case .hasSupervisorIt: "A supervisor was wanted and not reached. Does one have it by now?"
    case .supervisorHasIt: "Yes, one was reached"
    case .supervisorIsHandedOn: "No, whoever takes over reaches one"
    case .nameEachLine: "Name each line"
    case .numberMends: "A number beside a line: look at it, or mend it."
    case .commands(let words):
      words.joined(separator: ", ") + ". What each does: help. Half a word and Tab: the rest of it."
    }
  }
}
