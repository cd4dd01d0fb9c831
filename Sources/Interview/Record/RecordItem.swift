// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// One line of a record: what is said, about whom, by whom, and how sure it is.
package struct RecordItem: Equatable, Sendable {
  /// A fact, responder, promise, plan or protocol, by its author id.
  package var id: String
  /// Whether `id` is a fact's.
  package var isFact: Bool
  /// What people read: the label of a fact, without one its name or its question, or a title.
  package var label: String
  package var value: RecordValue
  /// The question that a fact answers, as it was put.
  package var question: String?
  /// The caller's exact words beside the value.
  package var quote: String?
  /// Kinds that must all be open before anything of this line is shown.
  package var kinds: Set<SecretKind>
  /// Kinds that a limit of consent means by its words and that hold nothing back without one.
  package var kindsMeant: Set<SecretKind>
  package var about: RecordVoice
  package var source: RecordSource?
  package var doubts: [RecordDoubt] = []
  /// Why it is not known; nil for what is.
  package var unknown: UnknownReason?
  /// What follows from the library, such as a rule's condition or who owns a promise.
  package var note: String?
  /// What it was before it changed, where that was graver: whoever comes must know it.
  package var wasGraver: GraverBefore?
  /// Whether they are words, and what they may tell of is less grave since they were said.
  package var isOvertaken = false
  /// The facts that are otherwise since, as far as they are shown beside these words.
  package var overtakenBy: [String] = []
  /// What the other voice of a dispute says.
  package var otherSays: String?
  /// Whether it is the other voice of a dispute, and not the answer that counts.
  var isOtherVoice = false
  /// Words that the counsellor typed: no kind was ever given to them.
  package var typed: String?
  package var at: Moment?
  package var dueUTCMilliseconds: Int64?
  /// When something that could not be done was done after all; `at` is when it could not be.
  package var doneAt: Moment?
  /// Whether it was seen, heard on the line, or told by the one it is about, and meant for sure.
  package var isFirstHand = true
  /// Whether scope took words out of it, because they hold something that is withheld.
  package var isHeldBack = false
  /// Whether a receiver who has gone is told of it where it is new.
  package var isNews = true
  /// Whether it says that nobody does harm: of use only to whoever may hear of harm, too.
  package var saysNoHarm = false
  /// Whether it says that nobody else is there.
  package var saysNobody = false
  /// Whether it is a promise that this very receiver is to keep.
  package var isReceiversOwn = false
  /// Whether it is a level that the counsellor set, and not the tool's suggestion.
  package var isCounsellorsJudgement = false
  /// Whether it is a level as one line.
  package var isLevel = false
  /// Who said words that answer no question.
  package var saidBy: RecordVoice?
  /// Whether whoever calls is somebody else: then the person's words are not the caller's.
  package var hasOtherCaller = false
  /// Whether they are words that were taken while a question of a kind stood open.
  var isOfQuestion = false
  /// Whether its words fit none of the choices that the question has.
  package var isSomethingElse = false
  /// Whether it is a note that the counsellor pinned.
  package var isNote = false
  /// Whether it is set aside only until the walk has come back to it.
  var isWaiting = false
  /// Whether it is somebody's wish for help, and nothing that was agreed.
  package var isWish = false
  /// A weapon code's own id, such as `w1`.
  package var code: String?
  /// 0 to 100: the gravest value of a fact that raises danger weighs 100.
  package var weight: Int = 0

  package init(
    id: String, isFact: Bool = false, label: String, value: RecordValue,
    kinds: Set<SecretKind> = [.none], about: RecordVoice = .person
  ) {
    self.id = id
    self.isFact = isFact
    self.label = label
    self.value = value
    self.kinds = kinds
    kindsMeant = RecordPlacing.kindsMeant(by: id)
    self.about = about
  }

  /// Whether nothing speaks against it. What somebody else told is not for sure by that: its source
  /// says whose word it is, and `isFirstHand` that it is no more (record page, part 7: a hazard is
  /// never surer than its facts).
  package var isCertain: Bool { doubts.isEmpty && unknown == nil }

  /// Whether more speaks against it than that time has passed.
  package var isDoubted: Bool { doubts.contains { $0 != .notRechecked } }

  /// Names every line that is a quote beside any question.
  package static let quoteID = "quote"

  /// Names what the counsellor asks in their own words.
  package static let requestID = "request"

  /// Names the line of a pinned note, the same in every version.
  package static func noteID(_ number: Int) -> String { "note-\(number)" }

  /// Names a number where somebody else picked up: it is called safe nowhere any more.
  package static let doubtedNumberLabel = "Number, no longer known to be safe"

  /// Names what a step wanted done for somebody and could not be.
  package static let notDoneLabel = "Could not be done"

  /// The same line once it was done after all: it never reads as its opposite.
  package static let doneLabel = "Done after all"

  /// Whether it tells of a step that could not be done, at first or at all.
  var isOfUndone: Bool { label == Self.notDoneLabel || label == Self.doneLabel }

  /// Words of unknown kind are as secret as all kinds together.
  package static let everyKind = Set(SecretKind.allCases)
}

