// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

@Suite("A cleared screen")
struct MenuClearedTests {
  @Test("a menu stands there again after Ctrl-L, also where a wrong key came before")
  func again() throws {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    let editor = ScriptedEditor([
      .key("1"), .key("1"), .line("offer ambulance"), .key("7"), .screenCleared,
    ])
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    #expect(editor.page.ranges(of: "1 Accepted").count == 2, "\(editor.page)")
  }

  private func shown(_ inputs: [LineInput]) throws -> String {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    let editor = ScriptedEditor(inputs)
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    return editor.shown
  }

  @Test(
    "so does the question above a detail, with what else is open above it",
    arguments: ["0", "note", "/skip", "consent share-with-mobile-crisis", "speaker"])
  func questionAbove(_ typed: String) throws {
    let before = try shown([.key("1"), .line(typed)])
    let shown = try shown([.key("1"), .line(typed), .screenCleared])
    let after = String(shown.dropFirst(before.count))
    #expect(after.contains("SAY   Is it safe for you to talk"), "\(after)")
  }

  @Test("the words that are asked for stand below the choices that led to them")
  func nested() throws {
    let shown = try shown([
      .key("1"), .line("consent share-with-mobile-crisis"), .line("2only for Jo"), .line("3"),
      .screenCleared,
    ])
    let after = shown.components(separatedBy: "What did they mean to hold back?").dropFirst(1)
    #expect(after.first?.contains("SAY   Is it safe for you to talk") == true, "\(shown)")
  }

  @Test("and a sign-off stands there again, not the question behind it")
  func signOff() throws {
    let before = try shown([.key("1"), .line("end")])
    let shown = try shown([.key("1"), .line("end"), .screenCleared])
    let after = String(shown.dropFirst(before.count))
    #expect(after.contains("outcome: stopped") && !after.contains("SAY"), "\(after)")
  }
}
