// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// Levels with their reasons, and weapon codes.
extension RecordFold {
  func levels() -> [RecordLevel] {
    standing.decided.filter { !RecordPlacing.isWeaponCode(library.findings[$0.finding]) }
      .map(level)
  }

  /// Codes of what was seen, each no surer than the facts behind it (domain notes, 3.3: the code
  /// goes with the caller's words, the alternatives and the latest correction).
  func weaponCodes() -> [RecordItem] {
    standing.decided.filter { RecordPlacing.isWeaponCode(library.findings[$0.finding]) }
      .map { decided in
        let level = level(decided)
        var item = RecordItem(
          id: level.finding, label: level.title, value: .label(level.level), kinds: level.kinds,
          about: level.about)
        item.note = level.because
        item.kindsMeant = level.kindsMeant
        item.code = library.findings[decided.finding].values[decided.level].id
        item.at = level.since
        item.weight = 100
        item.isFirstHand = level.facts.allSatisfy(\.isFirstHand)
        let doubts = Set(level.facts.flatMap(\.doubts))
        item.doubts = RecordDoubt.allCases.filter { doubts.contains($0) }
        if !level.missing.isEmpty, !item.doubts.contains(.notForSure) {
          item.doubts.append(.notForSure)
        }
        return item
      }
  }

  /// Alarms for somebody's breath, in the words of the alarm: what whoever comes hears first. Other
  /// alarms tell nothing that their answers do not, and may sound surer than those.
  func calledInAs() -> [RecordItem] {
    state.acts.indices.compactMap { index in
      guard case .alarmRaised(let id) = state.acts[index].event, !state.acts[index].isUndone,
        let alarm = library.alarms.first(where: { $0.id == id }),
        library.flow.protocols[alarm.protocolIndex].steps.contains(where: asksBreath)
      else { return nil }
      var item = RecordItem(
        id: RecordPlacing.alarm, label: "Called in as", value: .label(alarm.label),
        kinds: [.health])
      item.at = state.acts[index].saidAt
      item.weight = 100
      return item
    }.suffix(1)
  }

  private func asksBreath(_ step: Int) -> Bool {
    guard case .ask(let fact, _) = library.flow.steps[step].act else { return false }
    return library.facts[fact].id == RecordPlacing.breath
  }

  private func level(_ decided: Decided) -> RecordLevel {
    let finding = library.findings[decided.finding]
    let row = library.row(of: decided)
    let reading = SecretReading(library: library)
    let conditions = conditions(of: decided)
    let suggesting = decided.isPassed ? conditions : []
    let read = suggesting.flatMap { reading.facts(of: $0) }
    let used = suggesting.last.map { once(reading.facts(of: $0)) } ?? []
    let facts = used.compactMap { item($0, decided.party) }
    let lowered = decided.lowered.map { finding.values[$0.value].title }
    return RecordLevel(
      finding: finding.id, title: finding.title, about: voice(decided.party),
      suggested: decided.suggestion.map { finding.values[$0.value].title },
      level: finding.values[decided.level].title,
      raisedTo: decided.raisedTo.map { finding.values[$0].title }, loweredTo: lowered,
      second: decided.lowered?.second, typed: decided.lowered?.reason,
      since: state.judgedSince(decided),
      condition: row?.condition,
      because: row?.because,
      facts: facts.filter { $0.unknown == nil || $0.unknown == .disputed && $0.value != .nothing },
      missing: missing(read, decided.party),
      kinds: conditions.reduce(into: [.none]) { $0.formUnion(reading.kinds(of: $1)) },
      kindsMeant: conditions.reduce(into: []) { $0.formUnion(reading.kindsMeant(by: $1)) })
  }

  /// Those that were read to find the row: which row it is tells of every row before it too.
  private func conditions(of decided: Decided) -> [Guard] {
    guard case .decide(_, let rules) = library.flow.steps[decided.rows.step].act else { return [] }
    return rules.prefix(decided.rows.row + 1).map(\.condition)
  }

  /// Each fact once, in the order of the rows.
  private func missing(_ facts: [Int], _ party: Party) -> [RecordItem] {
    once(facts).compactMap { fact in
      if let item = item(fact, party) {
        return item.unknown == nil || isSaid(item, fact, party) ? nil : item
      }
      var item = blank(fact, party)
      item.unknown = .notReached
      return item
    }
  }

  /// Whether something stands on the page of it all the same: two voices, or what was known before
  /// somebody was not sure any more.
  private func isSaid(_ item: RecordItem, _ fact: Int, _ party: Party) -> Bool {
    item.unknown == .disputed && item.value != .nothing || nowUnsure(fact, party) != nil
  }

  private func once(_ facts: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return facts.filter { seen.insert($0).inserted }
  }
}

extension CheckedLibrary {
  /// The row that suggests a level now, with its reason; nil before its step is passed.
  package func row(of decided: Decided) -> DecisionRow? {
    decided.suggestion.flatMap(row)
  }

  /// A row of a `decide`, as people read it.
  package func row(_ suggestion: Decided.Suggestion) -> DecisionRow? {
    guard case .rows(let rows) = steps[suggestion.step].detail,
      rows.indices.contains(suggestion.row)
    else { return nil }
    return rows[suggestion.row]
  }
}
