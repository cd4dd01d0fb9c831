// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// What happened in a call, in past-tense sentences: the only truth there is.
///
/// Events name things by author ids, never by position. Kinds are append-only; how each is kept
/// on disk is written by hand in `Storage`. Indirect, because an event is handed on many times for
/// each time that it is looked into.
package indirect enum Event: Equatable, Sendable {
  case callOpened(Opening)
  case answerRecorded(at: Visit, fact: String, party: Party, Answer, kept: Bool)
  /// Told before its question came.
  case toldEarly(fact: String, party: Party, Answer)
  /// It has changed: true from here on; the old answer stays true at its time.
  case changedNow(fact: String, party: Party, Answer)
  /// It was never true: this replaces it where it was given.
  case corrected(ActID, Answer, reason: String?)
  /// Another source says otherwise; both are kept.
  case disputed(fact: String, party: Party, Answer)
  case actUndone(ActID)
  /// `said` is what came to a question in words from a caller who can only say yes or no.
  case questionSkipped(
    at: Visit, fact: String, party: Party, reason: String, said: YesOrNo? = nil)
  case toldCaller(at: Visit, tell: String)
  case instructionDone(at: Visit)
  /// It could not be done; the call goes on, and nothing takes it for done.
  case instructionNotDone(at: Visit, reason: String)
  /// What could not be done, by its act, was done after all.
  case instructionDoneLater(ActID)
  case waited(at: Visit)
  case offerEnded(at: Visit?, responder: String, OfferEnd, reason: String?)
  case consentRecorded(at: Visit?, item: String, party: Party, ConsentAnswer)
  case promiseMade(at: Visit?, Promise)
  case promiseLeftOut(at: Visit)
  case planAnswered(at: Visit, plan: String, agreed: Bool)
  case planLineDone(plan: String, line: Int)
  case handoffPrepared(at: Visit?, Handoff)
  case handoffLeftOut(at: Visit)
  case handoffAnswered(number: Int, ReadBack)
  case doneOutsideRules([String], what: String, reason: String)
  case speakerChanged(role: String)
  case partyJoined(role: String)
  case alarmRaised(String)
  case alarmRaisedAgain(String)
  case alarmLeft(String)
  case switched(to: String, reason: String)
  case levelRaised(finding: String, party: Party, to: String)
  case levelLowered(
    finding: String, party: Party, to: String, reason: String, second: SecondPerson? = nil,
    secondName: String? = nil)
  case stoodDown(fact: String, party: Party, reason: String)
  /// What the caller was taken to have told of themself so far, they told of the person.
  case answersAttributed
  /// Older journals know no tags, and a note of theirs has none.
  case noteTaken(String, tags: NoteTags = .none)
  case quoteTaken(String)
  case callerAsked(String)
  /// What a danger that turned worse wants said at once was said, before its step came.
  case toldAtOnce(String)
  case wishRecorded(responder: String, by: Party)
  /// Whoever had that wish has it no more.
  case wishWithdrawn(responder: String, by: Party)
  /// Places of the directory as they stood beside an offer, and which one it was to be.
  case supportsShown(responder: String, ShownSupports)
  /// The language that the caller is spoken to in, such as `es`.
  case languageChosen(String)
  case factExpired(fact: String, party: Party)
  /// From here on the caller can only say yes or no, or can speak again.
  case yesOrNoModeSet(Bool)
  case timerSet(CallTimer)
  case callBackPlanned(CallBack)
  /// A try at a call-back; only *reached* and *withdrawn* end it.
  case callBackTried(number: Int, CallBack.Outcome)
  /// What a receiver was told is otherwise now, and what they said back.
  case correctionSaid(handoff: Int, ReadBack)
  /// After the call was closed: a remark, or the reason of the correction that comes with it.
  case recordAmended(reason: String)
  case callSuspended(reason: String)
  case callResumed
  case callClosed(Closing)
}

/// What a caller who can only tap may say.
package enum YesOrNo: String, CaseIterable, Equatable, Sendable {
  case yes, no
}

/// The event that made an act: stable, because entries are never rewritten.
package struct ActID: Equatable, Hashable, Sendable, Comparable {
  package var sequence: Int
  package var position: Int

  package init(sequence: Int, position: Int) {
    self.sequence = sequence
    self.position = position
  }

  package static func < (left: ActID, right: ActID) -> Bool {
    (left.sequence, left.position) < (right.sequence, right.position)
  }
}

/// Where in the walk an act belongs: the chain of runs, the step, and which time it was entered.
package struct Visit: Equatable, Hashable, Sendable {
  /// Protocol ids from the root, such as `opening/suicide#1`; an alarm's begins with `!`.
  package var chain: String
  package var step: String
  /// A rung of an offer, or a fact that a condition needed first.
  package var part: String?
  /// Which time this step was entered in this chain, from 1.
  package var time: Int

  /// What a prompt calls it: the rung or the fact that is asked, else the step.
  package var name: String { part ?? step }

  package init(chain: String, step: String, part: String? = nil, time: Int = 1) {
    self.chain = chain
    self.step = step
    self.part = part
    self.time = time
  }
}

