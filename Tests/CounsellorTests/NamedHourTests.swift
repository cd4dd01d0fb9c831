// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Testing

@testable import Terminal

/// An hour that somebody named is the hour at which they are reached.
@Suite("The hour that they named")
struct NamedHourTests {
  private let sitting: Sitting
  private static let day: Int64 = 86_400_000

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  private func type(_ lines: [LineInput]) throws -> ScriptedEditor {
    let editor = ScriptedEditor(lines)
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    return editor
  }

  private static let toPromise: [LineInput] = [
    .key("1"), .key("1"), .key("3"), .line("switch closing they go"), .key("1"), .key("1"),
  ]

  @Test("a promise of it is due then, and is a call-back that the next shift finds")
  func promised() throws {
    let editor = try type(Self.toPromise + [.line("Tomorrow, 9:00"), .key("1")])
    #expect(editor.shown.contains("Call-back 1 is planned for tomorrow 09:00."), "\(editor.shown)")
    let due = sitting.state.beside.callBacks.first?.callBack.dueUTCMilliseconds
    #expect(due == NightLine.evening.utcMilliseconds + 11 * 3_600_000)
    #expect(sitting.state.standing.promises.first?.dueUTCMilliseconds == due)
    #expect(editor.prompts.last?.hasSuffix("first-step > ") == true)
  }

  @Test("words without a time are asked for one, and Enter leaves it to the days of the promise")
  func asked() throws {
    let editor = try type(
      Self.toPromise + [.line("after school"), .key("1"), .line("2 days 18:30")])
    #expect(editor.shown.contains("They named: \"after school\"."), "\(editor.shown)")
    let due = sitting.state.beside.callBacks.first?.callBack.dueUTCMilliseconds
    #expect(due == NightLine.evening.utcMilliseconds + 2 * Self.day - 7 * 1_800_000)
    let other = Sitting(library: sitting.library)
    let left = ScriptedEditor(Self.toPromise + [.line("after school"), .key("1"), .line("")])
    _ = try other.begin(left, Screen(isRich: true, columns: 80)).run()
    #expect(other.state.beside.callBacks.isEmpty)
    #expect(other.state.standing.promises.count == 1)
  }

  @Test("an hour in letters is put forward, and Enter takes it")
  func inLetters() throws {
    let editor = try type(Self.toPromise + [.line("by six"), .key("1"), .line("")])
    #expect(editor.page.contains("Enter: by tomorrow 06:00."), "\(editor.shown)")
    let due = NightLine.evening.utcMilliseconds + 8 * 3_600_000
    #expect(sitting.state.standing.promises.first?.dueUTCMilliseconds == due)
    #expect(sitting.state.beside.callBacks.first?.callBack.dueUTCMilliseconds == due)
    let other = Sitting(library: sitting.library)
    _ = try other.page([
      .key("1"), .line("promise We ring the shelter by six in the morning"), .line("Lee"),
      .line(""),
    ])
    #expect(other.state.standing.promises.first?.dueUTCMilliseconds == due)
  }

  @Test(
    "an hour is read as people name it",
    arguments: [
      ("by six", 8, ""), ("at 11", 1, ""), ("by 6 pm", 20, ""), ("6pm ring once", 20, "ring once"),
      ("tomorrow at six", 20, ""), ("tomorrow at half past nine", 11.5, ""),
      ("before noon", 14, ""),
      ("tonight at eleven", 1, ""), ("tomorrow in the car", nil, ""), ("10", nil, ""),
      ("in 6", nil, ""), ("by 6 hours", nil, ""), ("six", nil, ""), ("at home", nil, ""),
      ("by 10 o'clock in the morning", 12, ""),
    ] as [(String, Double?, String)])
  func hours(_ typed: String, _ inHours: Double?, _ rest: String) {
    let hour = TypedHour(typed.split(separator: " ")[...], now: NightLine.evening)
    let wanted = inHours.map { NightLine.evening.utcMilliseconds + Int64($0 * 3_600_000) }
    #expect(hour?.utcMilliseconds == wanted, "\(typed)")
    #expect(hour?.rest.joined(separator: " ") ?? "" == rest, "\(typed)")
  }

