// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Storage
import Terminal

/// A call read back from the store, with the library it was begun with.
struct KeptCall {
  let number: Int
  let entries: [Entry]
  let library: CheckedLibrary

  init(number: Int, in store: SQLiteCallStore) throws {
    do {
      try self.init(try store.call(numbered: number), in: store)
    } catch let error as StoreError {
      throw Stop(error.sentence)
    }
  }

  /// Reads it back; a `StoreError` is the caller's to put into words.
  init(_ call: CallSummary, in store: SQLiteCallStore) throws {
    number = call.number
    entries = try store.entries(of: call.call)
    guard case .callOpened(let opening)? = entries.first?.events.first,
      let packed = try store.bundle(digest: opening.bundleDigest),
      let files = LibraryBundle.unpacked(packed)
    else { throw Stop("The files that call \(number) began with cannot be read.") }
    library = try usableLibrary(files).0
  }

  /// How the call stood after so many entries.
  func state(until count: Int) -> State {
    var state = State(library: library)
    for entry in entries.prefix(count) { state.apply(entry) }
    return state
  }

  /// The answers and levels as text, each with its time; the witness where replay disagrees.
  func page(until count: Int) -> String {
    // What the end has taken away is gone from every moment before it, too.
    let last = state(until: entries.count)
    let state = state(until: count)
    let at = entries[count - 1].at
    var lines = ["Call \(number), as it stood at \(at.clock)"]
    for party in state.standing.parties.indices {
      for fact in library.facts.indices {
        guard let known = state.current(fact, of: Party(party)) else { continue }
        let text =
          last.isForgotten(fact)
          ? "not kept" : answerText(known.answer.value, of: library.facts[fact], at: at)
        let whose = party == state.standing.personParty.number ? "" : " (caller)"
        lines.append("\(known.at.clock)  \(library.facts[fact].id)\(whose): \(text)")
      }
    }
    lines += state.witness.levels.map { "level  \($0)" }
    lines.append("next   \(state.witness.step)")
    let kept = entries[count - 1].witness
    if kept != state.witness {
      lines.append("The screen then showed \(kept.step); this version of Steady replays otherwise.")
      lines += kept.levels.map { "then   \($0)" }
    }
    return lines.map { SafeText.visible($0) }.joined(separator: "\n")
  }
}

extension SQLiteCallStore {
  func call(numbered number: Int) throws -> CallSummary {
    guard let call = try calls().first(where: { $0.number == number }) else {
      throw Stop("There is no call \(number) here; \"steady calls list\" shows the numbers.")
    }
    return call
  }
}
