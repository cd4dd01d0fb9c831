// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Storage
import Terminal
import Testing

/// What went astray in a call about somebody else's overdose, typed by hand.
@Suite("A call about an overdose")
struct OverdoseCallTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  private static let breath: [LineInput] = [
    .line("told caller 2"), .line("told help-place the mill"), .line("told breathing 2"),
  ]
  private static let handOff: [LineInput] = [
    .line("consent pass-on"), .key("1"), .line("offer ambulance"), .key("1"),
    .line("handoff ambulance"),
  ]

  @Test("whoever took the phone is on every prompt until somebody else speaks")
  func speaker() throws {
    let line = "SPEAKS The person themself. \"speaker\" when it is another voice."
    let page = try sitting.page(
      Self.breath + [.line("speaker self"), .line("note one"), .line("speaker friend")])
    #expect(page.components(separatedBy: line).count == 3, "\(page)")
  }

  @Test("a sentence that was skipped does not count as said")
  func skipped() throws {
    let page = try sitting.page([.line("told thoughts 1"), .line("skip no time")])
    #expect(page.contains("Saved: not said. It does not count as said."), "\(page)")
    #expect(sitting.state.lastSaid("limits-of-privacy") == nil)
    #expect(!sitting.log.entries.flatMap(\.kinds).contains("toldCaller"))
    #expect(sitting.state.undone.map(\.step) == ["limits-of-privacy"])
  }

  @Test("what was wrong is corrected, and only what has changed is now otherwise")
  func corrected() throws {
    let wrong = try sitting.page(
      Self.breath + Self.handOff + [.line("wrong breathing 1"), .key("1")])
    #expect(wrong.contains("CORRECTED: Not breathing"), "\(wrong)")
    #expect(!wrong.contains("NOW: Not breathing"))
  }

  @Test("what has changed is said to be so now")
  func changed() throws {
    let now = try sitting.page(Self.breath + Self.handOff + [.line("now breathing 1"), .key("1")])
    #expect(now.contains("NOW: Not breathing") && !now.contains("CORRECTED"), "\(now)")
  }

  @Test("how an answer is known is the same at the prompt as wherever else it is read")
  func howKnown() throws {
    let page = try sitting.page(Self.breath + [.line("answers")])
    #expect(
      page.contains("Slow, snoring, gurgling, or blue lips (told, how known was not asked)"),
      "\(page)")
  }

  @Test("what weighs and is new to a receiver interrupts, and is said to nobody who declined")
  func news() throws {
    let page = try sitting.page(Self.breath + Self.handOff + [.line("told naloxone 3")])
    #expect(page.contains("SAY NOW Tell Ambulance desk now; handoff 1 does not have it yet:"))
    #expect(page.contains("Naloxone, NEW: One dose given"), "\(page)")
    let declined = try Self().sitting.page(
      Self.breath + Self.handOff + [
        .line("readback 1 declined Jo"), .line("full"), .line("told naloxone 3"),
        .line("said 1 Jo"),
      ])
    #expect(!declined.contains("SAY NOW"), "\(declined)")
    #expect(declined.contains("Nothing is owed on handoff 1."))
  }

  private static let notTheName: [LineInput] = [
    .line("told caller 2"), .line("told breathing 2"), .line("consent pass-on"), .line("2"),
    .line("not my name"), .key("1"), .line("offer ambulance"), .key("1"),
  ]

  @Test("words go whole past a limit, and the counsellor is told before each of them")
  func wholeWords() throws {
    let place = try sitting.page(
      Self.notTheName + [
        .line("told help-place the mill, call me Dana"), .line("handoff ambulance"),
      ])
    #expect(place.contains("WHOLE"), "\(place)")
    let later = try Self().sitting.page(
      Self.notTheName + [.line("handoff ambulance"), .line("told help-place the mill, Dana")])
    let said = try #require(later.components(separatedBy: "SAY NOW").last)
    #expect(said.contains("WHOLE"), "\(said)")
  }

  @Test("what was taken is named where an ambulance does not get it")
  func takenIsHeld() throws {
    let page = try sitting.page(Self.breath + [.line("told taken-what pills")] + Self.handOff)
    #expect(
      page.contains("HELD What was taken: not passed on to Ambulance desk;"), "\(page)")
  }

  @Test("a friend is said to call about somebody else by the word alone")
  func friend() throws {
    let page = try sitting.page([.line("speaker friend"), .line("answers")])
    #expect(page.contains("So the call is about somebody else;"), "\(page)")
    #expect(sitting.state.standing.personParty == .spokenFor)
  }

  @Test("another voice than the caller's is named wherever its words are shown")
  func secondVoice() throws {
    _ = try sitting.page([
      .line("speaker friend"), .line("told breathing 2"), .line("speaker family"),
      .line("told naloxone 3"),
    ])
    let state = sitting.state
    let by = try ["breathing", "naloxone"].map { name in
      let fact = try #require(state.library.factIndex(name))
      return try #require(state.current(fact, of: state.standing.personParty)).answer.by
    }
    #expect(by[0].map(state.voice) == .caller)
    #expect(by[1].map(state.voice) == .other("Family"))
  }

  @Test("where it is not plain whose voice it is, that is asked")
  func whoseVoice() throws {
    let lines: [LineInput] = [.line("told caller 2"), .line("speaker family")]
    let page = try sitting.page(lines + [.key("2")])
    #expect(page.contains("SPEAKS Family: is that the voice so far?"), "\(page)")
    #expect(sitting.state.standing.speakerParty != sitting.state.standing.callerParty)
  }

  @Test("a breath that stops while something else is asked leads to what is done about it")
  func atOnce() throws {
    let page = try sitting.page([
      .line("told caller 2"), .line("!o"), .key("1"), .line("3"), .line("2"), .line("3"),
      .line("now breathing 1"), .key("1"),
    ])
    let after = try #require(page.components(separatedBy: "Because of that, at once:").last)
    #expect(after.contains("If you have naloxone, give it now."), "\(page)")
    #expect(after.contains("Mouth to mouth, two breaths, then one every five seconds."), "\(after)")
    let elsewhere = try Self().sitting.page(Self.breath + [.line("now breathing 1"), .key("1")])
    #expect(elsewhere.contains("!o goes there at once:"), "\(elsewhere)")
  }

  @Test("a lone digit is no words, and a lone letter that begins no answer is its command")
  func alone() throws {
    let page = try sitting.page([.line("told caller 2"), .line("!o"), .line("c")])
    #expect(page.contains("Keeping notes of the call"), "\(page)")
    let digit = try Self().sitting.page(
      [.line("told breathing 2")] + [.line("told help-place"), .line("1")])
    #expect(digit.contains("1 is no key here"), "\(digit)")
  }

  @Test("a rule that was broken says what came before it")
  func cause() throws {
    let page = try sitting.page(
      Self.breath + Self.handOff + [.line("told thoughts 1")]
        + Array(repeating: .line("skip no time"), count: 6) + [.line("end")])
    let told = page.components(separatedBy: "It was otherwise here").dropFirst()
    #expect(told.allSatisfy { $0.hasPrefix(": ") && $0.prefix(120).contains(" before that.") })
  }
}
