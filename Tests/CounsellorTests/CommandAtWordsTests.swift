// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Terminal
import Testing

/// What is typed as a command at a question in words is never silently its answer.
@Suite("Commands at a question in words")
struct CommandAtWordsTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  /// At the number that is safe to ring, which takes words.
  private static let atWords: [LineInput] = [.key("1"), .key("1"), .key("1")]

  private func type(_ inputs: [LineInput], isRich: Bool = true) throws -> ScriptedEditor {
    let editor = ScriptedEditor(inputs)
    _ = try sitting.begin(editor, Screen(isRich: isRich, columns: 80)).run()
    return editor
  }

  private var number: AnswerValue? {
    let state = sitting.state
    return state.library.factIndex("safe-number").flatMap {
      state.current($0, of: state.partyKnowing($0))?.answer.value
    }
  }

  /// Every command word, with what really follows it.
  static let lines = [
    "told caller 1", "t caller 1", ",caller 1", "wrong safe-to-talk 2", "w safe-to-talk 2",
    "-safe-to-talk 2", "now safe-to-talk 2", "n safe-to-talk 2", "other safe-to-talk 2",
    "o safe-to-talk 2", "skip they will not", "switch suicide they ask", "speaker family",
    "also child", "offer ambulance", "consent call-back person", "Consent Call-back person",
    "consent person call-back", "consent share-with-mobile-crisis person", "c call-back person",
    "consent mobile-crisis person", "consent person", "consent call-back: person",
    "handoff ambulance", "handoff ambulance exception", "h ambulance", "outside police they came",
    "wish police", "wish police withdrawn", "promise a cup of tea", "raise suicide-level high",
    "lower suicide-level low calmer", "standdown object-known put away", "note she is calmer",
    "alarm overheard", "!overheard", "! overheard", "a 1", "record page", "record 1 page",
    "record page 1", "readback 1 accepted Kim", "readback accepted Kim", "places ambulance",
    "language es", "known safe-to-talk", "=safe-to-talk", "yesno off", "timer 5 ring the desk",
    "callback 10 ring once", "callback 1 reached", "callback 1 unanswered", "said 1 Kim",
    "nottell my husband",
    "end dropped", "end handed over", "amend a slip", "suspend", "leave",
  ]

  @Test("it runs, or one key decides, and it is nobody's answer", arguments: lines, [true, false])
  func never(_ line: String, isRich: Bool) throws {
    let editor = try type(Self.atWords + [.line(line)], isRich: isRich)
    #expect(number == nil, "\(line): \(editor.shown.suffix(400))")
  }

  @Test(
    "words that only begin like one are an answer at once",
    arguments: [
      "now is bad, ring my sister", "a friend has it", "end of the road 12",
      "0171 555 0199", "other people have it", "call me, please", "consent is a big word",
    ])
  func words(_ line: String) throws {
    _ = try type(Self.atWords + [.line(line)])
    #expect(number == .words(line))
  }

  @Test(
    "words behind a word that takes none are never that command, at a choice or at a detail",
    arguments: [
      "back then it was cold", "leave me alone", "help me please", "level of water", "why me",
      "suspended is what I am", "answers to that", "theirs is bad", "suspend it",
    ], [true, false])
  func wordsAtChoices(_ line: String, isRich: Bool) throws {
    let entries = try type([.key("1"), .line(line)], isRich: isRich)
    #expect(sitting.log.entries.flatMap(\.kinds).contains("actUndone") == false)
    #expect(sitting.state.pendingVisit?.visit.name == "safe-to-talk")
    let said = entries.shown
    let isAsked = said.contains("That can be a command or their words.")
    #expect(isAsked || said.contains("nothing of it is lost"), "\(said.suffix(300))")
    let other = try Self().type(
      [.key("1"), .line("consent call-back"), .line(line)], isRich: isRich)
    #expect(other.shown.contains("That is not a choice here"), "\(other.shown.suffix(300))")
  }

  @Test("what the person themself agreed to is found by help, by Tab and where it is asked")
  func found() throws {
    let editor = try type([.key("1"), .key("1"), .line("help")])
    #expect(editor.shown.contains("consent ITEM person"), "\(editor.shown)")
    let asked = try sitting.page([.line("speaker family"), .line("consent call-back")])
    #expect(asked.contains("consent call-back person"), "\(asked)")
  }
}
