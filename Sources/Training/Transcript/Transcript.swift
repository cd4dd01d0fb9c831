// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// A call as written down: what was said, what a counsellor does with it, and what must come of
/// it. The same file is practised with and replayed as a test; a test call has no turns.
package struct Transcript: Equatable, Sendable {
  package var id: String
  package var title: String
  /// What there is to learn from it, in a sentence.
  package var about: String?
  /// The protocol that it is for.
  package var protocolID: String?
  package var origin: String
  package var contentNote: String?
  package var turns: [Turn]
  package var acts: [TranscriptAct]
  package var expect: [Expectation]
  /// What must never happen in it, as acts that a rule can name.
  package var mustNot: [String]

  package init(
    id: String, title: String, about: String? = nil, protocolID: String? = nil, origin: String,
    contentNote: String? = nil, turns: [Turn] = [],
    acts: [TranscriptAct] = [], expect: [Expectation] = [], mustNot: [String] = []
  ) {
    self.id = id
    self.title = title
    self.about = about
    self.protocolID = protocolID
    self.origin = origin
    self.contentNote = contentNote
    self.turns = turns
    self.acts = acts
    self.expect = expect
    self.mustNot = mustNot
  }
}

/// One turn of speech.
package struct Turn: Equatable, Sendable {
  package enum Speaker: String, CaseIterable, Equatable, Sendable {
    case caller, counsellor, person, other
  }

  package var who: Speaker
  /// Seconds since the call began.
  package var atSeconds: Int
  package var says: String
  /// Facts without whose question it is never said: what was not asked is not heard.
  package var onlyIfAsked: [String]

  package init(who: Speaker, atSeconds: Int, says: String, onlyIfAsked: [String] = []) {
    self.who = who
    self.atSeconds = atSeconds
    self.says = says
    self.onlyIfAsked = onlyIfAsked
  }
}

/// One act of the counsellor, by author ids: `kind` says which, `name` of what.
package struct TranscriptAct: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Equatable, Sendable {
    case notDone = "not done"
    case answer, keep, told, wrong, now, other, skip, said, done, waited, offer, consent, promise
    case leaveOut = "leave out"
    case agree, play, handoff, outside, speaker, also, alarm
    case leaveAlarm = "leave alarm"
    case switchTo = "switch"
    case raise, lower
    case standDown = "stand down"
    /// What was taken as the caller's own so far is the person's.
    case theirs
    case note, quote
    case theyAsk = "they ask"
    case wish, undo, suspend, resume
    case readBack = "read back"
    case close
  }

  /// What it costs to leave it out in practice.
  package enum Weight: String, CaseIterable, Equatable, Sendable {
    /// The try does not pass without it.
    case must
    case important, nice
  }

  package var kind: Kind
  package var name: String
  /// Which turn it follows, from 1; nil for a test call.
  package var atTurn: Int?
  package var value: [String] = []
  /// Of an offer: the step of the flow it is made at, `STEP` or `PROTOCOL/STEP`.
  package var step: String?
  package var evidence: Evidence?
  package var isDoubtful = false
  package var quote: String?
  package var because: String?
  /// Other values that are just as right.
  package var accept: [String] = []
  /// Who says that it is the act, such as an expert who marked the call.
  package var by: String?
  /// Why it is the act, for feedback.
  package var why: String?
  /// Seconds since the call began by which it should have been done.
  package var dueSeconds: Int?
  package var weight = Weight.important
  /// The act is tried and must be refused.
  package var isRefused = false
  package var place: Place

  package init(kind: Kind, name: String, place: Place) {
    self.kind = kind
    self.name = name
    self.place = place
  }
}

/// One assertion, written by hand; recording never writes one.
package struct Expectation: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Equatable, Sendable {
    case visits
    case neverVisits = "never visits"
    case knows
    case notKnown = "not known"
    case forSure = "for sure"
    case notForSure = "not for sure"
    case disputed
    case setAside = "set aside"
    case level, offered
    case neverOffered = "never offered"
    case consent, promised, handoffs
    case told
    case ending
    case asks
    case recordSays = "record says"
    case recordNeverSays = "record never says"
  }

  package var kind: Kind
  /// A name and its value where the kind has both, such as `suicide-level` and `high`.
  package var name: String
  package var value: String
  package var place: Place

  package init(kind: Kind, name: String, value: String = "", place: Place) {
    self.kind = kind
    self.name = name
    self.value = value
    self.place = place
  }
}
