// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// What a handoff says that went before it was known who calls, and of answers that grew unsure.
@Suite("A handoff before it is settled who calls")
struct LateSettledTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  /// Nobody has said yet whom the call is about, and an ambulance is on its way.
  private static let sent: [LineInput] = [
    .line("told help-place the mill"), .line("told with-them 1"), .line("told breathing 2"),
    .line("consent share-with-ambulance"), .key("1"), .line("offer ambulance"), .key("1"),
    .line("handoff ambulance"), .line("readback 1 accepted Jo"), .line("full"),
  ]

  private func aloud() throws -> String {
    let handoff = try #require(sitting.state.standing.handoffs.first?.handoff)
    let version = RecordVersion(handoff, in: sitting.state, at: sitting.clock.now)
    return Document(.readAloud, of: version.scoped).text
  }

  private func page() throws -> String {
    let given = SentRecords(sitting.log.entries, in: sitting.library)
    let handoff = try #require(sitting.state.standing.handoffs.first?.handoff)
    let record = try #require(given.given(handoff, in: sitting.state).last)
    return Document(.page, of: record).text
  }

  @Test("it claims of nothing that the person told it")
  func unsettled() throws {
    _ = try sitting.page(Self.sent)
    let page = try page()
    #expect(!page.contains("told by the person"), "\(page)")
    #expect(page.contains("told by the caller"), "\(page)")
    #expect(page.contains("Whether whoever calls is the person: not known"), "\(page)")
  }

  @Test("once somebody else turns out to call, whoever holds it is owed that")
  func owed() throws {
    let page = try sitting.page(Self.sent + [.line("speaker friend"), .key("1")])
    #expect(
      page.contains(
        "Who calls CORRECTED: Somebody else, about the person Their record has: not known"),
      "\(page)")
    let said = try Self().sitting.page(
      Self.sent + [.line("speaker friend"), .key("1"), .line("said 1 Jo"), .line("told awake 1")])
    #expect(said.components(separatedBy: "Who calls CORRECTED").count == 2, "\(said)")
  }

  @Test("or where it was wrong who calls")
  func wrong() throws {
    let page = try sitting.page(
      [.line("told caller 1")] + Self.sent + [.line("wrong caller 2"), .key("1"), .key("1")])
    #expect(
      page.contains(
        "Who calls CORRECTED: Somebody else, about the person Their record has: The person"),
      "\(page)")
  }

  private static let friends: [LineInput] = [
    .line("speaker friend"), .line("told help-place the mill"), .line("told with-them 1"),
    .line("told breathing 2"), .line("told naloxone 3"),
  ]
  private static let friendSends: [LineInput] = [
    .line("consent pass-on"), .key("1"), .line("offer ambulance"), .key("1"),
    .line("handoff ambulance"),
  ]

  @Test("a dose that two voices tell otherwise is spoken with both")
  func disputed() throws {
    let page = try sitting.page(
      Self.friends + [.line("other naloxone 1"), .key("1")] + Self.friendSends + [
        .line("answers")
      ])
    let aloud = try aloud()
    #expect(
      aloud.contains("Naloxone: One dose given. The caller says so; another source says: Not yet."),
      "\(aloud)")
    #expect(
      aloud.contains("Naloxone: Not yet. The caller says so; another source says: One dose given."),
      "\(aloud)")
    let answers = page.components(separatedBy: "Since ").filter { $0.contains("Naloxone of") }
    #expect(answers.last?.contains(") (") == false, "\(answers)")
  }

  @Test("who is not sure any more has taken nothing back")
  func unsure() throws {
    let page = try sitting.page(
      Self.friends + Self.friendSends + [
        .line("now breathing 8"), .key("1"), .line("now naloxone 8"), .key("1"), .line("answers"),
      ])
    #expect(page.contains("BEFORE It was: Slow, snoring, gurgling, or blue lips,"), "\(page)")
    #expect(
      page.contains(
        "NOW: Slow, snoring, gurgling, or blue lips, and they are not sure any more"), "\(page)")
    #expect(page.contains("Not sure, before that One dose given at"), "\(page)")
    let aloud = try aloud()
    #expect(
      aloud.contains("Slow, snoring, gurgling, or blue lips. Not sure any more."), "\(aloud)")
    #expect(aloud.contains("Naloxone: One dose given. Not sure any more."), "\(aloud)")
  }

  @Test("what was no danger before is not spoken of as if it still were none")
  func mild() throws {
    _ = try sitting.page(
      [.line("speaker friend"), .line("told breathing 3")] + Self.friendSends + [
        .line("now breathing 8"), .key("1"),
      ])
    let aloud = try aloud()
    #expect(aloud.contains("Breathing: not known, they are not sure."), "\(aloud)")
    #expect(!aloud.contains("Breathing well"), "\(aloud)")
  }
}
