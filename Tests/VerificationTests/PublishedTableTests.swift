// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ProtocolFiles
import Testing

@testable import Protocols
@testable import Verification

/// What the checker finds in a published table: the rules of the Columbia scale as the openEHR
/// guideline models have them (github.com/openEHR/gdl-guideline-models, commit 430af4d, "for
/// demonstration purposes only"). Facts alone, in our own words.
@Suite("A published table")
struct PublishedTableTests {
  private static let main = """
    protocol: main
    format: 1
    title: A published table
    version: 1.0.0
    language: en
    outcomes: [done]
    steps:
      - ask: ideation
        say: How near are the thoughts?
        choices: CHOICES
        secret kind: none
      - ask: behaviour
        say: How near were the acts?
        choices: CHOICES
        secret kind: none
      - ask: recent
        say: Was it lately?
        answer: yes or no
        secret kind: none
      - decide: level
        rules:
          - if: (ideation is one of (v1, v2)) and behaviour is v0
            gives: low
            because: The published row for low.
          - if: (ideation is v3 or behaviour is one of (v1, v2, v3, v4, v5)) and recent is no
            gives: moderate
            because: The published row for moderate.
          - if: ideation is one of (v4, v5) or (recent is yes and behaviour is one of ACTS)
            gives: high
            because: The published row for high.
          - if: ideation is v0 and behaviour is v0
            gives: nothing
            because: The published row for none.
          - otherwise: no-level
            because: No row fits.
      - end: done

    """

  private static let library = """
    library: published
    format: 1
    title: A published table
    opens with: main
    protocols: [main]
    findings:
      - id: level
        title: Level
        values:
          - no-level: No level
          - nothing: Nothing
          - low: Low
          - moderate: Moderate
          - high: High

    """

  @Test("of 108 combinations 22 get no level and 10 get two")
  func counts() throws {
    let choices = (0...5).map { "\n      - v\($0): V\($0)\n        as yes or no: V\($0)?" }.joined()
    let texts = [
      ("library.yaml", Self.library),
      (
        "main.yaml",
        Self.main.replacing("CHOICES", with: choices).replacing(
          "ACTS", with: "(v1, v2, v3, v4, v5)")
      ),
    ]
    let reading = readLibrary(texts.map { SourceFile(path: $0.0, bytes: Array($0.1.utf8)) })
    let library = try #require(
      reading.library, "\(reading.diagnostics.map(\.headline).joined(separator: "; "))")
    var tables = Tables(library)
    let step = try #require(library.flow.steps.firstIndex { $0.id == "level" })
    guard case .decide(_, let rows) = library.flow.steps[step].act else {
      Issue.record("no table")
      return
    }
    let fits = tables.fits(Array(rows.dropLast()), Tables.everyRoles[0])
    var (all, none, several) = (0, 0, 0)
    for person in try Self.persons(&tables) {
      let levels = Set(
        zip(rows, fits).filter { tables.model.and(person, $0.1) != .none }.map(\.0.value))
      all += 1
      none += levels.isEmpty ? 1 : 0
      several += levels.count > 1 ? 1 : 0
    }
    #expect(all == 108 && none == 22 && several == 10, "\(all), \(none), \(several)")
    #expect(tables.dead() == [])
  }

  /// Every combination of six answers, six answers, and yes, no or not known.
  private static func persons(_ tables: inout Tables) throws -> [Diagram] {
    var persons = [Diagram.all]
    for (fact, cells) in [
      ("ideation", (0..<6).map { Cell.value($0, forSure: true) }),
      ("behaviour", (0..<6).map { Cell.value($0, forSure: true) }),
      ("recent", [.value(0, forSure: true), .value(1, forSure: true), .unsure]),
    ] {
      let index = try #require(tables.library.factIndex(fact))
      let variable = tables.library.facts[index].variable
      let found = tables.model.field(.cell(variable, party: 0))
      let field = try #require(found)
      var next: [Diagram] = []
      for person in persons {
        for cell in cells {
          next.append(tables.model.and(person, tables.anyStanding(field) { $0.cell == cell }))
        }
      }
      persons = next
    }
    return persons
  }
}

@Suite("What is never its turn")
struct DeadTests {
  @Test("steps nobody comes to, levels that no row gives, and conditions that say nothing are told")
  func idle() throws {
    let steps =
      ExampleSteps.ask("plan")
      + ExampleSteps.tell("always", "when: plan is asked or plan is not asked") + """
        - decide: level
          rules:
            - if: plan is yes
              gives: high
              because: It weighs.
            - otherwise: high
              because: Nothing weighs.
        - end: done

        """ + ExampleSteps.tell("lost", "")
    let files = RuleExample.right("", steps: steps).files
    var tables = Tables(
      try library(files.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }))
    let told = tables.dead().map { $0.diagnostic(in: tables.library).headline }
    #expect(
      told == [
        "The condition of \"always\" always holds, whatever was answered.",
        "\"lost\" is never come to: what stands before it leads elsewhere.",
        "\"end-2\" is never come to: what stands before it leads elsewhere.",
        "No row of \"level\" gives \"low\".",
      ])
  }

  @Test("a question on which nothing rests and that nobody may be told is asked for nothing")
  func question() throws {
    for (kind, isForNothing) in [("substance", true), ("health", false), ("none", false)] {
      let steps = """
        - ask: told
          say: Is it so?
          answer: yes or no
          secret kind: \(kind)

        """
      let files = RuleExample.right("", steps: steps).files
      var tables = Tables(
        try library(files.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }))
      let told = tables.dead().map { $0.diagnostic(in: tables.library).headline }
      #expect(
        told.contains("Nothing rests on \"told\", and no receiver may be told it.") == isForNothing)
    }
  }

  @Test("a row behind one that takes all it could, and a step that nothing brings, are told")
  func dead() throws {
    let steps =
      ExampleSteps.ask("plan")
      + ExampleSteps.tell("never", "when: plan is yes and plan is no") + """
        - decide: level
          rules:
            - if: plan is yes
              gives: high
              because: It weighs.
            - if: plan is yes and plan is known
              gives: low
              because: It never is its turn.
            - otherwise: low
              because: Nothing weighs.

        """
    let files = RuleExample.right("", steps: steps).files
    let library = readLibrary(
      files.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }
    ).library
    var tables = Tables(try #require(library))
    let told = tables.dead().map { $0.diagnostic(in: tables.library).headline }
    #expect(
      told == [
        "\"never\" never is due, whatever was answered.",
        "Row 2 of \"level\" is never the first that fits.",
      ])
  }
}
