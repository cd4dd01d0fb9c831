// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Testing
import WrittenLibraries

@testable import ProtocolFiles

@Suite("Reading a table")
struct TableReadingTests {
  private func reading(_ bytes: [UInt8]) -> (rows: [[Placed<String>]], says: String) {
    let file = SourceFile(path: "tables/t.csv", bytes: bytes)
    var complaints = Complaints(file: file.path)
    let table = TableDraft(file, &complaints)
    let page = DiagnosticText(files: [file])
    return (table.rows, complaints.inFileOrder.map(page.lines).joined(separator: "\n"))
  }

  @Test("cells are read as a spreadsheet writes them, each with its place")
  func cells() {
    let text = """
      # From the literature.

      plan,intent, suicide-level
      yes,any,high
      "one of (yes, no)", "unsure" ,moderate

      any, any, low
      """
    for ends in ["\n", "\r\n", "\r"] {
      let (rows, says) = reading(Array(("\u{FEFF}" + text.replacing("\n", with: ends)).utf8))
      #expect(says == "")
      #expect(
        rows.map { $0.map(\.value) } == [
          ["plan", "intent", "suicide-level"], ["yes", "any", "high"],
          ["one of (yes, no)", "unsure", "moderate"], ["any", "any", "low"],
        ])
      #expect(
        rows.map { $0.map { [$0.place.line, $0.place.column] } } == [
          [[3, 1], [3, 6], [3, 14]], [[4, 1], [4, 5], [4, 9]],
          [[5, 2], [5, 22], [5, 31]], [[7, 1], [7, 6], [7, 11]],
        ])
    }
  }

  static let traps = [
    Trap("an empty file", ""),
    Trap("a head alone", "plan,level\n"),
    Trap("one column", "level\nhigh\n"),
    Trap("semicolons", "plan;intent;level\nyes;any;high\n"),
    Trap("tabs", "plan\tlevel\nyes\thigh\n"),
    Trap("a cell too few", "plan,intent,level\nyes,high\n"),
    Trap("a cell too many", "plan,level\none of (yes, no),high\n"),
    Trap("an empty cell", "plan,intent,level\nyes,,high\nyes,any,\n"),
    Trap("a quote left open", "plan,level\n\"yes,high\n"),
    Trap("a quote inside a cell", "plan,level\ny\"e\"s,high\n"),
    Trap("text after a quote", "plan,level\n\"yes\" or no,high\n"),
    Trap("a control character", "plan,level\nyes\u{1},high\n"),
    Trap("no UTF-8", bytes: [0x70, 0x2C, 0x71, 0x0A, 0xFF]),
    Trap("too many cells", "a,b\n" + String(repeating: "a,b\n", count: 25_001)),
    Trap("a long line", "a,b\n" + String(repeating: "a", count: 2_001) + ",b\n"),
  ]

  @Test("what is wrong is named where it stands, with its remedy", arguments: traps)
  func trap(_ trap: Trap) {
    let says = reading(trap.bytes).says
    #expect(says == Golden("tables").expected(trap.name, now: says))
    #expect(says != "")
  }

  @Test("a table of the bundle becomes what a rule says of its finding, and the rule keeps it")
  func rule() throws {
    let files = [
      "library.yaml": """
      library: small
      format: 1
      title: Small
      opens with: tonight
      protocols: [tonight]
      findings:
        - id: level
          title: Level
          values:
            - low: Low
            - high: High

      """,
      "tonight.yaml": """
      protocol: tonight
      format: 1
      title: Tonight
      version: 1.0.0
      language: en
      outcomes: [settled]
      steps:
        - ask: plan
          say: Is there a plan?
          answer: yes or no
          secret kind: health
        - decide: level
          rules:
            - if: plan is yes or plan is unclear
              gives: high
              because: There is one, or it is not known.
            - otherwise: low
              because: There is none.
        - end: settled

      """,
      "policy.yaml": """
      policy: small
      format: 1
      rules:
        - id: by-the-table
          finding: level
          same as: tables/t.csv

      """,
      "tables/t.csv": "plan,level\nyes,high\nunclear,high\nno,low\n",
    ].map { SourceFile($0.key, $0.value) }
    let reading = readLibrary(files)
    #expect(reading.diagnostics == [])
    #expect(reading.bundle.files.map(\.path).last == "tonight.yaml")
    let library = try #require(reading.library)
    guard case .sameAs(0, let table)? = library.policy.rules.first?.form else {
      Issue.record("the rule has no table")
      return
    }
    #expect(table.rows.map(\.value) == [1, 1, 0])
    #expect(table.rows.map(\.place.line) == [2, 3, 4])
  }
}
