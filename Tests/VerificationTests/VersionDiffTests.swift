// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import ProtocolFiles
import Testing
import WrittenLibraries

@testable import Protocols
@testable import Verification

/// Two versions of a small library, written here, against every way to answer, made one by one.
@Suite("What two versions do differently")
struct VersionDiffTests {
  /// A library that asks three things, finds a level, and offers, tells and hands over.
  struct Written {
    var level = "mood is low"
    var offer = "alone is yes"
    var tell = "age is at least 18"
    var cutOff = "closing"
    var danger = "[low]"
    var more = ""

    func checked() throws -> CheckedLibrary {
      let files = [("library.yaml", libraryText), ("main.yaml", mainText), ("cut.yaml", cutText)]
      return try library(files.map { SourceFile($0.0, $0.1) })
    }

    private var mainText: String {
      """
      protocol: main
      format: 1
      title: Main
      version: 1.0.0
      language: en
      outcomes: [done]
      steps:
        - ask: mood
          say: How is your mood?
          choices:
            - good: Good
              as yes or no: Is it good?
            - low: Low
              as yes or no: Is it low?
          raises danger: \(danger)
          secret kind: health
        - ask: alone
          say: Are you alone?
          answer: yes or no
          secret kind: none
        - ask: age
          say: How old are you?
          number:
            unit: years
            from: 0
            to: 120
          yes or no: Are you grown up?
          secret kind: none
        - decide: level
          rules:
            - if: \(level)
              gives: high
              because: It is so.
            - otherwise: low
              because: It is not.
        - offer: [friend]
          when: \(offer)
        - tell: grown-up
          when: \(tell)
          say: You decide that.
      \(more)  - end: done

      """
    }

    private let cutText = """
      protocol: cut
      format: 1
      title: Cut off
      version: 1.0.0
      language: en
      outcomes: [over]
      steps:
        - tell: we-ring
          say: We ring you.
        - end: over

      """

    private var libraryText: String {
      """
      library: small
      format: 1
      title: Small
      opens with: main
      protocols: [main, cut]
      alarms:
        - id: cut-off
          key: c
          label: Cut off
          protocol: cut
          outcomes:
            - over: \(cutOff)
      findings:
        - id: level
          title: Level
          values:
            - low: Low
            - high: High
      responders:
        - id: friend
          title: A friend
          rung: 1

      """
    }
  }

  @Test("a library does nothing otherwise than itself")
  func same() throws {
    let library = try Written().checked()
    #expect(VersionDiff(from: library, to: library).isEmpty)
    let shipped = try VerificationTests.library(libraryFiles(in: Project.protocols))
    #expect(VersionDiff(from: shipped, to: shipped).isEmpty)
  }

  @Test("a limit that moves changes a turn for those between, and the plainest of them is shown")
  func limit() throws {
    let old = try Written().checked()
    let new = try Written(tell: "age is at least 16").checked()
    let diff = VersionDiff(from: old, to: new)
    let change = try #require(diff.changes.first)
    #expect(diff.changes.count == 1 && diff.written.isEmpty)
    #expect(change.what == "says grown-up in main" && change.kind == .more)
    #expect(change.plainest == ["age is 16"])
    // 0, 16 and 18 stand for the intervals, each for sure or not; five ways to say no number.
    #expect(change.count == Count(2) && change.all == Count(11))
  }

  @Test("a level that rises says from which, to which, and for whom")
  func level() throws {
    let old = try Written().checked()
    let new = try Written(level: "mood is low or mood is unclear").checked()
    let diff = VersionDiff(from: old, to: new)
    let change = try #require(diff.changes.first)
    #expect(diff.changes.count == 1)
    #expect(change.kind == .level(from: "low", to: "high", .higher))
    #expect(change.plainest == ["mood is unsure"])
    // Unsure, declined, skipped and disputed, of those and not known and two choices.
    #expect(change.count == Count(4) && change.all == Count(9))
  }

  @Test("what no condition decides is told as it is written")
  func written() throws {
    let old = try Written().checked()
    let alarm = VersionDiff(from: old, to: try Written(cutOff: "return").checked())
    #expect(alarm.changes.isEmpty)
    #expect(
      alarm.written == ["The alarm cut-off: what follows over is return, and was closing."])
    let danger = VersionDiff(from: old, to: try Written(danger: "[good]").checked())
    #expect(
      danger.written == ["The fact mood: what raises danger is good, and was low."])
  }

  @Test("steps that came or went, stand elsewhere or ask first are told")
  func steps() throws {
    let old = try Written().checked()
    let new = try Written(more: "  - tell: warm-words\n    say: I am here.\n").checked()
    #expect(
      VersionDiff(from: old, to: new).written == ["main.warm-words is new: it says warm-words."])
    #expect(
      VersionDiff(from: new, to: old).written == ["main.warm-words is gone: it says warm-words."])
    let asking = try Written(tell: "age is known and age is at least 18").checked()
    #expect(
      VersionDiff(from: asking, to: old).written == [
        "The step main.grown-up: what it asks first is age, and was nothing."
      ])
  }

  @Test(
    "conditions made by chance differ just where every way to answer says so", arguments: 1...40)
  func againstEveryWay(seed: Int) throws {
    var chance = Chance(state: UInt64(seed))
    let (old, new) = (
      try Self.byChance(&chance).checked(), try Self.byChance(&chance).checked()
    )
    let told = VersionDiff(from: old, to: new).changes.filter { !$0.isOnlyOfOthers }
      .map { Difference(what: $0.what, kind: $0.kind, count: $0.count, all: $0.all) }
    let found = EveryWay(old, new).differences
    #expect(told.count == found.count && found.allSatisfy(told.contains), "seed \(seed)")
  }

  private static func byChance(_ chance: inout Chance) -> Written {
    Written(
      level: condition(&chance), offer: condition(&chance), tell: condition(&chance))
  }

  private static func condition(_ chance: inout Chance, depth: Int = 2) -> String {
    let atoms = [
      "mood is low", "mood is good", "mood is unclear", "alone is yes",
      "alone is no", "alone is unclear", "age is at least 18", "age is at least 65",
      "age is more than 30", "mood is low for sure",
    ]
    guard depth > 0, Int.random(in: 0..<3, using: &chance) > 0 else {
      return atoms.randomElement(using: &chance) ?? "mood is low"
    }
    let (left, right) = (
      condition(&chance, depth: depth - 1), condition(&chance, depth: depth - 1)
    )
    return "(\(left)) \(Bool.random(using: &chance) ? "and" : "or") (\(right))"
  }
}

