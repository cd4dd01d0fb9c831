// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// What one receiver may have of a record: the only thing that a document is made of.
///
/// Only `scope` makes one, so whatever it withheld cannot be rendered by mistake.
package struct ScopedRecord: Equatable, Sendable {
  package private(set) var head: RecordHead
  /// Whose consent opens it; empty under an exception, and where nothing opens it.
  package private(set) var consentOf: [RecordVoice]
  /// Who last said no to what this receiver hears, or took a yes back.
  package private(set) var refusedBy: [RecordVoice]
  /// What the person said to what whoever calls passes on of them; nil where nobody asked them.
  private(set) var personOnPassing: ConsentState?
  /// Limits of consent, in the words they were given in; they go on top.
  package private(set) var limits: [String]
  package private(set) var levels: [RecordLevel]
  package private(set) var parts: [RecordPart: [RecordItem]]
  package private(set) var changes: [RecordChange]
  /// What earlier versions of it had corrected, the oldest first.
  package private(set) var corrected: [PastCorrection]
  /// Kinds that this receiver does not get, whether or not the call holds anything of them:
  /// to name only those it holds would tell that it does.
  package let withheld: [Withheld]
  /// Why exact words that were taken beside any question do not go; nil where they may.
  package let whyUnquoted: WithholdReason?
  /// For the sender's screen, before anything goes: never for a document.
  package let rulings: [PartRuling]
  /// How many lines the counsellor left out that would have gone.
  package let leftOutByChoice: Int
  /// Something must not be passed on to others, and what it is may not be said here.
  package let hasUnsaidWarning: Bool

  package subscript(part: RecordPart) -> [RecordItem] { parts[part] ?? [] }

  /// Whether nothing may be said of violence, be there any or none.
  package var isSilentOnHarm: Bool {
    withheld.contains { $0.kind == .violence && $0.about == .person }
  }

  /// Head and withheld list only.
  package let isClosed: Bool

  fileprivate init(_ record: HandoffRecord, _ gate: ScopeGate) {
    head = gate.stripped(record.head)
    isClosed = !gate.isOpen
    consentOf = gate.consentOf
    refusedBy = gate.refusedBy
    personOnPassing = gate.personOnPassing
    whyUnquoted = gate.whyUnquoted
    limits = gate.limits.flatMap(LimitReading.parts).flatMap(gate.limitToShow).eachOnce
    levels = record.levels.compactMap(gate.shown)
    var parts: [RecordPart: [RecordItem]] = [:]
    var rulings: [PartRuling] = []
    for part in RecordPart.allCases {
      let shown = record[part].compactMap { gate.ruling(on: part, $0).shown }
      if !shown.isEmpty { parts[part] = shown }
      rulings.append(gate.ruling(on: part, record[part], shown: shown.count))
    }
    let told = Set(parts.values.joined().filter { $0.isFact && $0.value != .nothing }.map(\.id))
    self.parts = parts.mapValues { items in
      items.map { item in
        var item = item
        item.overtakenBy.removeAll { !told.contains($0) }
        return item
      }
    }
    self.rulings = rulings
    changes = record.changes.compactMap(gate.shown)
    corrected = record.corrected.compactMap { past in
      let shown = past.changes.compactMap(gate.shown)
      return shown.isEmpty
        ? nil : PastCorrection(version: past.version, at: past.at, changes: shown)
    }
    withheld = gate.withheld
    leftOutByChoice = RecordPart.allCases.filter { $0 != .setAside }.flatMap { record[$0] }
      .count(where: gate.leavesOut)
    hasUnsaidWarning = gate.isOpen && record[.doNotTell].count > (parts[.doNotTell]?.count ?? 0)
  }
}

extension ScopedRecord {
  /// Stands for a limit whose own words would tell what is held back.
  package static let unsaidLimit = "There is a limit. Ask before you use or pass on anything."
  /// Stands for a limit that the end of the call has taken away.
  static let limitNotKept = "not kept"
  package static let unsaidLimitOfPolice = "No police. " + unsaidLimit
  /// To whoever may hear of nobody else.
  package static let unsaidLimitOfPeople = "Somebody must not be told. " + unsaidLimit