/// What a call was begun with.
package struct Opening: Equatable, Sendable {
  package enum Store: String, CaseIterable, Equatable, Sendable { case live, practice }

  /// SHA-256 of the bundle, in hexadecimal; the store keeps the bundle.
  package var bundleDigest: String
  package var engineSemantics: Int
  package var store: Store
  /// To speak; the call's id is long.
  package var number: Int
  /// What was known of the library's paths; nil where nobody looked.
  package var proof: ProofState?

  package init(
    bundleDigest: String, engineSemantics: Int = Engine.semantics, store: Store, number: Int,
    proof: ProofState? = nil
  ) {
    self.bundleDigest = bundleDigest
    self.engineSemantics = engineSemantics
    self.store = store
    self.number = number
    self.proof = proof
  }
}

/// One answer about consent, with how it was given.
package struct ConsentAnswer: Equatable, Sendable {
  package enum Manner: String, CaseIterable, Equatable, Sendable {
    case spoken, written, guardian
    /// It was not put to anybody, with the reason as its words: such as danger now.
    case notAsked
  }

  package var state: ConsentState
  package var manner: Manner
  /// The limit, or the exact words, as the counsellor typed them.
  package var words: String?

  package init(_ state: ConsentState, manner: Manner = .spoken, words: String? = nil) {
    self.state = state
    self.manner = manner
    self.words = words
  }

  /// Opens nothing, as *not sure* does, and says why nobody was asked.
  package static func notAsked(because reason: String) -> Self {
    Self(.unsure, manner: .notAsked, words: reason)
  }

  package var wasAsked: Bool { manner != .notAsked }
}

/// What the caller was told will happen, by whom, by when.
package struct Promise: Equatable, Sendable {
  package var id: String
  package var text: String
  package var owner: String
  package var dueUTCMilliseconds: Int64

  package init(id: String, text: String, owner: String, dueUTCMilliseconds: Int64) {
    self.id = id
    self.text = text
    self.owner = owner
    self.dueUTCMilliseconds = dueUTCMilliseconds
  }
}

/// A handoff made ready for somebody.
package struct Handoff: Equatable, Sendable {
  /// What opens it: the person's consent, or a named exception with its reason.
  package enum Basis: Equatable, Sendable {
    case consent
    case exception(String, reason: String, second: SecondPerson? = nil)
  }

  package var number: Int
  package var responder: String
  package var receiver: String?
  package var basis: Basis
  package var edits: HandoffEdits

  package init(
    number: Int, responder: String, receiver: String?, basis: Basis,
    edits: HandoffEdits = HandoffEdits()
  ) {
    self.number = number
    self.responder = responder
    self.receiver = receiver
    self.basis = basis
    self.edits = edits
  }
}

/// What the receiver said back; only *accepted* ends the sender's duty.
package struct ReadBack: Equatable, Sendable {
  package enum Outcome: String, CaseIterable, Equatable, Sendable {
    case accepted, declined, unanswered
  }

  package var outcome: Outcome
  /// The receiver's name or role, as said.
  package var by: String
  package var reason: String?

  package init(_ outcome: Outcome, by: String, reason: String? = nil) {
    self.outcome = outcome
    self.by = by
    self.reason = reason
  }
}

/// How a call ended, with what was owed when it did.
package struct Closing: Equatable, Sendable {
  package enum Manner: String, CaseIterable, Equatable, Sendable {
    case finished, dropped, handedOver = "handed over", stopped
  }

  package var manner: Manner
  /// What is still owed, by rule or promise id, taken over knowingly.
  package var owed: [String]
  /// Who took over everything that is owed, as said.
  package var handedTo: String?

  package init(_ manner: Manner, owed: [String] = [], handedTo: String? = nil) {
    self.manner = manner
    self.owed = owed
    self.handedTo = handedTo
  }

  private static let correction = "correction "

  /// A correction as it stands among what is owed.
  package static func owing(correction handoff: Int) -> String { "\(correction)\(handoff)" }

  /// The handoffs whose receivers were owed a correction when the call was closed.
  package var correctionsOwed: [Int] {
    owed.compactMap { one in
      one.hasPrefix(Self.correction) ? Int(one.dropFirst(Self.correction.count)) : nil
    }
  }
}

extension Event: CustomStringConvertible, CustomDebugStringConvertible {
  /// Fixed, because an event may hold a caller's words.
  package var description: String { "an event" }
  package var debugDescription: String { "an event" }
}
