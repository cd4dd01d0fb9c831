// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import ProtocolFiles
import Protocols
import Terminal
import Testing
import WrittenLibraries

/// Before the step that decides a level, what was answered may speak for one already.
@Suite("A level before it is decided")
struct LevelSoFarTests {
  private let sitting: Sitting

  init() throws {
    sitting = try Sitting(library: Self.library, tonight: Self.tonight)
  }

  private static let library = """
    library: small
    format: 1
    title: Small
    opens with: tonight
    protocols: [tonight]
    findings:
      - id: risk
        title: Risk
        values:
          - low: Low
          - high: High
          - imminent: Imminent, within hours

    """
  private static let tonight = """
    protocol: tonight
    format: 1
    title: Tonight
    version: 1.0.0
    language: en
    outcomes: [settled]
    steps:
      - ask: act
        label: May act
        say: Could you act on it?
        answer: yes or no
        raises danger: [yes]
        secret kind: health
      - ask: soon
        label: Soon
        say: Could that be soon?
        answer: yes or no
        raises danger: [yes]
        secret kind: health
      - ask: tea
        label: Tea
        say: Is there tea?
        answer: yes or no
        secret kind: none
      - decide: risk
        rules:
          - if: act is known and soon is known and act is yes and soon is yes
            gives: imminent
            because: It may be soon.
          - if: act is known and act is yes
            gives: high
            because: They may act.
          - if: act is not known
            gives: high
            because: Nobody knows.
          - otherwise: high
            because: Nothing is sure.
      - end: settled

    """

  @Test("nothing that was not asked speaks for a level")
  func nothing() throws {
    let page = try sitting.page([.line("level")])
    #expect(!page.contains("so far"), "\(page)")
    #expect(page.contains("No level is decided yet."), "\(page)")
  }

  @Test("what was answered does, at the head of each question and in level, with its reason")
  func soFar() throws {
    let page = try sitting.page([.key("1"), .line("level")])
    #expect(page.contains("Risk: so far High"), "\(page)")
    #expect(page.contains("They may act. (May act: Yes)"), "\(page)")
    #expect(!page.contains("Imminent"), "\(page)")
  }

  @Test("more answers speak for more, and the step that decides it takes its place")
  func more() throws {
    let page = try sitting.page([.key("1"), .key("1"), .key("2"), .line("level")])
    #expect(page.contains("Risk: so far Imminent"), "\(page)")
    let decided = page.components(separatedBy: "Risk: Imminent")
    #expect(decided.count > 1 && decided.last?.contains("so far") == false, "\(page)")
  }

  @Test("an answer that speaks for none takes it away")
  func none() throws {
    #expect(try !sitting.page([.line("2")]).contains("so far"))
  }

  @Test("it is on the plain stream too")
  func plain() throws {
    let editor = ScriptedEditor([.line("1")])
    _ = try sitting.begin(editor, Screen(isRich: false, columns: 80)).run()
    #expect(editor.page.contains("Risk: so far High"), "\(editor.page)")
  }

  @Test("raising to less than what stands says what stands, and changes nothing")
  func raiseBelow() throws {
    let page = try sitting.page([
      .key("1"), .key("1"), .key("2"), .line("raise risk high"),
    ])
    #expect(page.contains("Imminent, within hours stands, which is higher:"), "\(page)")
    #expect(sitting.state.standing.decided.first?.raisedTo == nil)
  }

  @Test("a change that moves it says so before it is made")
  func change() throws {
    let page = try sitting.page([.key("1"), .line("2"), .line("wrong soon yes")])
    #expect(page.contains("Risk: High -> Imminent"), "\(page)")
  }

  @Test("what does not stay raised is not stood down, and the sentence says what to type")
  func standDown() throws {
    let page = try sitting.page([.key("1"), .line("standdown act put away")])
    #expect(page.contains("May act does not stay raised: \"wrong\" or \"now\" changes"), "\(page)")
    #expect(sitting.state.standing.table[sitting.library.facts[0].variable, 0] != .skipped)
  }
}
