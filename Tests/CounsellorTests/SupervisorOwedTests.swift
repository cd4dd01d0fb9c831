// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// A supervisor who was wanted and not reached is asked about before the call is signed off.
@Suite("A supervisor, before the end")
struct SupervisorOwedTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  private static let owed = "I try again to reach a supervisor within ten minutes."
  private static let notReached: [LineInput] = [
    .key("1"), .key("1"), .key("!"), .key("v"), .key("1"), .key("1"), .key("1"), .key("1"),
  ]

  private func type(_ inputs: [LineInput]) throws -> ScriptedEditor {
    let editor = ScriptedEditor(Self.notReached + inputs)
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    return editor
  }

  private func owes() -> Bool {
    sitting.state.debts().contains { debt in
      guard case .promise(let promise) = debt else { return false }
      return promise.text == Self.owed
    }
  }

  @Test(
    "one key says that one was reached, and nothing of it is owed any more",
    arguments: [
      "end", "end dropped",
    ])
  func reached(_ end: String) throws {
    let editor = try type([.line(end), .key("1")])
    #expect(editor.prompts.contains("supervisor > "), "\(editor.page)")
    let after = editor.page.components(separatedBy: "Does one have it by now?").last ?? ""
    #expect(!after.contains(Self.owed) && !owes(), "\(after)")
  }

  @Test("or that none was, and whoever takes over is asked for")
  func handedOn() throws {
    let editor = try type([.line("end"), .key("2"), .line("Lee")])
    #expect(sitting.state.closing?.handedTo == "Lee", "\(editor.page)")
    #expect(sitting.state.closing?.owed.contains { $0.contains("supervisor-tried-again") } == true)
  }

  @Test("left, the call goes on and the promise stands")
  func left() throws {
    let editor = try type([.line("end"), .line("")])
    #expect(editor.prompts.last?.hasSuffix("call-back > ") == true, "\(editor.prompts)")
    #expect(owes() && sitting.state.closing == nil)
  }

  @Test("who was reached in the call is not asked about")
  func reachedBefore() throws {
    let editor = try type([.line("told supervisor-reached 3"), .line("end")])
    #expect(!editor.prompts.contains("supervisor > ") && !owes(), "\(editor.page)")
  }
}
