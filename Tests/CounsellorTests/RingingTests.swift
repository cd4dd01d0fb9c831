// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// A line that drops, and what weighs before anybody is rung.
@Suite("Ringing back")
struct RingingTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  @discardableResult
  private func type(_ lines: [LineInput], columns: Int = 80) throws -> ScriptedEditor {
    let editor = ScriptedEditor(lines)
    _ = try sitting.begin(editor, Screen(isRich: true, columns: columns)).run()
    return editor
  }

  private static let mayRing: [LineInput] = [.line("consent call-back"), .key("1")]
  private static let meansDanger: [LineInput] = [
    .line("yesno"), .key("2"), .key("3"), .line(""),
  ]
  private static let meansRing: [LineInput] = [
    .line("yesno"), .key("2"), .key("1"), .line(""),
  ]
  /// From the alarm to the first ring; the plan of the shipped library is not agreed.
  private static let toTheRing: [LineInput] = [
    .line("!l"), .key("1"), .key("1"), .key("1"), .key("2"), .key("1"),
  ]
  private static let notBack: [LineInput] = [.key("1"), .key("2"), .key("1")]

  private func last(_ name: String, in editor: ScriptedEditor) -> String {
    let bare = editor.shown.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "")
    let flat = bare.split { $0.isWhitespace }.joined(separator: " ")
    return flat.components(separatedBy: name).last ?? ""
  }

  @Test("a hang-up that means danger leads where the line drops, and is an answer of the call")
  func danger() throws {
    let editor = try type(Self.mayRing + Self.meansDanger + [.line("!l")])
    let screen = last("!! The line dropped", in: editor)
    #expect(screen.contains("HANG-UP They said at 22:00 that a hang-up means: Danger."))
    #expect(screen.contains("DO Take it for danger. Let a supervisor know now."), "\(screen)")
    #expect(screen.contains("PLAN No plan for a silent line was agreed on in this call."))
    let handoff = Handoff(number: 1, responder: "mobile-crisis", receiver: nil, basis: .consent)
    let record = HandoffRecord(of: sitting.state, for: handoff, at: sitting.clock.now)
    #expect(record[.hazards].map(\.id) == ["hang-up-means"])
  }

  @Test("any other meaning stands there too, and nothing is taken for danger")
  func leaveBe() throws {
    let editor = try type([.line("yesno"), .key("2"), .key("2"), .line(""), .line("!l")])
    let screen = last("!! The line dropped", in: editor)
    #expect(
      screen.contains("that a hang-up means: Leave me be.") && screen.contains("DO Nothing is"))
  }

  @Test("what makes a ring a danger stands above it, and the number last", arguments: [80, 40])
  func weighs(columns: Int) throws {
    let told: [LineInput] = [
      .line("told safe-number 555-0168"), .line("told may-be-said 2"),
      .line("told violence 1"), .key("2"),
    ]
    let editor = try type(
      Self.mayRing + told + [.line("told safe-to-talk 3")] + Self.meansRing + Self.toTheRing,
      columns: columns)
    let screen = last("Chose: Done.", in: editor)
    let order = [
      "DANGER", "Whether the caller can talk safely: Not safe",
      "Anyone hurt, or in fear of it: Someone is being hurt", "HANG-UP", "DO",
      "What may be said if somebody else answers: Only",
      "Number that is safe to ring: 555-0168", "MARK",
    ]
    let found = order.compactMap { screen.firstRange(of: $0)?.lowerBound }
    #expect(found.count == order.count && found == found.sorted(), "\(screen)")
  }

  @Test(
    "a ring with all that may weigh stands in twelve rows, and nothing in it twice",
    arguments: [[], RingingTests.notBack] as [[LineInput]])
  func twelveRows(_ before: [LineInput]) throws {
    let told: [LineInput] = [
      .line("told safe-number 555-0168"), .line("told may-be-said 3"),
      .line("told agreed-words about the parcel"), .line("told cover-story a survey"), .key("1"),
      .line("told safety-sign 1"), .line("told sign-word lamp"),
      .line("told violence 1"), .key("2"), .line("told safe-to-talk 3"),
      .line("consent call-back"), .line("2only after six"), .key("1"),
    ]
    let editor = try type(told + Self.meansRing + Self.toTheRing + [.key("1")] + before)
    let plain = editor.shown.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "")
    let ring = try #require(
      plain.components(separatedBy: "-- 22:00").last { $0.contains("Ring the safe number") })
    let rows = ring.components(separatedBy: "Call 412 waits")[0].split(separator: "\n")
    #expect(rows.count + 1 <= 12, "\(rows.joined(separator: "\n"))")
    #expect(ring.components(separatedBy: "survey").count == 2)
    for words in ["about the parcel", "Ring again", "A cough, lamp", "555-0168", "right now"] {
      #expect(ring.components(separatedBy: words).count == 2, "\(words): \(ring)")
    }
  }

  @Test("once the caller picked up, no page says that they are not back")
  func pickedUp() throws {
    try type(Self.mayRing + Self.toTheRing + [.key("1")])
    let handoff = Handoff(number: 1, responder: "mobile-crisis", receiver: nil, basis: .consent)
    func lines() -> [String] {
      let record = HandoffRecord(of: sitting.state, for: handoff, at: sitting.clock.now)
      return RecordPart.allCases.flatMap { record[$0] }.filter { $0.value != .nothing }.map(\.id)
    }
    #expect(lines().contains("line-state"))
    let again = Sitting(library: sitting.library)
    _ = try again.typed(Self.mayRing + Self.toTheRing + [.key("1"), .key("1")])
    let record = HandoffRecord(of: again.state, for: handoff, at: again.clock.now)
    let ids = RecordPart.allCases.flatMap { record[$0] }.filter { $0.value != .nothing }.map(\.id)
    #expect(again.state.knownFacts.contains { again.library.facts[$0.fact].id == "who-answers" })
    #expect(!ids.contains("line-state"), "\(ids)")
  }

  @Test("rung as often as may be, the next ring says that it is one too many")
  func limit() throws {
    let once = Self.mayRing + Self.toTheRing
    let editor = try type(once + Self.notBack)
    #expect(last("!! The line dropped", in: editor).contains("RUNG Rung once before"))
    let all = try Sitting(library: sitting.library).typed(
      once + Self.notBack + Self.notBack + Self.notBack + [.key("1"), .line("leave"), .key("2")]
        + Self.toTheRing)
    let screen = last("!! The line dropped", in: all)
    #expect(
      screen.contains("Rung 3 times, the last at 22:00: that is the limit. Do not ring;"),
      "\(screen)")
    let wide = all.shown.components(separatedBy: "Do not ring; hand it on.")
    #expect(wide.count == 2)
  }

  @Test("whoever picks up hears nothing of us before it is settled that it is the caller")
  func whoPicksUp() throws {
    let rung = Self.mayRing + Self.toTheRing + [.key("1")]
    for key: LineInput in [.key("3"), .key("8")] {
      let editor = try Sitting(library: sitting.library).typed(
        rung + [key, .key("1"), .key("1")])
      let screen = last("!! The line dropped", in: editor)
      #expect(editor.shown.contains("be a wrong number."), "\(editor.shown)")
      #expect(editor.shown.contains("say hello, slowly, and no name."))
      #expect(!editor.shown.contains("Good that you are back."))
      #expect(
        editor.prompts.contains { $0.hasSuffix("way-back-handed-on > ") }, "\(editor.prompts)")
      #expect(!editor.prompts.contains { $0.hasSuffix("one-more-try > ") }, "\(screen)")
    }
    let asked = try Sitting(library: sitting.library).typed(rung + [.key("1")])
    #expect(!asked.shown.contains("Good that you are back."))
    #expect(asked.prompts.last?.hasSuffix("safe-to-talk-when-back > ") == true)
    let editor = try Sitting(library: sitting.library).typed(rung + [.key("1"), .key("1")])
    #expect(editor.shown.contains("Good that you are back."))
  }

  @Test("where a hang-up means danger nobody is rung, and the end says who owes what instead")
  func noRing() throws {
    let dropped = Self.mayRing + Self.meansDanger + [.line("!l"), .key("1")]
    let editor = try type(dropped + Self.toTheRing.dropFirst())
    #expect(
      editor.prompts.contains { $0.hasSuffix("no-ring-in-danger > ") }, "\(editor.prompts)")
    #expect(!editor.prompts.contains { $0.contains("ring-silent") || $0.contains("who-answers") })
    let end = try Sitting(library: sitting.library).typed(
      dropped + Self.toTheRing.dropFirst() + [.line("end dropped")])
    let owed = last("The line dropped", in: end)
    #expect(
      owed.contains("OWED No call-back opens: a hang-up means danger")
        && owed.contains("lets a sup"),
      "\(owed)")
    #expect(end.prompts.last == "hand over to > ", "\(end.prompts)")
    let later = try Sitting(library: sitting.library).typed(
      Self.mayRing + Self.toTheRing + [
        .key("1"), .key("2"), .line("told hang-up-means 3"), .key("1"),
      ])
    #expect(later.prompts.last?.hasSuffix("no-more-rings > ") == true, "\(later.prompts)")
  }

  @Test("where a stranger picked up the way back is handed on, and nobody is asked anything")
  func handedOn() throws {
    let picked = Self.mayRing + Self.meansRing + Self.toTheRing + [.key("1"), .key("3"), .key("1")]
    let screen = last("Chose: Done.", in: try type(picked))
    #expect(screen.contains("DO Hand the way back to the next shift."), "\(screen)")
    #expect(screen.contains("\"callback 1 reached\" once it is them."))
    #expect(!screen.contains("HANG-UP") && !screen.contains("An unanswered ring"), "\(screen)")
    let left = try Sitting(library: sitting.library).typed(picked + [.key("1"), .line("leave")])
    #expect(left.prompts.last == "leave > ", "\(left.prompts)")
    #expect(left.shown.contains("Nobody is back on the line."))
    let back = try Sitting(library: sitting.library).typed(
      [.line("told safe-to-talk 1")] + picked + [.key("1"), .line("leave"), .key("2")])
    #expect(back.prompts.last?.hasSuffix("safe-to-talk > ") == true, "\(back.prompts)")
  }

  @Test("a number that was left out is not one that nobody asked for")
  func whyUnknown() throws {
    #expect(try ring(after: []).contains("Number that is safe to ring: not asked"))
    #expect(
      try ring(after: [.line("told safe-number 9")]).contains(
        "Number that is safe to ring: Will not say"))
  }

  private func ring(after told: [LineInput]) throws -> String {
    let editor = try Sitting(library: sitting.library).typed(Self.mayRing + told + Self.toTheRing)
    return last("!! The line dropped", in: editor)
  }

  @Test("a counsellor's own question keeps its keys where the caller has only yes and no")
  func ownQuestion() throws {
    let editor = try type(
      [
        .line("yesno"), .key("2"), .key("2"), .line(""), .line("!l"), .key("1"), .key("1"),
        .key("1"),
      ])
    #expect(last("!! The line dropped", in: editor).contains("MARK 1 Back on the line 2 Not back"))
    let other = try Sitting(library: sitting.library).typed(
      [.line("yesno"), .key("2"), .key("2"), .line("")] + Self.toTheRing.dropLast())
    #expect(other.prompts.last?.hasSuffix("no-ringing > ") == true, "\(other.prompts)")
  }
}

extension Sitting {
  fileprivate func typed(_ lines: [LineInput]) throws -> ScriptedEditor {
    let editor = ScriptedEditor(lines)
    _ = try begin(editor, Screen(isRich: true, columns: 80)).run()
    return editor
  }
}
