// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Terminal
import Testing

/// Words behind a number at an offer or a consent: neither is lost.
@Suite("Words behind a number at an offer or a consent")
struct WordsBehindTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.small))
  }

  private static let atOffer: [LineInput] = [
    .key("1"), .key("1"), .key("1"), .line("a long day"), .line("the mill"), .key("1"),
    .key("1"), .key("1"), .line("1"), .key("1"), .key("3"),
  ]

  private func type(_ inputs: [LineInput], isRich: Bool = true) throws -> ScriptedEditor {
    let editor = ScriptedEditor(inputs)
    _ = try sitting.begin(editor, Screen(isRich: isRich, columns: 80)).run()
    return editor
  }

  private var remarks: [(kind: Remark.Kind, text: String)] {
    sitting.state.remarks.map { ($0.kind, $0.text) }
  }

  @Test(
    "they are kept as a note or as theirs beside what was chosen, as one key says",
    arguments: [("1", Remark.Kind.note), ("2", .quote)], [true, false])
  func offer(_ key: (String, Remark.Kind), isRich: Bool) throws {
    let editor = try type(
      [.line("/offer team"), .line("2, she fears the police"), .line(key.0)], isRich: isRich)
    #expect(sitting.state.standing.offers.map(\.end) == [.anotherTime], "\(editor.shown)")
    #expect(remarks.map(\.kind) == [key.1] && remarks.map(\.text) == ["she fears the police"])
  }

  @Test("all of it can be a note, or typed again, and then nothing was chosen")
  func neither() throws {
    let editor = try type([
      .line("/offer team"), .line("3 she fears them"), .line("4"), .line("3 she fears them"),
      .line("3"),
    ])
    #expect(sitting.state.standing.offers.isEmpty)
    #expect(editor.drafts.contains("3 she fears them"))
    #expect(remarks.map(\.text) == ["3 she fears them"])
  }

  @Test("the reason of what is ruled out is behind its number as before, after a comma too")
  func reason() throws {
    let editor = try type([.line("/offer team"), .line("4, she fears the police")])
    #expect(sitting.state.standing.offers.map(\.end) == [.ruledOut], "\(editor.shown)")
    #expect(!editor.prompts.contains("keep > "))
  }

  @Test("at a consent on screen it is the same, and its limit is behind 2 as before")
  func consent() throws {
    let atConsent: [LineInput] = [.key("1"), .key("1")]
    let editor = try type(atConsent + [.line("3, her husband has the phone"), .line("1")])
    #expect(sitting.state.standing.consents.map(\.answer.state) == [.refused], "\(editor.shown)")
    #expect(remarks.map(\.text) == ["her husband has the phone"])
    let other = Sitting(library: sitting.library)
    let limited = ScriptedEditor(atConsent + [.line("2, only after six")])
    _ = try other.begin(limited, Screen(isRich: true, columns: 80)).run()
    #expect(other.state.standing.consents.last?.answer.words == "only after six")
  }

  @Test("at an offer on screen too")
  func offerOnScreen() throws {
    let other = Sitting(library: try #require(NightLine.shipped))
    let editor = ScriptedEditor([
      .key("1"), .key("1"), .line("1, my sister has that number"), .line("1"),
    ])
    _ = try other.begin(editor, Screen(isRich: true, columns: 80)).run()
    #expect(other.state.standing.consents.map(\.answer.state) == [.given], "\(editor.shown)")
    #expect(other.state.remarks.map(\.text) == ["my sister has that number"])
  }
}
