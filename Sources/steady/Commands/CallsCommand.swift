// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Exchange
import Interview
import Storage
import Terminal

/// `steady calls`: what is kept here.
struct CallsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calls", abstract: "List calls, read one, or add to one that is closed.",
    subcommands: [
      List.self, Show.self, At.self, Amend.self, CallBacks.self, Overrides.self, WhatWeHold.self,
    ])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Numbers and times; never what was said.",
      discussion: "Example: steady calls list --json")

    @OptionGroup var places: CallsPlace
    @OptionGroup var form: JSONOption

    func run() throws {
      let today = now()
      let store = try storeToRead(places)
      let calls = try store?.calls() ?? []
      let owed = OwedElsewhere(of: store.map { ReadCall.all(calls, in: $0) } ?? [])
      if form.json {
        let list = JSONValue.array(calls.map { $0.json(owing: owed) })
        return tellAsIs(jsonPage("calls", [places.kind.json, ("calls", list)]))
      }
      tellPractice(places.kind)
      if calls.isEmpty { tell(DeskPhrase.noCalls(places.folder).text) }
      for call in calls {
        let state = call.isClosed ? "closed" : "open"
        let times =
          call.entryCount > 0 ? "\(call.begunAt.near(today))-\(call.lastAt.clock)" : "--:--"
        let trouble = call.trouble.map { "  \($0)" } ?? ""
        let corrections = owed.handoffs[call.number]?.count ?? 0
        let more = (owed.counts[call.number] ?? 0) - corrections
        let owes =
          (corrections > 0 ? DeskPhrase.owesCorrections(corrections).text : "")
          + (more > 0 ? DeskPhrase.owesMore(more, besides: corrections > 0).text : "")
        tell("\(call.spoken)  \(times)  \(state)\(owes)\(trouble)")
      }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What is known in a call, and its levels.",
      discussion: "Example: steady calls show 2")

    @OptionGroup var places: CallsPlace
    @OptionGroup var call: CallNumber
    @OptionGroup var place: PagePlace

    func run() throws {
      let kept = try KeptCall(number: call.number, in: store(places, holding: call.number))
      try kept.tell(kept.page(until: kept.entries.count), to: place)
    }
  }

  struct At: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What was known at a time of day, such as 14:05.",
      discussion: "Example: steady calls at 2 14:05")

    @OptionGroup var places: CallsPlace
    @OptionGroup var call: CallNumber
    @Argument(help: "Local time, as 14:05.") var time: String

    func validate() throws {
      guard time.wholeMatch(of: #/(?:[01]\d|2[0-3]):[0-5]\d/#) != nil else {
        throw ValidationError("\"\(time)\" is no time of day; write it as 14:05.")
      }
    }

    func run() throws {
      let kept = try KeptCall(number: call.number, in: store(places, holding: call.number))
      guard let asked = kept.asked(time) else {
        throw Stop("Call \(call.number) had not begun at \(time).", .noInput)
      }
      try kept.tell(kept.page(until: asked.count, at: asked))
    }
  }

  struct Amend: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add to a closed call: a remark, a correction, a read-back.",
      discussion: """
        Example: steady calls amend 2

        Nothing is edited: what was stays beside what is, with who added it and when.
        """)

    @OptionGroup var seat: Seat
    @OptionGroup var call: CallNumber

    func run() throws {
      try seat.work { try $0.amend(call.number) }
    }
  }

  struct CallBacks: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "callbacks",
      abstract: "Call-backs that are open: numbers and times; never what was said.",
      discussion: "Example: steady calls callbacks")

    @OptionGroup var places: CallsPlace
    @OptionGroup var form: JSONOption

    func run() throws {
      let today = now()
      let read = try storeToRead(places).map { ReadCall.all(try $0.calls(), in: $0) } ?? []
      let due = DueCallBacks(of: read, at: today)
      if form.json {
        let list = JSONValue.array(due.open.map(\.json))
        tellAsIs(jsonPage("call-backs", [places.kind.json, ("callBacks", list)]))
      } else {
        tellPractice(places.kind)
        list(due, today)
      }
      for number in due.unreadable { complain(DeskPhrase.unreadable(number).text) }
      if !due.unreadable.isEmpty { throw ExitCode(ExitStatus.problemsFound) }
    }

    private func list(_ due: DueCallBacks, _ today: Moment) {
      for one in due.open {
        tell(
          DeskPhrase.callBack(
            one.call, number: one.callBack, due: one.dueAt.near(today), tries: one.tries
          ).text)
        if one.isNumberDoubted { tell(DeskPhrase.numberDoubted.text) }
        if one.hasWhomNotToTell { tell(DeskPhrase.whomNotToTell(one.call).text) }
      }
      if due.open.isEmpty { tell(DeskPhrase.noCallBacks.text) }
    }
  }

  struct WhatWeHold: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "what-we-hold",
      abstract: "Everything that is kept of a call, and nothing else.",
      discussion: """
        Example: steady calls what-we-hold 2

        For a caller who asks, and for whoever must produce it: every column of the store, every \
        file, and each entry as it lies on the disk.
        """)

    @OptionGroup var places: CallsPlace
    @OptionGroup var call: CallNumber
    @OptionGroup var place: PagePlace

    func run() throws {
      let store = try store(places, holding: call.number)
      let held = try store.call(numbered: call.number)
      let holdings = try Holdings(of: held, in: store, folder: places.folder)
      try holdings.kept.tell(holdings.page, to: place)
    }
  }
}

/// Lists and pages that are of no real call say so first.
func tellPractice(_ kind: Opening.Store) {
  if kind == .practice { tell(DeskPhrase.store(kind).text) }
}

extension CallSummary {
  fileprivate func json(owing owed: OwedElsewhere) -> JSONValue {
    .object([
      ("number", .integer(Int64(number))),
      ("begunAt", entryCount > 0 ? .string(begunAt.local.iso8601) : .null),
      ("lastAt", entryCount > 0 ? .string(lastAt.local.iso8601) : .null),
      ("entries", .integer(Int64(entryCount))), ("closed", .bool(isClosed)),
      ("owed", .integer(Int64(owed.counts[number] ?? 0))),
      ("correctionsOwed", .integer(Int64(owed.handoffs[number]?.count ?? 0))),
      ("whole", .bool(isWhole)), ("trouble", trouble.map { .string($0) } ?? .null),
    ])
  }
}

extension DueCallBacks.Due {
  fileprivate var json: JSONValue {
    .object([
      ("call", .integer(Int64(call))), ("callBack", .integer(Int64(callBack))),
      ("dueAt", .string(dueAt.local.iso8601)), ("tries", .integer(Int64(tries))),
      ("numberDoubted", .bool(isNumberDoubted)), ("notToTell", .bool(hasWhomNotToTell)),
    ])
  }
}
