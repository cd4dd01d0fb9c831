// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview
package import Protocols

/// How an answer reads on screen, with its doubt: `Yes, not for sure`.
func answerText(_ answer: Answer, of fact: Fact, at: Moment) -> String {
  withDoubt(answer.certainty, answerText(answer.value, of: fact, at: at))
}

func answerText(_ statement: Statement, of fact: Fact, at: Moment) -> String {
  withDoubt(statement.certainty, answerText(statement.value, of: fact, at: at))
}

private func withDoubt(_ certainty: Certainty, _ text: String) -> String {
  certainty == .doubtful ? Phrase.notForSure(text).text : text
}

/// How a value reads on screen. Only ever goes through `SafeText` on its way out.
package func answerText(_ value: AnswerValue, of fact: Fact, at: Moment) -> String {
  switch value {
  case .unsure: return Phrase.notSure.text
  case .declined: return Phrase.willNotSay.text
  case .choice(let id): return label(of: id, in: fact)
  case .options(let ids): return ids.map { label(of: $0, in: fact) }.joined(separator: "; ")
  case .number(let number):
    if case .number(let unit, _, _) = fact.answers { return "\(number) \(unit)" }
    return "\(number)"
  case .moment(let then, let about):
    let moment = Moment(utcMilliseconds: then, offsetMinutes: at.offsetMinutes)
    return moment.local.said(beside: at.local, about: about)
  case .words(let words):
    return fact.isSomethingElse(value) ? KeyPhrase.somethingElseSaid(words).text : words
  }
}

private func label(of id: String, in fact: Fact) -> String {
  switch fact.answers {
  case .choices(let choices), .many(let choices):
    return choices.first { $0.id == id }?.label ?? id
  case .yesOrNo: return (id == "yes" ? Phrase.yes : .no).text
  case .scale, .number, .text, .time, .place, .phone, .nameToUse: return id
  }
}
