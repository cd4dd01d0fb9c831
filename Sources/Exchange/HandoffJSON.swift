// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A record in our own JSON, `steady-handoff` version 1.
///
/// Its shape is `protocols/schema/handoff.schema.json`; a test holds the two together. Every key
/// is always there, with `null` for what is not known, so that an absence is never read as *no*.
/// Times are whole milliseconds since 1970 UTC with the offset of the place they were read at.
enum HandoffJSON {
  static let format = "steady-handoff"
  static let version: Int64 = 1

  static func text(of record: ScopedRecord) -> String { value(of: record).text }

  static func value(of record: ScopedRecord) -> JSONValue {
    .object([
      ("format", .string(format)),
      ("version", .integer(version)),
      ("signed", .bool(false)),
      ("doNotTell", .array(record[.doNotTell].map(item))),
      ("hasUnsaidWarning", .bool(record.hasUnsaidWarning)),
      ("limits", .array(record.limits.map { .string($0) })),
      ("head", head(record)),
      ("levels", .array(record.levels.map(level))),
      ("changes", .array(record.changes.map(change))),
      ("corrected", .array(record.corrected.map(corrected))),
      ("parts", parts(of: record)),
      ("withheld", .array(record.withheld.map(withheld))),
      ("wordsWithheld", text(record.whyUnquoted.map(Wording.reason))),
      ("linesLeftOut", .integer(Int64(record.leftOutByChoice))),
      ("readBack", .array(boxes.map { .string($0) })),
    ])
  }

  private static let boxes = ["level", "place", "number", "hazard", "first action", "by when"]

  private static func head(_ record: ScopedRecord) -> JSONValue {
    let head = record.head
    return .object([
      ("to", .string(head.recipient.title)),
      ("receiver", .string(head.recipient.id)),
      ("responder", .string(head.recipient.responder)),
      ("from", text(head.sender)),
      ("callNumber", .integer(Int64(head.callNumber))),
      ("handoffNumber", .integer(Int64(head.handoffNumber))),
      ("recordVersion", .integer(Int64(head.version))),
      ("madeAt", moment(head.madeAt)),
      ("asOf", moment(head.asOf)),
      ("basis", basis(head, record)),
      ("reply", head.readBack.map(reply) ?? .null),
      ("replyToVersion", head.readBackVersion.map { .integer(Int64($0)) } ?? .null),
      ("store", .string(head.store.rawValue)),
      ("protocol", .string(head.protocolID)),
      ("protocolVersion", .string(head.protocolVersion)),
      ("bundleDigest", .string(head.bundleDigest)),
      ("paths", head.proof.map { .string(Wording.proof($0)) } ?? .null),
      ("aboutAnother", .bool(head.hasOtherCaller)),
      ("language", text(record.isClosed ? nil : head.language)),
      ("rulesTurnedOff", .array(head.allowances.map(allowance))),
    ])
  }

  private static func allowance(_ allowance: Allowance) -> JSONValue {
    .object([
      ("rule", .string(allowance.rule.rawValue)), ("because", .string(allowance.because)),
      ("second", .string(allowance.second)),
    ])
  }

  /// `consent`, or the exception's id.
  private static func basis(_ head: RecordHead, _ record: ScopedRecord) -> JSONValue {
    let by = JSONValue.array(record.consentOf.map { .string($0.title) })
    let no = JSONValue.array(record.refusedBy.map { .string($0.title) })
    var (kind, exception) = ("consent", JSONValue.null)
    if case .exception(let id, _, _) = head.basis { (kind, exception) = ("exception", .string(id)) }
    return .object([
      ("kind", .string(kind)), ("exception", exception), ("by", by), ("refusedBy", no),
      ("inWords", .string(Wording.basis(of: record))),
    ])
  }

  private static func reply(_ readBack: ReadBack) -> JSONValue {
    .object([
      ("outcome", .string(readBack.outcome.rawValue)), ("by", .string(readBack.by)),
      ("reason", text(readBack.reason)),
    ])
  }

  private static func parts(of record: ScopedRecord) -> JSONValue {
    let parts = RecordPart.allCases.filter { $0 != .doNotTell }
    return .object(parts.map { ($0.key, .array(record[$0].map(item))) })
  }

