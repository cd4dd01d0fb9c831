// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Testing
import Training

@Suite("Written calls, played with the shipped library")
struct ReplayTests {
  @Test("a call comes out as written", arguments: Written.names)
  func comesOut(_ name: String) throws {
    let replay = try Written.replay(try Written.transcript(name))
    let outputs = Written.outputs(of: replay)
    if ProcessInfo.processInfo.environment["SHOW"] != nil {
      print(name, replay.visited.joined(separator: " "))
      for output in outputs.keys.sorted() { print("== \(output)\n\(outputs[output] ?? "")") }
    }
    for failure in replay.judged(outputs: outputs) {
      Issue.record("\(name):\(failure.place.line): \(failure.message)")
    }
  }

  @Test("a tell counts by its own name where its step has another")
  func tellOfAnotherName() throws {
    let entries = try Written.replay(try Written.transcript("overdose-under-way.yaml")).entries
    let told = entries.flatMap(\.events).compactMap { event -> String? in
      guard case .toldCaller(let visit, let tell) = event else { return nil }
      return visit.step == "next-dose-again" ? tell : nil
    }
    #expect(told == ["give-naloxone", "give-naloxone"])
  }

  @Test("a call that came to its end owes no question of either party", arguments: Written.names)
  func owesNothing(_ name: String) throws {
    let closing = try #require(try Written.replay(try Written.transcript(name)).state.closing)
    let other = closing.owed.filter { owed in
      !["promise ", "handoff ", "offer "].contains { owed.hasPrefix($0) }
    }
    #expect(other == [])
  }

  @Test("a written call breaks no rule that a live call watches", arguments: Written.names)
  func breaksNothing(_ name: String) throws {
    let state = try Written.replay(try Written.transcript(name)).state
    #expect(state.watched().broken.map(\.rule) == [])
  }

  @Test("folding the entries anew gives the same call after every entry", arguments: Written.names)
  func reopens(_ name: String) throws {
    let replay = try Written.replay(try Written.transcript(name))
    var reopened = State(library: replay.state.library)
    var played = State(library: replay.state.library)
    for entry in replay.entries {
      reopened.apply(entry)
      played = played.supposing(entry.events, at: entry.at)
      #expect(reopened == played && reopened.witness == entry.witness)
    }
    #expect(reopened == replay.state)
  }
}
