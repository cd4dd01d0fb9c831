// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview
import Protocols

extension Refusal {
  /// The same, with what people call the things it names. Names to be typed stay as they are typed.
  func said(in library: CheckedLibrary) -> Refusal {
    switch self {
    case .notAnAnswer(let fact): .notAnAnswer(fact: library.said(fact))
    case .mustBeAskedAgain(let fact): .mustBeAskedAgain(fact: library.said(fact))
    case .confirmNotAllowed(let fact): .confirmNotAllowed(fact: library.said(fact))
    case .consentMissing(let responder): .consentMissing(responder: library.said(responder))
    case .noWish(let responder): .noWish(responder: library.said(responder))
    case .nothingToStandDown(let fact): .nothingToStandDown(fact: library.said(fact))
    case .alreadyRunning(let id):
      .alreadyRunning(library.protocolIndex(id).map { library.protocols[$0].title } ?? id)
    case .callNotOpen, .callClosed, .nothingAsked, .noSuchName, .numberOutside, .tooLong,
      .nothingKnown, .nothingToUndo, .nothingTakenAsCallers, .reasonMissing, .notHere,
      .rules, .secondPersonNeeded, .notAbove, .notBelow, .noLevelToLower, .noConsent, .notAhead:
      self
    }
  }

  /// One sentence: what is wrong and what to do.
  package var sentence: String {
    switch self {
    case .callNotOpen: "The call has not begun."
    case .callClosed: "The call is closed; it can be read, and added to with \"amend\"."
    case .nothingAsked: "Nothing is asked here."
    case .noSuchName(let name):
      "There is no \"\(name)\" here; the command alone lists what there is."
    case .notAnAnswer(let fact): "That is not an answer to \(fact). Nothing was recorded."
    case .numberOutside(_, let from, let to): "The number must be from \(from) to \(to)."
    case .tooLong(let limit): "That is longer than \(limit) characters; say it shorter."
    case .nothingKnown(let fact): "Nothing is known of \(fact) yet; \"told \(fact)\" records it."
    case .mustBeAskedAgain(let fact): "\(fact) may have changed; please ask it again."
    case .confirmNotAllowed(let fact): "\(fact) was told by someone else; please ask it."
    case .nothingToUndo: "There is nothing to take back; \"wrong\" corrects an answer."
    case .nothingTakenAsCallers:
      "No answer was taken as the caller's own that could be the person's."
    case .noWish(let responder): "Whoever speaks has no wish for \(responder) to take back."
    case .nothingToStandDown(let fact):
      "\(fact) does not stay raised: \"wrong\" or \"now\" changes its answer."
    case .reasonMissing: "A few words are needed here."
    case .notHere: "That does not fit here."
    case .alreadyRunning(let id): "\"\(id)\" is already running."
    case .rules(let unmet):
      "Not prepared. " + unmet.map { "\($0.says) (\($0.missing))." }.joined(separator: " ")
    case .secondPersonNeeded: "A second person must be asked first."
    case .notAbove(let level):
      "\(level) stands, which is higher: \"lower\" changes it, with a reason."
    case .notBelow(let level): "\(level) stands, which is no higher: \"raise\" changes it."
    case .noLevelToLower: "No level is decided yet that could be lowered; \"raise\" sets one."
    case .noConsent(let item): "There is no yes to \(item); \"consent \(item)\" asks for it."
    case .notAhead: "That time is not ahead."
    case .consentMissing(let responder): "There is no consent for \(responder) yet."
    }
  }
}
