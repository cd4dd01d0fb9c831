// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Terminal

@Suite("A line without redrawing")
struct KeyLineTests {
  /// The line after these bytes, and what was echoed.
  private func typed(_ bytes: [UInt8]) -> (text: String, echo: String) {
    var line = KeyLine()
    let echo = bytes.map { line.take($0).echo }.joined()
    return (line.text, echo)
  }

  @Test("what is typed is echoed sign by sign, also where one takes several bytes")
  func text() {
    #expect(typed(Array("ab é 字".utf8)) == ("ab é 字", "ab é 字"))
  }

  @Test("Backspace takes back one sign over all of its cells, and nothing from an empty line")
  func backspace() {
    let back = "\u{8} \u{8}"
    #expect(typed(Array("a字".utf8) + [0x7F]) == ("a", "a字" + back + back))
    #expect(typed([0x7F, 0x08]) == ("", ""))
    #expect(typed(Array("e\u{301}".utf8) + [0x7F]).text == "")
  }

  @Test("a word and a whole line can be taken back")
  func words() {
    #expect(typed(Array("one two ".utf8) + [0x17]).text == "one ")
    #expect(typed(Array("one two".utf8) + [0x15]).text == "")
  }

  @Test("arrow keys, control keys and broken bytes leave nothing that acts")
  func hostile() {
    #expect(typed(Array("a\u{1B}[A\u{1B}OBb\u{1B}[200~c\u{7}\u{1}".utf8)).text == "abc")
    #expect(typed(Array("a\u{1B}[[A\u{1B}[15~\u{1B}O2P\u{1B}[1\u{1B}[Ab".utf8)).text == "ab")
    #expect(typed(Array("\u{202E}x\u{9B}".utf8)).text == "x")
    #expect(typed([0xFF, 0xC3, 0x41]).text == "\u{FFFD}\u{FFFD}")
  }

  @Test("Enter ends it, Ctrl-D only asks to, and only where nothing is typed")
  func ends() {
    var line = KeyLine("kept")
    #expect(line.take(0x04) == KeyLine.Outcome())
    #expect(line.take(0x0D) == KeyLine.Outcome(isEnded: true))
    var empty = KeyLine()
    #expect(empty.take(0x04) == KeyLine.Outcome(isEndKey: true))
  }

  @Test("a line holds no more than its budget, and says so")
  func budget() {
    var line = KeyLine(String(repeating: "x", count: LineBudget.limit))
    #expect(line.take(0x78).echo == "" && line.wasCut)
  }
}
