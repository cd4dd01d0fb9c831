// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Whether somebody there hears the counsellor too: then nothing is to be said aloud.
extension State {
  /// By custom the facts are called so.
  package static let safeToTalk = "safe-to-talk"
  private static let myVoice = "my-voice"
  private static let safeNow = AnswerValue.choice("safe-now")

  package struct VoiceHeard: Equatable, Sendable {
    /// Since when.
    package var at: Moment
    /// Whether somebody said so; otherwise it was asked and is not known.
    package var isKnown: Bool
  }

  /// Nil where nobody was asked, and where the voice is heard by nobody else. That it is safe to
  /// talk says nothing of a loudspeaker. Somebody who came in since, by the agreed sign, may hear
  /// it, until it is asked again or it is said to be safe.
  package var voiceHeard: VoiceHeard? {
    guard let heard = lastSaid(of: Self.myVoice) else { return nil }
    guard heard.answer?.value == .choice("no") else {
      let isElse = library.factIndex(Self.myVoice).flatMap { fact in
        heard.answer.map { library.facts[fact].isSomethingElse($0.value) }
      }
      let isKnown = heard.answer?.value.isClear ?? false
      return VoiceHeard(at: heard.at, isKnown: isKnown && isElse == false)
    }
    guard let sign = acts.lastIndex(where: Self.isSign), sign > heard.index else { return nil }
    if let safe = lastSaid(of: Self.safeToTalk), safe.answer?.value == Self.safeNow,
      safe.index > sign
    {
      return nil
    }
    return VoiceHeard(at: acts[sign].at, isKnown: false)
  }

  /// Whether the counsellor was heard there before, or may have been, whatever is so now: what was
  /// agreed for it holds until something else is agreed.
  package var wasVoiceHeard: Bool {
    acts.contains { act in
      guard !act.isUndone, act.event.answered?.0 == Self.myVoice, let answer = act.answer else {
        return false
      }
      return answer.value != .choice("no")
    }
  }

  /// By custom the alarm is called so.
  private static func isSign(_ act: Act) -> Bool {
    switch act.event {
    case .alarmRaised("overheard"), .alarmRaisedAgain("overheard"): !act.isUndone
    case _: false
    }
  }

  /// Whether it was said last that it is safe to talk, and nobody hears the counsellor.
  package var isSafeToTalk: Bool {
    voiceHeard == nil && lastSaid(of: Self.safeToTalk)?.answer?.value == Self.safeNow
  }

  /// Whether it was asked since the line went whether it is safe to talk.
  package var askedWhetherSafeSinceLineWent: Bool {
    let raised = acts.lastIndex { act in
      guard case .alarmRaised(let alarm) = act.event else { return false }
      return LineBack.alarms.contains(alarm) && !act.isUndone
    }
    guard let raised, let safe = lastSaid(of: Self.safeToTalk) else { return true }
    return safe.index > raised
  }

  /// What stands of a fact, also where it was left out.
  private func lastSaid(of name: String) -> (index: Int, at: Moment, answer: Answer?)? {
    guard let fact = library.factIndex(name) else { return nil }
    let index = Int(self.fact(fact, of: partyKnowing(fact)).current)
    guard index >= 0 else { return nil }
    return (index, acts[index].saidAt, acts[index].answer)
  }
}
