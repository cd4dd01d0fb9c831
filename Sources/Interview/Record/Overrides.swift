// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// What was done otherwise than a protocol has it, or against what it offers: what a centre counts
/// to see where its protocols do not fit its callers.
package enum Override: String, CaseIterable, Sendable {
  case raised, lowered
  case stoodDown = "stood down"
  case withoutConsent = "without consent"
  case outsideRules = "outside the rules"
  case notDone = "not done"
  case skipped, refused, declined
}

/// How often each, by the protocol that was on screen and its version: numbers, and no words.
package struct OverrideCounts: Equatable, Sendable {
  /// A protocol as `suicide 1.0.0`.
  package private(set) var ofProtocol: [String: [Override: Int]] = [:]
  package private(set) var calls = 0

  package init() {}

  /// Takes in one call. What was taken back is not counted.
  package mutating func add(_ entries: [Entry], in library: CheckedLibrary) {
    calls += 1
    let undone = Set(
      entries.flatMap(\.events).compactMap { event -> ActID? in
        if case .actUndone(let act) = event { act } else { nil }
      })
    var state = State(library: library)
    for entry in entries {
      for (position, event) in entry.events.enumerated()
      where !undone.contains(ActID(sequence: entry.sequence, position: position)) {
        guard let override = event.override else { continue }
        let index = state.standing.walks.last?.frames.last?.protocolIndex ?? library.opensWith
        let written = library.protocols[index]
        ofProtocol["\(written.id) \(written.version)", default: [:]][override, default: 0] += 1
      }
      state.apply(entry)
    }
  }
}

extension Event {
  fileprivate var override: Override? {
    switch self {
    case .levelRaised: .raised
    case .levelLowered: .lowered
    case .stoodDown: .stoodDown
    case .handoffPrepared(_, let handoff): handoff.basis == .consent ? nil : .withoutConsent
    case .doneOutsideRules: .outsideRules
    case .instructionNotDone, .handoffLeftOut, .promiseLeftOut: .notDone
    case .questionSkipped: .skipped
    case .consentRecorded(_, _, _, let answer):
      answer.state == .refused || answer.state == .withdrawn ? .refused : nil
    case .offerEnded(_, _, let end, _): end == .declined ? .declined : nil
    case .planAnswered(_, _, let agreed): agreed ? nil : .declined
    case .callOpened, .answerRecorded, .toldEarly, .changedNow, .corrected, .disputed, .actUndone,
      .toldCaller, .instructionDone, .instructionDoneLater, .waited, .promiseMade, .planLineDone,
      .handoffAnswered, .speakerChanged, .partyJoined, .alarmRaised, .alarmRaisedAgain, .alarmLeft,
      .switched, .answersAttributed, .noteTaken, .quoteTaken, .callerAsked, .toldAtOnce,
      .wishRecorded, .wishWithdrawn,
      .supportsShown, .languageChosen, .factExpired, .yesOrNoModeSet, .timerSet, .callBackPlanned,
      .callBackTried, .correctionSaid, .recordAmended, .callSuspended, .callResumed, .callClosed:
      nil
    }
  }
}
