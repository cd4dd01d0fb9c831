// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Storage
import Terminal
import Testing

/// Somebody there hears the counsellor too, or may have picked up.
@Suite("Heard by another")
struct HeardTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  private func type(_ lines: [LineInput]) throws -> ScriptedEditor {
    let editor = ScriptedEditor(lines)
    let sitting = Sitting(library: sitting.library)
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    return editor
  }

  private func names(_ editor: ScriptedEditor) -> [String] {
    editor.prompts.map { String($0.split(separator: "] ").last ?? "") }
  }

  /// Up to the question who hears the counsellor, answered by a key.
  private func heard(_ answer: Character) -> [LineInput] {
    [.key("1"), .key("2"), .key("1"), .key("1"), .key("2"), .key(answer)]
  }
  /// On from there to a sentence that is only told.
  private static let toCallList: [LineInput] = [
    .key("1"), .key("2"), .key("1"), .key("1"), .line("2"),
  ]

  private func after(_ sign: String, in editor: ScriptedEditor) -> String {
    editor.shown.components(separatedBy: sign).dropFirst().joined(separator: sign)
  }

  @Test("from then on nothing is put as words to say aloud", arguments: ["1", "8"] as [Character])
  func notAloud(_ answer: Character) throws {
    let editor = try type(heard(answer) + Self.toCallList)
    #expect(names(editor).last == "call-list > ", "\(names(editor))")
    let later = after("HEARD Others there", in: editor)
    #expect(!later.contains("SAY  "), "\(later)")
    #expect(later.contains("NOT ALOUD If someone comes in, who am I?"))
    #expect(later.contains("NOT ALOUD Your phone may list this call."))
    let asked = names(editor).drop { $0 != "speak-low > " }.count
    #expect(editor.shown.components(separatedBy: "HEARD Others there").count - 1 == asked)
    let words = try type(heard(answer) + Self.toCallList + [.key("1"), .key("1"), .line("a")])
    #expect(!after("HEARD Others there", in: words).contains("SAY  "))
  }

  @Test("once nobody hears them words are said again, and not because it is safe to talk")
  func saidAgain() throws {
    let safe = try type(heard("1") + [.key("1"), .line("now safe-to-talk 1"), .key("1")])
    #expect(after("Changed.", in: safe).contains("HEARD Others there"))
    for settled in ["now my-voice no"] {
      let editor = try type(heard("1") + [.key("1"), .line(settled), .key("1"), .line("")])
      let later = after("Changed.", in: editor)
      #expect(later.contains("SAY   If someone comes in, who am I?"), "\(settled) \(later)")
      #expect(!later.contains("HEARD") && !later.contains("NOT ALOUD"), "\(later)")
    }
    #expect(!(try type(heard("2") + [.key("2")])).shown.contains("NOT ALOUD"))
  }

  @Test("what was agreed stays on every prompt once nobody hears them any more")
  func agreedStays() throws {
    let editor = try type([
      .line("told my-voice 1"), .line("told cover-story 2"), .line("now my-voice 2"), .key("1"),
    ])
    let later = after("Changed.", in: editor)
    #expect(later.contains("AGREED Cover story: A survey"), "\(editor.shown)")
    #expect(!later.contains("HEARD"), "\(later)")
  }

  @Test("what could be neither said nor sent is one key, wants a reason, and never counts as said")
  func neither() throws {
    let editor = ScriptedEditor(
      heard("1") + Self.toCallList + [.key("2"), .line("no way to text")])
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    #expect(editor.shown.contains("MARK  1 They have it, unheard by others   2 Not said, not sent"))
    #expect(names(editor).last == "now-or-later > ", "\(names(editor))")
    let kinds = sitting.log.entries.flatMap(\.kinds)
    #expect(kinds.contains("instructionNotDone"), "\(kinds)")
  }

  @Test("no single key leaves the alarm, and the word asks where nobody said that it is safe")
  func leaving() throws {
    let raised: [LineInput] = [.key("1"), .key("1"), .line("!h"), .key("1"), .key("1")]
    let editor = try type(raised)
    #expect(names(editor).last == "safe-to-talk > ", "\(names(editor))")
    #expect(editor.keys.last?.contains("1") == false && editor.keys.last?.contains("2") == true)
    #expect(editor.shown.contains("1 Safe to talk (1+Enter)"), "\(editor.shown)")
    #expect(names(try type(raised + [.line("1")])).last == "call-back > ")
    #expect(names(try type(raised + [.line("leave")])).last == "call-back > ")
    let unsafe = try type(raised + [.key("2"), .line("leave"), .key("1")])
    #expect(names(unsafe).suffix(2) == ["leave > ", "texts-seen > "], "\(names(unsafe))")
    #expect(unsafe.shown.contains("Nobody has said that it is safe to talk."))
    let left = try type(raised + [.key("2"), .line("leave"), .key("2")])
    #expect(names(left).last == "call-back > ")
  }

  @Test("a dropped line that is left asks first whether it is safe to talk, and only once")
  func back() throws {
    let dropped: [LineInput] = [.key("1"), .key("1"), .line("!l"), .key("1")]
    let editor = try type(dropped + [.line("leave"), .key("1")])
    #expect(names(editor).suffix(2) == ["safe-to-talk > ", "call-back > "], "\(names(editor))")
    #expect(editor.shown.contains("Nobody knows who is there."))
    let told = try type(dropped + [.line("told safe-to-talk 1"), .line("leave")])
    #expect(names(told).last == "call-back > ", "\(names(told))")
  }

  @Test("what stands as not sure is said to stand so, and not that nothing is known")
  func notSure() throws {
    let editor = try type([.line("told means-near 8"), .line("known means-near")])
    #expect(editor.shown.contains("Means within reach, as told: Not sure, since 22:00."))
    #expect(!editor.shown.contains("Nothing is known"), "\(editor.shown)")
    #expect(try type([.line("known means-near")]).shown.contains("Nothing is known"))
  }

  @Test("a note says at once, and before a handoff, that it goes to nobody")
  func notes() throws {
    let editor = try type([
      .key("1"), .key("1"), .line("note her brother has a key"),
      .line("offer trusted-person"), .key("1"),
      .line("consent share-with-trusted-person"), .key("1"), .line("handoff trusted-person"),
    ])
    #expect(editor.shown.contains("A note goes to nobody"), "\(editor.shown)")
    #expect(editor.shown.contains("1 note stays here and goes to nobody."), "\(editor.shown)")
  }

  @Test("words that are agreed on are asked for, and stand where somebody is rung")
  func agreedWords() throws {
    let editor = try type([
      .key("1"), .key("1"), .key("1"), .line("555 0177"), .key("3"),
      .line("it is about the school trip"), .line("!l"), .key("1"), .key("1"), .key("1"),
      .key("2"), .key("1"),
    ])
    #expect(names(editor).contains("agreed-words > "), "\(names(editor))")
    #expect(names(editor).last == "ring-agreed-words > ", "\(names(editor))")
    #expect(editor.shown.contains("Words that were agreed on: it is about the school trip"))
  }
}
