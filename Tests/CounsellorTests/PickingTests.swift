// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Terminal
import Testing

/// Lists whose letters answer at once.
@Suite("A list to pick from")
struct PickingTests {
  private func page(_ inputs: [LineInput]) throws -> (page: String, prompt: String?) {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    let editor = ScriptedEditor([.key("1"), .key("1"), .key(",")] + inputs)
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    return (editor.page, editor.prompts.last)
  }

  @Test(
    "a command whose first letter narrowed the list is done, and the list stands there again",
    arguments: [
      ("h", "andoff ambulance", "Not prepared."), ("n", "ote she is calmer", "Saved: note 1"),
    ])
  func command(_ first: Character, _ rest: String, _ seen: String) throws {
    let (page, prompt) = try page([.key(first), .line(rest)])
    #expect(page.contains(seen), "\(page.suffix(900))")
    #expect(prompt == "told > ", "\(prompt ?? "")")
  }

  @Test("a name whose first letter narrowed the list is that name")
  func name() throws {
    #expect(try page([.key("h"), .line("elp-place")]).prompt == "help-place > ")
  }
}
