// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Interview
import ProtocolFiles
import Protocols
import Storage
import Terminal

/// `steady calls`: what is kept here.
struct CallsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calls", abstract: "List calls, or read one.",
    subcommands: [List.self, Show.self, At.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Numbers and times; never what was said.")

    @OptionGroup var places: Places

    func run() throws {
      for call in try openStore(places).calls() {
        let state = call.isClosed ? "closed" : "open"
        print("\(call.number)  \(call.begunAt.clock)-\(call.lastAt.clock)  \(state)")
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What is known in a call, and its levels.")

    @OptionGroup var places: Places
    @Argument(help: "The call's number.") var number: Int

    func run() throws {
      let kept = try KeptCall(number: number, in: openStore(places))
      print(kept.page(until: kept.entries.count))
    }
  }

  struct At: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What was known at a time of day, such as 14:05.")

    @OptionGroup var places: Places
    @Argument(help: "The call's number.") var number: Int
    @Argument(help: "Local time, as 14:05.") var time: String

    func run() throws {
      let kept = try KeptCall(number: number, in: openStore(places))
      guard let last = kept.entries.lastIndex(where: { $0.at.clock <= time }) else {
        throw Stop("Call \(number) had not begun at \(time).")
      }
      print(kept.page(until: last + 1))
    }
  }
}

/// A call read back from the store, with the library it was begun with.
struct KeptCall {
  let number: Int
  let entries: [Entry]
  let library: CheckedLibrary

  init(number: Int, in store: SQLiteCallStore) throws {
    self.number = number
    do {
      guard let call = try store.calls().first(where: { $0.number == number }) else {
        throw Stop("There is no call \(number) here; \"steady calls list\" shows the numbers.")
      }
      entries = try store.entries(of: call.call)
      guard case .callOpened(let opening)? = entries.first?.events.first,
        let packed = try store.bundle(digest: opening.bundleDigest),
        let files = LibraryBundle.unpacked(packed)
      else { throw Stop("The files that call \(number) began with cannot be read.") }
      library = try usableLibrary(files).0
    } catch let error as StoreError {
      throw Stop(error.sentence)
    }
  }

  /// How the call stood after so many entries.
  func state(until count: Int) -> State {
    var state = State(library: library)
    for entry in entries.prefix(count) { state.apply(entry) }
    return state
  }

  /// The answers and levels as text, each with its time; the witness where replay disagrees.
  func page(until count: Int) -> String {
    let state = state(until: count)
    let at = entries[count - 1].at
    var lines = ["Call \(number), as it stood at \(at.clock)"]
    for party in state.standing.parties.indices {
      for fact in library.facts.indices {
        guard let known = state.current(fact, of: Party(party)) else { continue }
        let text = answerText(known.answer.value, of: library.facts[fact], at: at)
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
