// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

@testable import Storage

/// Events of every kind, the first of each with all there is to say, with the words given in each
/// text. A new kind does not compile until it has a row in one of the three switches.
struct EventExamples {
  var words: String

  /// Every kind with its examples, in the order of the words of the file format.
  var all: [(kind: String, events: [Event])] {
    EventKind.Answers.allCases.map { ($0.rawValue, events($0)) }
      + EventKind.Steps.allCases.map { ($0.rawValue, events($0)) }
      + EventKind.Course.allCases.map { ($0.rawValue, events($0)) }
  }

  /// The words with the name of the field that holds them, so that no two fields are the same.
  private func text(_ field: String) -> String { "\(field):\(words)" }

  private var visit: Visit {
    Visit(chain: text("chain"), step: text("step"), part: text("part"), time: 3)
  }
  private var plainVisit: Visit { Visit(chain: text("chain"), step: text("step"), time: .max) }
  private var party: Party { Party(2) }
  private var act: ActID { ActID(sequence: 4, position: 1) }
  private var answer: Answer {
    Answer(
      .options([text("one"), "", text("two")]), evidence: .record, by: Party(1),
      certainty: .doubtful, quote: text("quote"))
  }

  /// Each form of a value, each evidence and each certainty, and an answer that says the least.
  private var answers: [Answer] {
    let values: [AnswerValue] = [
      .choice(text("choice")), .options([]), .number(.min), .number(.max),
      .moment(utcMilliseconds: .min, about: true), .moment(utcMilliseconds: .max, about: false),
      .words(text("said")), .words(""), .unsure, .declined,
    ]
    return [answer] + values.map { Answer($0) }
      + Evidence.allCases.map { Answer(.unsure, evidence: $0, quote: "") }
      + [Answer(.choice("yes"), evidence: .saw, by: .first, isEvidenceAssumed: true)]
      + Certainty.allCases.map { Answer(.unsure, by: .init(0), certainty: $0) }
  }

  private func events(_ kind: EventKind.Answers) -> [Event] {
    let fact = text("fact")
    let reason = text("reason")
    switch kind {
    case .answerRecorded:
      return answers.map { .answerRecorded(at: visit, fact: fact, party: party, $0, kept: true) }
        + [.answerRecorded(at: plainVisit, fact: "", party: .first, answer, kept: false)]
    case .toldEarly: return [.toldEarly(fact: fact, party: party, answer)]
    case .changedNow: return [.changedNow(fact: fact, party: party, answer)]
    case .corrected:
      return [.corrected(act, answer, reason: reason), .corrected(act, answer, reason: nil)]
    case .disputed: return [.disputed(fact: fact, party: party, answer)]
    case .actUndone: return [.actUndone(act)]
    case .questionSkipped:
      return [nil, .yes, .no].map {
        .questionSkipped(at: visit, fact: fact, party: party, reason: reason, said: $0)
      }
    case .stoodDown: return [.stoodDown(fact: fact, party: party, reason: reason)]
    case .noteTaken:
      let pinned = NoteTag.allCases.map { NoteTags(pins: [$0]) }
      let both = NoteTags(pins: NoteTag.allCases, isPrivate: true)
      return [.noteTaken(text("note")), .noteTaken(words), .noteTaken("")]
        + (pinned + [both, NoteTags(isPrivate: true)]).map { .noteTaken(text("note"), tags: $0) }
    case .quoteTaken: return [.quoteTaken(text("quote"))]
    case .callerAsked: return [.callerAsked(text("question"))]
    case .toldAtOnce: return [.toldAtOnce(text("tell"))]
    case .factExpired: return [.factExpired(fact: fact, party: party)]
    case .levelRaised:
      return [.levelRaised(finding: text("finding"), party: party, to: text("to"))]
    case .levelLowered:
      let finding = text("finding")
      return [.levelLowered(finding: finding, party: party, to: text("to"), reason: reason)]
        + SecondPerson.allCases.map {
          .levelLowered(
            finding: finding, party: party, to: "", reason: reason, second: $0,
            secondName: text("name"))
        }
    }
  }

  private func events(_ kind: EventKind.Steps) -> [Event] {
    let reason = text("reason")
    switch kind {
    case .toldCaller: return [.toldCaller(at: visit, tell: text("tell"))]
    case .instructionNotDone: return [.instructionNotDone(at: visit, reason: reason)]
    case .instructionDone: return [.instructionDone(at: visit)]
    case .instructionDoneLater: return [.instructionDoneLater(act)]
    case .waited: return [.waited(at: visit), .waited(at: plainVisit)]
    case .offerEnded: return offers
    case .consentRecorded: return consents
    case .promiseMade: return promises
    case .promiseLeftOut: return [.promiseLeftOut(at: visit)]
    case .planAnswered:
      return [true, false].map { .planAnswered(at: visit, plan: text("plan"), agreed: $0) }
    case .planLineDone: return [.planLineDone(plan: text("plan"), line: 2)]
    case .handoffPrepared: return handoffs
    case .handoffLeftOut: return [.handoffLeftOut(at: visit)]
    case .handoffAnswered:
      return ReadBack.Outcome.allCases.map {
        .handoffAnswered(number: 1, ReadBack($0, by: text("by"), reason: reason))
      } + [.handoffAnswered(number: 1, ReadBack(.accepted, by: ""))]
    case .doneOutsideRules:
      return [[text("rule"), ""], []].map {
        .doneOutsideRules($0, what: text("what"), reason: reason)
      }
    case .wishRecorded: return [.wishRecorded(responder: text("responder"), by: party)]
    }
  }

