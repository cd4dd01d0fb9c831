// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// What is said at once because a danger turned worse, and what of a dose and of help that came is
/// known already.
@Suite("Said at once, and not over again")
struct SaidAtOnceTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  /// In the alarm for an overdose, past the first look at the breath: it is good, and nobody comes.
  private static let breathes: [LineInput] = [
    .line("speaker friend"), .line("!o"), .key("1"), .line("3"), .line("3"), .line("3"),
  ]
  private static let worse: [LineInput] = [.line("now breathing 2"), .key("1")]

  @Test("what was shown to be said at once counts as said once the counsellor says so")
  func booked() throws {
    let page = try sitting.page(Self.breathes + Self.worse + [.key("1"), .line(" a note")])
    #expect(page.contains("If you have naloxone, give it now."), "\(page)")
    #expect(sitting.state.lastSaid("give-naloxone") != nil)
    #expect(sitting.state.lastSaid("rescue-breaths") != nil)
    let owed = sitting.state.owed().filter { $0.contains("naloxone") }
    #expect(owed.isEmpty)
  }

  @Test("and not where they say that it was not, or leave it")
  func notBooked() throws {
    for answer in [LineInput.key("2"), .line("back")] {
      let sitting = try Self().sitting
      _ = try sitting.page(Self.breathes + Self.worse + [answer, .line(" a note")])
      #expect(sitting.state.lastSaid("give-naloxone") == nil)
    }
  }

  @Test("two to three minutes lie between doses (quincyoverdosehelp.org), and that is what is said")
  func nextDose() throws {
    let page = try sitting.page(
      Self.breathes.prefix(3) + [
        .line("told naloxone 3"), .line("3"), .line("now breathing 2"), .key("1"), .key("1"),
      ])
    let after = try #require(page.components(separatedBy: "Because of that, at once:").last)
    #expect(after.contains("The next dose goes in two to three minutes after the last"), "\(page)")
    #expect(!after.contains("give it now"), "\(after)")
    #expect(sitting.state.lastSaid("give-naloxone") != nil)
  }

  @Test("once help is with them, the opening does not walk the overdose again")
  func helpCame() throws {
    let page = try sitting.page([
      .line("told caller 2"), .line("told help-state 1"), .line("told awake 2"), .key("1"),
      .line("1"), .line("3"), .line(" a note"), .line("."),
    ])
    #expect(!page.contains("Breathing first"), "\(page)")
  }

  @Test("a correction of what anybody there sees is shown, when it was said")
  func corrections() throws {
    _ = try sitting.page([
      .line("speaker friend"), .line("told help-place the mill"), .line("told breathing 2"),
      .line("consent pass-on"), .key("1"), .line("offer ambulance"), .key("1"),
      .line("handoff ambulance"), .line("told naloxone 3"), .line("said 1 Jo"),
    ])
    let handoff = try #require(sitting.state.standing.handoffs.first?.handoff)
    let sent = SentRecords(sitting.log.entries, in: sitting.library)
    let said = try #require(sent.given(handoff, in: sitting.state).last)
    #expect(said.changes.map { CorrectionText($0).text } == ["Naloxone: One dose given."])
  }

  @Test("both voices are said where two disagree on what a receiver does not have yet")
  func voices() throws {
    let page = try sitting.page([
      .line("speaker friend"), .line("told help-place the mill"), .line("told breathing 2"),
      .line("consent pass-on"), .key("1"), .line("offer ambulance"), .key("1"),
      .line("handoff ambulance"), .line("told naloxone 3"), .line("speaker family"),
      .line("other naloxone 1"), .key("1"),
    ])
    #expect(
      page.contains("the caller says: One dose given; Family says: Not yet"), "\(page)")
  }

  @Test("a question that comes before a handoff is named, and what was told of it is enough")
  func told() throws {
    let before: [LineInput] = [
      .line("speaker friend"), .line("offer mobile-crisis"), .key("1"), .line("consent pass-on"),
      .key("1"),
    ]
    let unasked = try sitting.page(before + [.line("handoff mobile-crisis")])
    #expect(unasked.contains("first: ask \"companion\", or"), "\(unasked)")
    #expect(sitting.state.standing.handoffs.isEmpty)
    let other = try Self().sitting
    let told: [LineInput] = [
      .line("told companion 1"), .line("told what-changed nothing new"),
      .line("told help-place the mill"),
    ]
    _ = try other.page(before + told + [.line("handoff mobile-crisis")])
    #expect(other.state.standing.handoffs.count == 1)
  }

  @Test(
    "a limit is read to whoever repeats a handoff, and is no more than whoever gave it may open")
  func limit() throws {
    let page = try sitting.page([
      .line("speaker friend"), .line("told help-place the mill"), .line("told breathing 2"),
      .line("told thoughts 1"), .line("skip no time"), .line("offer ambulance"), .key("1"),
      .line("consent pass-on"), .line("2not my name"), .key("1"), .line("handoff ambulance"),
      .key("1"), .line("readback 1 accepted Jo"),
    ])
    #expect(page.contains("LIMIT May be passed on: place, health."), "\(page)")
    #expect(
      page.contains("Only the person can let go: Thoughts of suicide, as told."), "\(page)")
    #expect(page.contains("It must be repeated too."), "\(page)")
    #expect(!page.contains(".."), "\(page)")
  }

  @Test("a question in the same words for somebody else stands there once")
  func once() throws {
    let page = try sitting.page([
      .line("!o"), .key("1"), .line("2"), .key("1"), .key("3"), .key("2"), .key("1"), .key("1"),
    ])
    #expect(page.contains("Has naloxone gone in?"), "\(page)")
    #expect(!page.contains("Of someone else: Has naloxone gone in?"), "\(page)")
  }
}
