// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// What is left out is said, and what is known is never lost by the way.
@Suite("Leaving out")
struct LeavingOutTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.small))
  }

  @discardableResult
  private func type(_ lines: [LineInput]) throws -> ScriptedEditor {
    let editor = ScriptedEditor(lines)
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    return editor
  }

  private func current(_ fact: String) -> Answer? {
    let state = sitting.state
    return state.library.factIndex(fact).flatMap { state.current($0, of: .first)?.answer }
  }

  private static let atPlace: [LineInput] = [
    .key("1"), .key("1"), .key("1"), .line("lost her job"),
  ]
  private static let atWait = atPlace + [.line("home"), .key("1"), .key("1"), .key("1")]

  @Test("what was left out is named, and not called saved")
  func named() throws {
    let editor = try type(Self.atPlace + [.line("/skip she must go")])
    #expect(editor.shown.contains("Left out: place. The reason stays with the call."))
  }

  @Test("where nothing is asked, no reason is asked for", arguments: ["skip", "skip it is late"])
  func atWait(_ typed: String) throws {
    let editor = try type(Self.atWait + [.line(typed)])
    #expect(editor.shown.contains("Nothing is asked here."))
    #expect(editor.prompts.last?.hasSuffix("check-in > ") == true, "\(editor.prompts)")
  }

  @Test(
    "what is known is kept unless the counsellor says that it goes",
    arguments: [("1", true), ("2", false), ("", true)])
  func known(_ key: String, _ isKept: Bool) throws {
    let editor = try type(
      [.key("1"), .key("1"), .key("1"), .line("/told place the mill"), .line("lost her job")]
        + [.line("/skip no time"), .line(key)])
    #expect(editor.prompts.contains("skip > "), "\(editor.prompts)")
    #expect((current("place") != nil) == isKept)
    if key == "1" { #expect(current("place")?.certainty == .doubtful) }
  }

  @Test("to skip at a correction leaves the correction, and not the question behind it")
  func atDetail() throws {
    let editor = try type(Self.atPlace + [.line("/wrong safe-here"), .line("skip")])
    #expect(editor.shown.contains("Left. Nothing of it was recorded."))
    #expect(editor.prompts.last?.hasSuffix("place > ") == true, "\(editor.prompts)")
    #expect(current("safe-here")?.value == .choice("free"))
  }

  @Test("how an answer is known is said as it was chosen, and Enter leaves it")
  func howKnown() throws {
    let editor = try type(
      [.line("speaker neighbour")] + Self.atPlace
        + [.line("home"), .key("1"), .line("known thoughts"), .key("5"), .line("known thoughts")]
        + [.line("saw it"), .line("known thoughts"), .line(""), .line("known place")]
        + [.line("heard it")])
    #expect(editor.shown.contains("Saved: thoughts, saw it, not clearly."))
    #expect(editor.shown.contains("Saved: thoughts, saw it."), "\(editor.shown)")
    #expect(editor.shown.contains("Saved: place, heard it."))
    #expect(current("thoughts")?.certainty == .certain)
  }

  @Test("a correction that nobody is owed is not recorded as said")
  func notOwed() throws {
    let editor = try type(
      Self.atWait + [.key("1"), .key("3"), .key("1"), .key("1"), .key("1"), .line("said 1 Kim")])
    #expect(!sitting.state.standing.handoffs.isEmpty)
    #expect(editor.shown.contains("Nothing is owed on handoff 1. Nothing was recorded."))
    #expect(sitting.state.beside.corrections.isEmpty)
  }

  @Test("a name that is a word of two facts is not taken for one of them")
  func severalWords() throws {
    let other = Sitting(library: try #require(NightLine.shipped))
    let editor = ScriptedEditor([.line("told place"), .line("told aw 1")])
    _ = try other.begin(editor, Screen(isRich: true, columns: 80)).run()
    #expect(editor.shown.contains("More than one fits: "), "\(editor.shown)")
    #expect(!editor.prompts.contains("place-tonight > "))
    #expect(editor.shown.contains("Taken for Awake."))
  }

  @Test("out of turn, a tap is a yes to the choice read out, and never the number of a choice")
  func readDown() throws {
    let mode: [LineInput] = [.line("yesno"), .key("2"), .key("2"), .line("")]
    let editor = try type(
      [.key("1")] + mode + [.line("told thoughts"), .key("2"), .key("1"), .line("wrong thoughts")]
        + [.key("1"), .key("1")])
    #expect(editor.shown.contains("Saved: thoughts, Yes, before today."))
    #expect(editor.shown.contains("SAY   Was it before today?"))
    #expect(current("thoughts")?.value == .choice("now"))
    let none = Sitting(library: sitting.library)
    let all = ScriptedEditor(
      [.key("1")] + mode + [.line("told thoughts"), .key("2"), .key("2"), .key("2")])
    _ = try none.begin(all, Screen(isRich: true, columns: 80)).run()
    #expect(all.shown.contains("Saved: thoughts, Not sure."))
  }

  @Test("gone on with, a call says again what a tap and a hang-up mean")
  func goneOnWith() throws {
    try type([.key("1"), .line("yesno"), .key("2"), .key("3"), .line("a survey")])
    let second = ScriptedEditor([])
    _ = try sitting.goOn(second, Screen(isRich: true, columns: 80)).run()
    for words in [
      "AGREED One tap is yes, two taps are no", "AGREED A hang-up means: danger",
      "AGREED Cover story: a survey",
    ] {
      #expect(second.shown.contains(words), "\(second.shown)")
    }
  }
}
