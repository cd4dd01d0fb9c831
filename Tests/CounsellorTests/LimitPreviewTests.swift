// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// What a limit lets go is seen before it is taken.
@Suite("A limit, before it is taken")
struct LimitPreviewTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  private static let known: [LineInput] = [
    .line("told caller 1"), .line("told help-place the mill"), .line("told something-taken 2"),
    .line("told object-known 1"), .line("consent share-with-mobile-crisis"), .line("2"),
  ]

  @Test("it says what of all that is known goes to whom, what is held, and waits for one key")
  func shown() throws {
    let page = try sitting.page(Self.known + [.line("only the place"), .key("1")])
    let line =
      "Mobile crisis team, desk gets: Place to find them; How clearly the object was seen. "
    #expect(page.contains(line + "Held back: "), "\(page)")
    let held = page.components(separatedBy: "Held back: ").last ?? ""
    #expect(held.hasPrefix("Something taken, or an injury"), "\(held)")
    #expect(sitting.state.standing.consents.last?.answer.words == "only the place")
  }

  @Test("left by Enter, it says that nothing was kept, and nothing is")
  func left() throws {
    let page = try sitting.page(Self.known + [.line("only the place"), .line("")])
    #expect(page.contains("Left. Nothing of it was recorded."), "\(page)")
    #expect(sitting.state.standing.consents.isEmpty)
  }

  @Test("one word that is not understood is named, and the limit can be typed otherwise")
  func unread() throws {
    let page = try sitting.page(
      Self.known + [.line("only the place, not my brother Kevin"), .key("2"), .line("only place")])
    #expect(
      page.contains("Not understood: brother, kevin. So nothing secret goes by it."), "\(page)")
    #expect(sitting.state.standing.consents.isEmpty)
    #expect(page.contains("Mobile crisis team, desk gets: How clearly the object was seen."))
  }

  @Test("in another language it says that limits are read in English, and what to do about it")
  func otherLanguage() throws {
    let words = Self.known + [.line("solo el lugar"), .line("")]
    let says = "Limits are read in English, not in Spanish. Choose with 3 what they keep back."
    let english = try sitting.page(words)
    #expect(english.contains("Not understood: solo, el, lugar.") && !english.contains(says))
    let spanish = try Sitting(library: sitting.library).page([.line("language es")] + words)
    #expect(spanish.contains(says), "\(spanish)")
  }

  @Test("typed otherwise, the words before stand in the line, or are said where no line is kept")
  func again() throws {
    let lines =
      Self.known + [.line("only for Jo"), .line("2"), .line("only the place"), .line("1")]
    let editor = ScriptedEditor(lines)
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    #expect(editor.drafts.contains("only for Jo"), "\(editor.drafts)")
    #expect(editor.page.contains("Those words stand in the line: change them there."))
    #expect(sitting.state.standing.consents.last?.answer.words == "only the place")
    let other = Sitting(library: sitting.library)
    let stream = ScriptedEditor(lines, keepsDraft: false)
    _ = try other.begin(stream, Screen(isRich: false, columns: 80)).run()
    #expect(
      stream.page.contains("Typed before: \"only for Jo\". None of it is kept"), "\(stream.page)")
  }

  /// All that is known of a long call.
  private static let muchKnown: [LineInput] =
    known.dropLast(2)
    + [
      "told awake 1", "told weighs bad news", "told keeps-going the children",
      "told helped-before a walk", "told wanted a quiet talk", "told team-manner knock twice",
      "told what-matters the children", "told what-happened a quarrel", "told drinking 1",
      "told called Ana", "told safe-number 555 0100", "told behaviour 1",
    ].map { LineInput.line($0) }

  @Test(
    "much that is known goes by kinds and counts, at most 12 rows, and one key names each line",
    arguments: [40])
  func grouped(_ columns: Int) throws {
    let editor = ScriptedEditor(
      Self.muchKnown + [
        .line("consent share-with-mobile-crisis"), .line("2only the place"), .line("4"),
        .line("1"),
      ])
    _ = try sitting.begin(editor, Screen(isRich: true, columns: columns)).run()
    let blocks = editor.shown.components(separatedBy: "\nLIMIT").dropFirst()
      .map { $0.components(separatedBy: "MARK")[0] }
    let (short, whole) = (blocks.first ?? "", blocks.last ?? "")
    #expect(short.split(separator: "\n").count <= 12, "\(short)")
    #expect(short.contains("place 1") && !short.contains("What would help most"), "\(short)")
    #expect(whole.contains("What would help most"), "\(whole)")
    #expect(sitting.state.standing.consents.last?.answer.words == "only the place")
  }

  @Test("words that no rule reads stay, with the kinds that the counsellor chose to hold back")
  func chosen() throws {
    let page = try sitting.page(
      Self.known + [
        .line("nothing about Kevin"), .key("3"), .line("7"), .line("5 1"), .key("1"),
      ])
    #expect(page.contains("5 third party"), "\(page)")
    let words = sitting.state.standing.consents.last?.answer.words
    #expect(words == "nothing about Kevin (kept back: third party, place)", "\(page)")
    #expect(page.contains("How clearly the object was seen. Held back: Place to find them"))
  }

  @Test("words that no rule reads may say how to come, and go along as they are")
  func howToCome() throws {
    let page = try sitting.page(
      Self.known + [.line("torches frighten him"), .key("3"), .line("6"), .key("1")])
    #expect(page.contains("6 nothing, it says how to come"), "\(page)")
    let handoff = Handoff(
      number: 1, responder: "mobile-crisis", receiver: "mobile-desk", basis: .consent)
    let version = RecordVersion(handoff, in: sitting.state, at: sitting.clock.now)
    #expect(version.scoped.limits == ["torches frighten him"])
  }

  @Test("what is no kind there stays in the line where that is kept, and the message says which")
  func noSuchKind() throws {
    let lines = Self.known + [.line("nothing about Kevin"), .key("3"), .line("5 9")]
    let editor = ScriptedEditor(lines)
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    #expect(editor.prompts.last == "keep back > " && editor.drafts.last == "5 9")
    #expect(editor.page.contains("it stays in the line"), "\(editor.page)")
    let other = Sitting(library: sitting.library)
    let stream = ScriptedEditor(lines, keepsDraft: false)
    _ = try other.begin(stream, Screen(isRich: false, columns: 80)).run()
    #expect(stream.drafts.last == "" && !stream.page.contains("it stays in the line"))
    #expect(stream.page.contains("a stream keeps no line"), "\(stream.page)")
  }

  @Test("nothing is asked of a limit that opens nothing to anybody")
  func ofOwnUse() throws {
    let editor = ScriptedEditor([.line("consent call-back"), .line("2only after six")])
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    #expect(!editor.prompts.contains("take it > "))
    #expect(sitting.state.standing.consents.count == 1)
  }

  @Test("a name in a limit goes to nobody; the rest of it goes along")
  func names() throws {
    _ = try sitting.page(Self.known + [.line("Only the place, for Kevin."), .key("1")])
    let handoff = Handoff(
      number: 1, responder: "mobile-crisis", receiver: "mobile-desk", basis: .consent)
    let version = RecordVersion(handoff, in: sitting.state, at: sitting.clock.now)
    #expect(version.scoped.limits == ["Only the place, for (a name)."])
  }
}
