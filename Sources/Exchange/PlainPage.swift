// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A record as plain pages of 80 columns, every part in its order.
struct PlainPage {
  static let columns = 80
  /// Lines between the head and the foot of a page.
  static let linesPerPage = 54

  private let record: ScopedRecord

  init(_ record: ScopedRecord) {
    self.record = record
  }

  var text: String {
    let lines = body()
    let count = max(1, (lines.count + Self.linesPerPage - 1) / Self.linesPerPage)
    var pages: [String] = []
    for page in 0..<count {
      let from = page * Self.linesPerPage
      let part = lines[from..<min(lines.count, from + Self.linesPerPage)]
      pages.append((part + ["", foot(page + 1, of: count)]).joined(separator: "\n") + "\n")
    }
    return pages.joined(separator: String(repeating: "-", count: Self.columns) + "\n")
  }

  /// What this is, on every page.
  private func foot(_ page: Int, of count: Int) -> String {
    let head = record.head
    let kind = head.store == .practice ? "PRACTICE DRAFT" : "DRAFT, not signed"
    return "\(kind)  \(head.callNumber)-\(head.handoffNumber)  version \(head.version)  "
      + "bundle \(head.bundleDigest.prefix(12))  page \(page) of \(count)"
  }

  private func body() -> [String] {
    var lines = top()
    guard !record.isClosed else { return lines + withheld() }
    lines += section("LEVEL", levelLines())
    lines += section("OTHERWISE THAN YOU WERE TOLD", record.changes.flatMap(changeLines))
    for part in RecordPart.allCases where part != .doNotTell {
      lines += section(part.rawValue.uppercased(), record[part].flatMap { itemLines($0) })
    }
    return lines + history() + withheld() + readBack()
  }

  /// What was is read last: what is comes before it.
  private func history() -> [String] {
    record.corrected.flatMap { past in
      let title = "VERSION \(past.version) HAD CORRECTED, \(Wording.clock(past.at))"
      return section(title, past.changes.flatMap(changeLines))
    }
  }

  private func top() -> [String] {
    let head = record.head
    let time = LocalTime(
      utcMilliseconds: head.madeAt.utcMilliseconds, offsetMinutes: head.madeAt.offsetMinutes)
    var lines: [String] = []
    if head.store == .practice { lines.append("PRACTICE: nothing here is a real call.") }
    for limit in record.limits { lines += wrap("! LIMIT: \(Wording.limit(limit))") }
    if record.hasUnsaidWarning {
      lines += wrap("! Something must not be passed on to others. Ask before you tell anyone.")
    }
    for item in record[.doNotTell] { lines += itemLines(item, mark: "! DO NOT TELL: ") }
    lines += wrap("HANDOFF \(head.callNumber)-\(head.handoffNumber), version \(head.version)")
    lines += wrap("To:     \(Wording.clean(head.recipient.title))", indent: 8)
    if let language = Wording.language(of: record) { lines += wrap("Language: \(language)") }
    let sender = head.sender.map { Wording.clean($0) } ?? "not handed over yet"
    lines += wrap("From:   \(sender), \(time.full)", indent: 8)
    if due(head.asOf.utcMilliseconds) != time.full {
      lines += wrap("As of:  \(due(head.asOf.utcMilliseconds))")
    }
    lines += wrap("Basis:  \(Wording.basis(of: record))", indent: 8)
    lines += wrap("Reply:  \(Wording.reply(head))", indent: 8)
    let by = Wording.clean(head.protocolTitle)
    lines += wrap("By:     \(by) \(head.protocolVersion)", indent: 8)
    lines += wrap("Bundle: \(head.bundleDigest)", indent: 8)
    if let proof = head.proof { lines += wrap("Paths:  \(Wording.proof(proof))", indent: 8) }
    for allowance in head.allowances {
      lines += wrap("Off:    \(Wording.allowance(allowance))", indent: 8)
    }
    return lines
  }