  @Test("a call-back so many days ahead keeps the hour that was typed, and says the day")
  func days() throws {
    let editor = try type([
      .line("consent call-back"), .key("1"), .line("callback 2 days at 9:00 ring once"),
      .line("callback"),
    ])
    #expect(
      editor.shown.contains("Call-back 1 is planned for in 2 days, 09:00."), "\(editor.shown)")
    #expect(editor.shown.contains("Call-back 1 at in 2 days, 09:00, not tried yet"))
    #expect(sitting.state.beside.callBacks.first?.callBack.words == "ring once")
  }

  @Test("what is out of time is named before a handoff and before the goodbye")
  func onceMore() throws {
    _ = try type([
      .key("1"), .key("1"), .key("3"), .line("/told caller 1"),
      .line("/told help-place the mill"), .line("/consent share-with-mobile-crisis"), .key("1"),
      .line("/offer mobile-crisis"), .key("1"),
    ])
    sitting.clock.pass(milliseconds: 11 * 60_000)
    func goOn(_ lines: [LineInput]) throws -> String {
      let editor = ScriptedEditor(lines)
      _ = try sitting.goOn(editor, Screen(isRich: true, columns: 80)).run()
      return editor.page
    }
    let line = "AGAIN Time is up, ask once more first: Place to find them (22:00)."
    let handoff = try goOn([
      .line("/told safe-to-talk 1"), .line("/handoff mobile-crisis"),
    ])
    #expect(handoff.contains(line), "\(handoff)")
    let toGoodbye: [LineInput] = [
      .line("/switch closing they go"), .key("4"), .line("tea"), .key("1"), .line("Jo"),
      .line("no, nothing"), .key("1"), .key("1"),
    ]
    let goodbye = try goOn(toGoodbye)
    #expect(goodbye.contains(line), "\(goodbye)")
    let last = try goOn([.line("/told help-place the mill"), .line("/told safe-to-talk 1")])
    #expect(!(last.components(separatedBy: "Saved").last ?? "").contains("AGAIN"), "\(last)")
  }

  @Test("the own hand goes straight from the weapon alarm to the means, without a witness's steps")
  func ownHand() throws {
    let editor = try type([.key("1"), .key("1"), .key("3"), .key("1"), .line("!w"), .line("2")])
    let names = editor.prompts.map { String($0.split(separator: "] ").last ?? "") }
    #expect(names.suffix(2) == ["holder > ", "hour-passes > "], "\(names)")
  }

  @Test("a plan for silence says what was not allowed, and the limit of what was")
  func plan() throws {
    let library = sitting.library
    let plan = try #require(library.planIndex("if-silent"))
    func lines(_ state: ConsentState, _ words: String?) throws -> [ScreenLine] {
      _ = try type([])
      let answer = ConsentAnswer(state, words: words)
      let after = sitting.state.supposing(
        [.consentRecorded(at: nil, item: "share-with-trusted-person", party: .first, answer)],
        at: sitting.clock.now)
      return PromptScreen(
        state: after, prompt: Engine.prompt(of: after, at: sitting.clock.now),
        now: sitting.clock.now, begun: sitting.clock.now
      ).lines(of: library.plans[plan])
    }
    #expect(
      try lines(.refused, nil).last
        == .named(
          "NOT", "Telling the trusted person: not allowed. Leave that line out, and say so."))
    #expect(
      try lines(.limited, "not where").last
        == .named("LIMIT", "Telling the trusted person: \"not where\""))
    let allowed = try lines(.given, nil)
    #expect(!allowed.contains { if case .named("NOT", _) = $0 { true } else { false } })
  }
}