  /// Whether a limit is one of these, and nobody's own words.
  package static func isUnsaid(_ limit: String) -> Bool {
    [unsaidLimit, unsaidLimitOfPolice, unsaidLimitOfPeople, limitNotKept].contains(limit)
  }

  /// The record that a receiver holds once these changes were said to them, and nothing else of
  /// what it says now.
  func hearing(_ changes: [RecordChange], of now: ScopedRecord) -> ScopedRecord {
    func change(of item: RecordItem) -> RecordChange? {
      changes.first { $0.id == item.id && ($0.about == item.about || $0.was == item) }
    }
    var heard = now.isClosed ? self : now
    heard.head = now.head
    (heard.consentOf, heard.refusedBy) = (now.consentOf, now.refusedBy)
    heard.personOnPassing = now.personOnPassing
    heard.changes = now.changes
    heard.corrected = now.corrected
    heard.levels = Self.merged(levels, now.levels) { level in
      changes.contains { $0.id == level.finding && $0.about == level.about }
    }
    // What they were told is not missing any more beside a level that they hold as it was.
    for index in heard.levels.indices {
      heard.levels[index].missing.removeAll { item in
        change(of: item)?.now.map { $0.unknown == nil } ?? false
      }
    }
    heard.parts = [:]
    for part in RecordPart.allCases {
      // Where nothing is open any more, what was taken back stands in its old place.
      let items =
        now.isClosed
        ? self[part].compactMap { item in change(of: item).map { $0.takingBack(now).now } ?? item }
        : Self.merged(self[part], now[part]) { change(of: $0) != nil }
          .filter { !$0.isNeverAsked || now[part].contains(where: $0.isSameFact) }
      if !items.isEmpty { heard.parts[part] = items.map(now.dated) }
    }
    for index in heard.levels.indices {
      heard.levels[index].facts = heard.levels[index].facts.map(now.dated)
    }
    return heard
  }

  /// A line that stands as it was, with that time has passed over it since.
  private func dated(_ item: RecordItem) -> RecordItem {
    let isStale = parts.values.contains { items in
      items.contains { now in
        now.doubts.contains(.notRechecked) && now.lineID == item.lineID && now.at == item.at
      }
    }
    guard isStale, item.isFact, !item.doubts.contains(.notRechecked) else { return item }
    var item = item
    item.doubts.append(.notRechecked)
    return item
  }

  /// What was said as it is now, all else as it was, in the order of now.
  private static func merged<Line: RecordLine>(
    _ was: [Line], _ now: [Line], isSaid: (Line) -> Bool
  ) -> [Line] {
    var left = was.filter { !isSaid($0) }
    let shown = now.compactMap { line -> Line? in
      guard !isSaid(line) else { return line }
      let index = left.firstIndex { $0.lineID == line.lineID }
      return index.map { left.remove(at: $0) }
    }
    return shown + left
  }

  /// Whether a receiver would read the same: who replied since, and that time has passed, is
  /// nothing new to them.
  package func saysSame(as other: ScopedRecord) -> Bool {
    limits == other.limits && consentInWords == other.consentInWords && isClosed == other.isClosed
      && withheld == other.withheld && hasUnsaidWarning == other.hasUnsaidWarning
      && levels.map(\.timeless) == other.levels.map(\.timeless)
      && parts.mapValues { $0.map(\.timeless) } == other.parts.mapValues { $0.map(\.timeless) }
  }

  /// The same with its times as they are said on the day of the record.
  package var sayingTimes: ScopedRecord {
    let today = head.asOf.local
    func said(_ item: RecordItem) -> RecordItem {
      guard case .moment(let then, let offset, let about) = item.value else { return item }
      var item = item
      item.value = .label(
        LocalTime(utcMilliseconds: then, offsetMinutes: offset).said(beside: today, about: about))
      return item
    }
    var record = self
    record.parts = parts.mapValues { $0.map(said) }
    record.changes = changes.map { change in
      var change = change
      change.was = change.was.map(said)
      change.now = change.now.map(said)
      return change
    }
    return record
  }

  /// The same under another version.
  func numbered(_ version: Int) -> ScopedRecord {
    var record = self
    record.head.version = version
    return record
  }

