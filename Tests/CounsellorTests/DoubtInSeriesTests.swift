// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Terminal
import Testing

/// A caller who has only yes and no, and is not sure of one of the choices that are read to them.
@Suite("Not sure, in a series of yes and no")
struct DoubtInSeriesTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  private static let mode: [LineInput] = [.line("yesno"), .key("2"), .key("2"), .line("")]
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

  private func answer(_ fact: String) -> Answer? {
    let state = sitting.state
    return state.library.factIndex(fact).flatMap { state.current($0, of: .first)?.answer }
  }

  private var choices: [Choice] {
    let library = sitting.library
    guard let fact = library.factIndex("taken-back"),
      case .many(let options) = library.facts[fact].answers
    else { return [] }
    return options
  }

  private func rest(_ said: Int) -> [LineInput] {
    Array(repeating: .key("2"), count: choices.count - said)
  }

  @Test("it goes on at the next choice, and what was said yes to before stays, with doubt")
  func yesStays() throws {
    let editor = try type(Self.atSeveral + [.key("1"), .key("2"), .key("8")] + rest(3))
    #expect(answer("taken-back")?.value == .options([choices[0].id]), "\(editor.page)")
    #expect(answer("taken-back")?.certainty == .doubtful)
    let notes = sitting.state.remarks.map(\.text)
    let note = try #require(notes.last)
    #expect(note.contains("not sure of \(choices[2].label)"), "\(notes)")
    #expect(note.contains("no to \(choices[1].label)"), "\(notes)")
  }

  @Test("where all the rest was no the answer is not sure, and the noes stand beside it")
  func noesStay() throws {
    try type(Self.atSeveral + [.key("2"), .line("8")] + rest(2))
    #expect(answer("taken-back")?.value == .unsure)
    let note = try #require(sitting.state.remarks.last?.text)
    #expect(note.contains("no to \(choices[0].label)"), "\(note)")
  }

  @Test("of one choice it goes on too, and a yes to a later one is not for sure")
  func oneChoice() throws {
    let editor = try type(Self.mode + [.key("1"), .key("2"), .key("8"), .key("1")])
    #expect(answer("safe-to-talk")?.value == .choice("unsafe"), "\(editor.page)")
    #expect(answer("safe-to-talk")?.certainty == .doubtful)
    let note = try #require(sitting.state.remarks.last?.text)
    #expect(note.hasSuffix("not sure of Someone may be listening; no to Safe to talk"), "\(note)")
  }

  @Test("the first of them is still not sure of all, and the hint says how far a doubt goes")
  func first() throws {
    let editor = try type(Self.mode + [.key("1"), .key("8")])
    #expect(answer("safe-to-talk")?.value == .unsure)
    #expect(!editor.page.contains("Not sure of this one"))
  }

  @Test("from a later one on, the key says that it is about that one")
  func hint() throws {
    let editor = try type(Self.mode + [.key("1"), .key("2")])
    #expect(editor.page.contains("8 Not sure of this one"), "\(editor.page)")
  }

  @Test("the doubt is kept in the draft, and the next window goes on with it")
  func kept() throws {
    try type(Self.atSeveral + [.key("2"), .key("8"), .key("1"), .hangup])
    let editor = ScriptedEditor(rest(3))
    _ = try sitting.goOn(editor, Screen(isRich: true, columns: 80)).run()
    #expect(answer("taken-back")?.value == .options([choices[2].id]))
    #expect(answer("taken-back")?.certainty == .doubtful)
  }

  @Test("Backspace takes the doubt back")
  func takenBack() throws {
    let back = LineInput.backspaceOnEmpty(emptyForMilliseconds: 600)
    let editor = try type(Self.atSeveral + [.key("1"), .key("8"), back, .key("2")] + rest(2))
    #expect(editor.page.contains("Taken back: Not sure, to \(choices[1].label)."), "\(editor.page)")
    #expect(answer("taken-back")?.certainty == .certain)
  }

  @Test("out of turn it is the same")
  func aside() throws {
    try type(
      Self.mode + [.key("1"), .line("told taken-back"), .key("1"), .key("8")] + rest(2))
    let state = sitting.state
    let fact = try #require(state.library.factIndex("taken-back"))
    let known = try #require(state.current(fact, of: state.partyKnowing(fact))?.answer)
    #expect(known.value == .options([choices[0].id]) && known.certainty == .doubtful)
    #expect(state.remarks.last?.text.contains("not sure of \(choices[1].label)") == true)
  }
}
