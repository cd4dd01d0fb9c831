// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Testing
import WrittenLibraries

@testable import ProtocolFiles

@Suite("Labels of facts")
struct LabelTests {
  private static let full = String(repeating: "a", count: 60)

  private func reading(_ label: String, again: String? = nil) -> LibraryReading {
    readLibrary(SmallFiles.library("tonight", protocol: Self.text(label, again: again)))
  }

  private static func text(_ label: String, again: String?) -> String {
    let second = again.map { "    label: \"\($0)\"\n" } ?? ""
    let answer = "    answer: yes or no\n    secret kind: substance\n"
    return SmallFiles.head("tonight") + "steps:\n"
      + "  - ask: drinking\n    label: \"\(label)\"\n    say: Have you had alcohol today?\n"
      + answer
      + "  - ask: drinking\n    id: drinking-now\n" + second
      + "    say: And have you had alcohol since?\n" + answer + "  - end: settled\n"
  }

  @Test(
    "a label of one place is the fact's, as it was written", arguments: ["Alcohol today", full])
  func kept(_ label: String) throws {
    for again in [nil, label] {
      let reading = reading(label, again: again)
      #expect(reading.diagnostics == [])
      #expect(try #require(reading.library).facts.first { $0.id == "drinking" }?.label == label)
    }
  }

  @Test(
    "one that asks, speaks to somebody, is too long or differs is refused with its remedy",
    arguments: [
      "Have they had alcohol?", "What they had? Alcohol", "Alcohol that you had", "Your alcohol",
      "What I heard", "Alcohol today.", full + "a",
    ])
  func refused(_ label: String) {
    expect(reading(label), as: label)
  }

  @Test("what ships in words has a label each, which prompts and records name it by")
  func shippedWords() throws {
    let facts = try #require(shippedReading().library).facts
    let unnamed = facts.filter { fact in
      switch fact.answers {
      case .text, .place, .phone, .nameToUse: fact.label == nil
      case .choices, .many, .yesOrNo, .scale, .number, .time: false
      }
    }
    #expect(unnamed.map(\.id) == [])
  }

  @Test("two labels of one fact are refused where the second stands")
  func twice() {
    expect(reading("Alcohol today", again: "Alcohol since"), as: "two labels")
  }

  private func expect(_ reading: LibraryReading, as name: String) {
    #expect(reading.library == nil)
    let page = DiagnosticText(files: reading.bundle.files)
    let says = reading.diagnostics.map(page.lines).joined(separator: "\n")
    #expect(says == Golden("labels").expected(name, now: says))
  }
}

/// Files of a small library.
enum SmallFiles {
  static func library(_ id: String, protocol text: String, _ more: [(String, String)] = [])
    -> [SourceFile]
  {
    let library = "library: small\nformat: 1\ntitle: Small\nopens with: \(id)\nprotocols: [\(id)]\n"
    return ([("library.yaml", library), ("\(id).yaml", text)] + more)
      .map { SourceFile($0, $1) }
  }

  static func head(_ id: String, review: String = "") -> String {
    "protocol: \(id)\nformat: 1\ntitle: Small\nversion: 1.0.0\nlanguage: en\n"
      + "outcomes: [settled]\n" + review
  }

  static func review(on: String, due: String) -> String {
    "review:\n  by: clinical lead\n  on: \(on)\n  due: \(due)\n"
  }
}
