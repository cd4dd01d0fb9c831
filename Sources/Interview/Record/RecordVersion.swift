// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// A record as it went out with one handoff, and what has become of it since.
///
/// Nothing that went out is edited: a later version says on top what was and what is, and whoever
/// holds the older one is owed the difference (record page, "Amendment").
package struct RecordVersion: Equatable, Sendable {
  package var record: HandoffRecord
  package var scoped: ScopedRecord
  package var handoff: Handoff

  package init(_ handoff: Handoff, in state: State, at: Moment) {
    let record = HandoffRecord(of: state, for: handoff, at: at)
    self.init(record.settingAside(onlyOf: []), handoff, in: state)
  }

  init(_ record: HandoffRecord, _ handoff: Handoff, in state: State) {
    self.handoff = handoff
    self.record = record
    scoped = scope(
      record, for: Recipient(of: handoff, in: state.library), consents: state.recordedConsents,
      exceptions: state.library.exceptions)
  }

  /// What becomes of each line, for the sender alone: every view of what is held back reads
  /// this, and the page is made by the same gate.
  package func lineRulings(in state: State) -> [LineRuling] {
    let gate = ScopeGate(
      record: record, recipient: record.head.recipient, consents: state.recordedConsents,
      exceptions: state.library.exceptions)
    return RecordPart.allCases.flatMap { part in record[part].map { gate.ruling(on: part, $0) } }
  }

  /// What is otherwise in a later version and was shown in this one, or may be shown as new. What
  /// is only gone until the walk has come back to it is not, unless the call ends there.
  func owed(
    until now: RecordVersion, in state: State, atEnd: Bool = false
  ) -> [RecordChange] {
    let isOver = atEnd || state.closing != nil
    let before = changes(until: now.record, forgetting: state.hasForgotten ? state.library : nil)
    let owed = before.filter { change in
      guard isOver || !change.isForNow(in: state) else { return false }
      if let was = change.was { return scoped.shows(was, withQuote: false) }
      return change.now.map { now.scoped.shows($0, withQuote: true) } ?? false
    }
    let ofHead = whoCalls(in: now) + language(in: now) + consent(in: now)
    return (owed + news(in: now, beside: before) + ofHead).heaviestFirst.map { change in
      var named = change
      guard change.manner == .changed,
        let correction = state.lastCorrection(of: change),
        correction.at >= record.head.asOf
      else { return named }
      named.manner = .corrected
      named.typed = correction.reason
      named.at = correction.at
      return named
    }.filter { change in
      // Who may have nothing any more hears what was never so, and no news.
      !now.scoped.isClosed || change.manner == .corrected || change.manner == .setAside
        || change.id == RecordChange.consentID
    }
  }

  /// Whose word all of it is, where that is otherwise than it went out or was open then.
  private func whoCalls(in now: RecordVersion) -> [RecordChange] {
    guard now.record.head.isCallerSettled,
      record.head.hasOtherCaller != now.record.head.hasOtherCaller
    else { return [] }
    var (was, later) = (record.head.whoCalls, now.record.head.whoCalls)
    (was.at, later.at) = (record.head.asOf, now.record.head.asOf)
    var change = Self.change(.corrected, later.key, was: was, now: later, at: now.record.head.asOf)
    change.kinds = [.none]
    return [change]
  }

  /// The language of the call, where another was chosen since: who sets out must bring it.
  private func language(in now: RecordVersion) -> [RecordChange] {
    guard record.head.language != now.record.head.language, !now.scoped.isClosed else { return [] }
    var (was, later) = (record.head.languageLine, now.record.head.languageLine)
    (was.at, later.at) = (record.head.asOf, now.record.head.asOf)
    var change = Self.change(.changed, later.key, was: was, now: later, at: now.record.head.asOf)
    change.kinds = [.none]
    return [change]
  }

  /// What of weight a receiver could have now and never had: somebody who is on the way must hear
  /// that nobody breathes, whether it was told otherwise before or not at all.
  private func news(in now: RecordVersion, beside changes: [RecordChange]) -> [RecordChange] {
    let known = scoped.facts(onlyUrgent: false)
    var told = changes.map { (id: $0.id, about: $0.about) }
    var news: [RecordChange] = []
    for item in now.scoped.facts(onlyUrgent: true)
    where !known.contains(where: { $0.isLine(of: item) || $0.says == item.says })
      && !told.contains(where: { $0.id == item.id && $0.about == item.about })
    {
      if item.isFact { told.append((item.id, item.about)) }
      let at = item.at ?? now.record.head.asOf
      news.append(Self.change(.added, item.key, was: nil, now: item, at: at))
    }
    return news
  }

  /// What is otherwise in a later record, the gravest first; `at` is when it was made. What the end
  /// of a library's call took away has not changed: nobody learned anything.
  package func changes(
    until now: HandoffRecord, forgetting library: CheckedLibrary? = nil
  ) -> [RecordChange] {
    let before = record.lines(forgetting: library)
    let after = now.lines(forgetting: library)
    var changes: [RecordChange] = []
    for (key, was) in before.sorted(by: { $0.key < $1.key }) where after[key] != was {
      guard
        let later = after[key] ?? after.first(where: { $0.key.isMoved(from: key, before) })?.value
      else {
        // What said only that it is not known takes nothing back.
        guard was.value != .nothing else { continue }
        changes.append(Self.change(.setAside, key, was: was, now: nil, at: now.head.asOf))
        continue
      }
      guard was.says != later.says, later.unknown != .notKept else { continue }
      let at = later.doneAt ?? later.at ?? now.head.asOf
      changes.append(Self.change(.changed, key, was: was, now: later, at: at))
    }
    for (key, item) in after.sorted(by: { $0.key < $1.key }) where before[key] == nil {
      guard item.isNews, key.part == .present || key.part == .wants || item.isReceiversOwn
      else { continue }
      changes.append(Self.change(.added, key, was: nil, now: item, at: item.at ?? now.head.asOf))
    }
    return changes.heaviestFirst
  }

  private static func change(
    _ manner: RecordChange.Manner, _ key: RecordLineKey, was: RecordItem?, now: RecordItem?,
    at: Moment
  ) -> RecordChange {
    RecordChange(
      manner: manner, id: key.id, label: (now ?? was)?.label ?? key.id, about: key.about,
      kinds: (was?.kinds ?? []).union(now?.kinds ?? []), was: was, now: now, at: at)
  }
}

