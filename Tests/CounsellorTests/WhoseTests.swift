// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Storage
import Terminal
import Testing

@Suite("Whose the answers are, where somebody else turns out to call")
struct WhoseTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  private func type(_ lines: [String], isRich: Bool) throws -> ScriptedEditor {
    let inputs = lines.map { line in
      isRich && line.count == 1 ? LineInput.key(Character(line)) : .line(line)
    }
    let editor = ScriptedEditor(inputs)
    _ = try sitting.begin(editor, Screen(isRich: isRich, columns: 80)).run()
    return editor
  }

  private var attributions: Int {
    sitting.log.entries.flatMap(\.kinds).count { $0 == "answersAttributed" }
  }

  @Test("asked at once, and one key makes them the person's", arguments: [true, false])
  func atOnce(isRich: Bool) throws {
    let editor = try type(["told awake 2", "told caller 2", "1"], isRich: isRich)
    #expect(editor.prompts.count { $0 == "whose > " } == 1)
    #expect(attributions == 1)
    let awake = try #require(sitting.state.library.factIndex("awake"))
    #expect(sitting.state.current(awake, of: .spokenFor) != nil)
    #expect(sitting.state.current(awake, of: .first) == nil)
  }

  @Test("left open they stay the caller's, and theirs asks again", arguments: [true, false])
  func later(isRich: Bool) throws {
    let editor = try type(
      ["told awake 2", "told caller 2", "8", "theirs", "2", "theirs", "1"], isRich: isRich)
    #expect(editor.prompts.count { $0 == "whose > " } == 3)
    #expect(attributions == 1)
  }

  @Test("nothing is asked where nothing was said of the caller")
  func nothing() throws {
    let editor = try type(["told caller 2", "theirs"], isRich: false)
    #expect(!editor.prompts.contains("whose > "))
    #expect(attributions == 0)
  }

  @Test("consent by hand is that of whoever is on the line, unless somebody else is named")
  func consent() throws {
    _ = try type(
      ["told caller 2", "consent call-back", "1", "consent call-back person", "3"], isRich: false)
    #expect(sitting.state.standing.consents.map(\.party) == [.first, .spokenFor])
    #expect(sitting.state.mayCallBack)
  }

  @Test("an alarm raised before it is known whom the call is about has both wordings")
  func bothWordings() throws {
    let editor = try type(["!o", "1", "2", "1", "1", "1", "2"], isRich: false)
    #expect(editor.shown.contains("Of someone else: "))
    let later = try WhoseTests().type(
      ["told caller 1", "!o", "2", "1", "1", "1", "2"], isRich: false)
    #expect(!later.shown.contains("Of someone else: "))
  }

  @Test("a letter that is no alarm answers nothing, and the list stays")
  func noSuchAlarm() throws {
    let editor = try type(["!", "b", "1", ""], isRich: false)
    #expect(editor.prompts.suffix(4).dropLast().allSatisfy { $0 == "alarm > " })
    #expect(sitting.log.entries.flatMap(\.kinds) == ["callOpened", "callSuspended"])
  }

  @Test("no lone word leaves an alarm while somebody's breath is in doubt")
  func leaving() throws {
    _ = try type(["!o", "1", "2", "leave", "1"], isRich: false)
    #expect(!sitting.log.entries.flatMap(\.kinds).contains("alarmLeft"))
    let other = try WhoseTests()
    _ = try other.type(["!o", "1", "2", "leave", "2"], isRich: false)
    #expect(other.sitting.log.entries.flatMap(\.kinds).contains("alarmLeft"))
  }
}