  private func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title] + lines
  }

  private func levelLines() -> [String] {
    record.levels.flatMap { level -> [String] in
      let title = Wording.clean(level.title)
      // What was judged last comes first, with why; then what it was before.
      let suggests = level.suggested.map { "the tool suggests \(Wording.clean($0))" }
      let tool = suggests ?? "not decided"
      let raised = level.raisedTo.map { "The counsellor raised it to \(Wording.clean($0))" }
      var lines: [String]
      if let lowered = level.loweredTo {
        let judged = Wording.judged(lowered, because: level.typed, second: level.second)
        lines = wrap("- \(title): \(judged)")
        if let raised { lines += more(raised + " before.") }
        lines += more(
          suggests.map { Wording.capital($0) + "." } ?? "The tool suggests nothing yet.")
      } else {
        lines = wrap("- \(title): \(tool)")
        if let raised { lines += more(raised + ".") }
      }
      if let because = level.because { lines += more("Because: \(because)") }
      lines += more("Since \(Wording.clock(level.since)).")
      if let doubt = Wording.doubt(of: level) { lines += more(doubt) }
      for item in level.facts { lines += more("Uses: \(Wording.ground(item))") }
      for item in level.missing { lines += more("Not known: \(Wording.clean(item.label))") }
      return lines
    }
  }

  private func changeLines(_ change: RecordChange) -> [String] {
    let gone = "\(Wording.label(change.label)) No longer so."
    var lines = wrap("- \(change.now.map(Wording.labelled) ?? gone)")
    if let item = change.now {
      if let quote = item.quote { lines += more(Wording.quote(quote, by: item)) }
      if let unseen = Wording.doubtOfSight(item) { lines += more(unseen) }
      if !item.isCertain { lines += more(Wording.capital(Wording.certainty(of: item)) + ".") }
      if Wording.isSurerNow(change) { lines += more("Certain now.") }
    }
    if let was = change.was {
      let at = was.at.map { " at \(Wording.clock($0))" } ?? ""
      lines += more("Was\(at): \(Wording.earlierValue(of: change, as: Wording.value))")
    }
    lines += more(
      "\(Wording.capital(change.manner.rawValue)) at \(Wording.clock(change.at))"
        + typed(change.typed))
    return lines
  }

  private func itemLines(_ item: RecordItem, mark: String = "- ") -> [String] {
    var lines = wrap("\(mark)\(Wording.labelled(item))")
    if let quote = item.quote { lines += more(Wording.quote(quote, by: item)) }
    if let unseen = Wording.doubtOfSight(item) { lines += more(unseen) }
    if item.isHeldBack, item.value != .nothing { lines += more(Wording.heldBack(item)) }
    if item.saysNoHarm, record.isSilentOnHarm { lines += more(Wording.noHarm) }
    var facts: [String] = []
    if item.about != .person { facts.append("about \(Wording.clean(item.about.title))") }
    if item.unknown == nil {
      if let source = item.source { facts.append(Wording.evidence(source)) }
      if let sureness = Wording.sureness(of: item) { facts.append(sureness) }
    }
    if let done = item.doneAt { facts.append("at \(Wording.clock(done))") }
    let failed = item.doneAt == nil ? "" : "could not be done at first, "
    if let at = item.at { facts.append("\(failed)at \(Wording.clock(at))") }
    // Which condition it was is for programs.
    let isRule = item.unknown == .skippedByRule
    if let note = item.note, !note.isEmpty, !isRule { facts.append(Wording.clean(note)) }
    if let graver = Wording.graver(item) { facts.append(graver) }
    if item.isOvertaken { facts.append(overtaken(item)) }
    if let due = item.dueUTCMilliseconds { facts.append("due \(self.due(due))") }
    if !facts.isEmpty { lines += more("(" + facts.joined(separator: "; ") + ")") }
    if let typed = item.typed { lines += more("Reason: \(Wording.clean(typed))") }
    return lines
  }

  /// What is otherwise since the words were said, as far as this receiver reads of it.
  private func overtaken(_ item: RecordItem) -> String {
    let names = RecordPart.allCases.flatMap { record[$0] }
      .filter { $0.isFact && item.overtakenBy.contains($0.id) }.map { Wording.clean($0.label) }
    guard !names.isEmpty else { return "as it was then" }
    return "as it was before \(names.eachOnce.joined(separator: ", ")) changed"
  }

  private func due(_ milliseconds: Int64) -> String {
    LocalTime(
      utcMilliseconds: milliseconds, offsetMinutes: record.head.madeAt.offsetMinutes
    ).full
  }

  private func typed(_ words: String?) -> String {
    words.map { ": \(Wording.clean($0))" } ?? "."
  }

  private func withheld() -> [String] {
    let lines =
      record.withheld.flatMap { withheld in
        wrap(
          "- \(withheld.kind == .none ? "anything else" : withheld.kind.rawValue), about "
            + "\(withheld.about.title)" + (withheld.isSeenInPart ? Self.butSeen : "")
            + (withheld.isNamedInPart ? Self.butNamed : "")
            + ": \(Wording.reason(withheld.reason))")
      } + unquoted() + leftOut()
    return section("WITHHELD, WHETHER OR NOT ANYTHING IS KNOWN", lines)
  }

  private static let butNamed = ", beyond answers that are this receiver's by name"
  private static let butSeen = ", beyond what was seen of them"

  /// That the counsellor left something out is said, and what it is not.
  private func leftOut() -> [String] {
    switch record.leftOutByChoice {
    case 0: []
    case 1: ["- 1 line that could go: the counsellor left it out; ask."]
    case let count: ["- \(count) lines that could go: the counsellor left them out; ask."]
    }
  }

  private func unquoted() -> [String] {
    let which = record[.quotes].isEmpty ? "exact words" : "other exact words"
    return record.whyUnquoted.map { wrap("- \(which) of the call: \(Wording.reason($0))") } ?? []
  }

  private func readBack() -> [String] {
    guard record.head.readBack?.outcome != .accepted else {
      return section("READ BACK", wrap(Wording.replySentences(record.head)))
    }
    let boxes = record.boxes.map(Self.name)
    return section(
      "READ BACK",
      limitToRepeat() + wrap(boxes.map { "[ ] \($0)" }.joined(separator: "  ")) + [
        "Name or role: ____________________  Time: ______  [ ] accepted  [ ] declined",
        "Reason: ____________________________________________________________________",
      ])
  }

  private func limitToRepeat() -> [String] {
    record.limits.isEmpty
      ? [] : wrap("! There is a limit, which stands on top. It must be repeated too.")
  }

  private static func name(of box: ReadBackBox) -> String {
    switch box {
    case .level: "level"
    case .place: "place"
    case .number: "handoff number"
    case .hazard: "hazard"
    case .firstAction: "first action"
    case .byWhen: "by when"
    }
  }

  private func more(_ text: String) -> [String] {
    wrap("  " + Wording.clean(text), indent: 2)
  }

  /// Breaks between words; a word longer than a line is cut.
  private func wrap(_ text: String, indent: Int = 2) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = text.prefix(while: { $0 == " " }).description
    var isEmpty = true
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      var rest = String(word)
      let room = Self.columns - line.count - (isEmpty ? 0 : 1)
      if !isEmpty, rest.count > room {
        lines.append(line)
        line = margin
        isEmpty = true
      }
      while rest.count > Self.columns - line.count - (isEmpty ? 0 : 1) {
        lines.append(line + rest.prefix(Self.columns - line.count))
        rest = String(rest.dropFirst(Self.columns - line.count))
        line = margin
      }
      line += (isEmpty ? "" : " ") + rest
      isEmpty = false
    }
    return lines + [line]
  }
}
