// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// A record in thirty seconds of speech: at most 75 words, in the order of the record, which is
/// that of I-PASS (record page, "The record"), so that whoever listens can follow on paper.
///
/// Where it is too long, what costs least goes first, one cut at a time:
///
/// | cost | what goes |
/// |---|---|
/// | 15 | to whom it goes, and what a correction replaced |
/// | 20 to 100 | a whole fact with its doubt: by the weight of its part, or by its own |
/// | 60 | all but the first of who is there |
/// | 120 | the quote beside a correction |
/// | 150 | a level |
/// | 190 to 220 | a warning, a limit, who is there, the place and a correction are said short |
struct ReadAloud {
  static let wordBudget = 75

  private let units: [Unit]

  /// One thing to say: in full, then ever shorter, where that may be.
  private struct Unit {
    var said: String
    var cuts: [Cut] = []
    /// Goes after what is certain and costs the same.
    var isDoubtful = false
  }

  private struct Cut {
    var cost: Int
    var leaves: String
  }

  init(_ record: ScopedRecord) {
    units = Self.opening(record) + (record.isClosed ? [] : Self.body(record))
  }

  var text: String {
    var units = units
    while Self.words(in: units) > Self.wordBudget, let index = Self.cheapest(of: units) {
      units[index].said = units[index].cuts.removeFirst().leaves
    }
    return units.map(\.said).filter { !$0.isEmpty }.joined(separator: " ") + "\n"
  }

  /// The next to cut: cheap before dear, certain before doubtful, the last said first.
  private static func cheapest(of units: [Unit]) -> Int? {
    units.indices.filter { !units[$0].cuts.isEmpty }.min { left, right in
      let (one, other) = (units[left], units[right])
      return (one.cuts[0].cost, one.isDoubtful ? 1 : 0, -left)
        < (other.cuts[0].cost, other.isDoubtful ? 1 : 0, -right)
    }
  }

  private static func words(in units: [Unit]) -> Int {
    units.reduce(0) { $0 + $1.said.split(separator: " ").count }
  }

  private static func opening(_ record: ScopedRecord) -> [Unit] {
    let head = record.head
    let practice = head.store == .practice ? "Practice. " : ""
    let number = "\(practice)Handoff \(head.callNumber)-\(head.handoffNumber)"
    let to = "\(number) to \(Wording.clean(head.recipient.title))."
    var units = [Unit(said: to, cuts: [Cut(cost: 15, leaves: number + ".")])]
    if record.isClosed { units.append(Unit(said: closed)) }
    for limit in record.limits {
      units.append(
        Unit(
          said: "Consent has a limit: \"\(Wording.clean(limit))\".",
          cuts: [Cut(cost: 190, leaves: "Consent has a limit; ask me.")]))
    }
    if record.hasUnsaidWarning || !record[.doNotTell].isEmpty {
      let warnings = record[.doNotTell].map { "Do not tell: \(Wording.value(of: $0))" }
      let full = warnings.isEmpty ? unsaid : sentence(warnings.joined(separator: " "))
      units.append(Unit(said: full, cuts: [Cut(cost: 190, leaves: unsaid)]))
    }
    return units
  }

  private static let closed = "Nothing may be passed on without consent."
  private static let unsaid = "Tell nobody else before you ask me."

  private static func body(_ record: ScopedRecord) -> [Unit] {
    let latest = record.changes.first
    let corrections = latest.map(correction) ?? []
    return record.levels.map(level) + corrections
      + RecordPart.allCases.flatMap { part in
        units(of: part, record[part].filter { $0.id != latest?.id || $0.about != latest?.about })
      }
  }

  private static func units(of part: RecordPart, _ items: [RecordItem]) -> [Unit] {
    switch part {
    case .person: return items.map { fact($0, atLeast: 35) }
    case .place: return items.map(place)
    case .wayBack: return items.map { fact($0, atLeast: 40) }
    case .story: return items.map { fact($0, atLeast: 20) }
    case .wants: return items.map { fact($0, atLeast: 30) }
    case .agreed: return items.prefix(1).map(ask) + items.dropFirst().map { fact($0, atLeast: 25) }
    case .hazards: return items.map { fact($0, atLeast: 50) }
    case .present: return present(items)
    case .doNotTell, .notKnown, .setAside: return []
    }
  }