/// What one receiver still holds that is otherwise now.
package struct OwedCorrection: Equatable, Sendable {
  package var handoff: Handoff
  package var recipient: Recipient
  /// The new value first: it is what must be said.
  package var items: [RecordChange]
}

extension OwedCorrection {
  /// Whether the receiver would hear the same: that time has passed is nothing new to say.
  package func says(sameAs other: OwedCorrection) -> Bool {
    handoff.number == other.handoff.number && items.count == other.items.count
      && zip(items, other.items).allSatisfy { mine, theirs in
        mine.id == theirs.id && mine.about == theirs.about && mine.manner == theirs.manner
          && mine.was?.says == theirs.was?.says && mine.now?.says == theirs.now?.says
      }
  }
}

extension State {
  /// How a fact's answer was last corrected, where it stands on one that was.
  fileprivate func lastCorrection(of change: RecordChange) -> Correction? {
    guard let fact = library.factIndex(change.id), let at = lastAt else { return nil }
    let fold = RecordFold(state: self, at: at)
    return standing.parties.indices.map { Party($0) }.filter { fold.voice($0) == change.about }
      .compactMap { party in
        let known = self.fact(fact, of: party)
        let index = Int(change.now?.isOtherVoice == true ? known.other : known.current)
        return index >= 0 ? acts[index].correction : nil
      }.last
  }
}

extension RecordChange {
  /// Without what the end has taken away.
  func withoutWords(in library: CheckedLibrary) -> RecordChange {
    var change = self
    change.typed = nil
    change.was = change.was?.withoutWords(in: library)
    change.now = change.now?.withoutWords(in: library)
    return change
  }
}

extension RecordItem {
  func withoutWords(in library: CheckedLibrary) -> RecordItem {
    var item = self
    let isForgotten = library.factIndex(id).map { library.facts[$0].isForgettable } ?? false
    item.quote = nil
    item.typed = nil
    if isForgotten { (item.otherSays, item.wasGraver) = (nil, nil) }
    if case .words = value { item.value = .nothing }
    if isForgotten { item.value = .nothing }
    // What was never known was not taken away.
    if item.value == .nothing, value != .nothing { item.unknown = .notKept }
    return item
  }
}

/// One line of a record, the same in every version.
private struct RecordLineKey: Hashable, Comparable {
  var part: RecordPart?
  var id: String
  var about: RecordVoice
  /// Lines with one id, such as those of a plan, count on.
  var number = 0

  /// Whether it is that line, told of another party since it is known who calls.
  func isMoved(from old: RecordLineKey, _ before: [RecordLineKey: RecordItem]) -> Bool {
    id == old.id && part == old.part && number == old.number && about != old.about
      && before[self] == nil
  }

  static func < (left: RecordLineKey, right: RecordLineKey) -> Bool {
    (left.id, left.about.title, left.number) < (right.id, right.about.title, right.number)
  }
}

extension HandoffRecord {
  /// Without what the end has taken away, where it has.
  fileprivate func lines(forgetting library: CheckedLibrary?) -> [RecordLineKey: RecordItem] {
    guard let library else { return lines }
    return lines.mapValues { $0.withoutWords(in: library) }
  }

  /// Facts are one line wherever they stand, so that moving to another part is no change.
  private var lines: [RecordLineKey: RecordItem] {
    var lines: [RecordLineKey: RecordItem] = [:]
    for part in RecordPart.allCases where part != .setAside {
      for item in self[part] where part != .notKnown || !item.isNeverSaid {
        let place = item.isFact && part != .present ? nil : part
        // Which voice is graver may turn; whose word a line is does not.
        let voice = item.isOtherVoice ? 1 : 0
        var key = RecordLineKey(part: place, id: item.id, about: item.about, number: voice)
        while lines[key] != nil { key.number += 1 }
        lines[key] = item
      }
    }
    for level in levels {
      lines[RecordLineKey(part: nil, id: level.finding, about: level.about)] = level.line
    }
    return lines
  }
}

