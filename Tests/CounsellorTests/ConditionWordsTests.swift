// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// Why a step comes, as people say it.
@Suite("Why, in words")
struct ConditionWordsTests {
  @Test("no screen shows an author's brackets, names or signs", arguments: [80, 40])
  func plain(columns: Int) throws {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    let editor = ScriptedEditor([.line("!l"), .key("1"), .line(".")])
    _ = try sitting.begin(editor, Screen(isRich: true, columns: columns)).run()
    let page = editor.page
    #expect(page.contains("HERE because the plan if-silent: not agreed"), "\(page)")
  }

  @Test("a level says what it rests on by labels")
  func level() throws {
    let sitting = Sitting(library: try #require(NightLine.small))
    let editor = ScriptedEditor(
      [.key("1"), .key("1"), .key("1"), .line("lost her job"), .line("home"), .key("1")]
        + [.key("1"), .key("1"), .line("level")])
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 200)).run()
    // Of the alternatives only what was said.
    let said = "(thoughts: \"Yes, now\"; and plan: Yes)"
    #expect(editor.shown.contains(said), "\(editor.shown)")
  }

  @Test("every condition of the shipped library is said in words")
  func all() throws {
    let library = try #require(NightLine.shipped)
    for step in library.steps {
      guard let condition = step.condition else { continue }
      let said = ConditionWords(library: library).text(of: condition)
      for sign in [" is one of ", "not (", " for sure", "consent to "] {
        #expect(!said.contains(sign), "\(said)")
      }
    }
  }
}
