// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Storage
import Terminal
import Testing

@Suite("What a counsellor offers and plans by hand")
struct ByHandTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  private func type(_ inputs: [LineInput]) throws -> ScriptedEditor {
    let editor = ScriptedEditor(inputs)
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    return editor
  }

  @Test("who else is there is asked about before the question that stood open is shown again")
  func alsoOneQuestion() throws {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    let first: [LineInput] = [.key("1"), .line("also family")]
    let before = ScriptedEditor(Array(first.prefix(1)))
    _ = try sitting.begin(before, Screen(isRich: true, columns: 80)).run()
    let other = Sitting(library: sitting.library)
    let editor = ScriptedEditor(first)
    _ = try other.begin(editor, Screen(isRich: true, columns: 80)).run()
    let shown = editor.shown.dropFirst(before.shown.count)
    #expect(editor.prompts.last == "safe > " && !shown.contains("SAY"), "\(shown)")
  }

  @Test("a wish is taken back like a consent, and both stand in the journal", arguments: [0, 1, 2])
  func wishTakenBack(_ way: Int) throws {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    let ways: [[LineInput]] = [
      [.line("wish police withdrawn")], [.line("wish police"), .key("4")],
      [.backspaceOnEmpty(emptyForMilliseconds: 600)],
    ]
    let editor = ScriptedEditor([.key("1"), .line("wish police")] + ways[way])
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    #expect(sitting.state.standing.wishes.isEmpty, "\(editor.shown)")
    let kinds = sitting.log.entries.flatMap(\.kinds)
    #expect(kinds.contains("wishRecorded"))
    #expect(kinds.contains(way == 2 ? "actUndone" : "wishWithdrawn"))
  }

  @Test("nobody takes another's wish back, and one that stays is not noted twice")
  func wishOfAnother() throws {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    let editor = ScriptedEditor([
      .key("1"), .line("wish police"), .line("wish police"), .key("1"), .line("also family"),
      .key("8"), .line(""), .line("speaker family"), .line("wish police withdrawn"),
    ])
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    #expect(sitting.state.standing.wishes.count == 1)
    #expect(editor.shown.contains("has no wish for Police to take back"), "\(editor.shown)")
  }

  @Test(
    "what has changed is asked before a team is told, unless it was told already",
    arguments: ["mobile-crisis", "call-support"])
  func newestNews(_ responder: String) throws {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    let index = try #require(sitting.library.responderIndex(responder))
    let news = "ask what has changed"
    let also = "newest news"
    func isOwed() -> Bool {
      sitting.state.unmetRules(forHandoffTo: index).contains {
        $0.says.contains(news) || $0.says.contains(also)
      }
    }
    let screen = Screen(isRich: true, columns: 80)
    _ = try sitting.begin(ScriptedEditor([.line("told caller 2")]), screen).run()
    #expect(isOwed(), "\(sitting.state.unmetRules(forHandoffTo: index).map(\.says))")
    _ = try sitting.goOn(ScriptedEditor([.line("told what-changed nothing")]), screen).run()
    #expect(!isOwed())
  }

  @Test("police are not offered by hand; it is said how a wish is recorded")
  func policeByHand() throws {
    let editor = try type([.line("offer police")])
    #expect(
      editor.page.contains(
        "Police: not offered by hand. A wish: \"wish police\". Done: \"outside police\"."),
      "\(editor.page)")
    #expect(!sitting.log.entries.flatMap(\.kinds).contains("offerEnded"))
  }

  @Test("what came of a call-back is asked in known words, and plans no other")
  func callBackCancelled() throws {
    let editor = try type([
      .line("consent call-back"), .key("1"), .line("callback 30 min by the bell"),
      .line("callback 1 cancelled"), .line("callback 1 withdrawn"),
    ])
    #expect(sitting.state.beside.callBacks.count == 1, "\(editor.page)")
    #expect(
      editor.page.contains(
        "Call-back 1 came to what? \"callback 1\" and reached, unanswered or withdrawn."),
      "\(editor.page)")
    #expect(sitting.state.beside.callBacks.allSatisfy { !$0.isOpen })
  }

  @Test("offers are put in the caller's language, with the library's words below")
  func offers() throws {
    let editor = try type([.line("language es"), .line("offer mobile-crisis"), .key("2")])
    #expect(editor.page.contains("Puede venir un equipo de crisis, sin policía."), "\(editor.page)")
    #expect(editor.page.contains("EN A crisis team can come, without police."))
    let offered = sitting.library.responders.filter { $0.say != nil }
    #expect(offered.count == 11 && offered.allSatisfy { $0.sayIn["es"] != nil })
  }

  @Test("a number that stands beside nothing is nobody to hand over to")
  func nobodyByNumber() throws {
    let editor = try type([.line("end"), .line("4"), .line("supervisor")])
    #expect(
      editor.page.contains("\"4\" names nobody. Type who takes it over; Enter alone goes back."),
      "\(editor.page)")
    #expect(sitting.state.closing?.handedTo == "supervisor")
  }

  @Test("what cannot be lowered asks for no reason and for nobody", arguments: [true, false])
  func nothingToLower(isRich: Bool) throws {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    let editor = ScriptedEditor([
      .line("lower suicide-level moderate"), .line("lower suicide-level"),
    ])
    _ = try sitting.begin(editor, Screen(isRich: isRich, columns: 80)).run()
    #expect(editor.shown.contains("No level is decided yet"), "\(editor.shown)")
    #expect(!editor.prompts.contains("reason > "), "\(editor.prompts)")
  }

  @Test("a handoff that would hold nothing names the consent that opens it, and whose it has to be")
  func consentNamed() throws {
    func page(_ lines: [String]) throws -> String {
      try Sitting(library: try #require(NightLine.shipped)).page(lines.map { .line($0) })
    }
    let own = try page(["offer ambulance", "1", "handoff ambulance"])
    #expect(own.contains("\"consent share-with-ambulance\" asks for it"), "\(own)")
    let others = try page(["speaker friend", "offer ambulance", "1", "handoff ambulance"])
    #expect(others.contains("\"consent share-with-ambulance person\" asks for it"), "\(others)")
  }
}
