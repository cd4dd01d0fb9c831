// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// Who agreed to a lowering is somebody with a name.
@Suite("The second person's name")
struct SecondPersonTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.small))
  }

  private static let lowering: [LineInput] = [
    .line("/raise risk high"), .line("/lower risk low she laughed"),
  ]

  private func type(_ inputs: [LineInput], isRich: Bool = true) throws -> ScriptedEditor {
    let editor = ScriptedEditor(inputs)
    _ = try sitting.begin(editor, Screen(isRich: isRich, columns: 80)).run()
    return editor
  }

  private var lowered: Decided.Lowering? { sitting.state.standing.decided.first?.lowered }

  @Test(
    "it is typed in the same line, and stands in the record, the level and the sign-off",
    arguments: ["agreed, Maria", "2 Maria", "2, Maria", "Agreed, Maria"], [true, false])
  func named(_ line: String, isRich: Bool) throws {
    let editor = try type(
      Self.lowering + [.line(line), .line("/level"), .line("/end")], isRich: isRich)
    #expect(lowered?.second == .agreed && lowered?.secondName == "Maria", "\(editor.shown)")
    let said = "because she laughed (second person: Maria)"
    #expect(editor.page.components(separatedBy: said).count == 3, "\(editor.page)")
  }

  @Test(
    "without one the key is enough, as before", arguments: [LineInput.key("2"), .line("agreed")])
  func unnamed(_ input: LineInput) throws {
    _ = try type(Self.lowering + [input])
    #expect(lowered?.second == .agreed && lowered?.secondName == nil)
  }

  @Test("the prompt says how a name is typed")
  func said() throws {
    let editor = try type(Self.lowering)
    #expect(editor.page.contains("A name may follow: agreed, Kim."), "\(editor.page)")
  }

  @Test("whoever agreed to a handoff without consent stands in its reason")
  func exception() throws {
    let editor = try type([
      .line("/handoff team exception"), .key("1"), .line("she may die"), .line("agreed, Maria"),
    ])
    let handoff = try #require(sitting.state.standing.handoffs.first?.handoff, "\(editor.shown)")
    #expect(
      handoff.basis
        == .exception("life", reason: "she may die (second person: Maria)", second: .agreed))
  }
}
