// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A call in which the counsellor's own voice is heard there: nothing is to be said aloud.
extension PromptScreen {
  /// That it is so, on every prompt, and who they are meanwhile; what was agreed stays once it is
  /// over.
  var heard: [ScreenLine] {
    guard state.closing == nil else { return [] }
    guard let heard = state.voiceHeard else {
      return state.wasVoiceHeard && !isUnderCover ? agreedOnCover : []
    }
    let line = CarePhrase.voiceHeard(
      at: heard.at.clock, isKnown: heard.isKnown,
      isUnderCover ? .agreedOnly : mayText ? .text : .nothing)
    // A step that shows what was agreed on shows it once.
    return [.loud(line.text)] + (isUnderCover ? [] : agreedOnCover)
  }

  /// Who we are there, and their sign that it is not safe.
  var agreedOnCover: [ScreenLine] {
    [coverStory.map { Phrase.coverStoryIs($0).text }, dangerSign].compactMap { $0 }
      .map { .named("AGREED", $0) }
  }

  /// Whether it was said that nobody else there reads what we send; the name is our custom.
  private var mayText: Bool {
    guard let fact = library.factIndex("texts-seen") else { return true }
    return state.current(fact, of: state.partyKnowing(fact))?.answer.value == .choice("no")
  }

  /// Whether the step on screen says whom to be, or what may be said to whoever picks up: those
  /// words are agreed on, and no others come before them.
  var isUnderCover: Bool {
    guard case .instruct = prompt.kind, let step = prompt.step,
      case .shows(let facts) = library.steps[step].detail
    else { return false }
    return facts.contains { ["cover-story", "may-be-said"].contains(library.facts[$0].id) }
  }

  /// What becomes of words to say: said, sent as text, or neither. Not said is one key only where
  /// somebody may hear it.
  var tellMarks: [Mark] {
    if state.voiceHeard != nil {
      return [Mark("1", CarePhrase.saidOrSent.text), Mark("2", CarePhrase.notSaidOrSent.text)]
    }
    let said = Mark("1", Phrase.saidIt.text)
    return state.isByYesOrNo ? [said, Mark("2", CarePhrase.leftUnsaid.text)] : [said]
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
  /// Words to say, as words that are not to be said aloud; what is to be done is done unheard too,
  /// unless it is to be who was agreed.
  func notAloud(underCover: Bool) -> ScreenLine {
    switch self {
    case .say(let words): .named(CarePhrase.notAloud.text, words)
    case .named("DO", let words) where !underCover:
      .named("DO, \(CarePhrase.notAloud.text)", words)
    case .named("SAY NOW", let words): .named("SAY NOW", CarePhrase.unheardHere(words).text)
    case .rule, .marks, .named, .text, .loud, .hint: self
    }
  }
}
