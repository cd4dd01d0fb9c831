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
  case speaks(String), notSaid, correctedIs(String, now: String)
  case leftOut(String), knownBefore(String, at: String), keepUnchecked, leaveOutAll
  case takenFor(String), nothingOwed(Int)
  case whyRuledOut, moreToRead(Int)
  case safeAfterCut, safeAfterSign, safeAskedAt(String), thenHandOver(String), twoVoices(String)
  case decidedAnew(after: String), notKnownYet
  case closedAtThisHour(String, String), passedWhole([String])
  case learned([String], to: String, Int), handLearnedOver(String)
  case loneDigit(String), readBackLeft(Int), limitOpensNothing

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
    case .leftOutOf(let name): "\(name): left out"
    case .notKept(let name): "\(name): not kept"
    case .heldBack(let names, let title, let reason):
      "\(names.joined(separator: ", ")): \(title) will not hear of it, \(Self.why(reason))."
    case .placeHeld(let reason, let item):
      "is not passed on: \(Self.why(reason)). If they want it told: \"consent \(item)\", 2, "
        + "only the place. A life in danger: key 3."
    case .placeInOtherWords(let fact):
      "is not passed on: words in it are withheld. Say it in other words: \"wrong \(fact)\"."
    case .placeStillGoes: "An ambulance gets the place even so; \"not the place\" keeps it back."
    case .speaks(let role): "\(role). \"speaker\" when it is another voice."
    case .notSaid: "Saved: not said. It does not count as said."
    case .correctedIs(let label, let value): "\(label) CORRECTED: \(value)"
    case .leftOut(let name): "Left out: \(name). The reason stays with the call."
    case .knownBefore(let answer, let at): "Known since \(at): \(answer)."
    case .keepUnchecked: "Keep it, not for sure: it was not asked again"
    case .leaveOutAll: "Leave it out: what was told counts no more"
    case .takenFor(let name): "Taken for \(name)."
    case .nothingOwed(let number): "Nothing is owed on handoff \(number). Nothing was recorded."
    case .twoVoices(let text): "\(text) (another source disagrees)"
    case .safeAfterCut: "The call was cut. Ask first whether it is still safe to talk."
    case .safeAfterSign: "Be who was agreed until they go on. Then ask whether it is safe to talk."
    case .safeAskedAt(let at): "It was safe to talk at \(at), or not. Ask that once more first."
    case .thenHandOver(let responder): "Nothing was handed over yet. Then: handoff \(responder)"
    case .decidedAnew(let step): "decided anew after \(step)"
    case .notKnownYet: "not known"
    case .closedAtThisHour(let name, let hours):
      "\(name) is closed at this hour (\(hours)). Ring before you promise it."
    case .passedWhole(let names):
      (names.prefix(2) + (names.count > 2 ? ["\(names.count - 2) more"] : []))
        .joined(separator: ", ")
        + ": the words go as typed. They may tell what is held back."
    case .learned(let names, let title, let number):
      "since handoff \(number), not passed on to \(title): \(names.joined(separator: ", "))"
    case .handLearnedOver(let title): "Hand it over to \(title) now"
    case .loneDigit(let digit):
      "\(digit) is no key here, and words are known. Enter keeps them; words change them."
    case .readBackLeft(let number):
      "No read-back of handoff \(number) was kept. The handoff stays as it was."
    case .limitOpensNothing:
      "With this limit nothing secret may be passed on. The limit goes along."
    case .whyRuledOut: "Why: not open, not safe, does not fit? Short:"
    }
  }

  private static func times(_ count: Int) -> String {
    switch count {
    case 1: "Rung once"
    case 2: "Rung twice"
    default: "Rung \(count) times"
    }
  }

  private static func why(_ reason: WithholdReason) -> String {
    switch reason {
    case .notForReceiver: "that is no kind they may hold"
    case .notAsked: "whoever it is about was not asked"
    case .consent(.limited), .consent(.given): "it is outside the consent"
    case .consent(.refused): "consent was refused"
    case .consent(.unsure): "consent is not sure"
    case .consent(.withdrawn): "consent was taken back"
    case .consent(.expired): "the consent has expired"
    case .notInException, .noSuchException: "the exception does not hold it"
    }
  }
}
