// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What is otherwise than this receiver was told, said aloud: the new value first.
extension ReadAloud {
  /// What this receiver holds otherwise, the gravest first: the new value, unless it was just said
  /// in its place. What was never true and weighs is never left out, and the latest says at least
  /// what it is now.
  static func changes(_ record: ScopedRecord, _ reason: SpokenReason) -> [SpokenUnit] {
    let all = record.changes.filter { change in
      !reason.isForAmbulance || (change.now ?? change.was)?.isLevel != true
    }
    let before =
      cautions(record) + reason.breath + reason.first + reasonAndMeeting(record, reason)
      + ringing(record) + present(record[.present])
    let said = before.map(\.said).joined(separator: " ")
    let weighing = all.filter { reason.weighs($0) }
    let rest = all.filter { !reason.weighs($0) }
    let latest = latest(of: all)
    return (weighing + rest).enumerated().map { number, change in
      let isLatest = latest?.id == change.id && latest?.about == change.about
      let label = Wording.label(change.label)
      // How they are rung is said in a place of its own, or cut there; what it was helps nobody.
      if let now = change.now, isOfRinging(now) {
        return isLatest
          ? ofRinging(now, change, said: said)
          : SpokenUnit(
            said: "\(Self.name(of: change)). \(label) Ask me.",
            cuts: [.init(cost: 105, leaves: "")])
      }
      // A sign that a crew goes by is said anew where it was corrected last.
      let isSaid =
        change.now.map { now in
          !(isLatest && reason.isSignInBody(now))
            && isSaidInPlace(now, in: record, reason, said: said)
        } ?? false
      let isHalf = change.now?.saysNoHarm == true && record.isSilentOnHarm
      let now =
        change.now.map { isSaid ? "" : Wording.spoken($0) + (isHalf ? " \(Wording.noHarm)" : "") }
        ?? "\(label) No longer so."
      let was = change.was.map { _ in
        Wording.earlierValue(of: change, as: Wording.bareValue)
          + (Wording.isSurerNow(change) ? "; certain now" : "")
      }
      func full(_ now: String, isSaid: Bool) -> String {
        ["\(Self.name(of: change)).", now, was.map { Self.was($0, label, isSaid) } ?? ""]
          .filter { !$0.isEmpty }.joined(separator: " ")
      }
      let short = SpokenUnit.Cut(cost: 220, leaves: "There is a correction; ask me.")
      let gone = SpokenUnit.Cut(cost: number < weighing.count ? 140 : 105, leaves: "")
      var unit = SpokenUnit(
        said: full(now, isSaid: isSaid),
        cuts: isLatest
          ? cuts(ofLatest: change, label, now, reason) : [number == 0 ? short : gone])
      if isSaid, let now = change.now {
        let inPlace = [Wording.spoken(now), Wording.labelled(now)].first(where: said.contains)
        if let value = inPlace ?? (isLatest ? Wording.bareValue(of: now) : nil) {
          unit.repeating = (value, full(Wording.spoken(now), isSaid: false))
        }
      }
      return unit
    }
  }

  /// Whether a fact of the rest is said with the changes, where it is new.
  static func isSaidAsChange(_ item: RecordItem, in record: ScopedRecord) -> Bool {
    item.isFact
      && record.changes.contains { change in
        change.now.map { $0.id == item.id && $0.about == item.about && $0.value == item.value }
          ?? false
      }
  }

  /// Whether the value stands in a place of its own.
  private static func isSaidInPlace(
    _ now: RecordItem, in record: ScopedRecord, _ reason: SpokenReason, said: String
  ) -> Bool {
    // What is no danger any more has the place of one, and is not said there.
    let isUnsaid = now.code == nil && !said.contains(Wording.bareValue(of: now))
    return record[.place].contains { $0.id == now.id } || (reason.says(now) && !isUnsaid)
      || isOfContact(now)
      || (isOfMeeting(now) || record[.doNotTell].contains { $0.id == now.id }) && !isUnsaid
      || record.levels.contains { SpokenReason.isOfSuicide($0) && $0.finding == now.id }
      || record[.present].first?.id == now.id
  }

  /// The one that was made last, of what was told: whose yes it is and who calls come after that.
  private static func latest(of changes: [RecordChange]) -> RecordChange? {
    let told = changes.filter { change in
      (change.now ?? change.was).map { $0.isFact || change.kinds != [.none] } ?? false
    }
    return (told.isEmpty ? changes : told).reversed().max {
      $0.at.utcMilliseconds < $1.at.utcMilliseconds
    }
  }

  /// What it was may go, and words that are long; never that it is otherwise, nor to a crew what a
  /// sign of life was.
  private static func cuts(
    ofLatest change: RecordChange, _ label: String, _ said: String, _ reason: SpokenReason
  ) -> [SpokenUnit.Cut] {
    let name = "\(Self.name(of: change))."
    guard let now = change.now else { return [] }
    if reason.isForAmbulance, RecordPlacing.lifeSigns.contains(change.id), !now.value.isWords {
      return []
    }
    let cut = SpokenUnit.Cut(
      cost: 182, leaves: "\(name) \(said.isEmpty ? Wording.spoken(now) : said)",
      isOnlyShorter: true)
    return [cut] + longWords(of: now, "\(name) \(label)")
  }

  /// Words go only where nothing else is left to go, and never those that are soon said.
  private static func longWords(of now: RecordItem, _ name: String) -> [SpokenUnit.Cut] {
    guard case .words(let text) = now.value, text.split(separator: " ").count > fewWords else {
      return []
    }
    return [.init(cost: SpokenUnit.atLast + 5, leaves: "\(name) On the page.")]
  }

  private static let fewWords = 12

  /// Where its place has it, that it is new there; once it is cut there, in words.
  private static func ofRinging(
    _ now: RecordItem, _ change: RecordChange, said: String
  ) -> SpokenUnit {
    let name = "\(Self.name(of: change))."
    let full = "\(name) \(spokenCondition(now))"
    let value = Wording.bareValue(of: now)
    let label = Wording.label(change.label)
    guard !said.contains(value) else {
      let short = "\(name) \(label.last == ":" ? String(label.dropLast()) : label), as just said."
      return SpokenUnit(said: short, repeating: (value, full))
    }
    return SpokenUnit(said: full, cuts: longWords(of: now, "\(name) \(label)"))
  }

  /// `Help place was: ...`, or `It was: ...` where what it is was just said.
  private static func was(_ value: String, _ label: String, _ isNamed: Bool) -> String {
    guard isNamed else { return Wording.sentence("It was: \(value)") }
    let name = label.hasSuffix(":") ? label.dropLast() + " was:" : label + " It was:"
    return Wording.sentence("\(name) \(value)")
  }

  private static func name(of change: RecordChange) -> String {
    switch change.manner {
    case .corrected: "Correction"
    case .changed, .setAside: "Changed"
    case .added: "New"
    }
  }
}
