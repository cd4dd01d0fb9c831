// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Testing

@testable import Terminal

/// The sign-off shows what was changed, skipped and not asked, each by a number to look at or mend.
@Suite("Looking once more before a call is closed")
struct SignOffItemTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.small))
  }

  private static let changed = [
    "1", "1", "1", "lost her job", "/skip too upset", "3", "wrong thoughts 1", "1",
  ]

  private func page(_ lines: [String], isRich: Bool = true) throws -> String {
    let editor = ScriptedEditor(lines.map { .line($0) })
    _ = try sitting.begin(editor, Screen(isRich: isRich, columns: 80)).run()
    return editor.page
  }

  @Test("what was changed, skipped and not asked has a number each")
  func numbers() throws {
    let page = try page(Self.changed + ["end stopped"])
    #expect(page.contains("CHANGED 4 thoughts: No -> Yes, now, at 22:00"), "\(page)")
    #expect(page.contains("SKIPPED 5 place, \"too upset\""), "\(page)")
    #expect(page.contains("NOT ASKED 6 plan"), "\(page)")
    #expect(page.contains("A number beside a line: look at it, or mend it."))
  }

  @Test("a number asks that question with its choices, and closes nothing")
  func mends() throws {
    let page = try page(Self.changed + ["end stopped", "5", "at the mill"])
    #expect(page.contains("ABOUT Where are you now?"), "\(page)")
    #expect(page.contains("Saved: place."), "\(page)")
    #expect(sitting.state.closing == nil)
  }

  @Test("a consent that was due and never asked is among what was not asked")
  func consents() throws {
    let page = try page(["1", "end stopped", "9"])
    #expect(page.contains("Being called back"), "\(page)")
    #expect(sitting.state.closing == nil)
  }

  @Test(
    "with no row left, a line that is shown anyway says which key shows them", arguments: -1...1)
  func noRoom(rows: Int) {
    let items = (1...8).map {
      SignOffItem(head: "NOT ASKED", text: "fact-\($0)", command: Command(word: .told, rest: ""))
    }
    var page = SignOffPage(items, rows: rows)
    #expect(page.lines.isEmpty)
    #expect(page.hidden?.label == "the next of 8 more" && page.hiddenCount == 8)
    let whom = KeyPhrase.handOverOrTurn(8).text
    #expect(whom.contains("9: 8 lines more.") && whom.count <= 80)
    let hasTurned = page.turn("9")
    #expect(hasTurned && page.hidden == nil && page.lines.count == 7)
  }

  @Test("left with nothing said, the call is still open at its question")
  func left() throws {
    let page = try page(Self.changed + ["end stopped", "5", "back"])
    let after = page.components(separatedBy: "Left. Nothing of it was recorded.").last ?? ""
    #expect(after.components(separatedBy: "Do you have a plan?").count == 2, "\(after)")
    #expect(sitting.state.closing == nil)
  }

  @Test("more than six are turned over by a key, and none is left out")
  func turns() throws {
    let page = try page(["end stopped", "9"])
    let parts = page.components(separatedBy: "9 the next of 4 more")
    try #require(parts.count == 2, "\(page)")
    #expect(parts[0].contains("NOT ASKED 4 safe-here"), "\(page)")
    #expect(parts[0].contains("NOT ASKED 7 thoughts"), "\(page)")
    #expect(parts[1].contains("NOT ASKED 4 plan"), "\(page)")
    #expect(parts[1].contains("NOT ASKED 6 ending"), "\(page)")
    #expect(parts[1].contains("NOT ASKED 7 Being called back"), "\(page)")
    #expect(sitting.state.closing == nil)
  }

  @Test("a number that stands beside nothing is nobody still")
  func nobody() throws {
    let page = try page(["end stopped", "3"])
    #expect(page.contains(CarePhrase.numberNamesNobody("3").text), "\(page)")
    #expect(sitting.state.closing == nil)
  }
}
