// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Terminal

@Suite("Keys that are sequences")
struct KeySequenceTests {
  private static let whole = [
    "\u{1B}[A", "\u{1B}[15~", "\u{1B}[23;2~", "\u{1B}[1;5C", "\u{1B}[?62;4c", "\u{1B}OP",
    "\u{1B}O2P", "\u{1B}[[A", "\u{1B}[25^", "\u{1B}[Z", "\u{1B}[97;5u", "\u{1B}[0 q", "\u{1B}f",
  ]

  @Test("a sequence ends where it ends, and goes on until then", arguments: whole)
  func length(_ text: String) {
    let bytes = Array(text.utf8)
    for count in 1..<bytes.count { #expect(KeySequence.length(of: bytes[..<count]) == nil) }
    #expect(KeySequence.length(of: bytes) == bytes.count)
    #expect(KeySequence.length(of: bytes + Array("1".utf8)) == bytes.count)
    #expect(KeySequence.unfinished(in: Array("a".utf8) + bytes.dropLast()) == 1)
    #expect(KeySequence.unfinished(in: bytes) == nil)
  }

  @Test("what means nothing leaves nothing, whatever stands around it", arguments: whole)
  func filtered(_ text: String) {
    let bytes = Array("a\(text)1".utf8)
    #expect(KeySequence.filtered(bytes) { _ in false } == Array("a1".utf8))
    #expect(KeySequence.filtered(bytes) { _ in true } == bytes)
  }

  @Test("a sequence that another breaks off takes nothing of it along")
  func brokenOff() {
    #expect(KeySequence.length(of: Array("\u{1B}\u{1B}[A".utf8)) == 1)
    #expect(KeySequence.length(of: Array("\u{1B}[1\u{1B}[A".utf8)) == 3)
    #expect(KeySequence.length(of: Array("\u{1B}[1\r".utf8)) == 3)
  }

  @Test("pieces of a slow line are put together, and given up when nothing more comes")
  func pieces() {
    var keeper = SequenceKeeper()
    for (at, piece) in ["\u{1B}", "[", "1", "5"].enumerated() {
      let bytes = keeper.begun(at: at * 200) + Array(piece.utf8)
      let taken = keeper.take(bytes, at: at * 200)
      #expect(taken.isEmpty)
    }
    let whole = keeper.take(keeper.begun(at: 800) + Array("~".utf8), at: 800)
    #expect(whole == Array("\u{1B}[15~".utf8))
    let head = keeper.take(Array("ab\u{1B}".utf8), at: 0)
    #expect(head == Array("ab".utf8) && keeper.begun(at: 301).isEmpty)
    let dollar = keeper.take(Array("\u{1B}[23$".utf8), at: 0)
    #expect(dollar == Array("\u{1B}[23$".utf8))
  }

  @Test("a window is still once it has not changed for a while, and that is said once")
  func size() {
    var size = SizeWatch()
    for now in stride(from: 0, through: 900, by: 100) {
      size.changed(at: now)
      let isStill = size.isStill(at: now + 99)
      #expect(!isStill)
    }
    #expect(size.due == 1_200)
    let once = [size.isStill(at: 1_200), size.isStill(at: 1_300)]
    #expect(once == [true, false])
    size.changed(at: 0)
    size.questionIsNew()
    let isStill = size.isStill(at: 400)
    #expect(!isStill)
  }

  @Test("digits of every script are digits, and words stay as they are")
  func digits() {
    #expect("１ ٣,९".plainDigits == "1 3,9")
    #expect("call 〇 ٣".plainDigits == "call 〇 ٣")
    #expect(Character("一").plainDigit == "一" && Character("²").plainDigit == "²")
  }
}
