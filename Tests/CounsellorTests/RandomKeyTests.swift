// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// Keys at random, weighted as a hand would, at the small library's prompt. Nothing may bring the
/// call down, and after every key the journal must say what the screen says.
///
/// `SEED=7` makes one seed again; `KEYS=500` presses fewer in each of the 20.
@Suite("Random keys")
struct RandomKeyTests {
  static let seeds: [UInt64] = {
    let environment = ProcessInfo.processInfo.environment
    if let seed = environment["SEED"].flatMap(UInt64.init) { return [seed] }
    return Array(1...20)
  }()
  static let keysEach = ProcessInfo.processInfo.environment["KEYS"].flatMap { Int($0) } ?? 5_000

  @Test("after every key the journal folds to the screen, and no lone digit lowers a level")
  func everySeed() throws {
    let library = try #require(NightLine.small)
    var seen: Set<IntentKind> = []
    var (keys, compared) = (0, 0)
    for seed in Self.seeds {
      let monkey = Monkey(seed: seed, keys: Self.keysEach, library)
      try monkey.play()
      for complaint in monkey.complaints.prefix(3) { Issue.record("seed \(seed): \(complaint)") }
      seen.formUnion(monkey.intents)
      keys += monkey.keys
      compared += monkey.comparisons
    }
    let all = IntentKind.allCases
    print(
      "\(keys) keys, \(compared) screens compared, \(seen.count) of \(all.count) intents; never:",
      all.filter { !seen.contains($0) }.map(\.rawValue).joined(separator: ", "))
    #expect(compared * 10 > keys)
    #expect(keys >= Self.seeds.count * Self.keysEach)
    if Self.seeds.count >= 20 {
      #expect(Double(seen.count) >= 0.8 * Double(all.count))
    }
  }

  @Test("a library whose lowering choice needs no Enter is found out by the same keys")
  func plantedFault() throws {
    let library = try #require(NightLine.small)
    let complaints = try Self.seeds.flatMap { seed in
      let monkey = Monkey(seed: seed, keys: 300, library, answersLoweringAtOnce: true)
      try monkey.play()
      return monkey.complaints
    }
    #expect(complaints.contains { $0.contains("lowered by a lone") })
  }
}