  private static func item(_ item: RecordItem) -> JSONValue {
    .object([
      ("id", .string(item.id)),
      ("isFact", .bool(item.isFact)),
      ("label", .string(item.label)),
      ("question", text(item.question)),
      ("value", value(item.value)),
      ("quote", text(item.quote)),
      ("kinds", kinds(item.kinds)),
      ("about", .string(item.about.title)),
      ("saidBy", text(item.source.flatMap { $0.isCounsellors ? "the counsellor" : $0.by?.title })),
      ("evidence", text(item.source.flatMap { $0.isCounsellors ? nil : $0.evidence.rawValue })),
      ("byYesOrNo", .bool(item.source?.isByYesOrNo ?? false)),
      ("evidenceNotAsked", .bool(item.source?.isNotAsked ?? false)),
      ("certain", .bool(item.isCertain && item.isFirstHand)),
      ("heldBack", .bool(item.isHeldBack)),
      ("doubts", .array(item.doubts.map { .string($0.rawValue) })),
      ("unknown", text(item.unknown?.rawValue)),
      ("note", text(note(item))),
      ("typed", text(item.typed)),
      ("at", item.at.map(moment) ?? .null),
      ("dueUTCMilliseconds", item.dueUTCMilliseconds.map { .integer($0) } ?? .null),
      ("doneAt", item.doneAt.map(moment) ?? .null),
    ])
  }

  private static func note(_ item: RecordItem) -> String? {
    let notes = [
      item.note, Wording.graver(item), item.isOvertaken ? "as it was then" : nil,
    ].compactMap { $0 }
    return notes.isEmpty ? nil : notes.joined(separator: "; ")
  }

  private static func value(_ value: RecordValue) -> JSONValue {
    let (kind, words, milliseconds, about): (String, String?, Int64?, Bool)
    switch value {
    case .label(let text): (kind, words, milliseconds, about) = ("label", text, nil, false)
    case .words(let text): (kind, words, milliseconds, about) = ("words", text, nil, false)
    case .moment(let then, _, let isAbout):
      (kind, words, milliseconds, about) = ("moment", nil, then, isAbout)
    case .nothing: (kind, words, milliseconds, about) = ("nothing", nil, nil, false)
    }
    return .object([
      ("kind", .string(kind)),
      ("text", text(words)),
      ("utcMilliseconds", milliseconds.map { .integer($0) } ?? .null),
      ("about", .bool(about)),
    ])
  }

  private static func level(_ level: RecordLevel) -> JSONValue {
    .object([
      ("finding", .string(level.finding)),
      ("title", .string(level.title)),
      ("about", .string(level.about.title)),
      ("suggested", text(level.suggested)),
      ("level", .string(level.level)),
      ("raisedTo", text(level.raisedTo)),
      ("loweredTo", text(level.loweredTo)),
      ("secondPerson", text(level.second?.rawValue)),
      ("typed", text(level.typed)),
      ("since", moment(level.since)),
      ("condition", text(level.condition)),
      ("because", text(level.because)),
      ("facts", .array(level.facts.map(item))),
      ("missing", .array(level.missing.map(item))),
      ("kinds", kinds(level.kinds)),
    ])
  }

  private static func change(_ change: RecordChange) -> JSONValue {
    .object([
      ("manner", .string(change.manner.rawValue)),
      ("id", .string(change.id)),
      ("label", .string(change.label)),
      ("about", .string(change.about.title)),
      ("now", change.now.map(item) ?? .null),
      ("was", change.was.map(item) ?? .null),
      ("typed", text(change.typed)),
      ("at", moment(change.at)),
    ])
  }

  private static func corrected(_ past: PastCorrection) -> JSONValue {
    .object([
      ("recordVersion", .integer(Int64(past.version))), ("at", moment(past.at)),
      ("changes", .array(past.changes.map(change))),
    ])
  }

  private static func withheld(_ withheld: Withheld) -> JSONValue {
    .object([
      ("kind", .string(withheld.kind.rawValue)),
      ("about", .string(withheld.about.title)),
      ("butForWhatWasSeen", .bool(withheld.isSeenInPart)),
      ("butForNamedAnswers", .bool(withheld.isNamedInPart)),
      ("reason", .string(Wording.reason(withheld.reason))),
    ])
  }

  /// In the order in which the language lists them.
  private static func kinds(_ kinds: Set<SecretKind>) -> JSONValue {
    .array(SecretKind.allCases.filter { kinds.contains($0) }.map { .string($0.rawValue) })
  }

  private static func moment(_ moment: Moment) -> JSONValue {
    .object([
      ("utcMilliseconds", .integer(moment.utcMilliseconds)),
      ("offsetMinutes", .integer(Int64(moment.offsetMinutes))),
    ])
  }

  private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}

extension RecordPart {
  /// Its key, which stays when its title is reworded.
  fileprivate var key: String {
    switch self {
    case .doNotTell: "doNotTell"
    case .person: "person"
    case .place: "place"
    case .wayBack: "wayBack"
    case .story: "story"
    case .quotes: "inTheirWords"
    case .wants: "wants"
    case .agreed: "agreed"
    case .hazards: "hazards"
    case .present: "present"
    case .notKnown: "notKnown"
    case .setAside: "setAside"
    }
  }
}
