// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// A consent that is asked for by hand has the same words as one that its step asks for.
@Suite("Consent by hand")
struct ConsentByHandTests {
  private func shown(_ lines: [LineInput], of library: CheckedLibrary?) throws -> String {
    try Sitting(library: try #require(library)).page(lines)
  }

  @Test("the words of its step are shown, and of one that no step asks for there are none")
  func said() throws {
    let team = try shown([.line("consent team")], of: NightLine.small)
    #expect(
      team.contains(
        "\u{1B}[1mSAY May I tell the team what you told me?\u{1B}[0m MARK 1 Yes, given"), "\(team)")
    let notes = try shown([.line("1"), .line("consent notes")], of: NightLine.small)
    #expect(notes.components(separatedBy: "SAY ").count == 3, "\(notes)")
  }

  @Test("the protocol that runs goes before the others")
  func ofRunning() throws {
    let words = "May I ring you at an hour you choose, and only then?"
    let opened = try shown(
      [.line("told caller 1"), .line("consent call-back")], of: NightLine.shipped)
    #expect(opened.contains("If we get cut off, may I call you back?\u{1B}[0m MARK"), "\(opened)")
    #expect(!opened.contains(words))
    let heard = try shown([.line("!h"), .line("consent call-back")], of: NightLine.shipped)
    #expect(heard.contains(words + "\u{1B}[0m MARK"), "\(heard)")
  }

  @Test("in another language both wordings stand, and by yes and no the short keys below them")
  func otherWords() throws {
    let spanish = try shown(
      [.line("language es"), .line("consent call-back")], of: NightLine.shipped)
    #expect(spanish.contains("EN If we get cut off, may I call you back? MARK"), "\(spanish)")
    let mode = try shown(
      [.line("yesno"), .line("1"), .line("1"), .line("a survey"), .line("consent team")],
      of: NightLine.small)
    #expect(
      mode.contains("\u{1B}[1mSAY May I tell the team what you told me?\u{1B}[0m MARK 1 Yes 2 No"),
      "\(mode)")
  }

  @Test("why explains that consent, and at an alarm that comes between it explains the alarm's")
  func why() throws {
    let page = try shown(
      [.key("1"), .line("consent share-with-advocate"), .line("?"), .key("1")],
      of: NightLine.shipped)
    #expect(page.contains("Telling the advocate"), "\(page)")
    #expect(page.contains("FROM opening "), "\(page)")
    #expect(!page.contains("What is said aloud may put a caller in danger."), "\(page)")
    let alarm = try shown(
      [.line("consent share-with-advocate"), .line("!o"), .line("?")], of: NightLine.shipped)
    #expect(alarm.contains("FROM overdose "), "\(alarm)")
    let nowhere = try shown([.line("consent notes"), .line("?")], of: NightLine.small)
    #expect(nowhere.contains("Keeping notes"), "\(nowhere)")
    #expect(!nowhere.contains("FROM"), "\(nowhere)")
  }

  @Test("of somebody who is not on the line the words are shown and not to be said")
  func ofPerson() throws {
    let page = try shown(
      [.line("speaker friend"), .line("consent team person")], of: NightLine.small)
    #expect(page.contains("ABOUT May I tell the team what you told me?"), "\(page)")
    #expect(!page.contains("\u{1B}[1mSAY May I tell the team"), "\(page)")
  }
}
