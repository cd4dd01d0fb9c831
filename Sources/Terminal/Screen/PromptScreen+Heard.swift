// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A call in which the counsellor's own voice is heard there: nothing is to be said aloud.
extension PromptScreen {
  /// That it is so, on every prompt, and who they are meanwhile.
  var heard: [ScreenLine] {
    guard state.closing == nil, let heard = state.voiceHeard else { return [] }
    let who = coverStory.map { [ScreenLine.named("AGREED", Phrase.coverStoryIs($0).text)] } ?? []
    return [.loud(CarePhrase.voiceHeard(at: heard.at.clock, isKnown: heard.isKnown).text)] + who
  }

  /// What becomes of words to say: said, sent as text, or neither. Not said is one key only where
  /// somebody may hear it.
  var tellMarks: [Mark] {
    if state.voiceHeard != nil {
      return [Mark("1", CarePhrase.saidOrSent.text), Mark("2", CarePhrase.notSaidOrSent.text)]
    }
    let said = Mark("1", Phrase.saidIt.text)
    return state.beside.isInYesOrNoMode ? [said, Mark("2", CarePhrase.leftUnsaid.text)] : [said]
  }

  /// The choices, by their number, that would leave the alarm on screen and tell of no danger: one
  /// key alone leaves no alarm.
  var choicesThatLeave: Set<Int> {
    guard let walk = state.standing.walks.last, case .alarm = walk.cause, walk.frames.count == 1,
      let step = prompt.step, case .ask(let fact, let follows) = library.flow.steps[step].act
    else { return [] }
    let known = library.facts[fact]
    let leaving = follows.filter { value, follow in
      guard case .end = follow else { return false }
      return !known.raisesDanger || known.graveness[value] == 0
    }
    return Set(leaving.keys)
  }
}

extension ScreenLine {
  /// Words to say, as words that are not to be said aloud.
  var notAloud: ScreenLine {
    if case .say(let words) = self { return .named(CarePhrase.notAloud.text, words) }
    return self
  }
}
