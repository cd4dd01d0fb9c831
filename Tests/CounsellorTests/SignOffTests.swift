// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Storage
import Terminal
import Testing

/// What is still owed stands at the end, and nothing that is owed no more.
@Suite("Sign-off")
struct SignOffTests {
  private static let atHandoff = [
    "1", "1", "1", "lost her job", "at home", "1", "1", "1", "1", "3", "1", "1",
  ]

  private func shown(_ lines: [String], in library: CheckedLibrary?) throws -> String {
    let sitting = Sitting(library: try #require(library))
    let editor = ScriptedEditor(lines.map { .line($0) })
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    return editor.shown.components(separatedBy: "SIGN-OFF").last ?? ""
  }

  @Test("a call-back that reached nobody is owed, tried or not")
  func callBack() throws {
    let planned = ["1", "1", "1", "/callback 10 ring once"]
    let end = ["/end", ""]
    let untried = try shown(planned + end, in: NightLine.small)
    #expect(untried.contains("Call-back 1 at 22:10, not tried yet: still open."))
    let tried = try shown(planned + ["/callback 1 unanswered"] + end, in: NightLine.small)
    #expect(tried.contains("Call-back 1 at 22:10, tried once: still open."))
    let reached = try shown(planned + ["/callback 1 reached"] + end, in: NightLine.small)
    #expect(!reached.contains("Call-back 1 at"))
  }

  @Test("while the line is gone, a call ends dropped unless another end is named")
  func dropped() throws {
    #expect(try shown(["!l", "end", ""], in: NightLine.shipped).contains("outcome: dropped"))
    let named = try shown(["!l", "end stopped", ""], in: NightLine.shipped)
    #expect(named.contains("outcome: stopped"))
    #expect(try shown(["end", ""], in: NightLine.shipped).contains("outcome: stopped"))
  }

  @Test("what was accepted and handed to nobody is owed, and what has no receiver is not")
  func offerToHandOn() throws {
    let accepted = ["offer advocate", "1"]
    let said = try shown(accepted + ["offer talk", "1", "end", ""], in: NightLine.shipped)
    #expect(said.contains("Advocate was accepted, and nothing was handed over."))
    #expect(!said.contains("Stay and talk was accepted"))
    let declined = try shown(["offer advocate", "3", "end", ""], in: NightLine.shipped)
    #expect(!declined.contains("Advocate was"))
  }

  @Test(
    "after a grave level a talk and a break are offered; what was chosen is no part of the call",
    arguments: ["1", "2", "3"])
  func debrief(_ key: String) throws {
    let said = try shown(["raise suicide-level high", "end", "Lee", "1"], in: NightLine.shipped)
    #expect(said.contains("That was a hard call."), "\(said)")
    let sitting = Sitting(library: try #require(NightLine.shipped))
    _ = try sitting.page(
      ["raise suicide-level high", "end", "Lee", key].map { .line($0) })
    #expect(sitting.state.closing != nil)
    #expect(sitting.state.remarks.isEmpty)
    #expect(sitting.log.entries.last?.kinds == ["callClosed"])
    let calm = try shown(["raise suicide-level moderate", "end", "Lee"], in: NightLine.shipped)
    #expect(!calm.contains("That was a hard call."))
  }

  @Test("what was learned since a receiver accepted is named, and one key hands it over")
  func learned() throws {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    func type(_ lines: [String], begins: Bool = false) throws -> String {
      let editor = ScriptedEditor(lines.map { .line($0) })
      let screen = Screen(isRich: true, columns: 80)
      _ = try (begins ? sitting.begin(editor, screen) : sitting.goOn(editor, screen)).run()
      return editor.page
    }
    let handed = [
      "consent share-with-mobile-crisis", "1", "told help-place the mill", "offer mobile-crisis",
      "1", "handoff mobile-crisis", "readback 1 accepted Kim", "",
    ]
    #expect(try !type(handed + ["end", ""], begins: true).contains("LEARNED"))
    let line =
      "LEARNED since handoff 1, not passed on to Mobile crisis team, desk: "
      + "What would help most"
    let said = try type(["told wanted a quiet talk", "end", "1"])
    #expect(said.contains(line), "\(said)")
    #expect(said.contains("1 Hand it over to Mobile crisis team, desk now"))
    #expect(sitting.state.standing.handoffs.count == 2 && sitting.state.closing == nil)
    #expect(try !type(["readback 2 accepted Kim", "", "end", ""]).contains("LEARNED"))
  }

  private func dropped(_ before: [String]) throws -> (shown: String, state: State) {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    let lines = before + ["!l", "end", "the night shift"]
    let editor = ScriptedEditor(lines.map { .line($0) })
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    return (editor.page, sitting.state)
  }

  @Test("a dropped line opens a call-back where one was agreed, and it is owed")
  func dropOpensCallBack() throws {
    let (said, state) = try dropped(["consent call-back", "1"])
    #expect(said.contains("call-back 1 opens with the end, due now."), "\(said)")
    #expect(state.beside.callBacks.map(\.isOpen) == [true])
    #expect(state.closing?.owed.contains("call-back 1") == true)
    #expect(
      state.beside.callBacks.first?.callBack.dueUTCMilliseconds == state.lastAt?.utcMilliseconds)
  }

  @Test(
    "none opens without that yes, beside an open one, or where a hang-up means to be left alone",
    arguments: [
      ["consent call-back", "3"], [],
      ["consent call-back", "1", "yesno", "1", "2", ""],
      ["consent call-back", "1", "yesno", "1", "3", ""],
    ])
  func dropOpensNone(_ before: [String]) throws {
    #expect(try dropped(before).state.beside.callBacks.isEmpty)
    let planned = try dropped(["consent call-back", "1", "callback 10 ring once"])
    #expect(planned.state.beside.callBacks.count == 1)
  }

  @Test(
    "each read-back is said as what it was",
    arguments: [
      ("accepted Kim", "", "Saved: Kim accepts handoff 1."),
      ("accepted Kim", "2", "\"readback 1\" takes it again."),
      ("declined Kim", "no car", "Saved: Kim DECLINES handoff 1. Nobody has taken it over"),
      ("unanswered", "", "Saved: nobody answered. Handoff 1 stays owed."),
    ])
  func readBacks(_ typed: String, _ more: String, _ says: String) throws {
    let sitting = Sitting(library: try #require(NightLine.small))
    let lines = Self.atHandoff + ["1", "readback 1 \(typed)", more]
    let editor = ScriptedEditor(lines.map { .line($0) })
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    #expect(editor.shown.contains(says), "\(editor.shown)")
  }

  @Test("a handoff that a later one to the same receiver replaced is owed no more")
  func replaced() throws {
    let once = try shown(Self.atHandoff + ["1", "end", ""], in: NightLine.small)
    #expect(once.contains("has not accepted handoff 1 yet"))
    let twice = try shown(Self.atHandoff + ["1", "handoff team", "end", ""], in: NightLine.small)
    #expect(twice.contains("has not accepted handoff 2 yet"))
    #expect(!twice.contains("handoff 1"))
  }
}
