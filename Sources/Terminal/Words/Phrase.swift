// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview

/// Every sentence of the interface, in one place; the words of a protocol are never here.
///
/// At most 80 characters where it stands at the prompt, no blame, what to do in it.
package enum Phrase: Equatable, Sendable {
  case notSure, willNotSay, somethingElse
  case saidIt, done, goOn
  case accepted, anotherTime, offerDeclined, ruledOut
  case given, limited, refused
  case handoffHoldsNothing, withoutConsent, exceptionReason
  case prepareHandoff, leaveOut, promised, agreed, notAgreed
  case noSuchKey(String, allowed: String)
  case noSuchChoice
  case severalFit(String)
  case typeWords, typeNumber(unit: String, from: Int, to: Int), typeScale(from: Int, to: Int)
  case typeTime, typeSeveral
  case needsEnter
  case saved, chose(String), kept(String), undone
  case notSaved(String)
  case almostFull
  case confirmKept(String, at: String)
  case enterKeeps
  case askAgain, stale(String)
  case disputedNow
  case callStillOpen
  case lineTooLong(Int)
  case evidence, reason, words, limit
  case secondPerson, secondAsked, secondAgreed, secondNotReachable, nobodyAwaited
  case levelSuggests(String, level: String, since: String)
  case levelWhy(String)
  case levelWouldBe(String, if: String)
  case levelRaised(String), levelLowered(String, because: String)
  case noLevel
  case morePlaces(String), near(String), whichPlace, noPlaces
  case notTranslated, noSuchLanguage(String, known: String)
  case hoursNotKnown, openNow(String), closedNow(String), hours(String)
  case readyToClose
  case closeNow, keepOpen
  case callClosed(Int)
  case callSuspended(Int)
  case nothingToUndo
  case backTo(String)
  case alarmMenu
  case alarmOn(String)
  case unknownAlarm
  case changeOrKeep, changed, keptAsItWas
  case refusal(Refusal)
  case help

  package var text: String {
    switch self {
    case .notSure: "Not sure"
    case .willNotSay: "Will not say"
    case .somethingElse: "Something else: as a note, in words"
    case .saidIt: "Said it"
    case .done: "Done"
    case .goOn: "Go on"
    case .accepted: "Accepted"
    case .anotherTime: "Another time"
    case .offerDeclined: "Declined"
    case .ruledOut: "Ruled out (not open, not safe, does not fit)"
    case .given: "Yes, given"
    case .limited: "Yes, with a limit"
    case .refused: "No"
    case .handoffHoldsNothing:
      "It would hold nothing: no consent to pass anything on. Ask with \"consent\" first."
    case .withoutConsent: "Without consent, by a named exception"
    case .exceptionReason: "Reason, short:"
    case .prepareHandoff: "Prepare the handoff"
    case .leaveOut: "Leave it out"
    case .promised: "Promised"
    case .agreed: "Agreed"
    case .notAgreed: "Not agreed"
    case .noSuchKey(let key, let allowed): "There is no \(key) here. Press \(allowed)."
    case .noSuchChoice: "That is not a choice here. Nothing was recorded."
    case .severalFit(let names): "More than one fits: \(names)."
    case .typeWords: "their words, short. Enter saves."
    case .typeNumber(let unit, let from, let to): "a number from \(from) to \(to), in \(unit)"
    case .typeScale(let from, let to): "a number from \(from) to \(to)"
    case .typeTime: "a time such as 14:05, \"20 minutes ago\" or \"about 2 hours ago\""
    case .typeSeveral: "the numbers that fit, such as 1 3"
    case .needsEnter: "then Enter"
    case .saved: "Saved."
    case .chose(let label): "Chose: \(label)."
    case .kept(let label): "Kept: \(label)."
    case .undone: "Taken back. Same question:"
    case .notSaved(let why): "NOT SAVED: \(why) Enter tries again."
    case .almostFull: "The disk is full. This went into the reserve; free some space now."
    case .confirmKept(let label, let at): "Known since \(at): \(label)."
    case .enterKeeps: "Enter keeps it."
    case .askAgain: "Ask again; it may have changed."
    case .stale(let at): "Last known at \(at); ask again."
    case .disputedNow: "Two sources disagree; both are kept."
    case .callStillOpen: "The call is still open. To finish, type end."
    case .lineTooLong(let limit): "A line holds \(limit) characters; the rest was not kept."
    case .evidence: "How is it known?"
    case .reason: "Reason, short:"
    case .words: "Their words:"
    case .limit: "The limit, in their words:"
    case .secondPerson: "A second person: asked, agreed, or not reachable? Nobody waits for it."
    case .secondAsked: "Asked"
    case .secondAgreed: "Agreed"
    case .secondNotReachable: "Not reachable"
    case .nobodyAwaited: "Breathing is in doubt: no second person is waited for."
    case .levelSuggests(let title, let level, let since):
      "suggests \(title): \(level), since \(since)"
    case .levelWhy(let because): because
    case .levelWouldBe(let level, let change): "\(level), if \(change)"
    case .levelRaised(let level): "raised by the counsellor to \(level)"
    case .levelLowered(let level, let reason): "the counsellor judged \(level), because \(reason)"
    case .noLevel: "No level is decided yet."
    case .morePlaces(let names): "\(names). \"places\" shows all."
    case .near(let name): "Near: they said \"\(name)\"."
    case .whichPlace: "Which place? Its number; Enter leaves it open."
    case .noPlaces: "The directory has no place for this offer."
    case .noSuchLanguage(let language, let known):
      "There are no words in \"\(language)\"; there are: \(known.isEmpty ? "none" : known)."
    case .notTranslated: "No words in this language here; find your own."
    case .hoursNotKnown: "Hours not known."
    case .openNow(let hours): "Open now: \(hours)."
    case .closedNow(let hours): "Closed now: \(hours)."
    case .hours(let hours): "Open \(hours); whether now is not known."
    case .readyToClose: "The protocol is through. The call ends when you say so."
    case .closeNow: "Close the call"
    case .keepOpen: "Keep it open"
    case .callClosed(let number): "Call \(number) is closed. What was said is on disk."
    case .callSuspended(let number):
      "Call \(number) waits. Everything answered is saved; \"steady call\" goes on with it."
    case .nothingToUndo: "There is nothing to take back."
    case .backTo(let name): "Back to \(name): asked, not answered."
    case .alarmMenu: "Which alarm? A letter; Enter alone leaves."
    case .alarmOn(let label): "The alarm \"\(label)\" stays on until you leave it."
    case .unknownAlarm: "There is no such alarm. Nothing was raised."
    case .changeOrKeep: "1 change, 2 keep as it was"
    case .changed: "Changed. The old answer stays in the journal."
    case .keptAsItWas: "Kept as it was."
    case .refusal(let refusal): refusal.sentence
    case .help: helpText
    }
  }
}
