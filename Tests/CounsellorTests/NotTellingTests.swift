// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// Whom nobody may tell, said at any time of a call.
@Suite("Do not tell")
struct NotTellingTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  private func type(_ inputs: [LineInput], isRich: Bool = true) throws -> ScriptedEditor {
    let editor = ScriptedEditor(inputs)
    _ = try sitting.begin(editor, Screen(isRich: isRich, columns: 80)).run()
    return editor
  }

  private func version(for responder: String, _ receiver: String) -> RecordVersion {
    let handoff = Handoff(number: 1, responder: responder, receiver: receiver, basis: .consent)
    return RecordVersion(handoff, in: sitting.state, at: sitting.clock.now)
  }

  @Test("it stands on a page, and before the number wherever somebody is rung")
  func stands() throws {
    let editor = try type([
      .key("1"), .key("1"), .line("1"), .line("nottell"), .line("my husband"),
      .line("told caller 1"), .line("consent share-with-mobile-crisis"), .key("1"),
      .line("callback 10 ring once"),
    ])
    #expect(editor.page.contains("do not tell my husband"), "\(editor.page)")
    let record = version(for: "mobile-crisis", "mobile-desk").scoped
    #expect(record[.doNotTell].map(\.value) == [.words("my husband")])
    let ring = try #require(editor.page.components(separatedBy: "callback").last)
    #expect(ring.contains("DO NOT TELL my husband"), "\(editor.page)")
  }

  @Test("a second one adds to the first, and the same one is not said twice")
  func several() throws {
    _ = try type([
      .line("nottell my husband"), .line("nottell my mother"), .line("nottell my mother"),
    ])
    let state = sitting.state
    let fact = try #require(state.library.factIndex("whom-not-to-tell"))
    #expect(
      state.current(fact, of: state.partyKnowing(fact))?.answer.value
        == .words("my husband; my mother"))
  }

  @Test("above the ring of a dropped line it stands too")
  func dropped() throws {
    let editor = try type([
      .key("1"), .key("1"), .key("1"), .line("0171 555 0199"), .line("nottell my husband"),
      .line("!l"), .line("1"), .line("1"), .line("1"), .line("2"), .line("1"), .line("1"),
    ])
    #expect(editor.page.contains("DO NOT TELL my husband"), "\(editor.page)")
  }

  @Test("a limit that keeps somebody out says how that is kept for everybody")
  func limit() throws {
    let editor = try type([
      .line("consent share-with-mobile-crisis"), .line("2 do not tell my husband"),
    ])
    #expect(editor.page.contains("\"nottell WHOM\" keeps that for everybody"), "\(editor.page)")
    let other = Sitting(library: sitting.library)
    let plain = ScriptedEditor([
      .line("consent share-with-mobile-crisis"), .line("2 only the place"),
    ])
    _ = try other.begin(plain, Screen(isRich: true, columns: 80)).run()
    #expect(!plain.page.contains("nottell"), "\(plain.page)")
  }

  @Test("a library without such a question keeps it as a note")
  func without() throws {
    let other = Sitting(library: try #require(NightLine.small))
    _ = try other.begin(
      ScriptedEditor([.line("nottell my husband")]), Screen(isRich: true, columns: 80)
    ).run()
    #expect(other.state.remarks.map(\.text) == ["DO NOT TELL my husband"])
  }
}
