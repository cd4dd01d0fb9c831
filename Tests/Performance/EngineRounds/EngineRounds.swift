// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols

/// Prints how many decide-apply-prompt rounds a second one core makes, without storage.
///
/// Two models, each also with a correction: thirty yes-or-no questions, and a call through the
/// library in the folder named. A second argument makes that many calls of each, for a profiler.
@main
struct EngineRounds {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 1, let shipped = ShippedCall.library(in: arguments[1]) else {
      return print("Name the folder of a library, such as protocols.")
    }
    let calls = arguments.count > 2 ? Int(arguments[2]) : nil
    print(arguments.joined(separator: " "))
    print("processor: \(processor())")
    let thirty = ThirtyQuestions.library()
    report("30 questions", calls ?? 20_000, of: ThirtyQuestions(thirty, correcting: false))
    report(
      "30 questions, corrected at 15", calls ?? 20_000,
      of: ThirtyQuestions(thirty, correcting: true))
    report("shipped suicide call", calls ?? 500, of: ShippedCall(shipped, correcting: false))
    report(
      "shipped suicide call, corrected at 50", calls ?? 500,
      of: ShippedCall(shipped, correcting: true))
  }

  /// Checks one call in full, then that every measured one ends just as it did.
  private static func report(_ name: String, _ calls: Int, of script: some Script) {
    let expected = play(script)
    script.check(expected.state)
    let clock = ContinuousClock()
    let userSeconds = Self.userSeconds()
    let duration = clock.measure {
      for _ in 0..<calls {
        let played = play(script)
        precondition(played.ends(like: expected), "every call ends alike")
      }
    }
    // One tick of the clock is the least it can tell.
    let user = max(Self.userSeconds() - userSeconds, 0.01)
    let rounds = calls * expected.rounds
    print("\(name): \(Int(Double(rounds) / user)) rounds a user CPU second;", terminator: " ")
    print("\(rounds) rounds, \(user) s user, \(duration / .seconds(1)) s by the clock")
  }

  private static func play(_ script: some Script) -> Played {
    let at = Moment(utcMilliseconds: 1_700_000_000_000)
    var state = State(library: script.library)
    var entry = Entry(
      call: CallID(""), sequence: 0, epoch: 1, at: at, by: Author(counsellor: "", seat: ""),
      events: [], witness: Witness(step: "", levels: []))
    var intent = Intent.open(Opening(bundleDigest: "", store: .practice, number: 1))
    while let events = try? Engine.decide(intent, in: state, at: at) {
      entry.sequence += 1
      entry.events = events
      state.apply(entry)
      let prompt = Engine.prompt(of: state, at: at)
      guard let next = script.intent(for: prompt, after: entry.sequence) else { break }
      intent = next
    }
    return Played(state: state, rounds: entry.sequence)
  }

  private static func userSeconds() -> Double {
    var used = tms()
    _ = times(&used)
    return Double(used.tms_utime) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// As Linux names it.
  private static func processor() -> String {
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let name = lines.split(separator: "\n").first { $0.hasPrefix("model name") }
    return name.map { String($0.drop { $0 != ":" }.dropFirst(2)) } ?? "unknown"
  }
}

/// What is done at each prompt of a call; always the same.
protocol Script {
  var library: CheckedLibrary { get }
  /// Nil when the call is over.
  func intent(for prompt: Prompt, after rounds: Int) -> Intent?
  /// Stops the program unless the call ended with the answers and levels that it must.
  func check(_ end: State)
}

/// A call that was made.
struct Played {
  var state: State
  var rounds: Int

  /// The cells hold each answer of each party, and every level.
  func ends(like other: Played) -> Bool {
    rounds == other.rounds && state.acts.count == other.state.acts.count
      && state.standing.table.cells == other.state.standing.table.cells
      && state.standing.decided == other.state.standing.decided
  }
}
