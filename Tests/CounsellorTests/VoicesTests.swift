// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// A call with two voices in it: neither takes the place of the other by itself.
@Suite("Two voices")
struct VoicesTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  private static let first: [LineInput] = [
    .line("told caller 1"), .line("told something-taken"), .line("3"), .line("speaker family"),
    .line("told something-taken 2"),
  ]

  private func fact() throws -> (cell: Cell, voices: [AnswerValue]) {
    let state = sitting.state
    let fact = try #require(state.library.factIndex("something-taken"))
    let standing = state.fact(fact, of: .first)
    let acts = [standing.current, standing.other].filter { $0 >= 0 }
    return (
      state.cell(of: fact, .first), acts.compactMap { state.acts[Int($0)].answer?.value }
    )
  }

  @Test("who comes on the line by a caller's role in a call about the caller is somebody else")
  func speaker() throws {
    let page = try sitting.page(Self.first.dropLast() + [.line(" a note")])
    #expect(page.contains("SPEAK Family") || page.contains("SPEAKS Family"), "\(page)")
    #expect(sitting.state.standing.speakerParty != sitting.state.standing.personParty)
  }

  @Test("another voice is named, with whose words stand, and nothing is said where none changed")
  func named() throws {
    let page = try sitting.page([
      .line("told caller 1"), .line("told something-taken 3"), .line("speaker family"),
      .line("told what-matters tea"), .line("speaker friend"), .line("speaker friend"),
    ])
    #expect(page.contains("Family speaks now. What the person said stands, as theirs."), "\(page)")
    #expect(page.contains("What Family said stands") && page.ranges(of: "speaks now").count == 2)
  }

  @Test("what another voice tells asks with one key, and both stay in the record")
  func both() throws {
    let page = try sitting.page(Self.first + [.key("1")])
    #expect(page.contains("BEFORE Something taken, or an injury: Neither, said by"), "\(page)")
    let (cell, voices) = try fact()
    #expect(cell == .disputed)
    #expect(voices == [.choice("neither"), .choice("wounded")])
    let handoff = Handoff(number: 1, responder: "ambulance", receiver: nil, basis: .consent)
    let record = HandoffRecord(of: sitting.state, for: handoff, at: sitting.clock.now)
    let said = record[.hazards].filter { $0.id == "something-taken" }.map(\.value)
    #expect(said == [.label("A wound or another injury"), .label("Neither")])
  }

  @Test("or takes its place, where the counsellor says that it is otherwise now")
  func replaced() throws {
    _ = try sitting.page(Self.first + [.key("2")])
    #expect(try fact().voices == [.choice("wounded")])
  }

  @Test("left alone, nothing of it is recorded")
  func left() throws {
    _ = try sitting.page(Self.first + [.line("back")])
    #expect(try fact().voices == [.choice("neither")])
  }

  @Test("the same said by another voice, or anything by the same one, asks nothing")
  func same() throws {
    let page = try sitting.page(
      Array(Self.first.dropLast()) + [.line("told something-taken 3"), .line(" a note")])
    #expect(!page.contains("BEFORE"), "\(page)")
    #expect(try fact().voices == [.choice("neither")])
  }

  @Test("at its own question too, which then counts as asked")
  func asked() throws {
    let page = try sitting.page([
      .key("1"), .key("1"), .key("3"), .line("told something-taken 2"), .key("1"), .line("tea"),
      .line("speaker family"), .line("3"), .key("1"),
    ])
    #expect(page.contains("BEFORE Something taken, or an injury: A wound"), "\(page)")
    let (cell, voices) = try fact()
    #expect(cell == .disputed && voices == [.choice("wounded"), .choice("neither")])
    #expect(sitting.state.pendingVisit?.visit.step != "something-taken")
  }

  @Test("another source is shown beside what stands, and never as taking its place")
  func other() throws {
    let page = try sitting.page([
      .line("told caller 1"), .line("told something-taken"), .line("3"),
      .line("other something-taken 2"), .key("1"),
    ])
    #expect(page.contains("Kept: Neither (told by"), "\(page)")
    #expect(page.contains("Beside it: A wound or another injury."))
    #expect(page.contains("1 Both stay: two sources disagree"))
    #expect(!page.contains("Neither -> A wound") && !page.contains("Change it"))
    #expect(try fact().cell == .disputed)
  }

  @Test("looking back after a correction shows what stands now")
  func back() throws {
    let screen = Screen(isRich: true, columns: 80)
    _ = try sitting.page([.key("1"), .key("1"), .key("3"), .key("1"), .line("my brother")])
    sitting.clock.pass(milliseconds: 60_000)
    let editor = ScriptedEditor([
      .line("wrong what-matters my father"), .key("1"),
      .backspaceOnEmpty(emptyForMilliseconds: 900),
    ])
    _ = try sitting.goOn(editor, screen).run()
    let after = editor.shown.components(separatedBy: "Changed.").last ?? ""
    #expect(after.contains("BACK  What matters most: my father"), "\(after)")
    #expect(!after.contains("my brother"))
  }

  @Test("a line whose end fits no answer, or several, comes back to be typed on")
  func lineBack() throws {
    let editor = DraftSeer(["told alone 1", "now alone with someone"])
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    #expect(editor.drafts == ["", "", "now alone with someone"])
  }

  @Test("lists name facts as people do, and the first letter of either name finds them")
  func lists() throws {
    let page = try sitting.page([.line("told caller 1"), .line("told violence 4"), .line("wrong")])
    let list = page.components(separatedBy: "1 Said it").last ?? ""
    #expect(list.contains("Anyone hurt, or in fear of it"), "\(page)")
    #expect(!list.contains("violence"))
  }
}

/// Plays lines, and keeps what each began with.
private final class DraftSeer: LineEditor {
  private(set) var drafts: [String] = []
  let text = ""
  private var lines: ArraySlice<String>

  init(_ lines: [String]) {
    self.lines = lines[...]
  }

  func next(_ request: LineRequest) -> LineInput {
    drafts.append(request.draft)
    return lines.popFirst().map { .line($0) } ?? .endOfInput
  }

  func show(_ text: String) -> Output.Outcome { .written }
  func closeLine() {}
  func close() {}
}
