// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Terminal
import Testing

@Suite("A cleared screen")
struct MenuClearedTests {
  @Test("a menu stands there again after Ctrl-L, also where a wrong key came before")
  func again() throws {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    let editor = ScriptedEditor([
      .key("1"), .key("1"), .line("offer ambulance"), .key("7"), .screenCleared,
    ])
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    #expect(editor.page.ranges(of: "1 Accepted").count == 2, "\(editor.page)")
  }
}
