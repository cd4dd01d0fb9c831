// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Terminal

@Suite("Columns")
struct ColumnTests {
  @Test(
    "a character takes as many columns as the terminal gives it",
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}", 1), ("私", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
      ("ｱ", 1), ("Ａ", 2), ("م", 1), ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2), ("❤️", 2), ("🇬🇧", 2),
      ("\u{301}", 0), ("\u{200B}", 0), ("\u{7}", 0), ("…", 1), ("–", 1), ("㍿", 2), ("ไ", 1),
    ] as [(Character, Int)])
  func width(character: Character, columns: Int) {
    #expect(DisplayWidth.of(character) == columns)
  }

  @Test("words fill lines, later lines are indented, and the first leaves room for its label")
  func wraps() {
    let lines = wrapped("Thank you for telling me. Where is it now?", columns: 20, indent: 6)
    #expect(lines == ["Thank you for", "      telling me.", "      Where is it", "      now?"])
  }

  @Test("wide letters count twice, and a word longer than a line is cut, not lost")
  func wrapsWide() {
    #expect(wrapped("私は疲れた", columns: 6) == ["私は疲", "れた"])
    #expect(wrapped("ab abcdefgh", columns: 4) == ["ab", "abcd", "efgh"])
    #expect(wrapped("私", columns: 1) == ["私"])
  }

  @Test("breaks of the text stay, runs of spaces do not")
  func paragraphs() {
    #expect(wrapped("a  b\n\nc", columns: 10, indent: 2) == ["a b", "", "  c"])
    #expect(wrapped("", columns: 10) == [""])
  }

  @Test("no line is ever wider than the window, whatever its width", arguments: 1...60)
  func neverTooWide(columns: Int) {
    let text = "I'm glad you called. 私は疲れた and a-very-long-word-that-does-not-fit 👍 anywhere"
    let lines = wrapped(text, columns: columns, indent: 0)
    let widest = lines.map { DisplayWidth.of($0) }.max() ?? 0
    #expect(widest <= max(columns, 2))
    #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
  }
}
