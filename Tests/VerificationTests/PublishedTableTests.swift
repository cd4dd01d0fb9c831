// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ProtocolFiles
import Testing
import WrittenLibraries

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
    let reading = readLibrary(texts.map { SourceFile($0.0, $0.1) })
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
