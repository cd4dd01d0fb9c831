// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What stands beside the walk: it moves no step and no condition reads it.
package struct Beside: Equatable, Sendable {
  package var isInYesOrNoMode = false
  package var timers: [CallTimer] = []
  package var callBacks: [CallBackStanding] = []
  package var corrections: [CorrectionStanding] = []
  package var amendments: [Amendment] = []

  package init() {}

  /// What stands beside the walk of a call can be told without its library.
  package init(_ entries: [Entry]) {
    for entry in entries { for event in entry.events { take(event, at: entry.at) } }
  }

  mutating func take(_ event: Event, at: Moment) {
    switch event {
    case .yesOrNoModeSet(let isOn): isInYesOrNoMode = isOn
    case .timerSet(let timer): timers.append(timer)
    case .callBackPlanned(let callBack):
      callBacks.append(CallBackStanding(callBack: callBack))
    case .callBackTried(let number, let outcome):
      guard let index = callBacks.firstIndex(where: { $0.callBack.number == number }) else {
        return
      }
      callBacks[index].tries.append(CallBackTry(outcome: outcome, at: at))
    case .correctionSaid(let handoff, let readBack):
      corrections.append(CorrectionStanding(handoff: handoff, readBack: readBack, at: at))
    case .recordAmended(let reason): amendments.append(Amendment(reason: reason, at: at))
    case .callOpened, .answerRecorded, .toldEarly, .changedNow, .corrected, .disputed, .actUndone,
      .questionSkipped, .toldCaller, .instructionDone, .instructionNotDone, .instructionDoneLater,
      .waited,
      .offerEnded,
      .consentRecorded,
      .promiseMade, .promiseLeftOut, .planAnswered, .planLineDone, .handoffPrepared,
      .handoffLeftOut, .handoffAnswered, .doneOutsideRules, .speakerChanged, .partyJoined,
      .alarmRaised, .alarmRaisedAgain, .alarmLeft, .switched, .levelRaised, .levelLowered,
      .stoodDown, .noteTaken, .quoteTaken, .callerAsked, .toldAtOnce, .wishRecorded, .wishWithdrawn,
      .supportsShown,
      .languageChosen, .answersAttributed, .factExpired, .callSuspended, .callResumed, .callClosed:
      return
    }
  }
}

extension Beside {
  var withoutWords: Beside {
    var beside = self
    for index in timers.indices { beside.timers[index].words = "" }
    for index in callBacks.indices { beside.callBacks[index].callBack.words = "" }
    for index in amendments.indices { beside.amendments[index].reason = "" }
    return beside
  }
}

/// A call-back and what came of it so far.
package struct CallBackStanding: Equatable, Sendable {
  package var callBack: CallBack
  package var tries: [CallBackTry] = []

  /// Unanswered is a state, and no end (record page, "The record").
  package var isOpen: Bool { !tries.contains { $0.outcome != .unanswered } }
}

package struct CallBackTry: Equatable, Sendable {
  package var outcome: CallBack.Outcome
  package var at: Moment
}

/// A correction that was said to the receiver of a handoff.
package struct CorrectionStanding: Equatable, Sendable {
  package var handoff: Int
  package var readBack: ReadBack
  package var at: Moment
}

/// A remark after the end of the call.
package struct Amendment: Equatable, Sendable {
  package var reason: String
  package var at: Moment
}

extension State {
  /// Whether what is answered now comes by yes and no. Once the call is closed it does not, however
  /// it was answered before: nobody is there to ask, and whoever amends it writes what they know.
  package var isByYesOrNo: Bool { beside.isInYesOrNoMode && closing == nil }
}
