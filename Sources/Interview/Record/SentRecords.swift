// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// The records that went out in a call, each as its receiver last heard it.
///
/// Only what a receiver was shown can be owed to them; that much may always be said, with consent
/// or without, because it takes back and adds nothing. Somebody new on the scene and an offer
/// newly declined are owed as far as they may be shown now. New words of the caller, which may
/// hold anything, go only where they may be shown now; without them it says that the old is no
/// longer so.
package struct SentRecords: Sendable {
  package private(set) var versions: [RecordVersion] = []
  /// By handoff: what its receiver held before that version, from this handoff or an earlier one.
  private var earlier: [Int: RecordVersion] = [:]
  /// By handoff: each document as its receiver was given it, the oldest first.
  private var documents: [Int: [ScopedRecord]] = [:]
  /// By handoff: what its receiver said back last, and to which version.
  private var replies: [Int: (said: ReadBack, version: Int)] = [:]
  private var correctionsSeen = 0

  package init() {}

  /// Those of a call so far; its entries are folded once.
  package init(_ entries: [Entry], in library: CheckedLibrary) {
    var state = State(library: library)
    for entry in entries {
      state.apply(entry)
      follow(state, at: entry.at)
    }
  }

  /// Takes note of a handoff that was prepared and of a correction that was repeated back.
  package mutating func follow(_ state: State, at: Moment) {
    let at = state.lastAt ?? at
    for standing in state.standing.handoffs.dropFirst(versions.count) {
      let version = RecordVersion(standing.handoff, in: state, at: at)
      let recipient = version.record.head.recipient.id
      earlier[standing.handoff.number] = versions.last {
        $0.record.head.recipient.id == recipient
      }
      versions.append(version)
      give(standing.handoff, in: state, at: at)
    }
    for standing in state.standing.handoffs { note(standing) }
    for said in state.beside.corrections.dropFirst(correctionsSeen)
    where said.readBack.outcome == .accepted {
      guard let index = versions.firstIndex(where: { $0.handoff.number == said.handoff }) else {
        continue
      }
      hear(index, in: state, at: at)
    }
    correctionsSeen = state.beside.corrections.count
  }

  /// Takes note of which version a receiver read back.
  private mutating func note(_ standing: HandoffStanding) {
    let number = standing.handoff.number
    guard let said = standing.readBack, replies[number]?.said != said,
      let version = documents[number]?.last?.head.version
    else { return }
    replies[number] = (said, version)
  }

  /// The version that a receiver's last answer was to.
  package func readBackVersion(of handoff: Handoff) -> Int? { replies[handoff.number]?.version }

  /// A receiver holds what they held, and what was put before the counsellor to say to them:
  /// whatever else was learned meanwhile nobody told them.
  private mutating func hear(_ index: Int, in state: State, at: Moment) {
    let held = versions[index]
    let number = held.handoff.number
    var now = RecordVersion(held.handoff, in: state, at: at)
    let changes = held.owed(until: now, in: state)
    earlier[number] = held
    now.scoped = held.scoped.hearing(changes, of: now.scoped)
    versions[index] = now
    let given = document(for: held.handoff, in: state, at: at, isGiven: true)
    let last = documents[number]?.last ?? held.scoped
    documents[number, default: []].append(last.hearing(changes, of: given))
  }

  /// Keeps what a receiver is given now: a document that was given is never made anew.
  private mutating func give(_ handoff: Handoff, in state: State, at: Moment) {
    let document = document(for: handoff, in: state, at: at, isGiven: true)
    documents[handoff.number, default: []].append(document)
  }

  /// The documents of a handoff, each exactly as it was given, the oldest first; of a closed call
  /// that forgot, without what the end took away.
  package func given(_ handoff: Handoff, in state: State) -> [ScopedRecord] {
    let given = documents[handoff.number] ?? []
    return state.hasForgotten ? given.map { $0.withoutWords(in: state.library) } : given
  }

  /// What a receiver may have of the call as it stands, with what is otherwise than this very
  /// receiver holds it on top: what is owed now, or else what the version they hold had changed.
  /// Whatever reads otherwise than what they were given is another version.
  package func record(for handoff: Handoff, in state: State, at: Moment) -> ScopedRecord {
    let made = document(for: handoff, in: state, at: at, isGiven: false)
    let record = state.hasForgotten ? made.withoutWords(in: state.library) : made
    guard let last = documents[handoff.number]?.last, record.head.version <= last.head.version,
      !record.saysSame(as: last)
    else { return record }
    return record.numbered(last.head.version + 1)
  }

  /// All that a receiver was given, by this handoff and by earlier ones.
  private func given(to recipient: Recipient) -> [ScopedRecord] {
    versions.filter { $0.record.head.recipient.id == recipient.id }
      .flatMap { documents[$0.handoff.number] ?? [] }
  }

  /// Of one that is not given now and has nothing owed, what the last document had corrected stands
  /// on top, and is not past.
  private func document(
    for handoff: Handoff, in state: State, at: Moment, isGiven: Bool
  ) -> ScopedRecord {
    let whole = HandoffRecord(of: state, for: handoff, at: at)
    var record = whole.settingAside(onlyOf: given(to: whole.head.recipient))
    let now = RecordVersion(record, handoff, in: state)
    let held = versions.first { $0.handoff.number == handoff.number }
    // What is given has what was said now, and not what that leaves to say.
    let owed = isGiven ? [] : held?.owed(until: now, in: state) ?? []
    if !owed.isEmpty { record.head.version += 1 }
    record.head.readBackVersion = record.head.readBack.flatMap { _ in readBackVersion(of: handoff) }
    record.changes = owed
    if owed.isEmpty, let before = earlier[handoff.number] {
      record.changes = before.owed(until: now, in: state)
    }
    let corrected = (documents[handoff.number] ?? []).dropFirst()
    let past = isGiven || !owed.isEmpty ? corrected : corrected.dropLast()
    record.corrected = past.map {
      PastCorrection(version: $0.head.version, at: $0.head.asOf, changes: $0.changes)
    }
    return RecordVersion(record, handoff, in: state).scoped
  }

  /// Whether the receiver of a handoff holds it, and no later one.
  package func isHeld(_ handoff: Handoff, in state: State) -> Bool {
    versions.firstIndex { $0.handoff.number == handoff.number }
      .map { state.mayHold($0) && !state.isSuperseded($0) } ?? false
  }

  /// What receivers who accepted could have by now and were never given, but for what is owed to
  /// them anyway.
  package func learned(in state: State, at: Moment) -> [LearnedSince] {
    versions.indices.filter { index in
      state.standing.handoffs[index].readBack?.outcome == .accepted && !state.isReplaced(index)
    }.compactMap { index in
      let handoff = versions[index].handoff
      guard let given = documents[handoff.number]?.last else { return nil }
      let now = RecordVersion(handoff, in: state, at: at)
      let owed = versions[index].owed(until: now, in: state, atEnd: true).compactMap(\.now)
      let items = now.scoped.facts.filter { item in
        !(given.facts + owed).contains { $0.id == item.id && $0.about == item.about }
      }
      guard !items.isEmpty else { return nil }
      return LearnedSince(handoff: handoff, recipient: now.scoped.head.recipient, items: items)
    }
  }

  /// What each receiver holds that is otherwise now; at the end also what the walk did not come
  /// back to. Who declined or never answered holds nothing.
  package func owed(in state: State, at: Moment, atEnd: Bool = false) -> [OwedCorrection] {
    // One version for each handoff, in the same order.
    versions.indices.filter { state.mayHold($0) && !state.isSuperseded($0) }.compactMap { index in
      let version = versions[index]
      let now = RecordVersion(version.handoff, in: state, at: at)
      let items = version.owed(until: now, in: state, atEnd: atEnd)
      guard !items.isEmpty else { return nil }
      return OwedCorrection(
        handoff: version.handoff, recipient: version.record.head.recipient,
        items: items.map { change in
          let said = change.takingBack(now.scoped)
          return state.hasForgotten ? said.withoutWords(in: state.library) : said
        })
    }
  }
}

/// What one receiver could have by now, and was never given.
package struct LearnedSince: Equatable, Sendable {
  package var handoff: Handoff
  package var recipient: Recipient
  package var items: [RecordItem]
}

extension ScopedRecord {
  /// What it says of facts that are known, wherever it stands.
  fileprivate var facts: [RecordItem] {
    RecordPart.allCases.filter { $0 != .setAside }.flatMap { self[$0] }
      .filter { $0.isFact && $0.unknown == nil }
  }
}

/// Every correction owed, by handoff, from a call's entries.
package func owedCorrections(_ entries: [Entry], in library: CheckedLibrary) -> [OwedCorrection] {
  var state = State(library: library)
  for entry in entries { state.apply(entry) }
  return SentRecords(entries, in: library)
    .owed(in: state, at: entries.last?.at ?? Moment(utcMilliseconds: 0))
}

extension State {
  /// Counts the records made for a handoff: each correction said and each remark after the end
  /// makes another.
  func version(of handoff: Handoff) -> Int {
    1 + beside.corrections.filter { $0.handoff == handoff.number }.count + beside.amendments.count
  }
}
