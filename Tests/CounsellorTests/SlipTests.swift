// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Storage
import Terminal
import Testing

/// What is typed in a hurry is neither lost nor taken for what it is not.
@Suite("Slips at the prompt")
struct SlipTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  /// At the number that is safe to ring, which takes words.
  private static let atWords: [LineInput] = [.key("1"), .key("1"), .key("1")]

  private func type(
    _ inputs: [LineInput], isRich: Bool = true, keepsDraft: Bool = true
  ) throws -> ScriptedEditor {
    let editor = ScriptedEditor(inputs, keepsDraft: keepsDraft)
    _ = try sitting.begin(editor, Screen(isRich: isRich, columns: 80)).run()
    return editor
  }

  private func words(_ fact: String) -> AnswerValue? {
    let state = sitting.state
    return state.library.factIndex(fact).flatMap {
      state.current($0, of: state.partyKnowing($0))?.answer.value
    }
  }

  private var remarks: [String] { sitting.state.remarks.map(\.text) }

  @Test(
    "a lone command word at a question in words is asked about, and nothing of it is lost",
    arguments: [
      "consent", "wrong", "end", "why", "now", "also", "theirs", "Wrong", "END", "consent notes",
      "now safe-to-talk", "record page", "help",
    ], [true, false])
  func atQuestion(_ line: String, isRich: Bool) throws {
    let editor = try type(Self.atWords + [.line(line), .line("2")], isRich: isRich)
    #expect(editor.prompts.contains("which > "))
    #expect(words("safe-number") == .words(line))
  }

  @Test("as a command it is obeyed, and kept as nobody's words", arguments: [true, false])
  func asCommand(isRich: Bool) throws {
    let editor = try type(
      Self.atWords + [.line("Why"), .line("1"), .line("consent notes"), .line("1"), .line("1")],
      isRich: isRich)
    #expect(editor.shown.lowercased().contains("a call to the wrong phone"))
    #expect(sitting.state.standing.consents.map(\.answer.state) == [.given, .given])
    #expect(words("safe-number") == nil)
  }

  @Test("and at a prompt for words too: a note, a reason, a quote", arguments: [true, false])
  func atDetail(isRich: Bool) throws {
    let editor = try type(
      Self.atWords + [
        .line("/note"), .line("consent notes"), .line("2"), .line("/quote"), .line("now"),
        .line("2"), .line("/skip"), .line("end"), .line("2"),
      ], isRich: isRich)
    #expect(editor.prompts.count { $0 == "which > " } == 3)
    #expect(remarks == ["consent notes", "now"])
    #expect(sitting.state.closing == nil)
  }

  @Test("left, the line comes back to where it was typed")
  func leftOpen() throws {
    let editor = try type(
      Self.atWords + [.line("wrong"), .backspaceOnEmpty(emptyForMilliseconds: 600), .line("/note")]
        + [.line("end"), .backspaceOnEmpty(emptyForMilliseconds: 600), .line("end of it all")])
    #expect(editor.drafts.contains("wrong") && editor.drafts.contains("end"))
    #expect(remarks == ["end of it all"])
  }

  @Test(
    "a long line at a choice is kept by one key as a note or as their words",
    arguments: [("1", Remark.Kind.note), ("2", .quote)], [true, false])
  func longLine(_ key: (String, Remark.Kind), isRich: Bool) throws {
    let line = "she says her husband is in the next room"
    let editor = try type([.key("1"), .line(line), .line(key.0), .line("1")], isRich: isRich)
    #expect(editor.prompts.contains("keep > "))
    #expect(sitting.state.remarks.map(\.kind) == [key.1] && remarks == [line])
    #expect(words("safe-to-talk") == .choice("safe-now"))
  }

  @Test(
    "words behind told or now that name nothing are kept by one key too",
    arguments: ["told she says he drank all day", "now he is at the door again"], [true, false])
  func wordsBehind(_ line: String, isRich: Bool) throws {
    let editor = try type([.key("1"), .line(line), .line("1"), .line("1")], isRich: isRich)
    #expect(editor.prompts.contains("keep > "))
    #expect(remarks == [line.split(separator: " ").dropFirst().joined(separator: " ")])
    #expect(words("safe-to-talk") == .choice("safe-now"))
  }

  @Test("or typed again; at a tell, an offer and a consent it is the same")
  func typedAgain() throws {
    let editor = try type([
      .key("1"), .line("one two three four"), .key("3"), .line("1"),
      .line("he comes up the stairs"),
      .key("2"), .key("1"),
    ])
    #expect(editor.drafts.contains("one two three four"))
    #expect(remarks == ["he comes up the stairs"])
    #expect(sitting.state.standing.consents.map(\.answer.state) == [.given])
  }

  private static let atSeveral: [LineInput] = [
    .key("1"), .key("1"), .line("switch withdraws-consent they ask"), .key("1"),
  ]

  @Test(
    "numbers of choices with words behind them are an answer and a remark, as one key says",
    arguments: [
      ("1", .options(["my-notes", "telling-others"]), ["and my sister"]),
      ("2", .options(["my-notes", "telling-others"]), []),
      ("3", nil, ["1 4, and my sister"]), ("4", nil, []),
    ] as [(String, AnswerValue?, [String])], [true, false])
  func numbersAndWords(_ key: (String, AnswerValue?, [String]), isRich: Bool) throws {
    let editor = try type(
      Self.atSeveral + [.line("1 4, and my sister"), .line(key.0)], isRich: isRich)
    #expect(words("taken-back") == key.1, "\(editor.shown)")
    #expect(remarks == key.2)
    #expect(editor.drafts.contains("1 4, and my sister") == (key.0 == "4"))
    let state = sitting.state
    let fact = try #require(state.library.factIndex("taken-back"))
    let quote = state.current(fact, of: .first)?.answer.quote
    #expect(quote == (key.0 == "2" ? "and my sister" : nil))
  }

  @Test("one number with words behind it too, also out of turn, and with its doubt")
  func numberAndWords() throws {
    let editor = try type([
      .key("1"), .line("told awake ~4 he laughed"), .key("1"), .line("1 crying"), .key("3"),
    ])
    #expect(words("awake") == .choice("wakeful"), "\(editor.shown)")
    #expect(remarks == ["he laughed", "1 crying"])
    let state = sitting.state
    let fact = try #require(state.library.factIndex("awake"))
    #expect(
      state.current(fact, of: state.partyKnowing(fact))?.answer.certainty == .doubtful)
  }

  @Test("for a caller who has only yes and no, a digit with words behind it chooses nothing")
  func digitAndWordsByTaps() throws {
    let editor = try type(
      [.line("yesno"), .key("2"), .key("2"), .line(""), .key("1"), .key("1")]
        + Self.atSeveral.dropFirst(2)
        + [.line("1 and my sister"), .key("1")])
    #expect(words("taken-back") == nil && remarks.last == "1 and my sister", "\(editor.shown)")
  }

  @Test("what is no choice of a menu is not said to stay where a stream keeps no line")
  func streamKeepsNoLine() throws {
    let typed: [LineInput] = [.key("1"), .line("told"), .line("no such thing")]
    #expect(try type(typed, isRich: false, keepsDraft: false).page.contains("a stream keeps no"))
    #expect(try type(typed).page.contains("it stays in the line"))
  }

  @Test("a long line at a closed call is added as a remark by one key, or typed again")
  func afterClosing() throws {
    _ = try type([.key("1"), .line("end"), .key("1"), .line("Kim"), .key("1")])
    #expect(sitting.state.closing != nil)
    let lines: [LineInput] = [
      .line("she rang back and is at her sister's"), .key("1"),
      .line(" her sister is with her now"), .key("1"), .line("also her sister is there"),
      .key("2"), .line(""), .line("hm"),
    ]
    let editor = ScriptedEditor(lines)
    _ = try sitting.goOn(editor, Screen(isRich: true, columns: 80)).run()
    #expect(
      sitting.state.beside.amendments.map(\.reason) == [
        "she rang back and is at her sister's", "her sister is with her now",
      ], "\(editor.shown)")
    #expect(editor.drafts.contains("also her sister is there"))
  }

  @Test(
    "an age as callers say it is a number with doubt, and one of a decade says so",
    arguments: [
      ("about 41", 41, true, false), ("40ish", 40, true, false), ("41 or so", 41, true, false),
      ("in her 40s", 45, true, true), ("late forties", 48, true, true), ("41", 41, false, false),
      ("mid-30's", 35, true, true), ("~41", 41, true, false),
    ])
  func ages(_ typed: (line: String, number: Int, isAbout: Bool, isOfDecade: Bool)) throws {
    let editor = try type([.key("1"), .line("told years-old \(typed.line)"), .line("4")])
    let state = sitting.state
    let fact = try #require(state.library.factIndex("years-old"))
    let known = try #require(
      state.current(fact, of: state.partyKnowing(fact))?.answer, "\(editor.shown)")
    #expect(known.value == .number(typed.number))
    #expect((known.certainty == .doubtful) == typed.isAbout)
    #expect(editor.page.contains("which nobody said") == typed.isOfDecade)
  }

  @Test("what is no age stays none", arguments: ["teens", "in her teens", "10s", "old", "about"])
  func noAge(_ typed: String) throws {
    _ = try type([.key("1"), .line("told years-old \(typed)")])
    #expect(words("years-old") == nil)
  }

  @Test("a line that fits no answer of a fact asked for by name stays in the line")
  func atNamedFact() throws {
    let editor = try type([
      .key("1"), .line("told awake"), .line("he sits up and talks to me"), .line("4"),
    ])
    #expect(editor.drafts.contains("he sits up and talks to me"))
    #expect(words("awake") == .choice("wakeful"))
  }

  @Test("a short line that fits nothing is a slip, and asks for nothing")
  func shortLine() throws {
    let editor = try type([.key("1"), .line("yse"), .line("not now")])
    #expect(!editor.prompts.contains("keep > "))
  }

  @Test("an hour that nobody said is said to be assumed, and what is no time says what is one")
  func times() throws {
    let editor = try type([
      .key("1"), .line("told sign-since last night"), .line("told sign-since later"),
    ])
    #expect(editor.shown.contains("which nobody said"))
    #expect(editor.shown.contains("no time here. Such as 14:05"))
    let sign = try #require(words("sign-since"))
    guard case .moment(_, about: true) = sign else { return #expect(Bool(false), "\(sign)") }
  }

  @Test(
    "in yes-or-no mode a digit at a question in words ends nothing before Enter says so",
    arguments: [
      ([], nil, false), ([.line("")], nil, true), ([.line("a survey")], "a survey", false),
      ([.backspaceOnEmpty(emptyForMilliseconds: 600)], nil, false),
    ] as [([LineInput], String?, Bool)], ["1", "2"])
  func digitAtWords(_ then: ([LineInput], String?, Bool), _ digit: String) throws {
    let editor = try type(
      [.line("yesno"), .key("2"), .key("2"), .line("")] + Self.atWords
        + [.line("1"), .key("2"), .key("2"), .key("1"), .line(digit)] + then.0)
    #expect(editor.prompts.contains(digit == "1" ? "yes > " : "no > "), "\(editor.shown)")
    #expect(words("agreed-words") == then.1.map { .words($0) })
    let skips = sitting.log.entries.flatMap(\.kinds).count { $0 == "questionSkipped" }
    #expect(skips == (then.2 ? 2 : 1))
  }

  @Test("what may go by a limit is not called nothing known where a name is known")
  func nameKnown() throws {
    let page = try sitting.page([
      .line("told name-to-use Sam"), .line("consent share-with-mobile-crisis"),
      .line("2only the place"), .key("1"),
    ])
    #expect(page.contains("nothing of what is known"), "\(page)")
    #expect(!page.contains("nothing known yet"))
  }

  @Test("after their own question no lone digit answers ours, and it is said where the call is")
  func afterTheyAsk() throws {
    let editor = try type([.key("1"), .line("a"), .key("1"), .line("1"), .key("1")])
    #expect(editor.page.contains("asked, not answered. This once a digit wants Enter."))
    #expect(!editor.keys[3].contains("1") && editor.keys[3].contains("?"))
    #expect(editor.keys[4].contains("1"))
    #expect(words("safe-to-talk") == .choice("safe-now"))
  }

  @Test("how a fact is known is asked where its author wants it, also of what the caller tells")
  func evidenceOfCaller() throws {
    let editor = try type([.key("1"), .key("1"), .line("told child-tonight 2"), .line("1")])
    #expect(editor.prompts.contains("how known > "))
    let state = sitting.state
    let fact = try #require(state.library.factIndex("child-tonight"))
    #expect(state.current(fact, of: .first)?.answer.evidence == .saw)
  }

  private static let past: [LineInput] = [
    .key("1"), .line("1"), .key("3"), .key("1"), .line("her words"), .line("3"), .key("1"),
  ]

  @Test("what a change wants of the steps that were passed comes first, then where the call was")
  func neededNow() throws {
    let editor = try type(
      Self.past + [.line("4"), .line("now violence 1"), .key("1"), .key("1")])
    #expect(editor.page.contains("asks first: \"Ask for a way out, or ...\", then back to"))
    #expect(editor.prompts.last?.hasSuffix("hurt-with > ") == true, "\(editor.shown)")
    let owed = sitting.state.rulesOwed().map(\.id)
    #expect(!owed.contains("way-out-before-more"))
  }

  @Test("a step that is needed only since the change is shown, and counts once it is done")
  func stepNow() throws {
    let editor = try type(
      Self.past + [
        .key("1"), .key("1"), .line("2"), .line("2"), .line("now can-get-out 1"), .key("1"),
        .key("1"),
      ])
    #expect(editor.shown.contains("Only if they want to. Where to, and who meets them."))
    #expect(sitting.log.entries.flatMap(\.kinds).contains("toldAtOnce"))
    #expect(editor.prompts.last?.hasSuffix("advocate > ") == true)
  }
}
