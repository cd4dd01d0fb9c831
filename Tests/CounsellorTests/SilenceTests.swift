// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Terminal
import Testing

/// An open line on which nobody speaks, and a supervisor who is wanted.
@Suite("Silence")
struct SilenceTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  private func type(_ lines: [String]) throws -> ScriptedEditor {
    let editor = ScriptedEditor(lines.map { .line($0) })
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    return editor
  }

  private func steps(_ editor: ScriptedEditor) -> [String] {
    editor.prompts.compactMap { $0.split(separator: " ").last { $0 != ">" }.map(String.init) }
  }

  private static let silentAtStart = ["!s", "1", "1", "1"]
  private static let silentInTheCall = ["1", "1", "!s", "1", "1", "1"]

  @Test("before anybody has spoken the words are others than in the call")
  func words() throws {
    let start = try type(Self.silentAtStart + ["4"]).page
    #expect(start.contains("Hello, I am here.") && !start.contains("I am still here."))
    #expect(start.contains("Some calls begin without words."))
    let other = ScriptedEditor((Self.silentInTheCall + ["4"]).map { .line($0) })
    let call = Sitting(library: sitting.library)
    _ = try call.begin(other, Screen(isRich: true, columns: 80)).run()
    #expect(other.page.contains("I am still here.") && !other.page.contains("Hello, I am here."))
    #expect(other.page.contains("One tap on the phone tells me to stay."))
  }

  @Test("where somebody may be listening nothing is said into a silence")
  func heard() throws {
    let page = try type(["1", "told safe-to-talk 2", "!s", "1", "1", "1", "4"]).page
    #expect(page.contains("Somebody may be listening. Say nothing."))
    #expect(!page.contains("I am still here.") && !page.contains("One tap on the phone"))
  }

  @Test("silence answers nothing, and leads back to the question that it cut off")
  func noAnswer() throws {
    let editor = try type(["1", "!s", "1", "1", "1", "4", "1", "1", "4", "1", "1", "1", "1", ""])
    let fact = try #require(sitting.state.library.factIndex("safe-to-talk"))
    #expect(sitting.state.current(fact, of: sitting.state.partyKnowing(fact)) == nil)
    #expect(sitting.state.closing == nil)
    #expect(steps(editor).contains("silence-still"), "\(steps(editor))")
  }

  @Test("sounds after something was taken bring a supervisor, then the breath")
  func sounds() throws {
    let editor = try type(
      ["1", "1", "told caller 1", "told something-taken 1", "!s", "1", "1", "1", "1", "2"])
    #expect(editor.page.contains("Let a supervisor know now, and keep listening."))
    #expect(editor.prompts.last?.hasSuffix("breathing > ") == true, "\(editor.shown)")
    #expect(sitting.state.isBreathInDoubt)
  }

  @Test("a line that drops out of a silence is a dropped line: it ends dropped, and is left so")
  func dropped() throws {
    let lost = Self.silentInTheCall + ["3"]
    let editor = try type(lost)
    #expect(sitting.state.isLineGone && steps(editor).last == "nothing-lost", "\(steps(editor))")
    let ended = Sitting(library: sitting.library)
    let page = ScriptedEditor((lost + ["end", ""]).map { .line($0) })
    _ = try ended.begin(page, Screen(isRich: true, columns: 80)).run()
    #expect(page.shown.contains("outcome: dropped"))
    let left = ScriptedEditor((lost + ["leave"]).map { .line($0) })
    let other = Sitting(library: sitting.library)
    _ = try other.begin(left, Screen(isRich: true, columns: 80)).run()
    #expect(left.prompts.last?.hasSuffix("safe-to-talk > ") == true, "\(left.prompts)")
  }

  @Test("once it is lost the line stays gone while the silence stays on")
  func staysLost() throws {
    let lost = Self.silentInTheCall + ["3", "1", "1", "1", "2", "1"]
    let editor = try type(lost)
    #expect(editor.shown.contains("Do not ring."), "\(steps(editor))")
    #expect(sitting.state.isLineGone && sitting.state.isNobodyBack)
    let walk = try #require(sitting.state.standing.walks.last)
    #expect(walk.staysOn)
  }

  @Test("with breath in doubt nobody is asked about a supervisor")
  func breathFirst() throws {
    let editor = try type(["1", "1", "told breathing 1", "!v"])
    #expect(editor.page.contains("Breath comes first."), "\(editor.shown)")
    #expect(!steps(editor).contains("supervisor-reached"))
  }

  @Test("a supervisor who was not reached stays owed, and the call goes on")
  func owed() throws {
    let editor = try type(["1", "!v", "1", "1", "1", "1"])
    #expect(sitting.state.standing.promises.map(\.text).contains { $0.contains("try again") })
    #expect(editor.prompts.last?.hasSuffix("safe-to-talk > ") == true, "\(editor.prompts)")
  }
}
