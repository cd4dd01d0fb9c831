// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Terminal

@Suite("Screen lines")
struct ScreenTests {
  private static let long =
    "It is long enough to go on with on a second line, and on a third one too."
  private static let rule = ScreenLine.rule(
    ["00:42", "!! Overdose or poison", "section 1 of 3, Breathing first", "Suicide risk: High"],
    shorter: [
      ["00:42", "!! Overdose or poison", "1/3 Breathing first", "Suicide risk: High"],
      ["00:42", "!! Overdose or poison", "1/3", "Suicide risk: High"],
    ])

  private func lines(_ line: ScreenLine, columns: Int) -> [String] {
    let text = Screen(isRich: true, columns: columns).text(of: [line])
      .replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "")
    return text.split(separator: "\n").map(String.init)
  }

  @Test("the header is one line where a form of it fits, else two, whatever the window")
  func header() {
    #expect(lines(Self.rule, columns: 120)[0].contains("section 1 of 3, Breathing first"))
    let usual = lines(Self.rule, columns: 80)
    #expect(usual.count == 1 && usual[0].hasPrefix("-- 00:42 -- !! Overdose or poison -- 1/3 "))
    #expect(usual[0].count == 80)
    let narrow = lines(Self.rule, columns: 40)
    #expect(narrow.count == 2)
    #expect(narrow.allSatisfy { $0.count <= 40 } && narrow[1].hasPrefix("      "))
  }

  @Test(
    "every line that goes on with another stands in by the same",
    arguments: [
      rule, .say(long), .text(long), .hint(long), .named("WHY", long), .named("SAY NOW", long),
      .loud(long), .marks([Mark("1", long, wantsEnter: true)]),
    ])
  func indents(_ line: ScreenLine) {
    let lines = lines(line, columns: 28)
    #expect(lines.count > 2)
    for next in lines.dropFirst() {
      #expect(next.hasPrefix("      ") && next.dropFirst(6).first != " ", "\(next)")
    }
  }

  @Test("an alarm and what must not be overlooked are bold, and without any sign in plain mode")
  func bold() {
    for line in [Self.rule, .loud("NOT SAVED: the disk is full.")] {
      let rich = Screen(isRich: true, columns: 80).text(of: [line])
      #expect(rich.hasPrefix("\u{1B}[1m") && rich.hasSuffix("\u{1B}[0m\n"))
      #expect(!Screen(isRich: false, columns: 80).text(of: [line]).contains("\u{1B}"))
    }
    let calm = Screen(isRich: true, columns: 80).text(of: [.rule(["00:42", "1/3"])])
    #expect(!calm.contains("\u{1B}"))
  }

  @Test(
    "a page is broken between words, keeps what fits as it is, and loses nothing",
    arguments: 24...60)
  func page(columns: Int) {
    let page = "  00:12  safe-to-talk   Safe to talk, as far as can be heard\n\nshort  one\n"
    let wrapped = wrappedPage(page, columns: columns)
    #expect(wrapped.split(separator: "\n").allSatisfy { $0.count <= columns })
    #expect(wrapped.contains("short  one\n") && wrapped.hasPrefix("  00:12"))
    #expect(wrapped.split { $0 == " " || $0 == "\n" } == page.split { $0 == " " || $0 == "\n" })
    #expect(wrappedPage(page, columns: 80) == page)
    let far = wrappedPage(
      String(repeating: " ", count: 20) + "(STEADY_LIBRARY, else)", columns: columns)
    #expect(far.split(separator: "\n").allSatisfy { $0.count <= columns })
  }
}
