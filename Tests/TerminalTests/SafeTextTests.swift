// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Testing

@testable import Terminal

@Suite("Text from outside")
struct SafeTextTests {
  @Test(
    "ordinary words of any script stay as they are",
    arguments: [
      "", "14 pills, at 2 oak st", "Zoë is naïve; Ærøskøbing", "e\u{301}tude", "私は疲れた",
      "안녕하세요", "أنا بخير", "אני כאן", "می\u{200C}خواهم", "क्\u{200D}ष", "สวัสดี", "Tiếng Việt",
      "👍", "👍🏽", "❤️", "👩‍👩‍👧‍👦", "🏳️‍🌈", "👩🏽‍⚕️", "🇬🇧", "1️⃣",
      "“quoted” – and…", "\u{645}\u{64E}\u{651}",
    ])
  func ordinary(text: String) {
    #expect(SafeText.visible(text) == text)
  }

  @Test(
    "what hides, reorders or moves the cursor is spelled out",
    arguments: [
      ("\u{1B}[2J", "<U+001B>[2J"),
      ("a\u{7}b", "a<U+0007>b"),
      ("a\r\nb", "a<U+000D><U+000A>b"),
      ("\u{9B}31m", "<U+009B>31m"),
      ("\u{7F}", "<U+007F>"),
      ("\u{0}", "<U+0000>"),
      ("a\tb", "a b"),
      ("pay \u{202E}live", "pay <U+202E>live"),
      ("\u{2066}x\u{2069}", "<U+2066>x<U+2069>"),
      ("a\u{200B}b\u{200D}c\u{200C}d", "a<U+200B>b<U+200D>c<U+200C>d"),
      ("\u{FEFF}x\u{AD}y", "<U+FEFF>x<U+00AD>y"),
      ("x\u{FE0F}", "x<U+FE0F>"),
      ("👍\u{200D}x", "👍<U+200D>x"),
      ("\u{301}x", "<U+0301>x"),
      ("\u{3164}", "<U+3164>"),
      ("x\u{E0041}", "x<U+E0041>"),
      ("\u{2028}", "<U+2028>"),
      ("\u{E000}", "<U+E000>"),
      ("\u{10FFFF}", "<U+10FFFF>"),
    ])
  func spelledOut(text: String, shown: String) {
    #expect(SafeText.visible(text) == shown)
  }

  @Test("lines are kept only where the caller of the function asks for it")
  func lines() {
    #expect(SafeText.visible("a\nb\r\n", keepingLines: true) == "a\nb<U+000D>\n")
  }

  @Test("marks cannot be heaped on one letter until they cover other lines")
  func heapOfMarks() {
    let heap = "a" + String(repeating: "\u{301}", count: 200)
    let shown = SafeText.visible(heap).unicodeScalars
    #expect(shown.filter { $0 == "\u{301}" }.count == SafeText.marksPerLetter)
  }

  @Test("of every code point that exists, none that controls or hides gets through")
  func everyScalar() {
    var passed: [UInt32] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = SafeText.visible("a" + String(scalar) + "b")
      if shown.unicodeScalars.contains(scalar), controlsOrHides(scalar) { passed.append(value) }
    }
    #expect(passed == [])
  }

  /// Written apart from the code under test: the ranges of the code charts, not categories.
  private func controlsOrHides(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0xAD, 0x34F, 0x61C, 0x115F...0x1160, 0x180B...0x180F,
      0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xE000...0xF8FF,
      0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0xFFFE...0xFFFF,
      0x1D173...0x1D17A, 0xE0000...0xE0FFF, 0xF0000...0x10FFFF:
      return true
    default: return false
    }
  }

  @Test("4,000 made-up escape and bidi sequences leave nothing behind, and safe text is stable")
  func generated() {
    let dangerous: [Unicode.Scalar] = [
      "\u{1B}", "\u{9B}", "\u{90}", "\u{9D}", "\u{7}", "\u{8}", "\r", "\n", "\u{E}", "\u{7F}",
      "\u{200D}", "\u{200C}", "\u{200F}", "\u{202A}", "\u{202E}", "\u{2067}", "\u{FE0F}",
      "\u{FEFF}", "\u{301}", "\u{E0020}",
    ]
    let harmless: [Unicode.Scalar] = [
      "[", "]", "0", ";", "m", "H", "J", "P", "\\", "x", " ", "é", "م", "ש", "私", "👍", "क",
      "\u{94D}",
    ]
    var generator = Chance(state: 20_261_124)
    for _ in 0..<4_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...24, using: &generator) {
        let pool = Bool.random(using: &generator) ? dangerous : harmless
        text.append(pool[Int.random(in: 0..<pool.count, using: &generator)])
      }
      let shown = SafeText.visible(String(text))
      #expect(
        !shown.unicodeScalars.contains { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) })
      #expect(!shown.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
      #expect(SafeText.visible(shown) == shown)
    }
  }
}
