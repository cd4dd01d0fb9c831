// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What is typed in a hurry and fits no choice: a long line is no slip, a lone digit may be.
extension Conversation {
  /// A line too long for a slip is kept as the counsellor says, by one key; false for a short one,
  /// which is quickly typed again.
  func isKept(_ typed: String) -> Bool {
    guard obeyed == nil, typed.count > 24 || typed.split(separator: " ").count > 2,
      !isSlipOfCommand(typed)
    else { return false }
    let marks = [
      Mark("1", CarePhrase.keepAsNote.text), Mark("2", CarePhrase.keepAsQuote.text),
      Mark("3", CarePhrase.typeAgain.text),
    ]
    let chosen = choose(
      "keep > ", marks, above: [.text(CarePhrase.noChoiceToKeep.text)], enter: .isNothing,
      redo: "/note " + typed)
    switch chosen?.key {
    case "1": perform(.note(typed), saying: .care(.noteSaved))
    case "2": perform(.quote(typed), saying: .saved)
    case "3": (carried, needsPrompt) = (typed, true)
    case _: break
    }
    return true
  }

  /// Whether its first word is nearly a command, and the next one belongs to that.
  private func isSlipOfCommand(_ typed: String) -> Bool {
    let rest = typed.drop { $0 != " " }
    guard let meant = Command.nearest(to: typed).flatMap({ Command.maybe($0 + rest) })
    else { return false }
    let takesWords: [Command.Word] = [.note, .quote, .skip, .promise, .amend]
    return !takesWords.contains(meant.word) && fits(meant)
  }

  /// The hour that `last night` was taken for is nobody's word, and is said.
  func showHourTaken(for line: String, as value: AnswerValue, _ fact: Fact) {
    guard dayPart(in: line, as: value) != nil else { return }
    show([.text(CarePhrase.hourTakenFor(answerText(value, of: fact, at: desk.now())).text)])
  }

  /// A part of the day as it was said, where nobody named the hour: a record says it so.
  func dayPart(in line: String, as value: AnswerValue) -> String? {
    let words = trimmed(line).lowercased().split(separator: " ").map(String.init)
    let named = words.drop { ["~", "about", "around", "at", "since"].contains($0) }
    guard case .moment = value, TypedDayPart(named, now: desk.now())?.isHourAssumed == true
    else { return nil }
    return named.joined(separator: " ")
  }

  /// Whether a digit at a question in words was meant as that answer: Enter says so, words are the
  /// answer, and anything else leaves the question as it stood.
  func isMeant(_ answer: YesOrNo, to asked: String) -> Bool {
    let said: CarePhrase = answer == .yes ? .saidYesTo(asked) : .saidNoTo(asked)
    var detail = Detail(
      label: "\(answer.rawValue) > ", lines: [.text(said.text)], wantsWords: true)
    detail.givesLineBack = false
    guard let typed = ask(detail) else { return false }
    if typed.isEmpty { return true }
    answerAnew(typed)
    return false
  }
}
