// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Terminal
import Testing

/// What is changed of a handoff outlives everything but the handoff itself.
@Suite("A handoff by hand, looked at and edited")
struct EditedByHandTests {
  private let sitting: Sitting

  init() throws {
    var sitting = Sitting(library: try #require(NightLine.shipped))
    sitting.showsRecords = true
    self.sitting = sitting
  }

  private static let ready: [LineInput] = [
    .line("consent share-with-mobile-crisis"), .line("1"), .line("told help-place the mill"),
    .line("told wanted a quiet talk"), .line("offer mobile-crisis"), .line("1"),
    .line("handoff mobile-crisis look"),
  ]
  private static let asks: [LineInput] = [.line("5"), .line("2"), .line("bring a blanket")]

  private func type(_ inputs: [LineInput], resuming: Bool = false) throws -> String {
    let editor = ScriptedEditor(inputs)
    let screen = Screen(isRich: true, columns: 80)
    _ = try (resuming ? sitting.goOn(editor, screen) : sitting.begin(editor, screen)).run()
    return editor.page
  }

  private var request: String? { sitting.state.standing.handoffs.last?.handoff.edits.request }

  @Test("it is shown before it is made, and nothing goes until one key says so")
  func look() throws {
    let page = try type(Self.ready)
    #expect(page.contains("READS Handoff 412-1 to Mobile crisis team"), "\(page)")
    #expect(sitting.state.standing.handoffs.isEmpty)
    let left = try type([.line("2")], resuming: true)
    #expect(sitting.state.standing.handoffs.isEmpty, "\(left)")
  }

  @Test("what was changed goes with it")
  func edited() throws {
    let page = try type(Self.ready + Self.asks + [.line("1")])
    #expect(request == "bring a blanket", "\(page)")
  }

  @Test("what was changed outlives the program, and goes when the handoff is made")
  func cut() throws {
    _ = try type(Self.ready + Self.asks + [.hangup])
    #expect(sitting.state.standing.handoffs.isEmpty)
    let kept = KeptDraft(sitting.shelf.text)
    #expect(kept.handoffs.count == 1 && kept.series == nil && !kept.line.contains("blanket"))
    let page = try type([.line("handoff mobile-crisis look"), .line("1")], resuming: true)
    #expect(page.contains("bring a blanket") && request == "bring a blanket", "\(page)")
    #expect(KeptDraft(sitting.shelf.text).handoffs.isEmpty)
  }

  @Test("what was changed at a step outlives the program too")
  func atStep() throws {
    let small = Sitting(library: try #require(NightLine.small))
    let toHandoff = ["1", "1", "1", "words", "home", "1", "1", "1", "1", "3", "1", "1"]
    let first = ScriptedEditor(toHandoff.map { .line($0) } + Self.asks + [.hangup])
    _ = try small.begin(first, Screen(isRich: true, columns: 80)).run()
    #expect(KeptDraft(small.shelf.text).handoffs.count == 1, "\(first.page)")
    let second = ScriptedEditor([.line("1")])
    _ = try small.goOn(second, Screen(isRich: true, columns: 80)).run()
    #expect(small.state.standing.handoffs.last?.handoff.edits.request == "bring a blanket")
  }

  @Test("what is changed of a second handoff takes nothing from the first")
  func two() throws {
    let page = try type(
      Self.ready + Self.asks + [
        .line("2"), .line("consent share-with-ambulance"), .line("1"), .line("told breathing 2"),
        .line("offer ambulance"), .line("1"), .line("handoff ambulance look"),
        .line("5"), .line("2"), .line("no lights"), .hangup,
      ])
    #expect(KeptDraft(sitting.shelf.text).handoffs.count == 2, "\(page)")
    _ = try type([.line("handoff mobile-crisis look"), .line("1")], resuming: true)
    #expect(request == "bring a blanket")
    #expect(KeptDraft(sitting.shelf.text).handoffs.count == 1)
  }

  @Test("of one responder nothing is changed for another")
  func another() throws {
    let page = try type(
      Self.ready + Self.asks + [
        .line("2"), .line("consent share-with-ambulance"), .line("1"), .line("told breathing 2"),
        .line("offer ambulance"), .line("1"), .line("handoff ambulance"), .line("1"),
      ])
    #expect(sitting.state.standing.handoffs.count == 1 && request == nil, "\(page)")
  }
}
