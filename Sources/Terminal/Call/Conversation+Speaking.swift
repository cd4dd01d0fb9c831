// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Who is on the line, who else is there, and callers who can only say yes or no.
extension Conversation {
  /// Two keys: the word, then a number.
  func speaker(_ typed: String) {
    guard let role = role(typed) else { return }
    perform(.speak(role: role), saying: .chose(role))
  }

  /// Somebody else who is there: who, whether they are safe, what they need.
  func also(_ typed: String) {
    guard let role = role(typed), perform(.join(role: role)) else { return }
    let marks = [
      Mark("1", Phrase.safe.text), Mark("2", Phrase.notSafe.text), Mark("8", Phrase.notSure.text),
    ]
    let answers = ["1": Phrase.safe.text, "2": Phrase.notSafe.text]
    let key = choose(
      "safe > ", marks, above: [.text(Phrase.isSafe.text)], redo: "", givesLineBack: false)?.key
    let safe = answers[key ?? ""] ?? Phrase.notSure.text
    var detail = Detail(
      label: "needs > ", lines: [.text(Phrase.whatNeeds.text)], wantsWords: true, redo: "")
    detail.givesLineBack = false
    let needs = ask(detail) ?? ""
    perform(.note("\(role): \(safe)" + (needs.isEmpty ? "" : "; \(needs)")), saying: .saved)
  }

  private func role(_ typed: String) -> String? {
    let roles = call.state.library.roles
    if !typed.isEmpty { return resolve(typed, among: roles.map { ($0.id, $0.title) }) }
    return pick("who > ", [.text(Phrase.whichRole.text)], roles.map { ($0.id, $0.title) })
  }

  /// Turns yes-or-no mode on, the meaning of a hang-up and a cover story first (domain notes, 4.1),
  /// or off.
  func yesOrNo(_ typed: String) {
    if typed == "off" {
      perform(.yesOrNo(false), saying: .yesNoOff)
      return
    }
    let marks = [
      Mark("1", Phrase.hangUpRing.text), Mark("2", Phrase.hangUpLeave.text),
      Mark("3", Phrase.hangUpDanger.text), Mark("8", Phrase.notSure.text),
    ]
    let meanings: [String: Phrase] = [
      "1": .hangUpRing, "2": .hangUpLeave, "3": .hangUpDanger,
    ]
    let first = ScreenLine.named("DO", Phrase.yesNoFirst.text)
    if let meaning = meanings[choose("hang-up > ", marks, above: [first])?.key ?? ""] {
      guard add(.note(meaning.text)) else { return }
    }
    if let told = coverStoryTold {
      show([.text(Phrase.coverStoryIs(told).text)])
      perform(.yesOrNo(true), saying: .yesNoOn)
      return
    }
    let detail = Detail(
      label: "cover story > ", lines: [.text(Phrase.coverStory.text)], wantsWords: true)
    if let story = ask(detail), !story.isEmpty {
      guard add(.note(Phrase.coverStoryIs(story).text)) else { return }
    }
    perform(.yesOrNo(true), saying: .yesNoOn)
  }

  /// The cover story that they agreed on already; by custom the fact is called so.
  private var coverStoryTold: String? {
    let state = call.state
    guard let index = state.library.factIndex("cover-story"),
      let known = state.current(index, of: state.partyKnowing(index)), known.answer.value.isClear
    else { return nil }
    return answerText(known.answer, of: state.library.facts[index], at: desk.now())
  }

  var isYesOrNo: Bool { call.state.beside.isInYesOrNoMode }

  /// Which choice is being read down, from 0.
  var readDown: Int {
    downAt == call.state.pendingVisit?.visit ? downIndex : 0
  }

  /// Whether a yes to the choice being read down would lower a level.
  var readLowers: Bool {
    guard case .ask(let question) = prompt.kind,
      case .choices(let choices) = call.state.library.facts[question.fact].answers
    else { return false }
    return choices[min(readDown, choices.count - 1)].lowers
  }

  /// One answer of a caller who can say only yes and no: a yes takes the choice that was read, a no
  /// reads the next, and no to all of them is *unsure*, never *no*. False where this is no answer.
  func answerByYesOrNo(_ line: String, _ fact: Fact) -> Bool {
    switch line {
    case "1", "yes", "y": sayYes(fact)
    case "2", "no", "n": sayNo(fact)
    case "8": perform(.answer(Statement(.unsure)), saying: .chose(Phrase.notSure.text))
    case "9": perform(.answer(Statement(.declined)), saying: .chose(Phrase.willNotSay.text))
    default: return false
    }
    return true
  }

  private func sayYes(_ fact: Fact) {
    switch fact.answers {
    case .choices(let choices):
      let choice = choices[min(readDown, choices.count - 1)]
      perform(.answer(Statement(.choice(choice.id))), saying: .chose(choice.label))
    case .many(let options): nextOption(options, taking: true)
    case .yesOrNo: perform(.answer(Statement(.choice("yes"))), saying: .chose(Phrase.yes.text))
    case .scale, .number, .text, .time, .place, .phone, .nameToUse: sayToWording(Phrase.yes, fact)
    }
  }

  private func sayNo(_ fact: Fact) {
    switch fact.answers {
    case .choices(let choices):
      guard readDown + 1 >= choices.count else { return readNext() }
      perform(.answer(Statement(.unsure)), saying: .chose(Phrase.notSure.text))
    case .many(let options): nextOption(options, taking: false)
    case .yesOrNo: perform(.answer(Statement(.choice("no"))), saying: .chose(Phrase.no.text))
    case .scale, .number, .text, .time, .place, .phone, .nameToUse: sayToWording(Phrase.no, fact)
    }
  }

  private func nextOption(_ options: [Choice], taking: Bool) {
    if readDown == 0 { downChosen = [] }
    if taking { downChosen.append(options[min(readDown, options.count - 1)].id) }
    guard readDown + 1 >= options.count else { return readNext() }
    let value: AnswerValue = downChosen.isEmpty ? .unsure : .options(downChosen)
    perform(.answer(Statement(value)), saying: .saved)
  }

  private func readNext() {
    let next = readDown + 1
    downAt = call.state.pendingVisit?.visit
    downIndex = next
    showPrompt()
  }

  /// A yes to other words than the question's own answers it only in those words: it is kept as a
  /// quote beside *unsure*. What has no such words is left for now.
  private func sayToWording(_ answer: Phrase, _ fact: Fact) {
    guard let step = prompt.step else { return }
    let wording = call.state.library.steps[step].wording
    guard wording.notInYesOrNoMode == nil else {
      perform(.skip(reason: Phrase.notInMode.text), saying: .saved)
      return
    }
    let quote = "\(answer.text), to: \(wording.yesOrNo ?? wording.say.joined(separator: " "))"
    perform(.answer(Statement(.unsure, quote: quote)), saying: .saved)
  }
}
