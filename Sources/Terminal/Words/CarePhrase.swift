// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview
import Protocols

/// Sentences that say what weighs before something is done, what is kept back, and what was left.
package enum CarePhrase: Equatable, Sendable {
  case hangUpMeans(String, at: String)
  case rung(times: Int, last: String), rungToTheLimit(times: Int, last: String)
  case known(String, String, at: String)
  case notAsked(String), leftOutOf(String), notKept(String)
  case heldBack([String], from: String, WithholdReason)
  case placeHeld(WithholdReason, askAgain: String), placeInOtherWords(String), placeStillGoes
  case speaks(String), notSaid, correctedIs(String, now: String), newIs(String, String)
  case newsFor(String, handoff: Int)
  case leftOut(String), knownBefore(String, at: String), keepUnchecked, leaveOutAll
  case takenFor(String), nothingOwed(Int), owedNoMore(String, Int)
  case bothLimits, onlyNewLimit, allLimits, whichLimit, ownSlip, remarkNotShown
  case wayStillGoes, moreNamed(Int, by: String)
  case whyRuledOut, moreToRead(Int)
  case withSecondPerson(String, String), nameMayFollow, ratherNotTell, whomNotToTell, notToTell(
    String),
    nowNotToTell(String)
  case lowerIt, whichLowers(String, String), consentOfPerson(String)
  case notSureOfOne, seriesWithDoubt(String, unsure: String, no: String)
  case numberNamesNobody(String), whatCameOfCallBack(Int),
    notOfferedByHand(String, id: String)
  case safeAfterCut, safeAfterDraft, safeAfterSign, safeAskedAt(String), thenHandOver(String),
    twoVoices(String)
  case levelSoFar(String, String), standItDown
  case decidedAnew(after: String), notKnownYet
  case closedAtThisHour(String, String), passedWhole([String])
  case learned([String], to: String, Int), handLearnedOver(String)
  case loneDigit(String), loneDigitForWords(String), readBackLeft(Int), limitOpensNothing
  case aboutSomebodyElse, whoseVoice(String), sameVoice, otherVoice
  case emptyByLimit, doAtOnce, raiseAtOnce(String, String)
  case voiceHeard(at: String, isKnown: Bool, Quiet), unheardHere(String), dangerSign(String),
    notAloud, notesStay(Int)
  case saidOrSent, notSaidOrSent, leftUnsaid, notSaidToBeSafe, safeWhenBack,
    nobodyIsBack, noRingInDanger
  case standsAs(String, String, at: String, fact: String)
  case saidBefore(String, String, by: String, at: String), bothStay, firstStays, replacesIt
  case saidByAnother(String, at: String)
  case bothKept(String, String), lastAt(String, String)
  case limitLets(String, Reach), limitUnread([String]), takeLimit
  case limitsInEnglish(not: String)
  case keepKindsBack, whichKinds, saysHowToCome
  case sayLimitAnew, askOnceMore([String]), notKnownBecause(UnknownReason)
  case unsureSince(String), beforeUnsure(String, at: String), unsureNow(String, String, at: String)
  case bothSaid(String, String), notYetSaid, oneOfTwo(by: String?, String, String), mindLimit(
    String)
  case hourNamed(String), promiseDueBy(String), refusedToPlan(String)

  case numberInDoubt, strangerPickedUp(String), isStillSo(String), takenUp(String)
  case reachedNext, reachedAfterEnd, yesWithoutLimit, yesLimitStays, yesTo(String)
  case sayAgain([String], Int)
  case backAfterAnswer(String), boxLimit, noSuchRole(String, [String])
  case becauseOf(String), neededNow(String)
  case noChoiceToKeep, keepAsNote, keepAsQuote, typeAgain
  case closedKeepsLine, addAsRemark, noMarkOfThese(allowed: String)
  case choiceAndWords(String), answerAndNote(String), answerAndQuote(String), allAsNote
  case tookBackInSeries(String, to: String), onceMoreTakesBack(String, String)
  case numberTakenFor(String), wishTakenBack(String), wishesAlready(String)
  case noTimeThen(String), hourTakenFor(String), saidNoTo(String), saidYesTo(String)

  /// What of our voice may still be used where others hear it.
  package enum Quiet: Equatable, Sendable {
    case text, nothing, agreedOnly
  }

  package var text: String { Phrase.care(self).text }

  var english: String {
    switch self {
    case .hangUpMeans(let meaning, let at): "They said at \(at) that a hang-up means: \(meaning)."
    case .rung(let times, let last): "\(Self.times(times)) before, the last at \(last)."
    case .rungToTheLimit(let times, let last):
      "\(Self.times(times)), the last at \(last): that is the limit. Do not ring; hand it on."
    case .known(let name, let answer, let at): "\(name): \(answer), \(at)"
    case .notAsked(let name): "\(name): not asked"
    case .moreToRead(0): "The last one."
    case .moreToRead(let count): "\(count) more to read."
    case .notSureOfOne: "Not sure of this one"
    case .withSecondPerson(let text, let name): "\(text) (second person: \(name))"
    case .nameMayFollow: "A name may follow: agreed, Kim."
    case .ratherNotTell: "Somebody who must not know: \"nottell WHOM\" keeps that for everybody."
    case .whomNotToTell: "Whom must nobody tell? It stands first on every page and at every ring."
    case .notToTell(let words): "DO NOT TELL \(words)"
    case .nowNotToTell(let words): "Saved, for every page and every ring: do not tell \(words)."
    case .lowerIt: "It is so: lower it"
    case .consentOfPerson(let item):
      "What the person agreed to themself: \"consent \(item) person\"."
    case .whichLowers(let change, let title): "\(change), which lowers \(title)"
    case .seriesWithDoubt(let name, let unsure, let no):
      "\(name), choice by choice: not sure of \(unsure)" + (no.isEmpty ? "" : "; no to \(no)")
    case .leftOutOf(let name): "\(name): left out"
    case .notKept(let name): "\(name): not kept"
    case .heldBack(let names, let title, let reason):
      "\(names.joined(separator: "; ")): not passed on to \(title); \(Self.why(reason))."
    case .placeHeld(let reason, let item):
      "is not passed on: \(Self.why(reason)). If they want it told: \"consent \(item)\", 2, "
        + "only the place. A life in danger: key 3."
    case .placeInOtherWords(let fact):
      "is not passed on: words in it are withheld. Say it in other words: \"wrong \(fact)\"."
    case .placeStillGoes: "An ambulance gets the place even so; \"not the place\" keeps it back."
    case .speaks(let role): "\(role). \"speaker\" when it is another voice."
    case .notSaid: "Saved: not said. It does not count as said."
    case .correctedIs(let label, let value): "\(label) CORRECTED: \(value)"
    case .newsFor(let title, let number):
      "Tell \(title) now; handoff \(number) does not have it yet:"
    case .newIs(let label, let value): "\(label), NEW: \(value)"
    case .leftOut(let name): "Left out: \(name). The reason stays with the call."
    case .knownBefore(let answer, let at): "Known since \(at): \(answer.ended)"
    case .keepUnchecked: "Keep it, not for sure: it was not asked again"
    case .leaveOutAll: "Leave it out: what was told counts no more"
    case .takenFor(let name): "Taken for \(name)."
    case .bothLimits: "Both hold: the narrower counts"
    case .onlyNewLimit: "Only the new one, in place of the other"
    case .allLimits: "All of them"
    case .whichLimit: "Which limit do they lift?"
    case .ownSlip: "The same voice, a slip: only the new one counts"
    case .moreNamed(let count, let id): "\(count) more (\"handoff \(id)\")"
    case .wayStillGoes:
      "An advocate gets the way to reach them even so; \"not my number\" would hold it back."
    case .remarkNotShown: "Notes were refused: the remark is on disk, and no view or page shows it."
    case .owedNoMore(let title, let number):
      "Nothing is owed to \(title) any more: what handoff \(number) holds is so."
    case .nothingOwed(let number): "Nothing is owed on handoff \(number). Nothing was recorded."
    case .twoVoices(let text): "\(text) (another source disagrees)"
    case .safeAfterCut: "The call was cut. Ask first whether it is still safe to talk."
    case .safeAfterDraft:
      "The call was cut. Say nothing yet: save or clear the half-typed line, and whether it is "
        + "still safe comes next."
    case .safeAfterSign: "Be who was agreed until they go on. Then ask whether it is safe to talk."
    case .safeAskedAt(let at):
      "Whether it is safe to talk was last asked at \(at). Ask that once more first."
    case .thenHandOver(let responder): "Nothing was handed over yet. Then: handoff \(responder)"
    case .standItDown: "Stand it down"
    case .levelSoFar(let title, let level): "\(title): so far \(level)"
    case .decidedAnew(let step): "decided anew after \(step)"
    case .notKnownYet: "not known"
    case .closedAtThisHour(let name, let hours):
      "\(name) is closed at this hour (open \(hours)). Ring before you promise it."
    case .passedWhole(let names):
      names.joined(separator: "; ") + ": the words go as typed. They may tell what is held back."
    case .learned(let names, let title, let number):
      "since handoff \(number), not passed on to \(title): \(names.joined(separator: ", "))"
    case .handLearnedOver(let title): "Hand it over to \(title) now"
    case .loneDigit(let digit):
      "\(digit) is no key here, and words are known. Enter keeps them; words change them."
    case .loneDigitForWords(let digit):
      "\(digit) is no key here, and words are wanted. Write a number out, such as \"one\"."
    case .aboutSomebodyElse:
      "So the call is about somebody else; \"wrong caller\" where it is not."
    case .whoseVoice(let role): "\(role): is that the voice so far?"
    case .sameVoice: "The same voice: the caller"
    case .otherVoice: "Somebody else took the phone"
    case .emptyByLimit:
      "It would hold nothing: the limit opens nothing that they may hold. Ask what may go."
    case .doAtOnce: "Because of that, at once:"
    case .raiseAtOnce(let key, let label): "!\(key) goes there at once: \(label)"
    case .readBackLeft(let number):
      "No read-back of handoff \(number) was kept. The handoff stays as it was."
    case .limitOpensNothing:
      "With this limit nothing secret may be passed on. The limit goes along."
    case .voiceHeard(let at, let isKnown, let quiet):
      "HEARD Others there \(isKnown ? "" : "may ")hear you (\(at)). \(Self.words(for: quiet)) "
        + "Over: \"now my-voice no\"."
    case .unheardHere(let words): "\(words) Mute this line first: they hear you there."
    case .dangerSign(let sign): "Sign that it is not safe: \(sign)"
    case .yesWithoutLimit: "Yes, without that limit"
    case .sayAgain(let boxes, let number):
      "Not repeated: \(Self.listed(boxes)). Say it again; \"readback \(number)\" takes it again."
    case .yesLimitStays: "Yes, and that limit stays"
    case .yesTo(let question): "yes to: \(question)"
    case .numberInDoubt: RecordItem.doubtedNumberLabel
    case .strangerPickedUp(let at): "\(RecordDoubt.strangerPickedUp.rawValue), \(at)"
    case .isStillSo(let words): "You said \"\(words)\". Is that still so?"
    case .takenUp(let title):
      "\(title): agree who it is, and who asks them. \"promise\" keeps it, with by when."
    case .reachedNext: "Ask first whether it is safe to talk. Say nothing of us before."
    case .reachedAfterEnd:
      "Ask first whether it is them, and safe to talk. What they say is a new call: \"end\" here, "
        + "then \"steady call\"."
    case .notesStay(1): "1 note stays here and goes to nobody. \"told\" passes on what it says."
    case .notesStay(let count):
      "\(count) notes stay here and go to nobody. \"told\" passes on what they say."
    case .notAloud: "NOT ALOUD"
    case .saidOrSent: "They have it, unheard by others"
    case .notSaidOrSent: "Not said, not sent"
    case .leftUnsaid: "Not said"
    case .notSaidToBeSafe: "Nobody has said that it is safe to talk."
    case .nobodyIsBack: "Nobody is back on the line. Leave it only once they are."
    case .noRingInDanger:
      "No call-back opens: a hang-up means danger, and a ring may be heard. Whoever takes over "
        + "lets a supervisor know now, and does what was agreed."
    case .safeWhenBack: "Nobody knows who is there. Ask first whether it is safe to talk."
    case .standsAs(let name, let answer, let at, let fact):
      "\(name): \(answer), since \(at). That says nothing of how it is known; "
        + "\"now \(fact)\" changes it."
    case .saidBefore(let name, let was, let by, let at): "\(name): \(was), said by \(by) at \(at)."
    case .saidByAnother(let by, let at): "\(by) said this at \(at). `told` keeps both."
    case .bothStay: "Both stay: two sources disagree"
    case .firstStays: "That stays"
    case .replacesIt: "It is otherwise now: that takes its place"
    case .bothKept(let first, let now): "Kept: \(first). Beside it: \(now)."
    case .limitLets(let title, let reach):
      title + " gets: "
        + reach.text(\.goes, else: reach.isAnythingKnown ? "nothing of what is known" : nil)
        + "."
        + (reach.held.isEmpty && !reach.notTheirs.isEmpty
          ? ""
          : " Held back: "
            + reach.text(\.held, else: reach.isAnythingKnown ? "nothing more" : nil) + ".")
        + (reach.notTheirs.isEmpty
          ? "" : " Only the person can let go: " + reach.text(\.notTheirs, else: nil) + ".")
    case .limitUnread(let words):
      "Not understood: \(words.joined(separator: ", ")). So nothing secret goes by it."
    case .limitsInEnglish(let language):
      "Limits are read in English, not in \(language). Choose with 3 what they keep back."
    case .takeLimit: "Take it so"
    case .keepKindsBack: "Keep their words, and choose what they hold back"
    case .whichKinds: "What did they mean to hold back? One or more numbers, such as 1 3:"
    case .saysHowToCome: "nothing, it says how to come: whoever comes reads it"
    case .sayLimitAnew: "Type it otherwise, in kinds: only the place, not my name"
    case .lastAt(let name, let at): "\(name) (\(at))"
    case .askOnceMore(let names):
      "Time is up, ask once more first: \(Self.listed(names)). \"told\" takes the answer."
    case .notKnownBecause(let reason): "not known: \(Self.why(reason))"
    case .notYetSaid: "Not yet: it comes as a step, or not at all"
    case .oneOfTwo(let by, let text, let other):
      (by.map { "\($0) says: \(text)" } ?? text) + "; \(other)"
    case .mindLimit(let limit):
      "Consent has a limit: \(limit)\(limit.hasSuffix(".") ? "" : ".") It must be repeated too."
    case .bothSaid(let name, let voices): "\(name): \(voices)"
    case .unsureSince(let text): "\(text), and they are not sure any more"
    case .beforeUnsure(let was, let at):
      "It was: \(was), \(at). That stays in the record beside \"not sure\"."
    case .unsureNow(let now, let was, let at): "\(now), before that \(was) at \(at)"
    case .hourNamed(let words): "They named: \"\(words)\"."
    case .promiseDueBy(let latest):
      "When is that? Such as tomorrow 9:00 or 2 days 18:30. Enter: by \(latest)."
    case .refusedToPlan(let title): "\(title): not allowed. Leave that line out, and say so."
    case .backAfterAnswer(let name):
      "Back to \(name): asked, not answered. This once a digit wants Enter."
    case .boxLimit: "the limit"
    case .noSuchRole(let typed, let roles):
      "Nobody is called \"\(SafeText.visible(String(typed.prefix(20))))\" here. Type one of: "
        + roles.joined(separator: ", ") + "."
    case .becauseOf(let fact): "\(fact) is otherwise now"
    case .neededNow(let reason): "\(reason). That comes first, then the call goes on."
    case .noChoiceToKeep: "That is no choice here, and nothing of it is lost. Keep it as:"
    case .keepAsNote: "Something else in words, a note"
    case .keepAsQuote: "Their exact words"
    case .typeAgain: "Type it again"
    case .closedKeepsLine: "The call is closed, and nothing of that line is lost. Keep it?"
    case .addAsRemark: "Add it as a remark"
    case .noMarkOfThese(let allowed):
      "That is not a choice here, and a stream keeps no line. Type \(allowed)."
    case .choiceAndWords(let words): "A choice, and words behind it: \"\(words)\". Keep:"
    case .answerAndNote(let answer): "\(answer); the words as a note"
    case .answerAndQuote(let answer): "\(answer); the words as theirs"
    case .allAsNote: "No choice: all of it as a note"
    case .tookBackInSeries(let answer, let choice): "Taken back: \(answer), to \(choice)."
    case .onceMoreTakesBack(let name, ""): "The first of these. Once more takes back: \(name)."
    case .onceMoreTakesBack(let name, let answer):
      "The first of these. Once more takes back: \(name), \(answer)."
    case .numberTakenFor(let number):
      "Taken for about \(number), which nobody said. A better number: \"wrong\" and the number."
    case .wishTakenBack(let title): "Taken back: a wish, \(title). The journal has both."
    case .wishesAlready(let title): "A wish is noted: \(title)."
    case .noTimeThen(let typed):
      "\"\(typed)\" is no time here. Such as 14:05, two hours ago, noon, this morning, last night."
    case .hourTakenFor(let time):
      "Taken for \(time), which nobody said. A better time: \"wrong\" and the hour."
    case .saidNoTo(let asked): "No to \"\(asked)\", and the question is left out. Enter: so."
    case .saidYesTo(let asked): "Yes to \"\(asked)\", and the question is left out. Enter: so."
    case .numberNamesNobody(let number):
      "\"\(number)\" names nobody. Type who takes it over; Enter alone goes back."
    case .whatCameOfCallBack(let number):
      "Call-back \(number) came to what? \"callback \(number)\" and reached, unanswered or "
        + "withdrawn."
    case .notOfferedByHand(let title, let id):
      "\(title): not offered by hand. A wish: \"wish \(id)\". Done: \"outside \(id)\"."
    case .whyRuledOut: "Why: not open, not safe, does not fit? Short:"
    }
  }

  /// Names in a row, and how many more there are; they may hold commas themselves.
  static func listed(_ names: [String], upTo most: Int) -> String {
    let more = names.count > most ? ["\(names.count - most) more"] : []
    return (names.prefix(most) + more).joined(separator: "; ")
  }

  private static func listed(_ names: [String], else none: String? = nil) -> String {
    names.isEmpty ? none ?? "nothing known yet" : listed(names, upTo: 6)
  }

  /// Why something is not known, for people.
  private static func why(_ reason: UnknownReason) -> String {
    switch reason {
    case .notReached: "it was not asked"
    case .skippedByRule: "not asked because of another answer"
    case .skippedByChoice: "the counsellor left it out"
    case .onlyYesOrNo: "only a yes or a no came to it"
    case .unsure: "they are not sure"
    case .declined: "they would rather not say"
    case .disputed: "sources disagree"
    case .notKept: "it was not kept"
    case .notAnswered: "it was asked and not answered"
    case .noLongerCounts: "what was said before does not count any more"
    }
  }

  private static func words(for quiet: Quiet) -> String {
    switch quiet {
    case .text: "Say nothing aloud: text it."
    case .nothing: "Say nothing aloud; others may see a text."
    case .agreedOnly: "Aloud only what was agreed."
    }
  }

  private static func times(_ count: Int) -> String {
    switch count {
    case 1: "Rung once"
    case 2: "Rung twice"
    default: "Rung \(count) times"
    }
  }

  static func why(_ reason: WithholdReason) -> String {
    switch reason {
    case .notForReceiver: "that is no kind they may hold"
    case .notAsked: "nobody was asked whether it may go"
    case .onlyOfOthers: "the yes is to what they saw of the person"
    case .consent(.limited), .consent(.given): "it is outside the consent"
    case .consent(.refused): "consent was refused"
    case .consent(.unsure): "consent is not sure"
    case .consent(.withdrawn): "consent was taken back"
    case .consent(.expired): "the consent has expired"
    case .notInException, .noSuchException: "the exception does not hold it"
    case .byCounsellor: "you left it out"
    case .ofNoKind: "nobody said which kind it is"
    }
  }
}
