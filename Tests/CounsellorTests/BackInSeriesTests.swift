// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Storage
import Terminal
import Testing

/// Backspace where choices are read down for a caller who has only yes and no.
@Suite("Back in a series of yes and no")
struct BackInSeriesTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  private static let mode: [LineInput] = [.line("yesno"), .key("2"), .key("2"), .line("")]
  private static let back = LineInput.backspaceOnEmpty(emptyForMilliseconds: 600)
  /// At a question whose several answers are read down.
  private static let atSeveral =
    mode + [.key("1"), .key("1"), .line("switch withdraws-consent they ask")]
    + [.key("1")]

  @discardableResult
  private func type(_ inputs: [LineInput], isRich: Bool = true) throws -> ScriptedEditor {
    let editor = ScriptedEditor(inputs)
    _ = try sitting.begin(editor, Screen(isRich: isRich, columns: 80)).run()
    return editor
  }

  private func value(_ fact: String) -> AnswerValue? {
    let state = sitting.state
    return state.library.factIndex(fact).flatMap { state.current($0, of: .first)?.answer.value }
  }

  @Test("it takes the last no back, and the answer before stays", arguments: [back, .line("back")])
  func oneNo(_ back: LineInput) throws {
    let choices = try #require(sitting.library.choices(of: "taken-back"))
    let editor = try type(Self.atSeveral + [.key("2"), .key("2"), back, .key("1")])
    #expect(editor.shown.contains("Taken back: No, to \(choices[1].label)."), "\(editor.shown)")
    #expect(value("safe-to-talk") == .choice("safe-now"))
    #expect(value("taken-back") == nil)
  }

  @Test("a yes that was taken back is not chosen, and what stands is what was said last")
  func oneYes() throws {
    let choices = try #require(sitting.library.choices(of: "taken-back"))
    let rest = Array(repeating: LineInput.key("2"), count: choices.count - 2)
    let editor = try type(
      Self.atSeveral + [.key("1"), .key("1"), Self.back, Self.back, .key("2"), .key("1")] + rest)
    #expect(value("taken-back") == .options([choices[1].id]))
    #expect(editor.page.contains("Taken back: Yes, to \(choices[0].label)."), "\(editor.page)")
  }

  @Test("a series goes on at its next choice in another window, with what was said yes to")
  func anotherWindow() throws {
    let choices = try #require(sitting.library.choices(of: "taken-back"))
    try type(Self.atSeveral + [.key("1"), .key("2"), .draft("note she"), .hangup])
    let (series, line) = SeriesDraft.parts(of: sitting.shelf.text)
    #expect(series != nil && line == "note she", "\(sitting.shelf.text.debugDescription)")
    let rest = Array(repeating: LineInput.key("2"), count: choices.count - 2)
    let editor = ScriptedEditor(rest)
    _ = try sitting.goOn(editor, Screen(isRich: true, columns: 80)).run()
    #expect(editor.drafts.first == "note she")
    #expect(value("taken-back") == .options([choices[0].id]))
    #expect(SeriesDraft.parts(of: sitting.shelf.text).series == nil)
  }

  @Test("an alarm leads back to the same choice, with what was said yes to")
  func alarm() throws {
    let choices = try #require(sitting.library.choices(of: "taken-back"))
    let rest = Array(repeating: LineInput.key("2"), count: choices.count - 2)
    try type(
      Self.atSeveral + [.key("1"), .key("2"), .line("!p"), .line("leave")] + rest)
    #expect(value("taken-back") == .options([choices[0].id]))
  }

  @Test("at the first it says what it would take back, and only the next time does that")
  func first() throws {
    let editor = try type(Self.atSeveral + [.key("2"), Self.back, Self.back])
    #expect(editor.page.contains("The first of these. Once more takes back:"), "\(editor.page)")
    #expect(!sitting.log.entries.flatMap(\.kinds).contains("actUndone"))
  }

  @Test("what was said is done the next time, and not after another answer in between")
  func onceMore() throws {
    let undone = { sitting.log.entries.flatMap(\.kinds).count { $0 == "actUndone" } }
    try type(Self.atSeveral + [Self.back, .key("2"), Self.back, Self.back])
    #expect(undone() == 0)
    let other = Sitting(library: sitting.library)
    let editor = ScriptedEditor(Self.atSeveral + [Self.back, Self.back])
    _ = try other.begin(editor, Screen(isRich: true, columns: 80)).run()
    #expect(other.log.entries.flatMap(\.kinds).count { $0 == "actUndone" } == 1)
  }

  @Test("an answer out of turn that is read down goes back by one too")
  func aside() throws {
    let choices = try #require(sitting.library.choices(of: "how-they-are"))
    let rest = Array(repeating: LineInput.key("2"), count: choices.count - 2)
    try type(
      Self.mode + [.key("1"), .line("told how-they-are"), .key("1"), .key("1"), Self.back]
        + [Self.back, .key("2"), .key("1")] + rest)
    let state = sitting.state
    let fact = try #require(state.library.factIndex("how-they-are"))
    let known = state.current(fact, of: state.partyKnowing(fact))?.answer.value
    #expect(known == .options([choices[1].id]))
  }
}

extension CheckedLibrary {
  fileprivate func choices(of id: String) -> [Choice]? {
    guard let fact = factIndex(id) else { return nil }
    switch facts[fact].answers {
    case .choices(let choices), .many(let choices): return choices
    case .yesOrNo, .scale, .number, .text, .time, .place, .phone, .nameToUse: return nil
    }
  }
}
