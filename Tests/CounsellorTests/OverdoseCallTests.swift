// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// What went astray in a call about somebody else's overdose, typed by hand.
@Suite("A call about an overdose")
struct OverdoseCallTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  private func shown(_ lines: [LineInput]) throws -> String {
    let editor = ScriptedEditor(lines)
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    return editor.shown.split { $0.isWhitespace }.joined(separator: " ")
  }

  private static let breath: [LineInput] = [
    .line("told caller 2"), .line("told help-place the mill"), .line("told breathing 2"),
  ]
  private static let handOff: [LineInput] = [
    .line("consent pass-on"), .key("1"), .line("offer ambulance"), .key("1"),
    .line("handoff ambulance"),
  ]

  @Test("whoever took the phone is on every prompt until somebody else speaks")
  func speaker() throws {
    let line = "SPEAKS The person themself. \"speaker\" when it is another voice."
    let page = try shown(
      Self.breath + [.line("speaker self"), .line("note one"), .line("speaker friend")])
    #expect(page.components(separatedBy: line).count == 3, "\(page)")
  }

  @Test("a sentence that was skipped does not count as said")
  func skipped() throws {
    let page = try shown([.line("told thoughts 1"), .line("skip no time")])
    #expect(page.contains("Saved: not said. It does not count as said."), "\(page)")
    #expect(sitting.state.lastSaid("limits-of-privacy") == nil)
    #expect(!sitting.log.entries.flatMap(\.kinds).contains("toldCaller"))
    #expect(sitting.state.undone.map(\.step) == ["limits-of-privacy"])
  }

  @Test("what was wrong is corrected, and only what has changed is now otherwise")
  func corrected() throws {
    let wrong = try shown(
      Self.breath + Self.handOff + [.line("wrong breathing 1"), .key("1")])
    #expect(wrong.contains("CORRECTED: Not breathing"), "\(wrong)")
    #expect(!wrong.contains("NOW: Not breathing"))
  }

  @Test("what has changed is said to be so now")
  func changed() throws {
    let now = try shown(Self.breath + Self.handOff + [.line("now breathing 1"), .key("1")])
    #expect(now.contains("NOW: Not breathing") && !now.contains("CORRECTED"), "\(now)")
  }

  @Test("how an answer is known is the same at the prompt as wherever else it is read")
  func howKnown() throws {
    let page = try shown(Self.breath + [.line("answers")])
    #expect(
      page.contains("Slow, snoring, gurgling, or blue lips (told, how known was not asked)"),
      "\(page)")
  }

  @Test("a rule that was broken says what came before it")
  func cause() throws {
    let page = try shown(
      Self.breath + Self.handOff + [.line("told thoughts 1")]
        + Array(repeating: .line("skip no time"), count: 6) + [.line("end")])
    let told = page.components(separatedBy: "It was otherwise here").dropFirst()
    #expect(told.allSatisfy { $0.hasPrefix(": ") && $0.prefix(120).contains(" before that.") })
  }
}
