// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Interview
import Storage
import Terminal

/// `steady calls`: what is kept here.
struct CallsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calls", abstract: "List calls, read one, or add to one that is closed.",
    subcommands: [
      List.self, Show.self, At.self, Amend.self, CallBacks.self, WhatWeHold.self,
    ])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Numbers and times; never what was said.")

    @OptionGroup var places: Places

    func run() throws {
      let today = now()
      for call in try openStore(places).calls() {
        let state = call.isClosed ? "closed" : "open"
        let times =
          call.entryCount > 0 ? "\(call.begunAt.near(today))-\(call.lastAt.clock)" : "--:--"
        let trouble = call.trouble.map { "  \($0)" } ?? ""
        tell("\(call.spoken)  \(times)  \(state)\(trouble)")
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
      try kept.tell(kept.page(until: kept.entries.count))
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
      try kept.tell(kept.page(until: last + 1))
    }
  }

  struct Amend: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add to a closed call: a remark, a correction, a read-back.",
      discussion: "Nothing is edited: what was stays beside what is, with who added it and when.")

    @OptionGroup var seat: Seat
    @Argument(help: "The call's number.") var number: Int

    func run() throws {
      try seat.work { try $0.amend(number) }
    }
  }

  struct CallBacks: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "callbacks",
      abstract: "Call-backs that are open: numbers and times; never what was said.")

    @OptionGroup var places: Places

    func run() throws {
      let store = try openStore(places)
      let today = now()
      let due = DueCallBacks(of: try store.calls(), in: store, at: today)
      for one in due.open {
        tell(
          DeskPhrase.callBack(
            one.call, number: one.callBack, due: one.dueAt.near(today), tries: one.tries
          ).text)
      }
      if due.open.isEmpty { tell(DeskPhrase.noCallBacks.text) }
      for number in due.unreadable { complain(DeskPhrase.unreadable(number).text) }
      if !due.unreadable.isEmpty { throw ExitCode(1) }
    }
  }

  struct WhatWeHold: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "what-we-hold",
      abstract: "Everything that is kept of a call, and nothing else.",
      discussion: """
        For a caller who asks, and for whoever must produce it: every column of the store, every \
        file, and each entry as it lies on the disk.
        """)

    @OptionGroup var places: Places
    @Argument(help: "The call's number.") var number: Int

    func run() throws {
      let store = try openStore(places)
      let call = try store.call(numbered: number)
      let holdings = try Holdings(of: call, in: store, folder: places.storeFolder)
      try holdings.kept.tell(holdings.page)
    }
  }
}
