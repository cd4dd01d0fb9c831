// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// The sentences that every rendering shares, so that paper, speech and screen say the same.
enum Wording {
  static let unclear = "did not see it clearly."

  /// A line's value in one piece; somebody's words always as a quote.
  static func value(of item: RecordItem) -> String {
    switch item.value {
    case .label(let text):
      return clean(text) + (item.isCounsellorsJudgement ? ", set by the counsellor" : "")
    case .words(let text):
      return (item.isSomethingElse ? "something else. " : "") + wordsOfAnswer(text, by: item)
    case .moment(let milliseconds, let offset, let about):
      let time = LocalTime(utcMilliseconds: milliseconds, offsetMinutes: offset)
      return (about ? "about " : "") + time.date + " " + time.clock
    case .nothing where item.isHeldBack: return heldBack(item)
    case .nothing: return item.unknown.map { "not known, \(why($0))" } ?? "no longer so"
    }
  }

  /// Why something is not known, for people: five things, and none of them is no.
  static func why(_ reason: UnknownReason) -> String {
    switch reason {
    case .notReached: "it was not asked"
    case .skippedByRule: "not asked because of an earlier answer"
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

  /// A limit in the words it was given in; what stands in its place is nobody's words.
  static func limit(_ words: String) -> String {
    ScopedRecord.isUnsaid(words) ? words : "\"\(clean(words))\""
  }

  /// What the receiver said back.
  static func reply(_ head: RecordHead) -> String {
    reply(head.readBack) + (head.readBackVersion.map { "; to version \($0)" } ?? "")
  }

  /// The same as sentences.
  static func replySentences(_ head: RecordHead) -> String {
    capital(reply(head.readBack)) + "."
      + (head.readBackVersion.map { " Read from version \($0)." } ?? "")
  }

  private static func reply(_ readBack: ReadBack?) -> String {
    guard let readBack else { return "none yet" }
    let by = clean(readBack.by)
    let reason = readBack.reason.map(clean)
    switch readBack.outcome {
    case .accepted: return "accepted by \(by)" + (reason.map { ", \($0)" } ?? "")
    case .declined: return "declined by \(by)" + (reason.map { ": \($0)" } ?? "")
    case .unanswered: return "no answer" + (reason.map { ": \($0)" } ?? "")
    }
  }

  /// That something is there and is not said here; never silence.
  static func heldBack(_ item: RecordItem) -> String {
    if item.value != .nothing { return "Words beside it are held back; ask me." }
    if item.isReceiversOwn { return "There is a promise of yours; ask me." }
    if item.label == RecordPlacing.presenceLabel { return "Somebody may be there; ask me." }
    if item.label == RecordPlacing.dangerLabel { return "It is held back; ask me." }
    if item.kinds.contains(.place) { return "There is a place; ask me." }
    if item.kinds.contains(.identity) { return "There is a name; ask me." }
    if item.kinds.contains(.contact) { return "There is a way back; ask me." }
    return "There is an answer; ask me."
  }

  /// The counsellor's judgement, with the weight of the tool's own (counsellor page, "Levels").
  static func judged(_ level: String, because: String?, second: SecondPerson?) -> String {
    var text = "The counsellor judged \(level), because "
    text += because.map { $0.isEmpty ? "(not kept)" : clean($0) } ?? "(the reason is not shown)"
    switch second {
    case .asked?: text += "; a second person was asked"
    case .agreed?: text += "; a second person agreed"
    case .notReachable?: text += "; a second person could not be reached"
    case nil: break
    }
    return text + "."
  }

  /// A question as it is, any other label with a colon.
  static func label(_ text: String) -> String {
    let text = clean(text)
    guard !text.isEmpty else { return "" }
    return text.last.map { ".?!:".contains($0) } ?? true ? text : text + ":"
  }

  /// `The caller's words: "...".`
  static func quote(_ words: String, by item: RecordItem) -> String {
    "\(whose(item)) words: " + quoted(words)
  }

  /// Words that answer a question: the caller's, or put together from taps by the counsellor.
  private static func wordsOfAnswer(_ words: String, by item: RecordItem) -> String {
    if item.isNote { return quoted(words) }
    guard item.source?.isByYesOrNo == true else { return quote(words, by: item) }
    return "\(byYesOrNo): " + quoted(words)
  }

  /// Whose words they are that stand for a caller who could only tap.
  static let byYesOrNo = "In the counsellor's words"
  private static let typedForThem = ", in the counsellor's words"

  /// In quotation marks, with one stop at the end.
  private static func quoted(_ words: String) -> String {
    let words = clean(words)
    let stop = words.last.map { ".!?".contains($0) } ?? false ? "" : "."
    return "\"\(words)\"\(stop)"
  }

  static func whose(_ item: RecordItem) -> String {
    if item.isReceiversOwn { return "The counsellor's" }
    switch item.source?.by ?? item.saidBy {
    case .other(let title)?: return "\(clean(title))'s"
    case .person? where item.hasOtherCaller: return "The person's"
    case .person?, .caller?, nil: return "The caller's"
    }
  }

  /// `The caller did not see it clearly.`; nil where nobody meant a doubt.
  static func doubtOfSight(_ item: RecordItem) -> String? {
    guard let source = item.source, source.isUnclear else { return nil }
    guard !source.isCounsellors else { return "The counsellor is not sure." }
    let who: String
    switch source.by {
    case .other(let title)?: who = clean(title)
    case .person? where item.hasOtherCaller: who = "The person"
    case .person?, .caller?, nil: who = "The caller"
    }
    if source.isNotAsked { return source.certainty == .doubtful ? "\(who) is not sure." : nil }
    switch (source.evidence, source.certainty) {
    case (.guessed, .certain): return "\(who) guesses."
    case (.saw, _), (.guessed, .doubtful): return "\(who) \(unclear)"
    case (.heard, _), (.told, _), (.record, _), (.rule, _): return "\(who) is not sure."
    }
  }

  /// `In the hand, at 14:02`, of what was graver before it changed.
  static func graver(_ item: RecordItem) -> String? {
    item.wasGraver.map { "before that: \(clean($0.text)), at \(clock($0.at))" }
  }

  /// `Not certain: told by another.`, or nil where it is certain.
  static func certainty(of item: RecordItem) -> String {
    if let unknown = item.unknown { return why(unknown) }
    guard !item.isCertain else { return "certain" }
    let more = item.doubts.filter { $0 != .notForSure && $0 != .doubtful }.map(\.rawValue)
    return ((item.isDoubted ? ["not certain"] : []) + more).joined(separator: ", ")
  }

  /// Whether only the doubt is gone, and the words are the same.
  static func isSurerNow(_ change: RecordChange) -> Bool {
    guard let was = change.was, let now = change.now, value(of: was) == value(of: now) else {
      return false
    }
    return was.isDoubted && now.isCertain
  }

  /// What it was; where the words are the same, with how sure it was, because that is what changed.
  static func earlierValue(of change: RecordChange, as text: (RecordItem) -> String) -> String {
    guard let was = change.was else { return "" }
    if was.doneAt == nil, change.now?.doneAt != nil { return "could not be done" }
    guard let now = change.now, value(of: was) == value(of: now), was.doubts != now.doubts else {
      return text(was)
    }
    return "\(text(was)), \(certainty(of: was))"
  }

  /// What is said of how sure a line is: nothing of what is only somebody's word.
  static func sureness(of item: RecordItem) -> String? {
    if item.isCertain, !item.isFirstHand || item.source == nil { return nil }
    return certainty(of: item)
  }

  /// `seen by the caller`
  static func evidence(_ source: RecordSource) -> String {
    guard !source.isCounsellors else { return "noted by the counsellor" }
    let taps = source.isByYesOrNo ? (source.isTyped ? typedForThem : ", by yes and no") : ""
    let by = (source.by.map { " by \(clean($0.title))" } ?? "") + taps
    guard !source.isNotAsked else { return "told\(by), how known was not asked" }
    switch source.evidence {
    case .saw: return "seen\(by)"
    case .heard: return "heard on the line"
    case .told: return "told\(by)"
    case .guessed: return "guessed\(by)"
    case .record: return "from a record"
    case .rule: return "by rule"
    }
  }

  /// A level is no surer than what it rests on; nil where nothing speaks against that.
  static func doubt(of level: RecordLevel) -> String? {
    if level.facts.contains(where: \.isDoubted) { return "Not for sure: it rests on a doubt." }
    return level.isByOthers ? "Not for sure: it rests on what others told." : nil
  }

  /// A fact that a level rests on, with how it is known where that is not for sure.
  static func ground(_ item: RecordItem) -> String {
    let source = item.isFirstHand ? nil : item.source.map(evidence)
    let known = [source, item.isCertain ? nil : certainty(of: item)].compactMap { $0 }
    return labelled(item) + (known.isEmpty ? "" : " (\(known.joined(separator: "; ")))")
  }

  static func clock(_ moment: Moment) -> String {
    LocalTime(utcMilliseconds: moment.utcMilliseconds, offsetMinutes: moment.offsetMinutes).clock
  }

  static func reason(_ reason: WithholdReason) -> String {
    switch reason {
    case .notForReceiver: "not for this receiver"
    case .notAsked: "consent was not asked"
    case .onlyOfOthers: "their consent is to what they saw of the person"
    case .consent(let state): "consent is \(word(for: state))"
    case .notInException: "not in the exception's least content"
    case .noSuchException: "no such exception"
    case .byCounsellor: "the counsellor left it out"
    case .ofNoKind: "consent is limited, and nobody said which kind they are"
    }
  }

  static func word(for state: ConsentState) -> String {
    switch state {
    case .given: "given"
    case .limited: "limited, and the limit does not open it"
    case .refused: "refused"
    case .unsure: "not sure"
    case .withdrawn: "withdrawn"
    case .expired: "expired"
    }
  }

  /// What was known of the library's paths when the call began.
  static func proof(_ proof: ProofState) -> String {
    switch proof {
    case .proved(let checker): "proved by checker \(checker)"
    case .unproved(let reason): "not proved; the library was used because: \(clean(reason))"
    }
  }

  /// `the rule loops-end, because ...; second: medical adviser`
  static func allowance(_ allowance: Allowance) -> String {
    "the rule \(allowance.rule.rawValue), because \(clean(allowance.because)) "
      + "Second: \(clean(allowance.second))."
  }

  /// Whose consent it is, never more than was asked for.
  static func basis(of record: ScopedRecord) -> String {
    let head = record.head
    switch head.basis {
    case .exception(let id, _, _):
      let no = record.consentInWords
      return "exception without consent: \(clean(head.exceptionTitle ?? id))"
        + (no.isEmpty ? "" : "; \(no)")
    case .consent: return record.consentInWords
    }
  }

  /// One line without what a terminal or a printer would act on: control characters part words,
  /// marks that no reader sees are left out.
  static func clean(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .format, .surrogate, .privateUse, .unassigned: continue
      case .control, .lineSeparator, .paragraphSeparator: kept.append(" ")
      case _: kept.append(scalar)
      }
    }
    return String(kept).split(separator: " ").joined(separator: " ")
  }
}