  /// The same without what the end of the call has taken away.
  func withoutWords(in library: CheckedLibrary) -> ScopedRecord {
    var record = self
    record.limits = limits.map { _ in Self.limitNotKept }
    if case .exception(let id, _, let second) = head.basis {
      record.head.basis = .exception(id, reason: "", second: second)
    }
    record.levels = levels.map { level in
      var level = level
      level.typed = level.typed.map { _ in "" }
      level.facts = level.facts.map { $0.withoutWords(in: library) }
      return level
    }
    record.parts = parts.mapValues { $0.map { $0.withoutWords(in: library) } }
    record.changes = changes.map { $0.withoutWords(in: library) }
    record.corrected = corrected.map { past in
      PastCorrection(
        version: past.version, at: past.at,
        changes: past.changes.map { $0.withoutWords(in: library) })
    }
    return record
  }
}

extension RecordItem {
  /// Whether it says that nobody asked: what was asked since and is not told says no more so.
  fileprivate var isNeverAsked: Bool { isNeverSaid || unknown == .skippedByRule }

  fileprivate func isSameFact(_ other: RecordItem) -> Bool {
    id == other.id && isFact == other.isFact
  }

  /// Without that time has passed over it.
  fileprivate var timeless: RecordItem {
    var item = self
    item.doubts.removeAll { $0 == .notRechecked }
    return item
  }
}

extension RecordLevel {
  fileprivate var timeless: RecordLevel {
    var level = self
    level.facts = facts.map(\.timeless)
    return level
  }
}

/// Anything that is one line of a record, whatever it says.
private protocol RecordLine {
  var lineID: RecordLineID { get }
}

private struct RecordLineID: Equatable {
  var id: String
  var about: RecordVoice
}

extension RecordItem: RecordLine {
  fileprivate var lineID: RecordLineID { RecordLineID(id: id, about: about) }
}

extension RecordLevel: RecordLine {
  fileprivate var lineID: RecordLineID { RecordLineID(id: finding, about: about) }
}

/// A kind that is not shown, and why.
package struct Withheld: Equatable, Sendable {
  package var kind: SecretKind
  package var about: RecordVoice
  package var reason: WithholdReason
  /// Whether what was seen of the person goes all the same.
  package var isSeenInPart = false
  /// Whether some answers of it go by their names.
  package var isNamedInPart = false
}

/// Why something is not shown.
package enum WithholdReason: Equatable, Sendable {
  /// It is not among the kinds that this receiver may ever hold.
  case notForReceiver
  /// No consent to share with this receiver was asked for.
  case notAsked
  /// What was asked is what they let go of what they saw of somebody else.
  case onlyOfOthers
  case consent(ConsentState)
  /// The exception's least content does not hold it.
  case notInException(String)
  case noSuchException(String)
  /// The counsellor left this line out.
  case byCounsellor
  /// Exact words under a limit: nobody said which kind they are.
  case ofNoKind
}

/// What becomes of one part of a record.
package struct PartRuling: Equatable, Sendable {
  package var part: RecordPart
  package var shown: Int
  package var withheld: Int
}

/// What becomes of one line: what of it is shown, or why nothing is.
package struct LineRuling: Equatable, Sendable {
  package var part: RecordPart
  package var item: RecordItem
  package var shown: RecordItem?
  package var reason: WithholdReason?
}

/// Settles what a receiver may have of a record.
///
/// A line is shown only where each of its kinds is among the receiver's, and the party it is about
/// consented to sharing with this receiver, or the record's basis is a named exception whose least
/// content holds them. Kind `none` goes wherever anything goes. What is refused, unsure,
/// withdrawn, expired or not asked opens nothing (record page, "Consent" and "Scope").
///
/// `consents` are those of the call, oldest first; `exceptions` are the library's. Narrow
/// `recipient.kinds` beforehand for a handoff that is to hold less.
package func scope(
  _ record: HandoffRecord, for recipient: Recipient, consents: [RecordedConsent],
  exceptions: [ReleaseException]
) -> ScopedRecord {
  var record = record
  record.head.recipient = recipient
  return ScopedRecord(
    record,
    ScopeGate(record: record, recipient: recipient, consents: consents, exceptions: exceptions))
}
