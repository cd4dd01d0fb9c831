// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import SmallLibraries

/// Holds the prover against every call of small libraries made by chance, and prints on what they
/// differ: `every-call FIRST_SEED COUNT`, or `every-call SEED` for the library itself.
@main
struct EveryCallRun {
  static func main() {
    let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
    guard let first = numbers.first else { return say("Name the first seed, and how many.") }
    guard numbers.count > 1 else {
      return say(SmallLibrary(seed: first)?.listing ?? "No library.")
    }
    let clock = ContinuousClock()
    let start = clock.now
    var sum = Sum()
    for seed in first..<(first + numbers[1]) {
      guard let small = SmallLibrary(seed: seed) else {
        say("\(seed): no library")
        continue
      }
      let agreement = Agreement(small)
      sum.add(agreement)
      let known = agreement.features.map(\.rawValue).sorted().joined(separator: ", ")
      say(
        "\(seed): \(agreement.stateCount) states, \(agreement.brokenCount) of "
          + "\(agreement.ruleCount) broken; \(known)")
      for line in agreement.disagreements { say("    \(line)") }
      for line in agreement.notProved { say("    not proved: \(line)") }
    }
    sum.say(in: clock.now - start)
  }

  /// At once, also where it goes to a file.
  fileprivate static func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}

/// The table for RESULTS.md.
private struct Sum {
  private var libraries = 0
  private var having: [String: Int] = [:]
  private var (rules, broken, judged, notProved) = (0, 0, 0, 0)
  private var (prompts, states, disagreeing, brokenByChange) = (0, 0, 0, 0)

  mutating func add(_ agreement: Agreement) {
    libraries += 1
    for name in agreement.features.map(\.rawValue) + agreement.acts {
      having[name, default: 0] += 1
    }
    rules += agreement.ruleCount
    broken += agreement.brokenCount
    judged += agreement.judgedCount
    notProved += agreement.notProved.count
    prompts += agreement.promptCount
    states += agreement.stateCount
    brokenByChange += agreement.brokenByChange
    if !agreement.disagreements.isEmpty { disagreeing += 1 }
  }

  func say(in duration: Duration) {
    EveryCallRun.say("\n| of \(libraries) libraries have | |\n|---|---|")
    for (name, count) in having.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
      EveryCallRun.say("| \(name) | \(count) |")
    }
    let share = 100 * broken / max(1, rules)
    EveryCallRun.say(
      """

      | held against every call | |
      |---|---|
      | rules of calls, broken | \(rules), \(broken) (\(share) %) |
      | verdicts, of calls and of alarms | \(judged) |
      | of them not proved, and said so | \(notProved) |
      | prompts with an outcome | \(prompts) |
      | states of the engine | \(states) |
      | libraries on which the two differ | \(disagreeing) |
      | rules that hold, and that an answer which changes breaks (left out) | \(brokenByChange) |
      | time | \(duration.components.seconds) s |
      """)
  }
}
