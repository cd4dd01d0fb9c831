// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// What is refused, changed or repeated is said in words that people use.
@Suite("Said plainly")
struct SaidPlainlyTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  @Test("a handoff that is refused says what brings it, once, and no rule")
  func refusedHandoff() throws {
    let page = try sitting.page([.line("told caller 1"), .line("handoff advocate")])
    let asked = "the person says yes to \"Telling the advocate\": \"consent share-with-advocate\""
    #expect(page.contains(asked) && page.contains("it is asked: \"told advocate-way\""), "\(page)")
    #expect(!page.contains("or else") && !page.contains("is limited"), "\(page)")
  }

  @Test("a name of no role lists what can be typed")
  func noSuchRole() throws {
    #expect(try sitting.page([.line("speaker person")]).contains("Type one of: self, family,"))
  }

  @Test("a limit that went along is a box of the read-back")
  func limitBox() throws {
    let page = try sitting.page([
      .line("told caller 1"), .line("told help-place the mill"), .line("offer mobile-crisis"),
      .key("1"), .line("consent share-with-mobile-crisis"), .line("2only the place"), .key("1"),
      .line("handoff mobile-crisis"), .key("1"), .line("readback 1 accepted Kim"), .line("1 2"),
    ])
    #expect(page.contains("the limit"), "\(page)")
    #expect(page.contains("Not repeated: ") && page.contains("the limit. Say it again"), "\(page)")
  }

  @Test("what cannot be undone is named by its title")
  func titles() throws {
    let page = try sitting.page([
      .line("speaker friend"), .line("told help-place the mill"), .line("consent pass-on"),
      .key("1"), .line("offer ambulance"), .key("1"), .line("handoff ambulance"),
      .line("now help-place the harbour"),
    ])
    #expect(page.contains("handoff 1 to Ambulance"), "\(page)")
  }

  /// Overheard, with a cover story, a sign and what a hang-up means.
  private static let agreed: [LineInput] = [
    .key("1"), .key("2"), .key("1"), .key("1"), .key("2"), .key("1"), .key("1"), .key("1"),
    .key("1"), .key("1"),
  ]

  @Test(
    "an alarm that comes once more draws at most twelve rows and says nothing twice",
    arguments: [[], [.line("leave"), .key("2"), .line("")]] as [[LineInput]])
  func rows(_ left: [LineInput]) throws {
    func shown(_ lines: [LineInput]) throws -> String {
      let editor = ScriptedEditor(lines)
      _ = try Sitting(library: sitting.library).begin(
        editor, Screen(isRich: true, columns: 80)
      ).run()
      return editor.shown
    }
    let before = try shown(Self.agreed + left)
    let after = try shown(Self.agreed + left + [.line("!h")])
    let end = "Call 412 waits"
    let drawn = String(
      (after.components(separatedBy: end).first ?? "").dropFirst(
        (before.components(separatedBy: end).first ?? "").count))
    #expect(drawn.contains("wrong number") || drawn.contains("A wrong number"), "\(drawn)")
    #expect(drawn.count { $0 == "\n" } + 1 <= 12, "\(drawn)")
    #expect(drawn.components(separatedBy: "wrong number").count == 2, "\(drawn)")
  }

  @Test("an alarm that is left and raised again says nothing over again, and confirms what holds")
  func raisedAgain() throws {
    let first: [LineInput] = [
      .key("1"), .key("1"), .key("3"), .line("!k"), .key("1"), .key("1"), .key("1"), .line("3"),
      .key("1"), .line("what she saw"), .key("2"), .line("leave"), .key("2"),
    ]
    let before = ScriptedEditor(first)
    _ = try Sitting(library: sitting.library).begin(
      before, Screen(isRich: true, columns: 80)
    ).run()
    let editor = ScriptedEditor(first + [.line("!k"), .line(""), .line("3"), .line(""), .line("")])
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    let again = editor.prompts.dropFirst(before.prompts.count).joined(separator: " ")
    #expect(again.contains("child-harm > ") && again.contains("child-facts > "), "\(again)")
    #expect(!again.contains("limits-of-privacy") && !again.contains("child-duty"), "\(again)")
    let page = editor.page
    #expect(page.contains("You chose: Tell more. Is that still so?"), "\(page)")
    #expect(page.contains("I wrote down: what she saw. Is that still so?"), "\(page)")
  }

  @Test("an ambulance is told age, long illness and medicines; a limit is no silent bar to a drink")
  func forMedics() throws {
    let editor = ScriptedEditor([
      .line("told caller 1"), .line("!i"), .key("4"), .key("1"), .key("1"), .line("the mill"),
      .line("2only the place"), .key("1"), .key("1"), .key("1"), .line("two hours ago"),
      .line("70"), .line("diabetes"), .line("insulin"), .line("1"), .line("1"), .key("1"),
    ])
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    for asked in ["years-old > ", "long-illness > ", "medicines-taken > ", "may-medics-know > "] {
      #expect(editor.prompts.contains { $0.hasSuffix(asked) }, "\(asked) \(editor.prompts)")
    }
    #expect(editor.page.contains("Ask if medics may know that they stopped."))
  }

  @Test("of what is no gun nothing is said of guns, and a child asleep is no company")
  func words() throws {
    let library = sitting.library
    let ofAll = library.steps.filter { $0.id == "stay-while-it-moves" || $0.id == "put-away" }
    let said = ofAll.flatMap { $0.wording.say + [$0.wording.hint ?? ""] }.joined(separator: " ")
    #expect(!ofAll.isEmpty && !said.contains("gun"), "\(said)")
    let alone = try #require(library.factIndex("alone"))
    #expect(library.choice("only-a-child", of: alone) != nil)
    let child = try #require(library.facts[alone].answers.valueIndex(of: "only-a-child"))
    #expect(library.facts[alone].graveness[child] > 0)
  }
}
