// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Questions for a caller who can only say yes or no: choices are read down one by one.
extension PromptScreen {
  /// Nil for a question that yes and no answer anyway.
  func yesOrNo(_ question: Question, _ fact: Fact) -> [ScreenLine]? {
    let step = askingStep(question.fact)
    let wording = library.steps[step].wording
    switch fact.answers {
    case .yesOrNo: return nil
    case .choices(let choices), .many(let choices):
      let choice = choices[min(readDown, choices.count - 1)]
      var lines: [ScreenLine] = readDown == 0 ? wording.say.map { .named("ASKING", $0) } : []
      lines += saying(step).asYesOrNo(choice)
      let isPartly = fact.takesSeveral && hasYes
      let marks = [
        Mark("1", Phrase.yes.text), Mark("2", Phrase.no.text),
        Mark("8", (readDown > 0 ? .care(.notSureOfOne) : Phrase.notSure).text),
        Mark("9", Phrase.willNotSay.text),
      ].slow(slowKeysReadDown(fact))
      let left = choices.count - 1 - readDown
      return lines + [
        .marks(marks),
        .hint(isPartly ? CarePhrase.moreToRead(left).text : Phrase.atMostLeft(left).text),
      ]
    case .scale, .number, .text, .time, .place, .phone, .nameToUse:
      return typedByYesOrNo(wording, fact, saying(step))
    }
  }

  /// By custom the step that says how to turn the mode on is called so.
  private static let yesNoKeys = "yes-no-keys"

  /// What the step says to do; what turns the mode on says otherwise where it is on.
  func instruction(at step: Int) -> [String] {
    let isOn = state.isByYesOrNo && library.flow.steps[step].id == Self.yesNoKeys
    return isOn ? [KeyPhrase.yesNoIsOn.text] : library.steps[step].wording.say
  }

  /// What is no choice: a yes or a no to words of their own, and a line where more can be said.
  private func typedByYesOrNo(
    _ wording: Wording, _ fact: Fact, _ saying: Saying
  ) -> [ScreenLine] {
    let keys = fact.takesNumbers ? ("y", "n") : ("1", "2")
    let common = AnswerReader(fact: fact, now: now).commonMarks
    var lines: [ScreenLine]
    var marks = [
      Mark(keys.0, Phrase.yes.text, wantsEnter: true),
      Mark(keys.1, Phrase.no.text, wantsEnter: true),
    ]
    if let reason = wording.notInYesOrNoMode {
      lines = [.named("NOT NOW", reason)]
      marks = [Mark(fact.takesNumbers ? "skip" : "1", Phrase.leaveForNow.text, wantsEnter: true)]
    } else {
      lines = saying.yesOrNo(wording)
    }
    lines += typeLine(of: fact).map { [$0] } ?? []
    return lines + [.marks(marks + common)] + (wording.hint.map { [.hint($0)] } ?? [])
  }

  /// An offer or a consent as a question: yes, no and not sure, and all else behind one more key.
  static func yesOrNoMarks(more: Phrase, isLimited: Bool = false) -> [Mark] {
    [
      Mark("1", isLimited ? CarePhrase.yesLimitStays.text : Phrase.yes.text),
      Mark("2", Phrase.no.text), Mark("8", Phrase.notSure.text),
      Mark("0", more.text),
    ]
  }

  /// What a key of these stands for in the whole set of an offer or a consent.
  static let wholeKeys = ["1": "1", "2": "3", "8": "8"]

  func offerLines(_ responder: Int) -> [ScreenLine] {
    guard readsAsYesOrNo else { return [.marks(Conversation.offerMarks)] }
    let isPut = library.responders[responder].say != nil
    return (isPut ? [] : [.text(Phrase.putAsYesOrNo.text)])
      + [.marks(Self.yesOrNoMarks(more: .moreThanYesOrNoToOffer))]
  }

  /// The words that offer somebody.
  func saying(ofOffer responder: Int) -> [ScreenLine] {
    let (responder, own) = (library.responders[responder], library.ownLanguage)
    let language = state.language ?? own
    return Saying.lines(
      [responder.say].compactMap { $0 }, responder.sayIn[language] ?? [], in: language, from: own)
  }

  var consentLines: [ScreenLine] {
    let isLimited = limitAsked != nil
    guard readsAsYesOrNo else { return [.marks(Self.consentMarks(isLimited: isLimited))] }
    return [.marks(Self.yesOrNoMarks(more: .moreThanYesOrNoToConsent, isLimited: isLimited))]
  }

  private var readsAsYesOrNo: Bool { state.isByYesOrNo && !showsAll }
}

extension Question {
  /// Whether what was typed before stands unless something else is typed: a yes keeps it, and
  /// leaving the question would lose it.
  func isKeptByEnter(_ fact: Fact) -> Bool { !fact.isReadDown && known?.mayKeep == true }
}
