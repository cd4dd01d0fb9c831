// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// What is not shown of a call once it is closed: where the caller refused notes, or a protocol of
/// the call keeps no identity, names, contacts, places and all words that were typed (record page,
/// "Consent").
///
/// Nothing here erases a byte on the disk; it is the only door through which a closed call is read,
/// so no document, list or page holds what is forgotten.
extension State {
  package enum Forgetting: Equatable, Sendable {
    case notesRefused
    /// By its position in the library.
    case keepsNoIdentity(protocol: Int)
  }

  /// Why the end will forget, or has forgotten; nil where nothing is forgotten. It is retroactive.
  package var forgetting: Forgetting? {
    let last = standing.consents.last { library.consents[$0.item].id == Self.notesItem }
    if last?.answer.state == .refused || last?.answer.state == .withdrawn { return .notesRefused }
    return library.protocols.indices.first {
      library.protocols[$0].keepsNoIdentity && standing.doneProtocols.contains($0)
    }.map { .keepsNoIdentity(protocol: $0) }
  }

  static let notesItem = "notes"

  /// Whether the end has come and has taken away what it takes.
  var hasForgotten: Bool { closing != nil && forgetting != nil }

  /// Whether nothing of a fact's answers may be shown any more.
  package func isForgotten(_ fact: Int) -> Bool {
    hasForgotten && library.facts[fact].isForgettable
  }

  /// How many answers the end takes away, and how many it leaves.
  package var forgettable: (taken: Int, left: Int) {
    let known = library.facts.indices.filter { fact in
      standing.parties.indices.contains { self.fact(fact, of: Party($0)).current >= 0 }
    }
    let taken = known.filter { library.facts[$0].isForgettable }
    return (taken.count, known.count - taken.count)
  }

  /// A closed call as it may be shown; any other call as it is.
  package var asKept: State {
    asKept(by: self)
  }

  /// A moment of a call as it may be shown once the call stands as in `last`.
  package func asKept(by last: State) -> State {
    last.hasForgotten ? withoutWords() : self
  }
}

extension Fact {
  /// Who, where and how to reach somebody, and whatever was typed in words.
  package var isForgettable: Bool {
    switch answers {
    case .text, .place, .phone, .nameToUse: return true
    case .choices, .many, .yesOrNo, .scale, .number, .time: break
    }
    switch secretKind {
    case .identity, .place, .contact: return true
    case .substance, .health, .none, .violence, .thirdParty: return false
    }
  }
}

extension Event {
  /// The same act without any words that were typed; it moves every step as it did before.
  var withoutWords: Event {
    switch self {
    case .answerRecorded(let at, let fact, let party, let answer, let kept):
      .answerRecorded(at: at, fact: fact, party: party, answer.withoutWords, kept: kept)
    case .toldEarly(let fact, let party, let answer):
      .toldEarly(fact: fact, party: party, answer.withoutWords)
    case .changedNow(let fact, let party, let answer):
      .changedNow(fact: fact, party: party, answer.withoutWords)
    case .disputed(let fact, let party, let answer):
      .disputed(fact: fact, party: party, answer.withoutWords)
    case .corrected(let act, let answer, _): .corrected(act, answer.withoutWords, reason: nil)
    case .questionSkipped(let at, let fact, let party, _, let said):
      .questionSkipped(at: at, fact: fact, party: party, reason: "", said: said)
    case .offerEnded(let at, let responder, let end, _):
      .offerEnded(at: at, responder: responder, end, reason: nil)
    case .consentRecorded(let at, let item, let party, let answer):
      .consentRecorded(
        at: at, item: item, party: party,
        ConsentAnswer(answer.state, manner: answer.manner, words: nil))
    case .promiseMade(let at, let promise): .promiseMade(at: at, promise.withoutWords)
    case .handoffPrepared(let at, let handoff): .handoffPrepared(at: at, handoff.withoutWords)
    case .switched(let to, _): .switched(to: to, reason: "")
    case .levelLowered(let finding, let party, let to, _, let second, _):
      .levelLowered(finding: finding, party: party, to: to, reason: "", second: second)
    case .stoodDown(let fact, let party, _): .stoodDown(fact: fact, party: party, reason: "")
    case .instructionNotDone(let at, _): .instructionNotDone(at: at, reason: "")
    case .handoffAnswered(let number, let said):
      // Of a handoff that was accepted the reason is what was not repeated, and no words.
      .handoffAnswered(
        number: number,
        ReadBack(said.outcome, by: said.by, reason: said.outcome == .accepted ? said.reason : nil))
    case .callOpened, .languageChosen, .actUndone, .toldCaller, .instructionDone,
      .instructionDoneLater, .waited,
      .promiseLeftOut, .planAnswered, .planLineDone, .handoffLeftOut, .doneOutsideRules,
      .speakerChanged, .partyJoined, .alarmRaised, .alarmRaisedAgain, .alarmLeft, .levelRaised,
      .noteTaken, .quoteTaken, .callerAsked, .toldAtOnce, .wishRecorded, .wishWithdrawn,
      .supportsShown,
      .answersAttributed,
      .factExpired,
      .yesOrNoModeSet, .timerSet, .callBackPlanned, .callBackTried, .correctionSaid, .recordAmended,
      .callSuspended, .callResumed, .callClosed:
      self
    }
  }
}

extension Answer {
  var withoutWords: Answer {
    var answer = self
    answer.quote = nil
    if case .words = value { answer.value = .words("") }
    return answer
  }
}

extension Promise {
  fileprivate var withoutWords: Promise {
    var promise = self
    promise.text = ""
    return promise
  }
}

extension Handoff {
  fileprivate var withoutWords: Handoff {
    var handoff = self
    if case .exception(let id, _, let second) = basis {
      handoff.basis = .exception(id, reason: "", second: second)
    }
    handoff.edits.request = nil
    return handoff
  }
}