  private var offers: [Event] {
    let who = text("responder")
    return OfferEnd.allCases.map {
      .offerEnded(at: visit, responder: who, $0, reason: text("reason"))
    } + [.offerEnded(at: nil, responder: who, .accepted, reason: nil)]
  }

  private var supports: [Event] {
    let full = Support(
      id: text("id"), name: text("name"), kind: text("kind"), area: text("area"),
      phone: text("phone"), open: text("open"), whatTheyCanDo: text("can do"))
    let least = Support(id: "", name: "", kind: "")
    return [ShownSupports([full, least], chosen: text("id")), ShownSupports([])].map {
      .supportsShown(responder: text("responder"), $0)
    }
  }

  private var consents: [Event] {
    var answers = [ConsentAnswer(.limited, manner: .guardian, words: text("words"))]
    answers += ConsentState.allCases.map { ConsentAnswer($0) }
    answers += ConsentAnswer.Manner.allCases.map { ConsentAnswer(.given, manner: $0) }
    return answers.map { .consentRecorded(at: visit, item: text("item"), party: party, $0) }
      + [.consentRecorded(at: nil, item: text("item"), party: party, answers[0])]
  }

  private var promises: [Event] {
    let promise = Promise(
      id: text("id"), text: text("text"), owner: text("owner"),
      dueUTCMilliseconds: 1_764_000_600_000)
    return [.promiseMade(at: visit, promise), .promiseMade(at: nil, promise)]
  }

  private var handoffs: [Event] {
    let exception = Handoff.Basis.exception(text("exception"), reason: text("reason"))
    let full = Handoff(
      number: 1, responder: text("responder"), receiver: text("receiver"), basis: exception)
    let least = Handoff(number: 2, responder: "", receiver: nil, basis: .consent)
    var seconded = full
    seconded.basis = .exception(text("exception"), reason: "", second: .notReachable)
    var edited = full
    edited.edits = HandoffEdits(leftOut: [text("fact"), ""], request: text("request"))
    return [full, seconded].map { .handoffPrepared(at: visit, $0) }
      + [.handoffPrepared(at: nil, least), .handoffPrepared(at: visit, edited)]
  }

  private func events(_ kind: EventKind.Course) -> [Event] {
    switch kind {
    case .callOpened:
      return Opening.Store.allCases.map { store in
        .callOpened(
          Opening(bundleDigest: text("digest"), engineSemantics: 1, store: store, number: 7))
      }
        + [ProofState.proved(checker: 1), .unproved(because: text("reason"))].map { proof in
          .callOpened(
            Opening(
              bundleDigest: text("digest"), engineSemantics: 1, store: .live, number: 7,
              proof: proof))
        }
    case .speakerChanged: return [.speakerChanged(role: text("role"))]
    case .partyJoined: return [.partyJoined(role: text("role"))]
    case .alarmRaised: return [.alarmRaised(text("alarm"))]
    case .alarmRaisedAgain: return [.alarmRaisedAgain(text("alarm"))]
    case .alarmLeft: return [.alarmLeft(text("alarm"))]
    case .switched: return [.switched(to: text("to"), reason: text("reason"))]
    case .callSuspended: return [.callSuspended(reason: text("reason"))]
    case .callResumed: return [.callResumed]
    case .callClosed:
      return Closing.Manner.allCases.map { .callClosed(Closing($0, owed: [text("owed"), ""])) }
        + [.callClosed(Closing(.finished)), .callClosed(Closing(.stopped, handedTo: words))]
    case .supportsShown: return supports
    case .languageChosen: return [.languageChosen(text("language"))]
    case .yesOrNoModeSet: return [.yesOrNoModeSet(true), .yesOrNoModeSet(false)]
    case .timerSet:
      return [.timerSet(CallTimer(dueUTCMilliseconds: .max, words: text("words")))]
    case .callBackPlanned:
      return [
        .callBackPlanned(CallBack(number: 3, dueUTCMilliseconds: .min, words: text("words")))
      ]
    case .callBackTried:
      return CallBack.Outcome.allCases.map { .callBackTried(number: 3, $0) }
    case .correctionSaid:
      return [
        .correctionSaid(handoff: 2, ReadBack(.accepted, by: text("by"), reason: text("reason")))
      ]
    case .answersAttributed: return [.answersAttributed]
    case .wishWithdrawn: return [.wishWithdrawn(responder: text("responder"), by: party)]
    case .recordAmended: return [.recordAmended(reason: text("reason"))]
    }
  }
}
