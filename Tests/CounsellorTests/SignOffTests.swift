// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// What is still owed stands at the end, and nothing that is owed no more.
@Suite("Sign-off")
struct SignOffTests {
  private static let atHandoff = [
    "1", "1", "1", "lost her job", "at home", "1", "1", "1", "1", "3", "1", "1",
  ]

  private func shown(_ lines: [String], in library: CheckedLibrary?) throws -> String {
    let sitting = Sitting(library: try #require(library))
    let editor = ScriptedEditor(lines.map { .line($0) })
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    return editor.shown.components(separatedBy: "SIGN-OFF").last ?? ""
  }

  @Test("a call-back that reached nobody is owed, tried or not")
  func callBack() throws {
    let planned = ["1", "1", "1", "/callback 10 ring once"]
    let end = ["end", ""]
    let untried = try shown(planned + end, in: NightLine.small)
    #expect(untried.contains("Call-back 1 at 22:10, not tried yet: still open."))
    let tried = try shown(planned + ["/callback 1 unanswered"] + end, in: NightLine.small)
    #expect(tried.contains("Call-back 1 at 22:10, tried once: still open."))
    let reached = try shown(planned + ["/callback 1 reached"] + end, in: NightLine.small)
    #expect(!reached.contains("Call-back 1 at"))
  }

  @Test("while the line is gone, a call ends dropped unless another end is named")
  func dropped() throws {
    #expect(try shown(["!l", "end", ""], in: NightLine.shipped).contains("outcome: dropped"))
    let named = try shown(["!l", "end stopped", ""], in: NightLine.shipped)
    #expect(named.contains("outcome: stopped"))
    #expect(try shown(["end", ""], in: NightLine.shipped).contains("outcome: stopped"))
  }

  @Test("a handoff that a later one to the same receiver replaced is owed no more")
  func replaced() throws {
    let once = try shown(Self.atHandoff + ["1", "end", ""], in: NightLine.small)
    #expect(once.contains("has not accepted handoff 1 yet"))
    let twice = try shown(Self.atHandoff + ["1", "handoff team", "end", ""], in: NightLine.small)
    #expect(twice.contains("has not accepted handoff 2 yet"))
    #expect(!twice.contains("handoff 1"))
  }
}
