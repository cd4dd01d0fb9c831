// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What becomes of a question whose choices are read down. *Not sure* is about the whole question
/// at its first choice; at a later one it is about that choice alone, so that neither what was said
/// before it nor the doubt is lost.
extension Conversation {
  /// What somebody said to one choice.
  enum SaidToChoice {
    case yes, no, notSure

    var phrase: Phrase {
      switch self {
      case .yes: .yes
      case .no: .no
      case .notSure: .notSure
      }
    }
  }

  /// Whether choices of it were read already.
  func isWithinSeries(_ fact: Fact) -> Bool { readDown > 0 && fact.seriesChoices.count > 1 }

  func sayNotSureOfOne(_ fact: Fact) {
    let choices = fact.seriesChoices
    guard !fact.takesSeveral else { return nextOption(choices, of: fact, .notSure) }
    downDoubted.append(choices[min(readDown, choices.count - 1)].id)
    guard readDown + 1 >= choices.count else { return readNext(after: .notSure) }
    answerSeries(.unsure, of: fact, choices, saying: Phrase.notSure.text)
  }

  func nextOption(_ options: [Choice], of fact: Fact, _ said: SaidToChoice) {
    if readDown == 0 { (downChosen, downDoubted) = ([], []) }
    let option = options[min(readDown, options.count - 1)].id
    // A key that waits for Enter says it a second time.
    downChosen.removeAll { $0 == option }
    downDoubted.removeAll { $0 == option }
    switch said {
    case .yes: downChosen.append(option)
    case .notSure: downDoubted.append(option)
    case .no: break
    }
    guard readDown + 1 >= options.count else { return readNext(after: said) }
    let value: AnswerValue = downChosen.isEmpty ? .unsure : .options(downChosen)
    let chosen = options.filter { downChosen.contains($0.id) }.map(\.label)
    answerSeries(
      value, of: fact, options,
      saying: chosen.isEmpty ? Phrase.notSure.text : chosen.joined(separator: "; "))
  }

  /// The answer of the whole series: with a doubt about one of its choices it is not for sure, and
  /// a note says what was said to each.
  func answerSeries(
    _ value: AnswerValue, of fact: Fact, _ choices: [Choice], saying text: String
  ) {
    let doubted = readDown > 0 ? downDoubted : []
    var statement = Statement(value)
    if !doubted.isEmpty, value.isClear { statement.certainty = .doubtful }
    guard !wantsEnterFirst(.answer(statement)) else { return }
    let note = Self.note(of: fact, choices.prefix(readDown + 1), downChosen, doubted, value)
    guard note.map({ add(.note($0)) }) ?? true else { return }
    perform(.answer(statement), saying: .chose(text))
  }

  /// Our own words for a series that no one answer says; nil where there is no doubt.
  static func note(
    of fact: Fact, _ read: ArraySlice<Choice>, _ chosen: [String], _ doubted: [String],
    _ value: AnswerValue
  ) -> String? {
    guard !doubted.isEmpty else { return nil }
    var yes = Set(chosen)
    if case .choice(let id) = value { yes.insert(id) }
    func labels(_ fits: (Choice) -> Bool) -> String {
      read.filter(fits).map(\.label).joined(separator: ", ")
    }
    return CarePhrase.seriesWithDoubt(
      fact.said, unsure: labels { doubted.contains($0.id) },
      no: labels { !doubted.contains($0.id) && !yes.contains($0.id) }
    ).text
  }

  func readNext(after said: SaidToChoice) {
    let next = readDown + 1
    sayBack(said.phrase.text)
    downAt = call.state.pendingVisit?.visit
    downIndex = next
    keptSeries = nil
    saidToTakeBack = nil
    saveDraft("")
    showPrompt()
  }
}

extension Fact {
  /// The choices that are read down one by one; none where a yes or a no is the answer.
  var seriesChoices: [Choice] {
    switch answers {
    case .choices(let choices), .many(let choices): choices
    case .yesOrNo, .scale, .number, .text, .time, .place, .phone, .nameToUse: []
    }
  }
}
