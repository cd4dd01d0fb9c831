// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Exchange
import Interview
import ProtocolFiles
import Protocols
import Storage
import Terminal

/// A call read back from the store, with the library it was begun with: as much of it as is what
/// was written.
struct KeptCall {
  let number: Int
  /// What is wrong with the rest, or beside it.
  let trouble: StoreError?
  let entries: [Entry]
  let library: CheckedLibrary
  /// The first digits of the digest of the files it began with.
  let digest: String
  /// As the call itself has it, wherever its folder lies.
  let isPractice: Bool

  init(number: Int, in store: SQLiteCallStore) throws {
    do {
      try self.init(try store.call(numbered: number), in: store)
    } catch let error as StoreError {
      throw Stop(error)
    }
  }

  /// Reads it back; a `StoreError` is the caller's to put into words.
  init(_ call: CallSummary, in store: SQLiteCallStore) throws {
    number = call.number
    let readable = try store.readable(call.call)
    entries = readable.entries
    trouble = readable.trouble ?? readable.note
    if entries.isEmpty, let trouble { throw trouble }
    guard case .callOpened(let opening)? = entries.first?.events.first,
      let packed = try store.bundle(digest: opening.bundleDigest),
      let files = LibraryBundle.unpacked(packed)
    else { throw Stop("The files that call \(number) began with cannot be read.", .badData) }
    library = try usableLibrary(files).0
    digest = String(opening.bundleDigest.prefix(12))
    isPractice = opening.store == .practice
  }

  /// Prints a page of the call, and what of the call it does not hold. A page for people says on
  /// its first line where the call is no real one.
  func tell(_ page: String, asIs: Bool = false, to place: PagePlace? = nil) throws {
    let whole = isPractice && !asIs ? DeskPhrase.store(.practice).text + "\n" + page : page
    if let place {
      try place.tell(whole, asIs: asIs)
    } else {
      asIs ? steady.tellAsIs(whole) : steady.tell(whole)
    }
    guard let trouble else { return }
    complain(trouble.sentence)
    throw ExitCode.failure
  }

  /// How the call stood after so many entries.
  func state(until count: Int) -> State {
    var state = State(library: library)
    for entry in entries.prefix(count) { state.apply(entry) }
    return state
  }

  /// A time of day that somebody asks about, with how many entries there were then.
  struct Asked {
    var date: String
    var clock: String
    var count: Int
  }

  /// The first time that the clock showed it in the call; nil where the call began later. Of the
  /// minute itself all is meant.
  func asked(_ clock: String) -> Asked? {
    guard let begun = entries.first?.at.local else { return nil }
    let days = Set(entries.map(\.at.local.date)).sorted()
    guard let date = days.first(where: { ($0, clock) >= (begun.date, begun.clock) }) else {
      return nil
    }
    let count = entries.prefix { ($0.at.local.date, $0.at.clock) <= (date, clock) }.count
    return Asked(date: date, clock: clock, count: count)
  }

  /// What stands over the page: what was asked, and where that is not the last entry's own time,
  /// which that was.
  private func head(until count: Int, at asked: Asked?) -> String {
    let last = entries[count - 1].at
    guard let asked else {
      return "Call \(number), as it stood at \(last.local.date) \(last.clock)"
    }
    let before = "\(asked.date == last.local.date ? "" : last.local.date + " ")\(last.clock)"
    return
      "Call \(number), as it stood at \(asked.date) \(asked.clock); last entry by then \(before)"
  }

