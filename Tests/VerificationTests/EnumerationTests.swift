// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import SmallLibraries
import Testing

/// Small libraries made by chance, every call of which the engine makes one by one: verdicts, the
/// length of the shortest call, how many persons come to a breach, and which prompts lead to which
/// outcome must be what those calls show.
@Suite("Proofs against every call there is")
struct EnumerationTests {
  /// Small ones, so that they take seconds; `STEADY_FIRST_SEED=1 STEADY_SEEDS=500` runs others, and
  /// `every-call 1 500` in Tests/Performance all of them faster.
  static let seeds: [UInt64] = {
    let named = ProcessInfo.processInfo.environment
    guard let count = named["STEADY_SEEDS"].flatMap({ UInt64($0) }) else { return few }
    let first = named["STEADY_FIRST_SEED"].flatMap { UInt64($0) } ?? 1
    return Array(first..<(first + count))
  }()

  private static let few: [UInt64] = [
    9, 11, 17, 25, 31, 33, 37, 42, 52, 55, 79, 84, 88, 234, 331,
  ]

  @Test("what is proved is what calls made one by one show", arguments: seeds)
  func agreement(seed: UInt64) throws {
    let small = try #require(SmallLibrary(seed: seed), "seed \(seed) makes no library")
    let agreement = Agreement(small)
    #expect(agreement.disagreements.isEmpty, "seed \(seed)")
  }

  @Test("the few that are always run have everything that the many have")
  func variety() {
    let features = Self.few.compactMap { SmallLibrary(seed: $0)?.features }
    for feature in SmallLibrary.Feature.allCases {
      #expect(features.contains { $0.contains(feature) }, "\(feature.rawValue)")
    }
  }
}
