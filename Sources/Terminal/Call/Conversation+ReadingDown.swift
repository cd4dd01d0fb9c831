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
    var doubted: [String] = []
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
        Mark("2", Phrase.no.text),
        Mark("8", (index > 0 ? .care(.notSureOfOne) : Phrase.notSure).text),
        Mark("9", Phrase.willNotSay.text),
      ]
      let key = choose(
        "\(fact.id) > ", marks, above: lines, enter: .isNothing,
        backspaceIs: index > 0 ? Self.oneBack : nil)?.key
      guard let key else { return nil }
      if key == "9" || key == "8" && index == 0 { return readDown(key, fact) }
      if key == "1", !isMany {
        return readDown(choice.id, fact, choices[...index], taken, doubted)
      }
      if key == Self.oneBack {
        index -= 1
        taken.removeAll { $0 == choices[index].id }
        doubted.removeAll { $0 == choices[index].id }
        continue
      }
      if key == "1" { taken.append(choice.id) }
      if key == "8" { doubted.append(choice.id) }
      index += 1
    }
    let line = taken.isEmpty ? "8" : taken.joined(separator: " ")
    return readDown(line, fact, choices[...], taken, doubted)
  }

  private func readDown(
    _ typed: String, _ fact: Fact, _ read: ArraySlice<Choice> = [], _ taken: [String] = [],
    _ doubted: [String] = []
  ) -> Statement? {
    let isDoubtful = !doubted.isEmpty && typed != "8"
    let line = (isDoubtful ? "~" : "") + typed
    let value: AnswerValue = taken.isEmpty && isDoubtful ? .choice(typed) : .unsure
    if let note = Self.note(of: fact, read, taken, doubted, value), !add(.note(note)) {
      return nil
    }
    obeyed = obeyed.map { "\($0) \(line)" }
    return statement(line, for: fact)
  }
}
