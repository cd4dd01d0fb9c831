// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Storage
import Terminal
import Testing

/// What is asked below a question: nothing typed there is lost, and no key is dead.
@Suite("Details")
struct DetailTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.small))
  }

  /// To the question whose answer wants to be known how, with somebody else on the line.
  private static let atObject: [LineInput] = [
    .line("speaker neighbour"), .key("1"), .key("1"), .key("1"), .line("lost her job"),
    .line("home"), .key("1"), .key("1"),
  ]

  @discardableResult
  private func type(_ inputs: [LineInput], resuming: Bool = false) throws -> ScriptedEditor {
    let editor = ScriptedEditor(inputs)
    let screen = Screen(isRich: true, columns: 80)
    let talk =
      resuming ? try sitting.goOn(editor, screen) : try sitting.begin(editor, screen)
    _ = talk.run()
    return editor
  }

  @Test("what is to be typed stands above the keys where a question is told, as where it is asked")
  func typeLine() throws {
    let told = try type([.line("told what-happened")])
    let line = "ABOUT What has been happening today? TYPE their words, short. Enter saves. MARK"
    #expect(told.page.contains(line), "\(told.page)")
    let chosen = try type([.line("told thoughts")], resuming: true)
    #expect(!chosen.page.contains("TYPE"), "\(chosen.page)")
  }

  private func answer(_ fact: String) -> Answer? {
    let state = sitting.state
    return state.library.factIndex(fact).flatMap { state.current($0, of: .first)?.answer }
  }

  @Test("an alarm begins at once at any detail, and the answer before it is recorded after it")
  func alarm() throws {
    let editor = try type(
      Self.atObject + [.key("1"), .key("!"), .key("w"), .key("1"), .key("1"), .key("1")])
    let kinds = sitting.log.entries.flatMap(\.kinds)
    #expect(kinds.contains("alarmRaised"))
    #expect(answer("object-near") == Answer(.choice("reach"), evidence: .saw, by: Party(2)))
    #expect(editor.prompts.filter { $0 == "how known > " }.count >= 2)
  }

  @Test("who speaks of themself is not asked how they know it, and it is told")
  func ownWords() throws {
    let editor = try type(Array(Self.atObject.dropFirst()) + [.key("1")])
    #expect(!editor.prompts.contains("how known > "))
    #expect(answer("object-near") == Answer(.choice("reach"), evidence: .told, by: .first))
  }

  @Test("nothing is asked of a mild answer, and nobody is said to have been asked")
  func mild() throws {
    let editor = try type(Self.atObject + [.line("2")])
    #expect(!editor.prompts.contains("how known > "))
    #expect(
      answer("object-near")
        == Answer(.choice("away"), evidence: .told, by: Party(2), isEvidenceAssumed: true))
  }

  @Test("how an answer is known is said at any time after, and makes it no newer")
  func knownLater() throws {
    try type(Self.atObject + [.line("2"), .key("="), .key("1")])
    #expect(
      answer("object-near") == Answer(.choice("away"), evidence: .saw, by: Party(2)))
    let state = sitting.state
    let fact = try #require(state.library.factIndex("object-near"))
    let known = try #require(state.current(fact, of: .first))
    let act = state.acts.last { $0.event.factAnswered == "object-near" }
    #expect(known.at == act?.at)
    #expect(sitting.log.entries.flatMap(\.kinds).filter { $0 == "corrected" }.count == 1)
  }

  @Test("a quote, a note, why and where answer nothing at a detail and leave it open")
  func signs() throws {
    try type(
      Self.atObject + [
        .key("1"), .line("\"it is here"), .line(" by the door"), .key("?"), .key("."), .key("2"),
      ])
    let kinds = sitting.log.entries.flatMap(\.kinds)
    #expect(kinds.contains("quoteTaken") && kinds.contains("noteTaken"))
    #expect(answer("object-near")?.evidence == .heard)
  }

  @Test(
    "an answer outlives the program while it is asked how it is known",
    arguments: [
      LineInput.hangup, .terminate, .endOfInput,
    ])
  func hungUp(_ how: LineInput) throws {
    try type(Self.atObject + [.key("1"), how])
    #expect(sitting.shelf.text == "/told object-near 1")
    try type([.line(sitting.shelf.text), .key("3")], resuming: true)
    #expect(answer("object-near") == Answer(.choice("reach"), evidence: .told, by: Party(2)))
    #expect(sitting.shelf.text.isEmpty)
  }

  @Test("words at a detail outlive the program with what they belong to")
  func wordsHungUp() throws {
    try type(Self.atObject + [.line("promise"), .draft("ring at n"), .hangup])
    #expect(sitting.shelf.text == "/promise ring at n")
  }

  @Test("Ctrl-C at a detail throws no answer away")
  func interrupt() throws {
    try type(Self.atObject + [.key("1"), .interrupt(wasEmpty: true), .endKey, .key("1")])
    #expect(answer("object-near")?.evidence == .saw)
  }

  @Test("Backspace at a detail shows the question again, and its keys mean what it says")
  func backspace() throws {
    let editor = try type(
      Self.atObject + [.key("1"), .backspaceOnEmpty(emptyForMilliseconds: 600)])
    let after = editor.shown.components(separatedBy: "KNOWN").last ?? ""
    #expect(after.contains("Is what you would use near you?"))
    #expect(editor.prompts.last?.hasSuffix("object-near > ") == true)
    #expect(answer("object-near") == nil)
  }

  @Test("a call that is closed in an alarm keeps the answer that waited, as not for sure")
  func closed() throws {
    try type(
      Self.atObject + [.key("1"), .key("!"), .key("w"), .line("end dropped"), .key("1")])
    #expect(sitting.state.closing != nil)
    #expect(answer("object-near")?.certainty == .doubtful)
  }

  @Test("at a question in words signs are signs, and a line that could be a command is asked about")
  func textQuestion() throws {
    let atText: [LineInput] = [.key("1"), .key("1"), .key("1")]
    try type(
      atText + [
        .line("\"nobody is here"), .line(" rain"), .line("/\"still nobody"), .line("t plan 1"),
        .key("1"), .line("now it is worse"),
      ])
    let kinds = sitting.log.entries.flatMap(\.kinds)
    #expect(kinds.filter { $0 == "quoteTaken" }.count == 2)
    #expect(kinds.filter { $0 == "noteTaken" }.count == 1)
    #expect(answer("plan") == Answer(.choice("yes"), by: .first))
    #expect(answer("what-happened")?.value == .words("now it is worse"))
  }

  @Test("a line that could be a command is the caller's words when it is said to be")
  func words() throws {
    try type([.key("1"), .key("1"), .key("1"), .line("t plan 1"), .key("2")])
    #expect(answer("what-happened")?.value == .words("t plan 1"))
    #expect(answer("plan") == nil)
  }

  @Test(
    "a call ends in each of the four ways, and in no other",
    arguments: [
      ("end handed", Closing.Manner.handedOver), ("end handed over", .handedOver),
      ("end dropped", .dropped), ("end stopped", .stopped), ("end finished", .finished),
    ])
  func endings(_ line: String, _ manner: Closing.Manner) throws {
    let last = manner == .dropped ? "1" : "Kim"
    try type([.key("1"), .line("end somehow"), .line(line), .line(last)])
    #expect(sitting.state.closing?.manner == manner)
  }
}
