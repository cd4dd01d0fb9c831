// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What is typed in a hurry and fits no choice: a long line is no slip, a lone digit may be.
extension Conversation {
  /// A line too long for a slip is kept as the counsellor says, by one key; false for a short one,
  /// which is quickly typed again.
  func isKept(_ typed: String) -> Bool {
    guard obeyed == nil, Self.isTooLongForSlip(typed), !isSlipOfCommand(typed) else {
      return false
    }
    let marks = [
      Mark("1", CarePhrase.keepAsNote.text), Mark("2", CarePhrase.keepAsQuote.text),
      Mark("3", CarePhrase.typeAgain.text),
    ]
    let chosen = choose(
      "keep > ", marks, above: [.text(CarePhrase.noChoiceToKeep.text)], enter: .isNothing,
      redo: "/note " + typed)
    switch chosen?.key {
    case "1": takeNote(typed)
    case "2": perform(.quote(typed.withoutQuotes), saying: .saved)
    case "3": (carried, needsPrompt) = (typed, true)
    case _: break
    }
    return true
  }

  /// The same of words behind a command that named nothing: `told he drank all day`.
  func keepWords(behind command: Command) {
    obeyed = nil
    _ = isKept(command.rest)
  }

  /// More than anybody types again at once.
  private static func isTooLongForSlip(_ typed: String) -> Bool {
    typed.count > 24 || typed.split(separator: " ").count > 2
  }

  /// A line at a closed call, which takes only what is added to it: a long one is a remark by one
  /// key; false for a short one.
  func isKeptAfterClosing(_ typed: String) -> Bool {
    guard Self.isTooLongForSlip(typed) else { return false }
    obeyed = nil
    let marks = [Mark("1", CarePhrase.addAsRemark.text), Mark("2", CarePhrase.typeAgain.text)]
    let chosen = choose(
      "keep > ", marks, above: [.text(CarePhrase.closedKeepsLine.text)], enter: .isNothing,
      redo: "/amend " + typed)
    switch chosen?.key {
    case "1": perform(.amend(reason: typed), saying: .saved)
    case "2": (carried, needsPrompt) = (typed, true)
    case _: break
    }
    return true
  }

  /// The same of words behind a command that a closed call does not take: what is a note or a quote
  /// is its words, and of any other all of it may be words, where it is not plainly that command.
  func isKeptAfterClosing(_ command: Command) -> Bool {
    switch command.word {
    case .note, .quote: isKeptAfterClosing(command.rest)
    case .told, .now, .other, .skip, .switchTo, .speaker, .also, .offer, .consent, .handoff,
      .outside, .wish, .promise, .raise, .lower, .standdown, .alarm, .theyAsk, .wording, .plan,
      .leave, .places, .nottell, .language, .known, .theirs, .yesno, .timer, .back:
      (!fits(command) || command.rest.count > 24) && isKeptAfterClosing(trimmed(line))
    case .wrong, .amend, .said, .readback, .callback, .answers, .level, .record, .why, .whereAmI,
      .help, .end, .suspend:
      false
    }
  }

  /// Numbers of choices with words behind them are an answer and a remark, or all of it words: the
  /// counsellor says which, by one key. Nil where it is no answer, which has been dealt with.
  func withWords(
    _ statement: Statement, _ words: String, of line: String, _ fact: Fact
  ) -> Statement? {
    // For a caller who has only yes and no, a digit on screen is a yes or a no.
    if obeyed == nil, isYesOrNo,
      call.state.library.factIndex(fact.id).map(promptScreen.isPut) == true
    {
      if !isKept(trimmed(line)) { refuse(trimmed(line), allowed: ["1", "2", "8", "9"]) }
      return nil
    }
    let answer = answerText(statement, of: fact, at: desk.now())
    let marks = [
      Mark("1", CarePhrase.answerAndNote(answer).text),
      Mark("2", CarePhrase.answerAndQuote(answer).text),
      Mark("3", CarePhrase.allAsNote.text), Mark("4", CarePhrase.typeAgain.text),
    ]
    let chosen = choose(
      "keep > ", marks, above: [.text(CarePhrase.choiceAndWords(words).text)], enter: .isNothing,
      redo: "/note " + trimmed(line))
    switch chosen?.key {
    case "1":
      guard addNote(words) else { return nil }
      return withEvidence(statement, line, fact)
    case "2":
      var quoted = statement
      quoted.quote = words.withoutQuotes
      return withEvidence(quoted, line, fact)
    case "3": takeNote(trimmed(line))
    case "4": (carried, needsPrompt) = (self.line, true)
    case _: break
    }
    return nil
  }

  /// A number that nobody said is shown, as an hour is.
  func showNumberTaken(for line: String, as value: AnswerValue) {
    guard case .number(let number) = value,
      TypedNumber(String(trimmed(line).drop { $0 == "~" }), isOfYears: true)?.isOfDecade == true
    else { return }
    show([.text(CarePhrase.numberTakenFor("\(number)").text)])
  }

  /// Whether its first word is nearly a command, and the next one belongs to that.
  private func isSlipOfCommand(_ typed: String) -> Bool {
    let rest = typed.drop { $0 != " " }
    guard let meant = Command.nearest(to: typed).flatMap({ Command.maybe($0 + rest) })
    else { return false }
    let takesWords: [Command.Word] = [.note, .quote, .skip, .promise, .amend, .nottell]
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
