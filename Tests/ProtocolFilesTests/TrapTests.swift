// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import ProtocolFiles

@Suite("Traps of YAML")
struct TrapTests {
  @Test("each trap is named where it stands, with its remedy", arguments: traps)
  func trap(_ trap: Trap) {
    let (node, says) = reading(trap.bytes)
    #expect(node == nil)
    #expect(says == Golden("traps").expected(trap.name, now: says))
  }

  static let traps: [Trap] = [
    Trap("a number sign in wording", "say: Press #1 if safe\n"),
    Trap("a number sign at the start of wording", "say: #1 is us\n"),
    Trap("a number sign in a list", "- Press #1\n"),
    Trap("a colon in wording", "say: Ask: are you safe?\n"),
    Trap("a colon in the second line of wording", "say: Ask\n  one: are you safe?\n"),
    Trap("a tab as indentation", "a:\n\tb: 1\n"),
    Trap("a tab after a key", "a:\tb\n"),
    Trap("a space from a word processor as indentation", "a:\n\u{A0}\u{A0}b: 1\n"),
    Trap("a space from a word processor in wording", "a: b\u{A0}c\n"),
    Trap("a key in typographic quotes", "\u{201C}a\u{201D}: b\n"),
    Trap("a hidden line break", "a: b\u{2028}c\n"),
    Trap("an anchor, an alias, a merge key and a tag", "a: &x b\nc: *x\n<<: *x\nd: !t e\n"),
    Trap("the same in braces", "a: {<<: b, &x c: d, e: *x}\n"),
    Trap("a key twice", "a: 1\nb: 2\na: 3\n"),
    Trap("a key twice, once in quotes", "yes: 1\n\"yes\": 2\n"),
    Trap("a key twice in braces", "a: {b: 1, b: 2}\n"),
    Trap("two documents", "a: 1\n---\nb: 2\n"),
    Trap("a question mark as a key", "? a\n: b\n"),
    Trap("a list as a key", "[a]: b\n"),
    Trap("a condition with a sign", "when: >= 3\n"),
    Trap("a star in a list", "a: [b, *, c]\n"),
    Trap("signs that YAML keeps", "a: %x\nb: @x\nc: `x\nd: ? really\ne: - f\n"),
    Trap("a double quote left open", "a: \"b\nc: d\n"),
    Trap("a single quote left open", "a: 'b\n"),
    Trap("text after a quote", "a: \"b\" she said\n"),
    Trap("text after a bracket", "a: [pause] go on\n"),
    Trap("a text that begins with a blank to fill", "a: {answer} is right?\n"),
    Trap("a bracket left open", "a: [b, c\nd: e\n"),
    Trap("a comma in braces", "a: {id: b, says: Police, please}\n"),
    Trap("a key further out than its neighbours", "a:\n    b: 1\n   c: 2\n"),
    Trap("a key further in than its neighbours", "a: 1\n  b: 2\n"),
    Trap("a list after a text", "a: text\n  - item\n"),
    Trap("a text out of line", "a:\n  - b\n c\n"),
    Trap("a text after | that comes back out", "a: |\n   b\n  c\n"),
    Trap("a key without a space after its colon", "a: 1\nb:2\nc: 3\n"),
    Trap("a file of words", "hello\n"),
    Trap("a backslash", "a: \"\\d\"\n"),
    Trap("a file of comments", "# only a comment\n"),
    Trap("a directive", "%YAML 1.2\n---\na: b\n"),
    Trap("an escape in quotes", "a: \"b\\x1b[2Jc\"\n"),
    Trap("a mark that turns the text", "a: b\u{202E}c\n"),
    Trap("control characters", "a: b\u{0}c\u{1B}\n"),
    Trap("a colon in a list in brackets", "a: [Ask: are you safe?]\n"),
    Trap("a colon without a key", ": b\n"),
  ]
}
