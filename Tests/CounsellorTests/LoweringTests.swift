// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Terminal
import Testing
import WrittenLibraries

/// One key alone lowers no level, and the same key with Enter always does.
@Suite("Lowering by an answer")
struct LoweringTests {
  private let sitting: Sitting

  init() throws {
    sitting = try Sitting(library: Self.library, tonight: Self.tonight)
  }

  private static let library = """
    library: small
    format: 1
    title: Small
    opens with: tonight
    protocols: [tonight]
    findings:
      - id: risk
        title: Risk
        values:
          - low: Low
          - high: High
          - imminent: Imminent
    roles:
      - id: self
        title: The person
        party: person
        evidence: told
      - id: friend
        title: A friend
        party: caller
        evidence: told

    """
  private static let near = """
        choices:
          - in-hand: In the hand
            as yes or no: In the hand?
          - close: In the same room
            as yes or no: In the same room?
          - locked-away: Locked up
            as yes or no: Locked up?
          - nothing-near: Nothing
            as yes or no: Nothing at all?
            lowers: yes
        raises danger: [in-hand, close, locked-away]
        secret kind: health

    """
  private static let tonight = """
    protocol: tonight
    format: 1
    title: Tonight
    version: 1.0.0
    language: en
    outcomes: [settled]
    steps:
      - ask: caller
        label: Who called
        say: Is this about you?
        choices:
          - the-person: About the caller
            as yes or no: About you?
          - third-party: About somebody else
            as yes or no: About somebody else?
        secret kind: none
      - ask: act
        label: May act
        say: Could you act on it?
        answer: yes or no
        raises danger: [yes]
        secret kind: health
      - ask: near
        label: Within reach
        say: Is anything near you?
    \(near)  - decide: risk
        rules:
          - if: act is known and near is known and act is yes and near is one of (in-hand, close)
            gives: imminent
            because: It is near.
          - if: (act is known and act is yes) or act is unclear or near is unclear
            gives: high
            because: They may act.
          - otherwise: low
            because: Nothing was named.
      - ask: near
        id: near-at-the-end
        say: And where is it now?
    \(near)  - ask: tea
        label: Tea
        say: Is there tea?
        answer: yes or no
        secret kind: none
      - end: settled

    """

  private static let atEnd: [LineInput] = [.key("1"), .key("1"), .key("1")]

  private func type(_ inputs: [LineInput], isRich: Bool = true) throws -> ScriptedEditor {
    let editor = ScriptedEditor(Self.atEnd + inputs)
    _ = try sitting.begin(editor, Screen(isRich: isRich, columns: 80)).run()
    return editor
  }

  private var near: AnswerValue? {
    let state = sitting.state
    return state.library.factIndex("near").flatMap { state.current($0, of: .first)?.answer.value }
  }

  @Test("a digit that would lower says so and waits for Enter, which takes it")
  func digit() throws {
    let editor = try type([.line("3")])
    #expect(editor.prompts[3].hasSuffix("near-at-the-end > "), "\(editor.prompts)")
    #expect(editor.page.contains("3 Locked up (3+Enter)"), "\(editor.page)")
    #expect(editor.page.contains("8 Not sure (8+Enter)"), "\(editor.page)")
    #expect(editor.keys[3].isDisjoint(with: "3489") && editor.keys[3].isSuperset(of: "12"))
    #expect(near == .choice("locked-away"))
  }

  @Test("Enter takes it on a plain stream too")
  func plain() throws {
    _ = try type([.line("3")], isRich: false)
    #expect(near == .choice("locked-away"))
  }

  @Test("one that came as a key all the same lowers nothing, and waits for Enter then")
  func keyed() throws {
    let editor = try type([.key("3")])
    #expect(
      editor.page.contains("That lowers Risk: Imminent -> High. The same with Enter does it."))
    #expect(editor.keys.last?.contains("3") == false)
    #expect(near == .choice("in-hand"))
  }

  @Test("a yes to what is read down waits for Enter where it would lower")
  func readDown() throws {
    let mode: [LineInput] = [.line("yesno"), .key("2"), .key("2"), .line("")]
    let editor = try type(mode + [.key("2"), .key("2"), .line("1")])
    let reading = editor.keys[editor.keys.count - 2]
    #expect(!reading.contains("1") && reading.contains("2"), "\(editor.page)")
    #expect(near == .choice("locked-away"), "\(editor.page)")
  }

  @Test(
    "another source that would lower a level wants Enter, and the prompt says what it lowers",
    arguments: ["other near 3", "told near 3"])
  func otherSource(_ line: String) throws {
    let editor = try type([.key("2"), .line("speaker friend"), .line(line)])
    #expect(editor.keys.last?.contains("1") == false, "\(editor.prompts) \(editor.page)")
    #expect(editor.page.contains("Risk: Imminent -> High"), "\(editor.page)")
    #expect(editor.page.contains("(1+Enter)"), "\(editor.page)")
  }

  @Test("and lowers nothing by that key until then")
  func untilThen() throws {
    _ = try type([.key("2"), .line("speaker friend"), .line("other near 3"), .line("1")])
    let state = sitting.state
    #expect(state.standing.level(of: 0) == 1)
  }

  @Test("at a prompt that `told` opens the digit waits for Enter, which takes it")
  func toldOpens() throws {
    let editor = try type([.key("2"), .line("told near"), .line("3")])
    #expect(editor.page.contains("3 Locked up (3+Enter)"), "\(editor.page)")
    #expect(near == .choice("locked-away"))
    let prompt = try #require(editor.prompts.lastIndex(of: "near > "))
    #expect(editor.keys[prompt].isDisjoint(with: "3489"))
  }

  @Test(
    "a digit that came as a key all the same lowers nothing before Enter",
    arguments: ["told near", "told near ~"])
  func toldByKey(_ line: String) throws {
    let editor = try type([.key("2"), .line(line), .key("3")])
    #expect(sitting.state.standing.level(of: 0) == 2, "\(editor.page)")
    #expect(editor.prompts.last == "lower > ", "\(editor.prompts)")
    let other = Sitting(library: sitting.library)
    let again = ScriptedEditor(Self.atEnd + [.key("2"), .line(line), .key("3"), .line("1")])
    _ = try other.begin(again, Screen(isRich: true, columns: 80)).run()
    #expect(other.state.standing.level(of: 0) == 1)
  }

  @Test("a preview that lowers says so at its key, which wants Enter", arguments: ["wrong", "now"])
  func preview(_ word: String) throws {
    let editor = try type([.key("2"), .line("\(word) near 3")])
    #expect(editor.prompts.last == "change > ")
    #expect(editor.page.contains("1 Change it, which lowers Risk (1+Enter)"), "\(editor.page)")
    #expect(editor.keys.last?.contains("1") == false)
    let other = Sitting(library: sitting.library)
    let again = ScriptedEditor(Self.atEnd + [.key("2"), .line("\(word) near 3"), .line("1")])
    _ = try other.begin(again, Screen(isRich: true, columns: 80)).run()
    #expect(other.state.standing.level(of: 0) == 1)
  }

  @Test("one that lowers nothing is one key as before")
  func harmless() throws {
    let editor = try type([.key("2"), .line("wrong tea 1"), .line("wrong near 2"), .key("1")])
    #expect(near == .choice("close"), "\(editor.page)")
  }
}
