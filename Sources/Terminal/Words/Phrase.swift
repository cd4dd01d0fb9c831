// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview

/// Every sentence of the interface, in one place; the words of a protocol are never here.
///
/// At most 80 characters where it stands at the prompt, no blame, what to do in it.
package enum Phrase: Equatable, Sendable {
  case notSure, willNotSay, saidIt, saidBefore(String), done, goOn
  case accepted, anotherTime, offerDeclined, ruledOut
  case given, limited, refused, handoffReady(Int), handoffHoldsNothing, withoutConsent,
    exceptionReason
  case prepareHandoff, leaveOut, promised, agreed, notAgreed, noSuchKey(String, allowed: String)
  case noSuchChoice, notAChoice(String)
  case severalFit(String)
  case typeWords, typeNumber(unit: String, from: Int, to: Int), typeScale(from: Int, to: Int)
  case typeTime, typeSeveral
  case wouldLower(String, from: String, to: String)
  case saved, noted(String, String), sayFirst(String, after: String), chose(String), kept(String),
    undone
  case notSaved(String), notSavedHere(String), owedByRule(String)
  case almostFull
  case confirmKept(String, at: String), earlier(String, at: String)
  case enterKeeps
  case askAgain, stale(String)
  case disputedNow
  case callStillOpen
  case lineTooLong(Int)
  case evidence(String, String), reason, words, note, promiseWords, limit
  case stillAsked, leftAlone, movedOn, noSuchMark(String, allowed: String), noSuchCommand
  case commandOrAnswer, asCommand, asAnswer, savedAs(String), notForSure(String), noTime(String)
  case endings
  case secondPerson, secondAsked, secondAgreed, secondNotReachable, nobodyAwaited
  case levelSuggests(String, level: String, since: String), levelNotDecided(String)
  case levelWhy(String), levelDoubts(String), sectionNow(String)
  case askedAgain(String, since: String), promiseOwed(String, by: String, due: String)
  case handoffOwed(Int, to: String), handoffDeclined(Int, by: String)
  case handoffUnanswered(Int, by: String), tomorrow(String), inDays(Int, at: String)
  case noHandoffs, receiverAccepts, receiverDeclines, nobodyAnswers, receiverName, declinedWhy
  case whichBoxes, allBoxes(String), boxesMissing(String)
  case boxLevel, boxPlace, boxNumber, boxHazard, boxFirstAction, boxByWhen
  case levelWouldBe(String, if: String)
  case levelRaised(String), levelLowered(String, because: String)
  case noLevel
  case limitOpens(String), limitNotJudged, limitOf(String, String)
  case forgotten(taken: Int, left: Int), notForgotten
  case undid(String), backAt(String, label: String, at: String), backKeeps, backEnd
  case keepsCount(Int), asksFirst(String, thenBackTo: String?)
  case correctionTo(String, handoff: Int), correctionIs(String, now: String)
  case correctionWas(String), correctionHow(Int), correctionSaid(String)
  case correctionDebt(String, handoff: Int)
  case atTime(String, String), signOff(String), handOverTo,
    handedTo(
      String), twoVoices(
      String, String)
  case hardCall, debrief, takeBreak, goOnAfter, debriefNext
  case timerSet(String), timerDue(String), callBackPlanned(Int, at: String)
  case callBackDue(Int, at: String), callBackHow, callBackTried(Int, String), noCallBacks
  case callBackOpen(Int, at: String, tries: Int), whenDue, checkIn, checkInSoon
  case promiseOwner, promiseDue
  case yesNoFirst, hangUpRing, hangUpLeave, hangUpDanger, coverStory, yesNoOn, yesNoOff
  case atMostLeft(Int), notInMode, leaveForNow, yes, no, nothingToSayYesTo, typeItAnew,
    keptUnchecked
  case saidToOtherWords(String, String), record(RecordPhrase)
  case moreThanYesOrNoToOffer, moreThanYesOrNoToConsent, moreThanYesOrNoToConsentByHand
  case putAsYesOrNo
  case signWords, signTaps, signKeypad
  case planLine(Int, String, String?, String?), planMayBeSaid(String), planWhomNotToCall(String)
  case noPlan, planIsThrough
  case whichRole, isSafe, safe, notSafe, whatNeeds
  case morePlaces(String), near(String), whichPlace, noPlaces
  case notTranslated, noSuchLanguage(String, known: String)
  case hoursNotKnown, openNow(String), closedNow(String), hours(String)
  case readyToClose
  case closeNow, keepOpen
  case callClosed(Int), closedCall(Int, String), owedBy(String), mayAmend, mayAnswer, amended(Int)
  case callSuspended(Int)
  case nothingToUndo
  case whoseAnswers(String), thePersons, theCallersOwn, theirsNow, callersFor(now: Bool)
  case thePerson, theCaller, ofSomeoneElse(String), stay, leaveAlarm, breathInDoubt
  case backTo(String)
  case alarmMenu
  case alarmOn(String)
  case unknownAlarm
  case changeIt, keepIt, changed, keptAsItWas
  case didYouMean(String)
  case notDone, shown(String, String), emptyHandoff(String, consent: String)
  case howKnown(String, String), whichTold, orFirstLetter(String), orAnyLetter
  case sawIt, heardIt, wasTold, guesses, sawUnclearly, readBackHow
  case noLongerSo, wasNotKnown(String), notCertain(String), signOffOf(Int), because(String),
    unsavedLabel(String)
  case answered(Int, setAside: Int), sectionsDone(String), sectionsLeft(String), isAside(String)
  case sinceThen(String, String), ofParty(String, String), nothingKnown
  case knownAs(String, String, String), knownDoubtfully(String, String, String), notKept
  case setsAside(String), countsAgain(String), theEnd, notDecided, cannotUndo(String)
  case levelMoves(String, from: String, to: String), saidBy(String, String, by: String)
  case coverStoryIs(String), inYesOrNoMode, hasSwitched, section(Int, of: Int, String)
  case loweredFrom(String, String), waitFor(String), withdrawn, expired
  case refusal(Refusal)
  /// What weighs, what is kept back and what was left; and what can be pressed.
  case care(CarePhrase), key(KeyPhrase)

  package var text: String { InterfaceLanguage.spoken.say(english) }

  private var english: String {
    switch self {
    case .notSure: "Not sure"
    case .willNotSay: "Will not say"
    case .saidIt: "Said it"
    case .saidBefore(let at): "Before, at \(at)."
    case .done: "Done"
    case .didYouMean(let word): "Did you mean \"\(word)\"? Nothing was recorded."
    case .notDone: "Could not be done"
    case .shown(let name, let text): "\(name): \(text)"
    case .emptyHandoff(let title, let consent):
      "Not prepared: nothing may be passed on to \(title). \"\(consent)\" asks for it; "
        + "\"handoff ... exception\" goes without."
    case .goOn: "Go on"
    case .accepted: "Accepted"
    case .anotherTime: "Another time"
    case .offerDeclined: "Declined"
    case .ruledOut: "Ruled out"
    case .given: "Yes, given"
    case .limited: "Yes, with a limit"
    case .refused: "No"
    case .handoffReady(let number):
      "Handoff \(number) is ready. Read it out; \"readback \(number)\" says what came of it."
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
    case .notAChoice(let typed): "\"\(typed)\" is not a choice here. Space keeps words as a note."
    case .severalFit(let names): "More than one fits: \(names)."
    case .typeWords: "their words, short. Enter saves."
    case .typeNumber(let unit, let from, let to): "a number from \(from) to \(to), in \(unit)"
    case .typeScale(let from, let to): "a number from \(from) to \(to)"
    case .typeTime: "a time: 14:05, \"20 minutes ago\", \"noon\", \"this morning\", \"last night\""
    case .typeSeveral: "the numbers that fit, such as 1 3"
    case .wouldLower(let title, let from, let to):
      "That lowers \(title): \(from) -> \(to). The same with Enter does it."
    case .saved: "Saved."
    case .noted(let name, ""): "Saved: \(name)."
    case .noted(let name, let answer): "Saved: \(name), \(answer.ended)"
    case .sayFirst(let why, let saved): "\(saved) \(why): say this now."
    case .chose(let label): "Chose: \(label.ended)"
    case .kept(let label): "Kept: \(label.ended)"
    case .undone: "Taken back. Same question:"
    case .owedByRule(let act): "Still to do: \(act)."
    case .notSavedHere(let why): "NOT SAVED: \(why) \"end\" leaves this window."
    case .notSaved(let why): "NOT SAVED: \(why) Enter tries again."
    case .almostFull: "The disk is full. This went into the reserve; free some space now."
    case .confirmKept(let label, let at): "Known since \(at): \(label.ended)"
    case .earlier(let label, let at): "Earlier: \(label), \(at)."
    case .enterKeeps: "Enter keeps it."
    case .askAgain: "Ask again; it may have changed."
    case .stale(let at): "Last known at \(at); ask again."
    case .disputedNow: "Two sources disagree; both are kept."
    case .callStillOpen: "The call is still open. To finish, type end."
    case .lineTooLong(let limit): "A line holds \(limit) characters; the rest was not kept."
    case .evidence(let name, ""): "\(name): how is it known?"
    case .evidence(let name, let answer): "\(name), \(answer): how is it known?"
    case .stillAsked: "This is still asked. Backspace on the empty line, or \"back\", leaves it."
    case .leftAlone: "Left. Nothing of it was recorded."
    case .movedOn: "The call has moved on meanwhile. Nothing of this was recorded."
    case .noSuchMark("", let allowed):
      "That is not a choice here; it stays in the line. Type \(allowed)."
    case .noSuchMark(let key, let allowed): "There is no \(key) here. Press \(allowed)."
    case .noSuchCommand: "There is no such command; \"/help\" lists them. Nothing was recorded."
    case .commandOrAnswer: "That can be a command or their words."
    case .asCommand: "Command"
    case .asAnswer: "Their words"
    case .savedAs(let name): "Saved as the answer to \(name)."
    case .notForSure(let answer): "\(answer), not for sure"
    case .noTime(let typed):
      "\"\(typed.prefix(20))\" is no time ahead. Such as 10 (minutes), 2 hours, tomorrow 9:00."
    case .endings: "A call ends finished, dropped, handed over or stopped. It is still open."
    case .reason: "Reason, short:"
    case .words: "Their words:"
    case .note: "Note:"
    case .promiseWords: "What was promised:"
    case .limit: "The limit, in their words:"
    case .secondPerson: "A second person: asked, agreed, or not reachable? Nobody waits for it."
    case .secondAsked: "Asked"
    case .secondAgreed: "Agreed"
    case .secondNotReachable: "Not reachable"
    case .nobodyAwaited: "Breathing is in doubt: no second person is waited for."
    case .levelSuggests(let title, let level, let since):
      "suggests \(title): \(level), since \(since)"
    case .levelNotDecided(let title): "\(title): not decided"
    case .levelWhy(let because): because
    case .levelWouldBe(let level, let change): "\(level), if \(change)"
    case .levelRaised(let level): "raised by the counsellor to \(level)"
    case .levelLowered(let level, let reason): "the counsellor judged \(level), because \(reason)"
    case .noLevel: "No level is decided yet."
    case .limitOpens(let kinds): "May be passed on: \(kinds). The limit goes along."
    case .limitOf(let consent, let words): "\(consent): \"\(words)\""
    case .limitNotJudged:
      "Nothing secret goes by it: name kinds, such as \"only the place\", \"not my name\"."
    case .forgotten(let taken, let left):
      "After the call \(taken) answers, all notes and words are not shown; \(left) answers stay."
    case .notForgotten: "Notes and words of the call stay in the record."
    case .undid(let name): "Taken back: \(name). The journal says so. Same question:"
    case .backAt(let name, let label, let at): "\(name): \(label), at \(at)."
    case .backKeeps: "Enter keeps it. Backspace goes further back. An answer changes it."
    case .backEnd: "There is nothing further back."
    case .keepsCount(1): "keeps: 1 answer"
    case .keepsCount(let count): "keeps: \(count) answers"
    case .asksFirst(let first, let back?): "asks first: \(first), then back to \(back)"
    case .asksFirst(let first, nil): "asks first: \(first)"
    case .correctionTo(let title, let number):
      "Tell \(title) now; handoff \(number) says otherwise:"
    case .correctionIs(let label, let now): "\(label) NOW: \(now)"
    case .correctionWas(let was): "Their record has: \(was)"
    case .correctionHow(let number): "When they repeated it: said \(number) NAME"
    case .correctionSaid(let who): "Said to \(who)."
    case .correctionDebt(let title, let number):
      "Tell \(title) what has changed since handoff \(number)."
    case .atTime(let at, let text): "At \(at): \(text)"
    case .signOff(let manner):
      "Check, then close. Afterwards it is only read and amended; outcome: \(manner)."
    case .handOverTo: "Hand all of it over to whom? One word, such as supervisor. Enter keeps on."
    case .handedTo(let who): "Everything owed was handed to \(who)."
    case .twoVoices(let one, let other): "two voices: \(one) / \(other)"
    case .hardCall: "That was a hard call. Nobody has to take the next one at once."
    case .debrief: "Talk it over with someone now"
    case .takeBreak: "A break"
    case .goOnAfter: "Go on"
    case .debriefNext: "Tell the shift lead. The next call waits for you, not the other way round."
    case .timerSet(let at): "Timer set for \(at). It answers nothing."
    case .timerDue(let words): "Time: \(words)"
    case .callBackPlanned(let number, let at): "Call-back \(number) is planned for \(at)."
    case .callBackDue(let number, let at): "Call-back \(number) was planned for \(at): due now."
    case .callBackHow: "How, to whom, and what may be said:"
    case .callBackTried(let number, let outcome): "Call-back \(number): \(outcome)."
    case .noCallBacks: "No call-back is planned."
    case .callBackOpen(let number, let at, let tries):
      "Call-back \(number) at \(at), \(Self.tried(tries)): still open."
    case .whenDue: "When? Such as 10 (minutes), 2 hours or 17:30:"
    case .checkIn: "Check-in time. Ask now."
    case .checkInSoon: "Check-in in half a minute."
    case .promiseOwner: "By whom? Enter: this counsellor."
    case .promiseDue: "By when? Such as 2 hours or 17:30. Enter: within a day."
    case .yesNoFirst: "Agree first: what stands for yes and no, what a hang-up means, who we are."
    case .planLine(let number, let act, let whom, let after):
      "\(number) \(Self.planLine(act, whom, after))"
    case .planMayBeSaid(let words): "May be said: \(words)"
    case .planWhomNotToCall(let whom): "Not to be called: \(whom)"
    case .noPlan: "No plan for a silent line was agreed on in this call."
    case .planIsThrough: "Every line of that plan is done."
    case .signWords: AgreedSign.words.rawValue
    case .signTaps: AgreedSign.taps.rawValue
    case .signKeypad: AgreedSign.keypad.rawValue
    case .hangUpRing: "A hang-up means: ring me again"
    case .hangUpLeave: "A hang-up means: leave me be"
    case .hangUpDanger: "A hang-up means: danger, do what we agreed"
    case .coverStory: "If someone listens, who are we? (a survey, a friend; Enter: none)"
    case .yesNoOn: "Yes-or-no mode is on. \"yesno off\" ends it."
    case .yesNoOff: "Yes-or-no mode is off."
    case .atMostLeft(0): "The last one. No to all of them is kept as not sure."
    case .atMostLeft(let count): "After a no, \(count) more. No to all of them is kept as not sure."
    case .notInMode: "not in yes or no mode"
    case .leaveForNow: "Leave it for now"
    case .moreThanYesOrNoToOffer: "More: another time, ruled out"
    case .moreThanYesOrNoToConsent: "More: with a limit"
    case .moreThanYesOrNoToConsentByHand: "More: with a limit, withdrawn"
    case .putAsYesOrNo: "Put it as a question that a yes or a no answers."
    case .nothingToSayYesTo: "Nothing here is answered by yes or no. Nothing was recorded."
    case .keptUnchecked: "Kept what was told, not for sure: it was not asked again."
    case .typeItAnew: "Type what it is now. Enter keeps what was told."
    case .saidToOtherWords(let asked, let answer): "asked as yes or no, \"\(asked)\": \(answer)"
    case .record(let phrase): phrase.english
    case .yes: "Yes"
    case .no: "No"
    case .whichRole: "Who is it? A number; Enter leaves."
    case .isSafe: "Are they safe where they are?"
    case .safe: "Safe"
    case .notSafe: "Not safe"
    case .whatNeeds: "What do they need? Enter: not known."
    case .morePlaces(let names): "\(names). \"places\" shows all."
    case .near(let name): "Near: they said \"\(name)\"."
    case .whichPlace: "Which place? Its number; Enter leaves it open."
    case .noPlaces: "The directory has no place for this offer."
    case .noSuchLanguage(let language, let known):
      "There are no words in \"\(language)\"; there are: \(known.isEmpty ? "none" : known)."
    case .notTranslated: "No words in this language here; find your own."
    case .hoursNotKnown: "Hours not known."
    case .openNow(let hours): "Open now: \(hours)."
    case .closedNow(let hours): "Closed now. Open \(hours)."
    case .hours(let hours): "Open \(hours); whether now is not known."
    case .readyToClose: "The protocol is through. The call ends when you say so."
    case .closeNow: "Close the call"
    case .keepOpen: "Keep it open"
    case .callClosed(let number): "Call \(number) is closed. What was said is on disk."
    case .closedCall(let number, let manner): "Call \(number), closed: \(manner)"
    case .owedBy(let heir): "owed by \(heir)"
    case .mayAmend: "amend WORDS adds a remark, wrong FACT ANSWER corrects; both say who."
    case .mayAnswer: "said, readback, callback: what came of it. record shows it, end leaves."
    case .amended(let number): "Call \(number) is closed as before. What was added is on disk."
    case .callSuspended(let number):
      "Call \(number) waits. Everything answered is saved; \"steady call\" goes on with it."
    case .whoseAnswers(let facts): "Taken as the caller's own so far: \(facts)."
    case .thePersons: "The person's: the caller told of them"
    case .theCallersOwn: "The caller's own"
    case .theirsNow: "Saved as the person's, told by the caller."
    case .callersFor(let isNow):
      isNow ? "They stay the caller's own." : "They stay the caller's for now; theirs asks again."
    case .thePerson: "The person"
    case .theCaller: "The caller"
    case .stay: "Stay with it"
    case .leaveAlarm: "Leave the alarm"
    case .breathInDoubt: "Nobody has said that the breathing is well."
    case .ofSomeoneElse(let words): "Of someone else: \(words)"
    case .nothingToUndo: "There is nothing to take back."
    case .backTo(let name): "Back to \(name): asked, not answered."
    case .alarmMenu: "Which alarm? A letter; Enter alone leaves."
    case .alarmOn(let label): "The alarm \"\(label)\" stays on until you leave it."
    case .unknownAlarm: "There is no such alarm. Nothing was raised."
    case .changeIt: "Change it"
    case .keepIt: "Keep it as it was"
    case .howKnown(let name, let how): "Saved: \(name), \(how)."
    case .whichTold: "What did they tell?"
    case .orFirstLetter(let names): "Or the first letter: \(names)."
    case .orAnyLetter: "Or the first letter of its name, then a number."
    case .sawIt: "saw it"
    case .heardIt: "heard it"
    case .wasTold: "was told"
    case .guesses: "guesses"
    case .sawUnclearly: "saw it, not clearly"
    case .readBackHow: "readback NUMBER accepted|declined|unanswered WHO"
    case .noLongerSo: "no longer so"
    case .wasNotKnown(let fact): "Nothing was known of \(fact) before; kept as told."
    case .notCertain(let text): "\(text) (not certain)"
    case .signOffOf(let number): "SIGN-OFF \(number)"
    case .because(let condition): "because \(condition)"
    case .unsavedLabel(let label): "NOT SAVED \(label)"
    case .answered(let count, let aside): "answered \(count), set aside \(aside)"
    case .sectionNow(let title): "now: \(title)"
    case .levelDoubts(let grounds): "It rests on \(grounds)."
    case .askedAgain(let fact, let changed): "Ask \(fact) again: \(changed) has changed."
    case .promiseOwed(let words, let owner, let due): "\(words.ended) Owed by \(owner), due \(due)."
    case .handoffOwed(let number, let title): "\(title) has not accepted handoff \(number) yet."
    case .handoffDeclined(let number, let who): "\(who) has declined handoff \(number)."
    case .handoffUnanswered(let number, let title): "\(title) has not answered handoff \(number)."
    case .tomorrow(let at): "tomorrow \(at)"
    case .inDays(let days, let at): "in \(days) days, \(at)"
    case .noHandoffs: "No handoff has been prepared in this call."
    case .receiverAccepts: "They accept it"
    case .receiverDeclines: "They decline it"
    case .nobodyAnswers: "Nobody answers"
    case .receiverName: "Who, by name or role:"
    case .declinedWhy: "Why do they decline? Short:"
    case .whichBoxes: "What did they repeat? Such as 1 2. Enter: all of these."
    case .allBoxes(let names): "repeated: \(names)"
    case .boxesMissing(let names): "not repeated: \(names)"
    case .boxLevel: "level"
    case .boxPlace: "place"
    case .boxNumber: "handoff number"
    case .boxHazard: "hazard"
    case .boxFirstAction: "first action"
    case .boxByWhen: "by when"
    case .sectionsDone(let titles): "done: \(titles)"
    case .sectionsLeft(let titles): "then: \(titles)"
    case .isAside(let names): "set aside: \(names)"
    case .sinceThen(let name, let at): "Since \(at), \(name)"
    case .ofParty(let name, let who): "\(name) of \(who)"
    case .nothingKnown: "Nothing is known yet."
    case .knownAs(let name, let text, let how): "\(name): \(text) (\(how))"
    case .knownDoubtfully(let name, let text, let how): "\(name): \(text) (\(how), not certain)"
    case .notKept: "not kept"
    case .setsAside(let names): "sets aside: \(names)"
    case .countsAgain(let names): "counts again: \(names)"
    case .theEnd: "the end"
    case .notDecided: "not decided"
    case .cannotUndo(let acts): "cannot undo: \(acts)"
    case .levelMoves(let title, let from, let to): "\(title): \(from) -> \(to)"
    case .saidBy(let text, let how, let who): "\(text) (\(how) by \(who))"
    case .coverStoryIs(let story): AgreedSign.coverStory + story
    case .inYesOrNoMode: "yes or no"
    case .hasSwitched: "switched"
    case .section(let number, let count, let title): "section \(number) of \(count), \(title)"
    case .loweredFrom(let text, let level): "\(text) (counsellor; was \(level))"
    case .waitFor(let left): "\(left) left. Nothing happens by itself."
    case .withdrawn: "Withdrawn"
    case .expired: "Expired"
    case .changed: "Changed. The old answer stays in the journal."
    case .keptAsItWas: "Kept as it was."
    case .refusal(let refusal): refusal.sentence
    case .care(let phrase): phrase.english
    case .key(let phrase): phrase.english
    }
  }
}