/// An answer that a later one overtook, with what spoke against it.
package struct GraverBefore: Equatable, Sendable {
  /// The library's words, with their doubt.
  package var text: String
  package var at: Moment
}

/// What a line says.
package enum RecordValue: Equatable, Sendable {
  /// The library's words, or a number with its unit.
  case label(String)
  /// Somebody's words, as typed: shown as a quote and never reworded.
  case words(String)
  case moment(utcMilliseconds: Int64, offsetMinutes: Int, about: Bool)
  /// Nothing is known; why, stands in `unknown`.
  case nothing
}

/// Somebody whom a record speaks of, by part and never by name.
package enum RecordVoice: Equatable, Hashable, Sendable {
  case person, caller
  /// The title of their role; what a role is called is the centre's own word.
  case other(String)

  package var title: String {
    switch self {
    case .person: "the person"
    case .caller: "the caller"
    case .other(let title): title
    }
  }
}

/// Who said it, and how they know.
package struct RecordSource: Equatable, Sendable {
  package var evidence: Evidence
  /// Nil when nobody on the line said it.
  package var by: RecordVoice?
  /// Whether the counsellor answers for themself, because nothing is said to anybody.
  package var isCounsellors = false
  package var certainty: Certainty
  /// Whether whoever said it could say only yes and no: the words are the counsellor's, put
  /// together from taps.
  package var isByYesOrNo = false
  /// Whether they were typed as words: no yes and no no was said to any of them.
  package var isTyped = false
  /// Whether nobody asked, though the library wants to know or more than their word is taken for
  /// usual.
  package var isNotAsked = false

  /// How it is known, in a word, and what is added where nobody asked: the same wherever an answer
  /// is listed for the line itself.
  package var how: (word: String, more: String) {
    guard !isNotAsked else { return ("told", ", how known was not asked") }
    switch evidence {
    case .saw: return ("seen", "")
    case .record: return ("from a record", "")
    case .heard, .told, .guessed, .rule: return (evidence.rawValue, "")
    }
  }

  /// Whether the one who said it did not see it clearly.
  package var isUnclear: Bool { evidence == .guessed || certainty == .doubtful }
}

/// What speaks against being sure of a line.
package enum RecordDoubt: String, CaseIterable, Equatable, Sendable {
  /// The one who said it was not sure.
  case doubtful = "not sure"
  /// A guess, hearsay, or out of a record.
  case notForSure = "not certain"
  case disputed = "another source disagrees"
  /// Whoever said it was asked again, and is not sure any more.
  case unsureSince = "not sure any more"
  /// Volatile, and its time is up.
  case notRechecked = "not re-checked"
  /// Raised earlier and never stood down with a reason.
  case notStoodDown = "raised earlier and not stood down"
  /// A number where somebody else picked up: not known to be safe any more.
  case strangerPickedUp = "somebody else picked up there"
}

/// Why something is not known; none of them is ever read as *no*.
package enum UnknownReason: String, CaseIterable, Equatable, Sendable {
  case notReached = "not reached"
  case skippedByRule = "skipped by rule"
  case skippedByChoice = "skipped by choice"
  /// A yes or a no came to a question in words, and the words were never asked or said.
  case onlyYesOrNo = "only yes or no"
  case unsure
  case declined
  case disputed
  /// Forgotten at the end, as the caller wanted or the protocol says.
  case notKept = "not kept"
  /// It was asked in an alarm that was left before anybody answered.
  case notAnswered = "not answered"
  /// It was said, and what it rested on is otherwise now.
  case noLongerCounts = "no longer counts"
}

extension RecordItem {
  /// Whether nothing of it was known that could be otherwise now.
  var isNeverSaid: Bool {
    unknown == .notReached || unknown == .notAnswered || unknown == .noLongerCounts
  }
}

extension RecordItem: CustomStringConvertible, CustomDebugStringConvertible {
  /// Fixed, because a line may hold a caller's words.
  package var description: String { "a record item" }
  package var debugDescription: String { "a record item" }
}

extension RecordValue: CustomStringConvertible, CustomDebugStringConvertible {
  /// Fixed, because a value may hold a caller's words.
  package var description: String { "a record value" }
  package var debugDescription: String { "a record value" }
}
