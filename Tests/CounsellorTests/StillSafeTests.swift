// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// What was safe when it was asked may be so no longer.
@Suite("Safe to talk, once more")
struct StillSafeTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  @discardableResult
  private func begin(_ lines: [LineInput]) throws -> ScriptedEditor {
    let editor = ScriptedEditor(lines)
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    return editor
  }

  private func goOn(_ lines: [LineInput], wasCut: Bool = false) throws -> ScriptedEditor {
    let editor = ScriptedEditor(lines)
    _ = try sitting.goOn(editor, Screen(isRich: true, columns: 80), wasCut: wasCut).run()
    return editor
  }

  private func names(_ editor: ScriptedEditor) -> [String] {
    editor.prompts.map { String($0.split(separator: "] ").last ?? "") }
  }

  @Test("after a call was cut it is asked before anything else, and the call goes on where it was")
  func cut() throws {
    try begin([.key("1"), .key("1")])
    let editor = try goOn([.key("1")], wasCut: true)
    #expect(names(editor) == ["safe-to-talk > ", "call-back > "])
    #expect(editor.shown.contains("The call was cut. Ask first whether it is still safe to talk."))
  }

  @Test("a line that was half typed stands at its own prompt first, and then it is asked")
  func cutInMidLine() throws {
    try begin([.key("1"), .key("1"), .draft("note she is")])
    let editor = try goOn([.line("note she is here"), .key("1")], wasCut: true)
    #expect(editor.shown.contains("Say nothing yet: save or clear the half-typed line"))
    #expect(names(editor) == ["call-back > ", "safe-to-talk > ", "call-back > "])
  }

  @Test(
    "once that line is cleared it is asked at once, and no key answers the question beneath",
    arguments: [
      [LineInput.interrupt(wasEmpty: false)], [.draft("")], [.key("2")], [.line("")],
      [.draft(""), .interrupt(wasEmpty: true)],
    ])
  func cutAndCleared(_ clearing: [LineInput]) throws {
    try begin([.key("1"), .key("1"), .draft("note she is")])
    let editor = try goOn(clearing + [.key("1")], wasCut: true)
    let asked = names(editor).filter { $0 == "safe-to-talk > " }
    #expect(asked.count <= 2 && names(editor).last == "call-back > ", "\(editor.shown)")
    #expect(names(editor)[1] == "safe-to-talk > ", "\(names(editor))")
    #expect(editor.shown.contains("Ask first whether it is still safe to talk."))
    #expect(sitting.state.standing.consents.isEmpty)
    #expect(sitting.shelf.text.isEmpty)
  }

  @Test("a half-typed line that is only a look leads to the same")
  func cutAndLooked() throws {
    try begin([.key("1"), .key("1"), .draft("ans")])
    let looked = try goOn([.line("answers"), .key("1")], wasCut: true)
    #expect(names(looked) == ["call-back > ", "safe-to-talk > ", "call-back > "])
  }

  @Test("whoever is not safe now is led to yes and no, and only once is everything agreed")
  func cutAndUnsafe() throws {
    try begin([.key("1"), .key("1")])
    let editor = try goOn([.key("2")], wasCut: true)
    #expect(names(editor).last == "yes-or-no-now > ", "\(names(editor))")
    let agreed = Sitting(library: sitting.library)
    let told = ScriptedEditor([
      .key("1"), .key("2"), .key("1"), .key("1"), .key("2"), .key("2"), .key("1"), .key("1"),
    ])
    _ = try agreed.begin(told, Screen(isRich: true, columns: 80)).run()
    let again = ScriptedEditor([.key("2")])
    _ = try agreed.goOn(again, Screen(isRich: true, columns: 80), wasCut: true).run()
    #expect(names(again).last == "as-agreed-before > ", "\(names(told)) \(names(again))")
    #expect(again.shown.contains("if somebody comes in: A wrong number"), "\(again.shown)")
  }

  @Test("nobody is asked where the line is gone, where they left on purpose, or before first aid")
  func notAsked() throws {
    try begin([.key("1"), .key("1")])
    #expect(names(try goOn([])) == ["call-back > "])
    #expect(names(try goOn([.line("!l")], wasCut: false)).last == "nothing-lost > ")
    #expect(names(try goOn([], wasCut: true)) == ["nothing-lost > "])
    #expect(names(try goOn([.line("leave"), .line("!o")])).last != "safe-to-talk > ")
    #expect(names(try goOn([], wasCut: true)).first != "safe-to-talk > ")
  }

  /// All that a handoff wants was said, so long ago that whether it is safe to talk is asked again.
  private func beginLongBeforeHandoff() throws {
    try begin([
      .key("1"), .key("1"), .line("offer trusted-person"), .key("1"),
      .line("consent share-with-trusted-person"), .key("1"),
    ])
    sitting.clock.pass(milliseconds: 11 * 60_000)
  }

  @Test("an answer older than it holds is asked once more before a handoff is prepared")
  func beforeHandoff() throws {
    try beginLongBeforeHandoff()
    let editor = try goOn([.line("handoff trusted-person"), .key("1")])
    #expect(names(editor) == ["call-back > ", "safe-to-talk > ", "call-back > "])
    #expect(editor.shown.contains("Ask that once more first."), "\(editor.shown)")
    #expect(editor.shown.contains("Then: handoff trusted-person"))
    #expect(sitting.state.standing.handoffs.isEmpty)
    _ = try goOn([.line("handoff trusted-person")])
    #expect(sitting.state.standing.handoffs.count == 1)
  }

  @Test("at a detail it is said again, once that was answered, that nothing was handed over yet")
  func atDetail() throws {
    try beginLongBeforeHandoff()
    let editor = try goOn([
      .line("consent call-back"), .line("handoff trusted-person"), .key("1"),
    ])
    #expect(editor.prompts.last == "consent > ", "\(editor.prompts)")
    let after = editor.shown.components(separatedBy: "Chose: Safe to talk").last ?? ""
    #expect(after.contains("Then: handoff trusted-person"), "\(editor.shown)")
    #expect(sitting.state.standing.handoffs.isEmpty)
  }

  @Test("it is asked once more before a goodbye where it is old, and not where it is fresh")
  func beforeGoodbye() throws {
    let toGoodbye: [LineInput] = [
      .line("switch closing they have to go"), .key("4"), .line("tea"), .key("1"), .line("Jo"),
      .line("no, nothing"), .key("1"), .key("1"),
    ]
    let fresh = try begin([.key("1"), .key("1")] + toGoodbye)
    #expect(names(fresh).last == "goodbye > ", "\(names(fresh))")
    let other = Sitting(library: sitting.library)
    let first = ScriptedEditor([.key("1"), .key("1")])
    _ = try other.begin(first, Screen(isRich: true, columns: 80)).run()
    other.clock.pass(milliseconds: 11 * 60_000)
    let late = ScriptedEditor(toGoodbye + [.line("1")])
    _ = try other.goOn(late, Screen(isRich: true, columns: 80)).run()
    #expect(names(late).suffix(2) == ["safe-to-talk > ", "goodbye > "], "\(names(late))")
  }

  @Test(
    "within the alarm that agrees on signs it is asked alone, and nothing of the alarm twice",
    arguments: [LineInput.key("2"), .line("1"), .key("8")])
  func withinAlarm(_ answer: LineInput) throws {
    let before = try begin([.key("1"), .key("1"), .line("!h"), .key("1"), .key("1"), .key("2")])
    #expect(names(before).last == "texts-seen > ", "\(names(before))")
    let editor = try goOn([answer, .key("2"), .key("2"), .key("1")], wasCut: true)
    #expect(
      names(editor) == [
        "safe-to-talk > ", "texts-seen > ", "my-voice > ", "cover-story > ", "hang-up-means > ",
      ], "\(editor.shown)")
    #expect(editor.shown.contains("Ask first whether it is still safe to talk."))
  }

  @Test("within that alarm too it is asked as soon as the half-typed line is cleared")
  func withinAlarmOnceCleared() throws {
    try begin([
      .key("1"), .key("1"), .line("!h"), .key("1"), .key("1"), .key("2"), .draft("note he"),
    ])
    let editor = try goOn([.interrupt(wasEmpty: false), .key("2"), .key("2")], wasCut: true)
    #expect(
      names(editor) == ["texts-seen > ", "safe-to-talk > ", "texts-seen > ", "my-voice > "],
      "\(editor.shown)")
    #expect(sitting.shelf.text.isEmpty)
  }

  @Test("where the sign that was agreed comes, they are who was agreed, and it is asked once more")
  func sign() throws {
    let agreed: [LineInput] = [
      .key("1"), .key("2"), .key("1"), .key("1"), .key("2"), .key("2"), .key("1"), .key("1"),
    ]
    let during = try begin(agreed + [.line("!h"), .key("3")])
    #expect(names(during).suffix(2) == ["safe-to-talk > ", "as-agreed-before > "])
    #expect(during.shown.contains("Be who was agreed until they go on."), "\(during.shown)")
    let other = Sitting(library: sitting.library)
    let later = ScriptedEditor(
      agreed + [.key("1"), .key("2"), .key("1"), .key("1"), .line("!h"), .key("1")])
    _ = try other.begin(later, Screen(isRich: true, columns: 80)).run()
    #expect(names(later).suffix(3) == ["call-back > ", "be-who-was-agreed > ", "safe-to-talk > "])
  }
}
