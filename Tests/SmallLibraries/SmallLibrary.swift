// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
package import ProtocolFiles
package import Protocols
import WrittenLibraries

/// A library made by chance, so small that every call of it can be made one by one: two facts, a
/// few steps under conditions, and some rules. The same seed makes the same library everywhere.
package struct SmallLibrary {
  package enum Feature: String, CaseIterable, Sendable {
    case secondParty = "second party"
    case alarm, loop
    case score = "score with a missing item"
    case outcomes
    case lineDrops = "line dropped"
    case finding, offers
    case running = "protocol run"
    case doubt = "for sure, was, asked"
  }

  package let seed: UInt64
  package let features: Set<Feature>
  package let files: [SourceFile]
  package let library: CheckedLibrary
  /// Whether a condition or a rule reads the level; otherwise raising it leads nowhere.
  let isLevelRead: Bool
  /// Facts that some condition reads for sure: a doubtful yes is then another answer.
  let factsReadForSure: Set<String>
  /// For each variable, whether it says what was asked and nothing reads that.
  let isUnread: [Bool]

  /// Nil where none of the texts that the seed leads to has the right shape.
  package init?(seed: UInt64) {
    var chance = Chance(state: seed &* 7919)
    for _ in 0..<40 {
      var writer = LibraryWriter(chance: chance)
      let files = writer.files()
      chance = writer.chance
      guard let library = readLibrary(files).library else { continue }
      self.seed = seed
      features = writer.features
      self.files = files
      self.library = library
      let text = files.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
      isLevelRead = text.contains("level is") || text.contains("with level")
      factsReadForSure = Set(
        LibraryWriter.facts.filter { text.contains("\($0) is yes for sure") })
      isUnread = Self.unread(in: library, where: text)
      return
    }
    return nil
  }

  private static func unread(in library: CheckedLibrary, where text: String) -> [Bool] {
    var isUnread = Array(repeating: false, count: library.variables.count)
    if text.contains("is asked") { return isUnread }
    for fact in library.facts { isUnread[Int(fact.askedVariable.number)] = true }
    return isUnread
  }

  /// How it is to be read, where somebody wants to see it.
  package var listing: String {
    files.map { "--- \($0.path)\n" + String(decoding: $0.bytes, as: UTF8.self) }.joined()
  }
}

/// Writes the text of one small library.
struct LibraryWriter {
  typealias Feature = SmallLibrary.Feature

  var chance: Chance
  let features: Set<Feature>
  /// Facts that are asked with choices of their own, and not by yes or no.
  let chosen: Set<String>
  /// Otherwise, where doubt counts, what is for sure.
  let readsThePast: Bool
  var tells: [String] = []
  var isScored = false
  var isDecided = false
  var isOffered = false

  static let facts = ["red", "green"]

  init(chance: Chance) {
    var chance = chance
    var features: Set<Feature> = []
    for feature in Feature.allCases where chance.next() % 100 < Self.share(of: feature) {
      features.insert(feature)
    }
    // Two parties have more facts; what else moves much is left to other libraries.
    if features.contains(.secondParty) { features.subtract([.offers, .finding, .doubt]) }
    if features.contains(.doubt) { features.remove(.offers) }
    var chosen: Set<String> = []
    for fact in Self.facts where chance.next() % 3 == 0 { chosen.insert(fact) }
    readsThePast = chance.next() % 2 == 0
    self.chance = chance
    self.features = features
    self.chosen = chosen
  }

  private static func share(of feature: Feature) -> UInt64 {
    switch feature {
    case .secondParty: 32
    case .alarm, .loop, .score, .lineDrops: 34
    case .outcomes, .running: 45
    case .doubt: 30
    case .finding: 60
    case .offers: 60
    }
  }

  mutating func files() -> [SourceFile] {
    let main = main()
    var files = [
      ("main.yaml", heading("main", outcomes: mainOutcomes) + main),
      ("opening.yaml", heading("opening", outcomes: mainOutcomes) + opening()),
    ]
    if features.contains(.running) {
      files.append(("extra.yaml", heading("extra", outcomes: extraOutcomes) + extra()))
    }
    if features.contains(.alarm) {
      files.append(("alarmed.yaml", heading("alarmed", outcomes: ["done"]) + alarmed()))
    }
    files.append(("library.yaml", library(of: files.map { String($0.0.dropLast(5)) })))
    files.append(("policy.yaml", policy()))
    return files.map { SourceFile($0.0, $0.1) }
  }

  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int(chance.next() % UInt64(values.count))]
  }

  mutating func happens(oneIn number: UInt64) -> Bool { chance.next() % number == 0 }

  var mainOutcomes: [String] { features.contains(.outcomes) ? ["done", "stopped"] : ["done"] }
  var extraOutcomes: [String] { features.contains(.outcomes) ? ["done", "left"] : ["done"] }

  private func heading(_ id: String, outcomes: [String]) -> String {
    """
    protocol: \(id)
    format: 1
    title: Example
    version: 1.0.0
    language: en
    outcomes: [\(outcomes.joined(separator: ", "))]
    steps:

    """
  }

  private func library(of protocols: [String]) -> String {
    var text = """
      library: example
      format: 1
      title: Example
      opens with: opening
      protocols: [\(protocols.joined(separator: ", "))]
      findings:
        - id: level
          title: Level
          values:
            - low: Low
            - high: High
      responders:
        - id: talk
          title: Talk
          rung: 0
        - id: team
          title: Team
          rung: 5

      """
    if features.contains(.alarm) {
      text += """
        alarms:
          - id: alert
            key: a
            label: Alert
            protocol: alarmed
            outcomes:
              - done: return

        """
    }
    return text
  }
}