private struct Difference: Equatable {
  var what: String
  var kind: VersionDiff.Change.Kind
  var count: Count
  var all: Count
}

/// What differs, found by answering in every way, with no diagram.
private struct EveryWay {
  private(set) var differences: [Difference] = []
  private let old: CheckedLibrary
  private let new: CheckedLibrary

  /// An answer to one fact: its value and whether it is for sure, or a cell without a value.
  private enum Way: Hashable {
    case cell(Cell)
    case choice(Int, Bool)
    case number(Int, Bool)
  }

  init(_ old: CheckedLibrary, _ new: CheckedLibrary) {
    (self.old, self.new) = (old, new)
    let higher = VersionDiff.Change.Kind.level(from: "low", to: "high", .higher)
    let lower = VersionDiff.Change.Kind.level(from: "high", to: "low", .lower)
    count("level", more: higher, fewer: lower) { library in
      guard case .decide(_, let rows)? = library.step("level")?.act else { return .always }
      return rows[0].condition
    }
    count("offers friend in main", more: .more, fewer: .fewer) { library in
      library.flow.steps.first { if case .offer = $0.act { true } else { false } }?.condition
        ?? .always
    }
    count("says grown-up in main", more: .more, fewer: .fewer) { library in
      library.step("grown-up")?.condition ?? .always
    }
  }

  private mutating func count(
    _ what: String, more: VersionDiff.Change.Kind, fewer: VersionDiff.Change.Kind,
    _ condition: (CheckedLibrary) -> Guard
  ) {
    let (before, now) = (condition(old), condition(new))
    var persons: [[String: Way]] = [[:]]
    for fact in Self.facts {
      persons = persons.flatMap { person in
        ways(of: fact).map { person.merging([fact: $0]) { $1 } }
      }
    }
    let turns = persons.map { person in
      Turns(person: person, was: holds(before, person, old), isNow: holds(now, person, new))
    }
    // What nothing rests on is not counted.
    let idle = Self.facts.filter { fact in
      let groups = Dictionary(grouping: turns) { turns in
        turns.person.filter { $0.key != fact }
      }
      return groups.values.allSatisfy { group in
        group.allSatisfy { $0.was == group[0].was && $0.isNow == group[0].isNow }
      }
    }
    let times = idle.reduce(1) { $0 * ways(of: $1).count }
    let gained = turns.count { !$0.was && $0.isNow } / times
    let lost = turns.count { $0.was && !$0.isNow } / times
    for (kind, number) in [(more, gained), (fewer, lost)] where number > 0 {
      differences.append(
        Difference(
          what: what, kind: kind, count: Count(UInt(number)),
          all: Count(UInt(persons.count / times))))
    }
  }

  private static let facts = ["mood", "alone", "age"]

  private struct Turns {
    var person: [String: Way]
    var was: Bool
    var isNow: Bool
  }

  private func ways(of fact: String) -> [Way] {
    let none = [Cell.notKnown, .unsure, .declined, .skipped, .disputed].map(Way.cell)
    let sure = [true, false]
    guard fact == "age" else {
      return none + (0..<2).flatMap { value in sure.map { .choice(value, $0) } }
    }
    let cuts = [old, new].flatMap { library in
      library.facts.first { $0.id == "age" }?.partition.cuts ?? []
    }
    return none + Set([0] + cuts).flatMap { number in sure.map { .number(number, $0) } }
  }

  private func holds(_ condition: Guard, _ person: [String: Way], _ library: CheckedLibrary) -> Bool
  {
    var one = OnePerson()
    for fact in library.facts {
      guard let way = person[fact.id] else { continue }
      switch way {
      case .cell(let cell): one.cells[fact.variable] = cell
      case .choice(let value, let isForSure):
        one.cells[fact.variable] = .value(value, forSure: isForSure)
      case .number(let number, let isForSure):
        one.cells[fact.variable] = .value(
          fact.partition.interval(of: number), forSure: isForSure)
      }
    }
    return condition.truth(in: &one)
  }
}

/// One way to answer.
private struct OnePerson: TruthDomain {
  var cells: [Variable: Cell] = [:]

  var never: Bool { false }
  var always: Bool { true }
  func not(_ truth: Bool) -> Bool { !truth }
  func and(_ left: Bool, _ right: Bool) -> Bool { left && right }
  func or(_ left: Bool, _ right: Bool) -> Bool { left || right }
  func truth(of atom: Atom) -> Bool { atom.cells.contains(cells[atom.variable] ?? .notKnown) }
}

extension CheckedLibrary {
  fileprivate func step(_ id: String) -> FlowStep? { flow.steps.first { $0.id == id } }
}
