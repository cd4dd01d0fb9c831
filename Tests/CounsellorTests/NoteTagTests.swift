// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Terminal
import Testing

/// Notes at the prompt: pinned by `#`, private by `-`, and what is said of both.
@Suite("Notes with tags")
struct NoteTagTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  private func type(_ lines: [LineInput]) throws -> ScriptedEditor {
    let editor = ScriptedEditor(lines)
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    return editor
  }

  @Test("a note says its number, when and at which question, and whom it can reach with consent")
  func echo() throws {
    let editor = try type([.line(" she sounds tired"), .line(" red door #place")])
    #expect(editor.page.contains("Saved: note 1, 00:0"), "\(editor.page)")
    #expect(editor.page.contains(", on greet."), "\(editor.page)")
    #expect(editor.page.contains("A note goes to nobody"), "\(editor.page)")
    #expect(editor.page.contains("Saved: note 2"), "\(editor.page)")
    #expect(editor.page.contains("Pinned as place. No consent lets it go yet"), "\(editor.page)")
    #expect(editor.page.contains("Ambulance desk"), "\(editor.page)")
    #expect(!editor.page.contains("Advocates"), "\(editor.page)")
  }

  @Test("what was agreed to stands first of whom it can reach")
  func reach() throws {
    let editor = try type([
      .key("1"), .key("1"), .line("consent share-with-ambulance"), .key("1"),
      .line("note red door #place"),
    ])
    #expect(
      editor.page.contains("It can reach Ambulance desk; with consent also"), "\(editor.page)")
  }

  @Test("a private note says so, and a tag that is none is named")
  func privateAndUnknown() throws {
    let editor = try type([.line(" my own worry -"), .line(" #hous key under the mat")])
    #expect(editor.page.contains("private: no page ever has it."), "\(editor.page)")
    #expect(editor.page.contains("#hous is no tag and pins nothing."), "\(editor.page)")
    #expect(sitting.state.notes.map(\.remark.tags.isPrivate) == [true, false])
  }

  @Test("before a handoff stands which notes are left out, and why")
  func leftOut() throws {
    let editor = try type([
      .key("1"), .key("1"), .line("note her brother has a key"), .line("note my worry -"),
      .line("note calls herself Ana #name"), .line("note at the mill #place"),
      .line("note again -"), .line("offer ambulance"), .key("1"),
      .line("consent share-with-ambulance"), .key("1"), .line("handoff ambulance"),
    ])
    #expect(editor.page.contains("1 note stays here and goes to nobody."), "\(editor.page)")
    let left = "Left out: notes 2 and 5 (private); note 3 (that is no kind they may hold)."
    #expect(editor.page.contains(left), "\(editor.page)")
  }

  @Test("0 keeps what fits no choice as the answer, in their words")
  func somethingElse() throws {
    let editor = try type([
      .line("told means-near"), .line("0"), .line("in the car"), .line("told plan 0 on and off"),
    ])
    let library = sitting.library
    for (id, words) in [("means-near", "in the car"), ("plan", "on and off")] {
      let fact = try #require(library.factIndex(id))
      #expect(sitting.state.current(fact, of: .first)?.answer.value == .words(words))
      #expect(sitting.state.cell(of: fact, .first) == .unsure)
    }
    #expect(editor.page.contains("Something else: \"in the car\""), "\(editor.page)")
    #expect(sitting.state.remarks.isEmpty)
  }
}
