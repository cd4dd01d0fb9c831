// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// A record in thirty seconds of speech: at most 75 words, in speaking order.
///
/// The cut drops whole facts, the lightest first. It never leaves a fact without its doubt, and
/// never drops somebody who is there or the latest correction: where even those are too long, they
/// are said short, so that the listener knows to ask.
struct ReadAloud {
  static let wordBudget = 75

  private let units: [Unit]

  /// What is said or dropped as a whole.
  private struct Unit {
    var full: String
    /// What may be said in place of `full`; whatever has such words is never dropped.
    var shorter: String?
    var isKept: Bool
    var weight: Int
    /// Dropped after what is certain and weighs the same, and never without its doubt.
    var isDoubtful = false

    init(full: String, weight: Int, isDoubtful: Bool = false) {
      self.full = full
      self.weight = weight
      self.isDoubtful = isDoubtful
      isKept = false
    }

    init(full: String, shorter: String, weight: Int) {
      self.full = full
      self.shorter = shorter
      self.weight = weight
      isKept = true
    }
  }

  init(_ record: ScopedRecord) {
    units = Self.opening(record) + (record.isClosed ? [] : Self.body(record))
  }

  var text: String {
    var said = units
    while Self.words(in: said) > Self.wordBudget, let index = Self.leastOf(said) {
      said.remove(at: index)
    }
    while Self.words(in: said) > Self.wordBudget, let index = Self.nextToShorten(said),
      let shorter = said[index].shorter
    {
      said[index].full = shorter
      said[index].shorter = nil
    }
    return said.map(\.full).filter { !$0.isEmpty }.joined(separator: " ") + "\n"
  }

  /// The next to drop: light before heavy, certain before doubtful, the last said first.
  private static func leastOf(_ units: [Unit]) -> Int? {
    units.indices.filter { !units[$0].isKept }.min { left, right in
      let (one, other) = (units[left], units[right])
      return (one.weight, one.isDoubtful ? 1 : 0, -left)
        < (other.weight, other.isDoubtful ? 1 : 0, -right)
    }
  }

  /// The lightest of what may be said shorter, the last said first.
  private static func nextToShorten(_ units: [Unit]) -> Int? {
    units.indices.filter { units[$0].shorter != nil }.min { left, right in
      (units[left].weight, -left) < (units[right].weight, -right)
    }
  }

  private static func words(in units: [Unit]) -> Int {
    units.reduce(0) { $0 + $1.full.split(separator: " ").count }
  }

  private static func opening(_ record: ScopedRecord) -> [Unit] {
    let head = record.head
    let number = "\(head.callNumber)-\(head.handoffNumber)"
    let practice = head.store == .practice ? "Practice. " : ""
    let to = "\(practice)Handoff \(number) to \(Wording.clean(head.recipient.title))."
    var units = [Unit(full: to, shorter: "\(practice)Handoff \(number).", weight: 1)]
    if record.isClosed {
      units.append(Unit(full: closed, shorter: closed, weight: 9))
    }
    for limit in record.limits {
      units.append(
        Unit(
          full: "Consent has a limit: \"\(Wording.clean(limit))\".",
          shorter: "Consent has a limit; ask me.", weight: 5))
    }
    if record.hasUnsaidWarning || !record[.doNotTell].isEmpty {
      let warnings = record[.doNotTell].map { "Do not tell: \(Wording.value(of: $0))" }
      let full = warnings.isEmpty ? unsaid : sentence(warnings.joined(separator: " "))
      units.append(Unit(full: full, shorter: unsaid, weight: 5))
    }
    return units
  }

  private static let closed = "Nothing may be passed on without consent."
  private static let unsaid = "Tell nobody else before you ask me."

  private static func body(_ record: ScopedRecord) -> [Unit] {
    var units: [Unit] = record.levels.map(level)
    let corrected = record.changes.first?.now
    if let change = record.changes.first { units += correction(change) }
    let ask = record[.agreed].prefix(1).map { "We ask for: \(Wording.value(of: $0))." }
    units += ask.map { Unit(full: $0, shorter: "", weight: 0) }
    units += record[.place].map { item in
      Unit(full: words(of: item), shorter: "There is a place; ask me.", weight: 6)
    }
    units += record[.hazards].filter { $0 != corrected }.map { fact($0, atLeast: 50) }
    units += record[.present].map(present)
    units += record[.story].map { fact($0, atLeast: 20) }
    units += record[.wants].map { fact($0, atLeast: 30) }
    units += record[.wayBack].map { fact($0, atLeast: 40) }
    units += record[.agreed].dropFirst().map { fact($0, atLeast: 25) }
    units += record[.person].map { fact($0, atLeast: 35) }
    return units
  }

  /// A level is the tool's suggestion and says so.
  private static func level(_ level: RecordLevel) -> Unit {
    let title = Wording.clean(level.title)
    let missing = level.missing.isEmpty ? "" : " Not all is known."
    let suggests = level.suggested.map { "suggests \(Wording.clean($0))" } ?? "not decided"
    let raised = level.raisedTo.map { " The counsellor raised it to \(Wording.clean($0))." } ?? ""
    let lowered = level.loweredTo.map { " The counsellor judged \(Wording.clean($0))." } ?? ""
    let full = "\(title): \(suggests).\(raised)\(lowered)\(missing)"
    return Unit(full: full, weight: 95, isDoubtful: !missing.isEmpty)
  }

  /// The new value comes first: it is what to act on.
  private static func correction(_ change: RecordChange) -> [Unit] {
    let now = change.now.map { Wording.value(of: $0) } ?? "no longer so"
    let was = change.was.map { "It was: \(Wording.value(of: $0))" } ?? ""
    let unseen = change.now.flatMap(Wording.doubtOfSight).map { " \($0)" } ?? ""
    let doubt = unseen + (change.now.flatMap { $0.isCertain ? nil : " Not certain." } ?? "")
    let quote =
      change.now.flatMap { item in
        item.quote.map { " " + Wording.quote($0, by: item) }
      } ?? ""
    let new =
      sentence("Correction. \(Wording.label(change.label)) \(now)") + quote + doubt
    return [
      Unit(full: new, shorter: "There is a correction; ask me.", weight: 7),
      Unit(full: sentence(was), weight: 15),
    ]
  }

  private static func present(_ item: RecordItem) -> Unit {
    Unit(full: words(of: item), shorter: "Somebody is there; ask me.", weight: 3)
  }

  private static func fact(_ item: RecordItem, atLeast weight: Int) -> Unit {
    Unit(
      full: words(of: item), weight: max(weight, item.weight), isDoubtful: !item.isCertain)
  }

  private static func words(of item: RecordItem) -> String {
    var said = ["\(Wording.label(item.label)) \(sentence(Wording.value(of: item)))"]
    if let quote = item.quote { said.append(Wording.quote(quote, by: item)) }
    if let unseen = Wording.doubtOfSight(item) { said.append(unseen) }
    if !item.isCertain { said.append(sentence(capital(Wording.certainty(of: item)))) }
    return said.joined(separator: " ")
  }

  private static func capital(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private static func sentence(_ text: String) -> String {
    guard let last = text.last else { return "" }
    return ".!?".contains(last) ? text : text + "."
  }
}
