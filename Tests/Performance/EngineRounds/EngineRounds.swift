// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols

/// Prints how many decide-apply-prompt rounds a second one core makes, without storage.
///
/// Two models: thirty yes-or-no questions where each second one depends on the one before, and the
/// same with a correction at question 15. End states are checked in every call.
@main
struct EngineRounds {
  static func main() {
    guard let library = thirtyQuestions() else { return print("The model cannot be read.") }
    report("30 questions", library, calls: 20_000, correctingAt: nil)
    report("30 questions, corrected at 15", library, calls: 4_000, correctingAt: 15)
  }

  private static func report(
    _ name: String, _ library: CheckedLibrary, calls: Int, correctingAt: Int?
  ) {
    let clock = ContinuousClock()
    var rounds = 0
    let duration = clock.measure {
      for _ in 0..<calls { rounds += oneCall(library, correctingAt: correctingAt) }
    }
    let seconds =
      Double(duration.components.seconds)
      + Double(duration.components.attoseconds) / 1e18
    print("\(name): \(Int(Double(rounds) / seconds)) rounds a second, \(rounds) rounds")
  }

  private static func oneCall(_ library: CheckedLibrary, correctingAt: Int?) -> Int {
    var state = State(library: library)
    let at = Moment(utcMilliseconds: 1_700_000_000_000)
    let witness = Witness(step: "", levels: [])
    let author = Author(counsellor: "", seat: "")
    let call = CallID("")
    var intent = Intent.open(Opening(bundleDigest: "", store: .practice, number: 1))
    var rounds = 0
    while !state.standing.isReadyToClose {
      guard let events = try? Engine.decide(intent, in: state, at: at) else { break }
      state.apply(
        Entry(
          call: call, sequence: rounds + 1, epoch: 1, at: at, by: author, events: events,
          witness: witness))
      let prompt = Engine.prompt(of: state, at: at)
      rounds += 1
      if let step = correctingAt, rounds == step {
        intent = .correct(fact: "q2", Statement(.choice("no")), reason: nil)
      } else if case .ask = prompt.kind {
        intent = .answer(Statement(.choice("yes")))
      }
    }
    precondition(state.standing.isReadyToClose, "the call comes to its end")
    return rounds
  }

  private static func thirtyQuestions() -> CheckedLibrary? {
    var steps = ""
    for number in 1...30 {
      steps += "  - ask: q\(number)\n    say: Is it so?\n    answer: yes or no\n"
      if number % 2 == 0 { steps += "    when: q\(number - 1) is yes\n" }
      steps += "    secret kind: none\n"
    }
    let main = """
      protocol: main
      format: 1
      title: Thirty questions
      version: 1.0.0
      language: en
      outcomes: [done]
      steps:
      \(steps)  - end: done

      """
    let library = """
      library: thirty
      format: 1
      title: Thirty questions
      opens with: main
      protocols: [main]

      """
    let files = [
      SourceFile(path: "library.yaml", bytes: Array(library.utf8)),
      SourceFile(path: "main.yaml", bytes: Array(main.utf8)),
    ]
    return readLibrary(files).library
  }
}
