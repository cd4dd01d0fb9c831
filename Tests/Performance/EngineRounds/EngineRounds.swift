// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols

/// Prints how many decide-apply-prompt rounds a second one core makes, without storage.
///
/// Thirty yes-or-no questions where each second one depends on the one before, then the library in
/// the folder named; each also with a correction. Every call is checked to come to its end.
@main
struct EngineRounds {
  static func main() {
    guard let library = thirtyQuestions() else { return print("The model cannot be read.") }
    report("30 questions", calls: 20_000) { oneCall(library, correctingAt: nil) }
    report("30 questions, corrected at 15", calls: 4_000) { oneCall(library, correctingAt: 15) }
    guard let folder = CommandLine.arguments.dropFirst().first,
      let shipped = ShippedCalls(folder: folder)
    else { return print("Name a library's folder to measure its calls too.") }
    report("shipped library", calls: 500) { shipped.rounds(correcting: false) }
    report("shipped library, corrected at 50", calls: 500) { shipped.rounds(correcting: true) }
  }

  private static func report(_ name: String, calls: Int, _ call: () -> Int) {
    let clock = ContinuousClock()
    var rounds = 0
    let duration = clock.measure {
      for _ in 0..<calls { rounds += call() }
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
