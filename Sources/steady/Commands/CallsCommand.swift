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
        tell("\(call.number)  \(call.begunAt.clock)-\(call.lastAt.clock)  \(state)")
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
      tell(kept.page(until: kept.entries.count))
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
      tell(kept.page(until: last + 1))
    }
  }
}
