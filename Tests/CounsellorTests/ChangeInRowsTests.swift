// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// What cannot be undone is read at a glance, with the question that it stands above.
@Suite("A change, in rows")
struct ChangeInRowsTests {
  private static let eight = [
    "peer-line", "trusted-person", "call-support", "walk-in", "advocate", "services",
    "someone-joins", "mobile-crisis",
  ].flatMap { [LineInput.line("offer " + $0), .key("1")] }
  private static let consents = ["advocate", "services"].flatMap {
    [LineInput.line("consent share-with-" + $0), .key("1")]
  }
  private static func promise(_ words: String) -> [LineInput] {
    [.line("promise " + words), .line(""), .line("tomorrow 9:00")]
  }
  private static let handoffs: [LineInput] = [
    .line("told advocate-way a text at noon"), .line("handoff advocate"), .line("handoff services"),
    .line("handoff advocate"),
  ]

  /// The block of the last change: its rule, and all down to its keys.
  private func change(_ lines: [LineInput], columns: Int = 80) throws -> [Substring] {
    let editor = ScriptedEditor([.line("told caller 1")] + lines + [.key("2")])
    _ = try Sitting(library: try #require(NightLine.shipped))
      .begin(editor, Screen(isRich: true, columns: columns)).run()
    let block = editor.shown.components(separatedBy: "-- CHANGE ").last ?? ""
    return block.components(separatedBy: "\nKept as it was")[0].split(separator: "\n")
  }

  private func text(_ rows: [Substring]) -> String {
    rows.joined(separator: " ").split { $0.isWhitespace }.joined(separator: " ")
  }

  @Test("handoffs are named by receiver, offers and promises counted where they are many")
  func grouped() throws {
    let rows = try change(
      Self.eight + Self.consents + Self.handoffs + Self.promise("a ring")
        + Self.promise("the address") + [.line("told thoughts 1"), .line("wrong thoughts 2")])
    #expect(rows.count <= 12, "\(rows.joined(separator: "\n"))")
    let says =
      "cannot undo: 8 offers, handoffs 1 and 3 to Advocate, 2 to Shelter, food, medicine or legal "
      + "help, 2 promises"
    #expect(text(rows).contains(says), "\(rows.joined(separator: "\n"))")
  }

  @Test("what is little is named as it is")
  func little() throws {
    let rows = try change(
      Array(Self.eight.prefix(2)) + Self.promise("a ring")
        + [.line("told thoughts 1"), .line("wrong thoughts 2")])
    let says = "cannot undo: offer of Peer line or warm line, promise \"a ring\""
    #expect(text(rows).contains(says), "\(rows.joined(separator: "\n"))")
  }

  @Test("an answer that is long is shown as far as the change and its keys stay on the screen")
  func longAnswer() throws {
    let rows = try change(
      Self.eight + Self.consents + Self.handoffs
        + [.line("told what-matters " + String(repeating: "my children and my work ", count: 20))]
        + [.line("wrong what-matters " + String(repeating: "my mother ", count: 40))])
    #expect(rows.count <= 12, "\(rows.joined(separator: "\n"))")
    #expect(text(rows).contains("Change it"), "\(rows.joined(separator: "\n"))")
  }
}