extension RecordHead {
  /// Who calls, as one line.
  fileprivate var whoCalls: RecordItem {
    var item = RecordItem(
      id: BuiltInFact.caller.rawValue, label: "Who calls",
      value: .label(hasOtherCaller ? "Somebody else, about the person" : "The person themself"))
    if !isCallerSettled {
      item.value = .nothing
      item.unknown = .notReached
    }
    return item
  }
}

extension RecordHead {
  /// The language of the call as one line, with whose it is.
  fileprivate var languageLine: RecordItem {
    let code = language ?? libraryLanguage
    var item = RecordItem(
      id: Self.languageID, label: hasOtherCaller ? "Language of whoever called" : "Language",
      value: .label(LanguageName(code: code).text))
    item.weight = 100
    return item
  }

  private static let languageID = "language-of-the-call"
}

extension RecordLevel {
  /// A level as one line.
  var line: RecordItem {
    var item = RecordItem(
      id: finding, label: title, value: .label(loweredTo ?? level), kinds: kinds, about: about)
    item.kindsMeant = kindsMeant
    item.at = since
    item.isLevel = true
    item.isCounsellorsJudgement = loweredTo != nil || isRaised
    return item
  }
}

extension RecordItem {
  /// Whether whoever is on the way must not wait for it.
  fileprivate func isUrgent(in part: RecordPart) -> Bool {
    weight > 0 || part == .place || part == .doNotTell || RecordPlacing.news.contains(id)
      || RecordPlacing.sights.contains(id)
  }

  fileprivate var key: RecordLineKey { RecordLineKey(part: nil, id: id, about: about) }

  /// Whether it is the same line; what is no fact, such as an alarm, is another where it says
  /// something else.
  fileprivate func isLine(of other: RecordItem) -> Bool {
    id == other.id && about == other.about && (isFact || value == other.value)
  }

  /// What a receiver would hear; when it was said again, in which words it was asked and whose word
  /// it is are no change, as long as it is as sure as before.
  fileprivate var says: RecordItem {
    var item = self
    item.at = nil
    item.typed = nil
    item.note = nil
    item.otherSays = nil
    item.wasGraver = nil
    (item.isOvertaken, item.overtakenBy) = (false, [])
    item.isOtherVoice = false
    item.isCounsellorsJudgement = false
    item.label = ""
    item.about = .person
    item.question = nil
    item.source = nil
    item.saidBy = nil
    item.hasOtherCaller = false
    item.isFirstHand = true
    item.isNews = true
    item.kinds = []
    item.kindsMeant = []
    item.weight = 0
    item.doubts.removeAll { $0 == .notRechecked }
    return item
  }
}

extension RecordChange {
  /// Whether it is gone only because a correction sent the walk back before it.
  fileprivate func isForNow(in state: State) -> Bool {
    guard now == nil else { return false }
    return was?.isFact == true ? state.mayComeBack(to: id) : state.isBehind
  }

  fileprivate var weight: Int { max(was?.weight ?? 0, now?.weight ?? 0) }

  /// The correction without anything new that the receiver may not have.
  func takingBack(_ open: ScopedRecord) -> RecordChange {
    var change = self
    change.typed = nil
    change.was?.typed = nil
    change.was?.quote = nil
    change.now?.typed = nil
    guard let now, !open.shows(now, withQuote: true) else { return change }
    change.now?.quote = nil
    change.now?.note = nil
    change.now?.otherSays = nil
    change.now?.wasGraver = nil
    switch now.value {
    case .words, .moment: change.now?.value = .nothing
    case .label, .nothing: break
    }
    return change
  }
}

extension [RecordChange] {
  fileprivate var heaviestFirst: [RecordChange] {
    enumerated().sorted {
      ($0.element.weight, -$0.offset) > ($1.element.weight, -$1.offset)
    }.map(\.element)
  }
}

extension ScopedRecord {
  /// Levels, facts and what else is a hazard: all, or those that somebody who is to set out must
  /// not wait for.
  fileprivate func facts(onlyUrgent: Bool) -> [RecordItem] {
    levels.map(\.line)
      + RecordPart.allCases.filter { $0 != .setAside && $0 != .notKnown }.flatMap { part in
        self[part].filter { item in
          (item.isFact || part == .hazards) && (!onlyUrgent || item.isUrgent(in: part))
        }
      }
  }

  /// Whether this very line went to the receiver.
  fileprivate func shows(_ item: RecordItem, withQuote: Bool) -> Bool {
    let levels = levels.map(\.line)
    return (parts.values.flatMap { $0 } + levels).contains {
      $0.id == item.id && $0.about == item.about && $0.value == item.value
        && (!withQuote || $0.quote == item.quote)
    }
  }
}