  /// What was said and done and the levels as text, each with its time; the witness where replay
  /// disagrees.
  func page(until count: Int, at asked: Asked? = nil) -> String {
    var last = State(library: library)
    var then = last
    for (index, entry) in entries.enumerated() {
      last.apply(entry)
      if index + 1 == count { then = last }
    }
    let at = entries[count - 1].at
    var lines = [head(until: count, at: asked)]
    // What the end has taken away is gone from every moment before it, too.
    let page = CallPage(
      state: then.asKept(by: last), entries: Array(entries.prefix(count)), at: at,
      isForgotten: last.isForgotten, hidesWords: last.closing != nil && last.forgetting != nil)
    lines += page.answers + page.acts
    lines += page.levels
    lines.append("next   \(then.witness.step)")
    let hidesWords = last.closing != nil && last.forgetting != nil
    lines += ending(until: count, hidesWords: hidesWords)
    if then.closing != nil { lines += owed(in: then, until: count, hidesWords: hidesWords) }
    let kept = entries[count - 1].witness
    if kept != then.witness {
      lines.append("The screen then showed \(kept.step); this version of Steady replays otherwise.")
      lines += kept.levels.map { "then   \($0)" }
    }
    return lines.map { SafeText.visible($0) }.joined(separator: "\n")
  }

  /// What is still to be told to whom, and where it is kept that it was.
  private func owed(in state: State, until count: Int, hidesWords: Bool) -> [String] {
    let entries = Array(entries.prefix(count))
    let at = entries[count - 1].at
    return SentRecords(entries, in: library).owed(in: state, at: at).flatMap { owed in
      let number = owed.handoff.number
      let items = owed.items.map { hidesWords ? $0.label : CorrectionText($0).text }
      return items.map { "owed   tell \(owed.recipient.title), handoff \(number): \($0)" }
        + ["       \"steady calls amend \(self.number)\", then \"said \(number) NAME\""]
    } + debts(in: state, at: at, hidesWords: hidesWords).map { "owed   \($0)" }
      + notDone(in: state, at: at, hidesWords: hidesWords)
  }

  /// What an answer that was changed after the end would have wanted: nobody can do it any more.
  private func notDone(in state: State, at: Moment, hidesWords: Bool) -> [String] {
    words(for: state.notDoneByEnd, in: state, at: at, hidesWords: hidesWords)
      .map { "was not done   \($0)" }
  }

  /// What else is owed, in the words in which it was handed over at the end.
  private func debts(in state: State, at: Moment, hidesWords: Bool) -> [String] {
    let debts = state.debts(as: state.closing?.manner ?? .finished)
    return words(for: debts, in: state, at: at, hidesWords: hidesWords)
  }

  private func words(
    for debts: [Debt], in state: State, at: Moment, hidesWords: Bool
  ) -> [String] {
    guard !hidesWords else { return debts.map(\.id) }
    let screen = PromptScreen(
      state: state, prompt: Engine.prompt(of: state, at: at), now: at, begun: at)
    return screen.debts(debts)
  }

  /// Who closed it and how, and who added what to it afterwards.
  private func ending(until count: Int, hidesWords: Bool) -> [String] {
    entries.prefix(count).flatMap { entry in
      entry.events.compactMap { event -> String? in
        let who = "\(entry.at.local.date) \(entry.at.clock) by \(entry.by.counsellor)"
        if case .callClosed(let closing) = event {
          let heir = closing.handedTo.map { ", owed by \($0)" } ?? ""
          return "closed \(who): \(closing.manner.rawValue)\(hidesWords ? "" : heir)"
        }
        guard case .recordAmended(let reason) = event else { return nil }
        return "amended \(who)\(hidesWords ? "" : ": \(reason)")"
      }
    }
  }
}

extension CallSummary {
  /// The number as people say it; a call of which only the anchor is left has lost its number.
  var spoken: String { number == 0 ? "?" : "\(number)" }
}

extension SQLiteCallStore {
  func call(numbered number: Int) throws -> CallSummary {
    guard let call = try calls().first(where: { $0.number == number }) else {
      throw Stop(noCall: number)
    }
    return call
  }
}

extension Stop {
  init(noCall number: Int) {
    self.init(
      "There is no call \(number) here; \"steady calls list\" shows the numbers.", .noInput)
  }
}