  /// A level is the tool's suggestion and says so.
  private static func level(_ level: RecordLevel) -> Unit {
    let title = Wording.clean(level.title)
    let missing = level.missing.isEmpty ? "" : " Not all is known."
    let lowered = level.loweredTo.map { " The counsellor judged \(Wording.clean($0))." } ?? ""
    let full = "\(title): suggests \(Wording.clean(level.level)).\(lowered)\(missing)"
    return Unit(
      said: full, cuts: [Cut(cost: 150, leaves: "")], isDoubtful: !missing.isEmpty)
  }

  /// The new value comes first: it is what to act on.
  private static func correction(_ change: RecordChange) -> [Unit] {
    let now = change.now.map { Wording.value(of: $0) } ?? "no longer so"
    let new = sentence("Correction. \(Wording.label(change.label)) \(now)")
    let doubt = change.now.map(doubt) ?? ""
    let short = Cut(cost: 220, leaves: "There is a correction; ask me.")
    var said = Unit(said: new + doubt, cuts: [short])
    if let item = change.now, let quote = item.quote {
      said = Unit(
        said: "\(new) \(Wording.quote(quote, by: item))\(doubt)",
        cuts: [Cut(cost: 120, leaves: new + doubt), short])
    }
    let was = change.was.map { sentence("It was: \(Wording.value(of: $0))") } ?? ""
    return [said, Unit(said: was, cuts: [Cut(cost: 15, leaves: "")])]
  }

  /// What the receiver is to do first is short, and always said.
  private static func ask(_ item: RecordItem) -> Unit {
    Unit(said: "We ask for: \(Wording.value(of: item)).")
  }

  private static func place(_ item: RecordItem) -> Unit {
    Unit(
      said: "Place: " + value(of: item), cuts: [Cut(cost: 210, leaves: "There is a place; ask me.")]
    )
  }

  private static func present(_ items: [RecordItem]) -> [Unit] {
    guard let first = items.first else { return [] }
    let all = items.map(words).joined(separator: " ")
    let one = words(of: first)
    let fewer = [Cut(cost: 60, leaves: one + " More; ask me."), Cut(cost: 195, leaves: one)]
    let none = Cut(cost: 200, leaves: "Somebody is there; ask me.")
    return [Unit(said: all, cuts: (items.count == 1 ? [] : fewer) + [none])]
  }

  private static func fact(_ item: RecordItem, atLeast weight: Int) -> Unit {
    Unit(
      said: words(of: item), cuts: [Cut(cost: max(weight, item.weight), leaves: "")],
      isDoubtful: !item.isCertain)
  }

  private static func words(of item: RecordItem) -> String {
    "\(Wording.label(item.label)) " + value(of: item)
  }

  /// The value with the quote beside it, and never without its doubt.
  private static func value(of item: RecordItem) -> String {
    let quote = item.quote.map { " " + Wording.quote($0, by: item) } ?? ""
    return sentence(Wording.value(of: item)) + quote + doubt(of: item)
  }

  /// Whoever did not see it clearly cannot be certain, so that is not said twice.
  private static func doubt(of item: RecordItem) -> String {
    guard !item.isCertain else { return "" }
    let unseen = Wording.doubtOfSight(item)
    let other = item.doubts.contains { $0 != .notForSure && $0 != .doubtful }
    let certainty = item.unknown != nil || unseen == nil || other
    let said = [unseen, certainty ? sentence(capital(Wording.certainty(of: item))) : nil]
    return said.compactMap { $0 }.map { " " + $0 }.joined()
  }

  private static func capital(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private static func sentence(_ text: String) -> String {
    guard let last = text.last else { return "" }
    return ".!?\"".contains(last) ? text : text + "."
  }
}
