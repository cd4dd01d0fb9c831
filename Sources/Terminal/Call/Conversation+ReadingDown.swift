// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Choices read down for a caller who has only yes and no, where they are told or corrected beside
/// their question: a tap is never the number of a choice.
extension Conversation {
  /// Whether an answer out of turn is read down too.
  func isReadDownAside(_ fact: Fact) -> Bool {
    guard isYesOrNo, let index = call.state.library.factIndex(fact.id),
      promptScreen.isPut(index)
    else { return false }
    switch fact.answers {
    case .choices, .many: return true
    case .yesOrNo, .scale, .number, .text, .time, .place, .phone, .nameToUse: return false
    }
  }

  /// What Backspace stands for within the series.
  private static var oneBack: String { "<" }

  /// No to all of them is *unsure*, as at the question itself.
  func statementReadDown(_ fact: Fact) -> Statement? {
    guard case .choices(let choices) = fact.answers else {
      guard case .many(let options) = fact.answers else { return nil }
      return statementReadDown(options, of: fact, isMany: true)
    }
    return statementReadDown(choices, of: fact, isMany: false)
  }

  private func statementReadDown(
    _ choices: [Choice], of fact: Fact, isMany: Bool
  ) -> Statement? {
    guard let of = call.state.library.factIndex(fact.id) else { return nil }
    let saying = promptScreen.saying(promptScreen.askingStep(of))
    var taken: [String] = []
    var index = 0
    while index < choices.count {
      let choice = choices[index]
      let above = index == 0 ? question(of: fact) : []
      let count = choices.count - 1 - index
      let left =
        taken.isEmpty ? Phrase.atMostLeft(count).text : CarePhrase.moreToRead(count).text
      let lines = above + saying.asYesOrNo(choice) + [.hint(left)]
      let marks = [
        Mark("1", Phrase.yes.text, wantsEnter: choice.lowers && !isMany),
        Mark("2", Phrase.no.text), Mark("8", Phrase.notSure.text),
        Mark("9", Phrase.willNotSay.text),
      ]
      let key = choose(
        "\(fact.id) > ", marks, above: lines, enter: .isNothing,
        backspaceIs: index > 0 ? Self.oneBack : nil)?.key
      guard let key else { return nil }
      if key == "8" || key == "9" { return readDown(key, fact) }
      if key == "1", !isMany { return readDown(choice.id, fact) }
      if key == Self.oneBack {
        index -= 1
        taken.removeAll { $0 == choices[index].id }
        continue
      }
      if key == "1" { taken.append(choice.id) }
      index += 1
    }
    return readDown(taken.isEmpty ? "8" : taken.joined(separator: " "), fact)
  }

  private func readDown(_ line: String, _ fact: Fact) -> Statement? {
    obeyed = obeyed.map { "\($0) \(line)" }
    return statement(line, for: fact)
  }
}
