// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// What a receiver will not hear of is said to the counsellor, and only to them.
@Suite("Held back from a receiver")
struct HeldBackTests {
  private static let line =
    "HELD Anyone hurt, or in fear of it: not passed on to Mobile crisis team, desk; that is no "
    + "kind they may hold."

  private func shown(_ lines: [LineInput], columns: Int = 80) throws -> String {
    try Sitting(library: try #require(NightLine.shipped)).page(lines, columns: columns)
  }

  private static let mayTell: [LineInput] = [
    .line("consent share-with-mobile-crisis"), .key("1"), .line("told help-place the mill"),
  ]
  private static let violence: [LineInput] = [.line("told violence 1")]
  private static let handOff: [LineInput] = [
    .line("offer mobile-crisis"), .key("1"), .line("handoff mobile-crisis"),
  ]

  @Test("a fact of weight that is no kind of the receiver's is named once", arguments: [80, 40])
  func named(columns: Int) throws {
    let page = try shown(
      Self.mayTell + Self.violence + Self.handOff + [.line(" a note"), .line(" another")],
      columns: columns)
    #expect(page.components(separatedBy: Self.line).count == 2, "\(page)")
  }

  @Test("what goes as one voice told it is not named as held back, as another did")
  func twoVoices() throws {
    let signs: [LineInput] = [.line("told body-sign 3"), .line("told help-place the mill")]
    let page = try shown(
      signs + [.line("told caller 2"), .key("2")] + signs + [
        .line("consent pass-on"), .key("1"), .line("offer ambulance"), .key("1"),
        .line("handoff ambulance"),
      ])
    #expect(page.contains("ALOUD 1"), "\(page)")
    #expect(!page.contains("HELD ") && !page.contains("PLACE is not passed on"), "\(page)")
  }

  @Test("what was only heard, and reaches no ambulance, is named before the handoff")
  func heard() throws {
    let page = try shown([
      .line("told caller 2"), .line("told help-place the mill"), .line("told breathing 2"),
      .line("told what-heard he shouted"), .line("consent pass-on"), .key("1"),
      .line("offer ambulance"), .key("1"), .line("handoff ambulance"),
    ])
    let line = "HELD What was heard, read or told: not passed on to Ambulance desk"
    #expect(page.contains(line), "\(page)")
  }

  @Test("on the ladder the offer is named that came too early")
  func ladder() throws {
    let page = try shown([
      .line("told caller 1"), .line("offer walk-in"), .key("1"), .line("offer peer-line"),
      .key("1"),
    ])
    #expect(page.contains("Walk-in or respite place was offered before that"), "\(page)")
    #expect(!page.contains("Peer line or warm line was offered before that"))
  }

  @Test("one that becomes so after the handoff is named then, and not with each change of it")
  func later() throws {
    let page = try shown(
      Self.mayTell + Self.handOff + Self.violence + [.line("now violence 3"), .key("1")])
    #expect(page.components(separatedBy: Self.line).count == 2, "\(page)")
    #expect(!page.contains("SAY NOW"))
  }

  private static let toAdvocate: [LineInput] = [
    .line("told caller 1"), .line("consent share-with-advocate"), .key("1"),
    .line("offer advocate"), .key("1"), .line("told advocate-way a text at noon"),
    .line("handoff advocate"),
  ]
  private static let ofSuicide = ["thoughts 1", "intent 1", "plan 1", "behaviour 1"].map {
    LineInput.line("told " + $0)
  }

  private func helds(in page: String) -> Int { page.components(separatedBy: "HELD ").count - 1 }

  @Test("what is no kind of a receiver's is said once after the handoff, however much follows")
  func onceEach() throws {
    let page = try shown(Self.toAdvocate + Self.ofSuicide)
    #expect(helds(in: page) == 1 && page.contains("not passed on to Advocates"), "\(page)")
  }

  @Test("it is said once more where a call is gone on with, and whole with each handoff anew")
  func onceMore() throws {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    _ = try sitting.page(Self.toAdvocate + Self.ofSuicide.prefix(2))
    func goOn(_ lines: [LineInput]) throws -> String {
      let editor = ScriptedEditor(lines)
      _ = try sitting.goOn(editor, Screen(isRich: true, columns: 80)).run()
      return editor.page
    }
    let after = try goOn(Array(Self.ofSuicide.suffix(2)))
    #expect(helds(in: after) == 1, "\(after)")
    let anew = try goOn([.line("told wish 1"), .line("handoff advocate")])
    #expect(helds(in: anew) == 2, "\(anew)")
    let last = anew.components(separatedBy: "HELD ").last ?? ""
    #expect(last.hasPrefix("Thoughts of suicide, as told; "), "\(last)")
  }

  @Test("what a consent or a limit holds back is named each time, whatever is no kind of theirs")
  func otherReasons() throws {
    let limited: [LineInput] = [
      .line("consent share-with-mobile-crisis"), .line("2"), .line("only the place"), .key("1"),
      .line("told help-place the mill"),
    ]
    let page = try shown(limited + Self.handOff + [.key("1")] + Self.violence + Self.ofSuicide)
    #expect(page.components(separatedBy: Self.line).count == 2, "\(page)")
    #expect(helds(in: page) == 1 + Self.ofSuicide.count, "\(page)")
  }

  @Test("words that go as typed beside what is held back are named before anything is prepared")
  func wholeWords() throws {
    let words: [LineInput] = [.line("told what-matters he hit me again")]
    let before = try shown(Self.mayTell + Self.violence + words + Self.handOff)
    #expect(before.contains("WHOLE What matters most: the words go as typed."), "\(before)")
    #expect(before.contains(Self.line))
    #expect(!before.contains("ALOUD"))
    let after = try shown(Self.mayTell + Self.violence + words + Self.handOff + [.key("1")])
    #expect(after.contains("ALOUD"), "\(after)")
    let harmless = try shown(Self.mayTell + words + Self.handOff)
    #expect(!harmless.contains("WHOLE") && harmless.contains("ALOUD"))
  }

  @Test("a team that is closed at this hour is named so before the handoff, and an open one is not")
  func closed() throws {
    func page(after hours: Int64) throws -> String {
      var sitting = Sitting(library: try #require(NightLine.shipped))
      sitting.supports = try #require(NightLine.directory)
      sitting.clock.pass(milliseconds: hours * 3_600_000)
      return try sitting.page(Self.mayTell + Self.handOff)
    }
    let closed =
      "CLOSED County Mobile Crisis Team is closed at this hour (open every day, 08:00 to 24:00)."
    let night = try page(after: 3)
    #expect(night.contains(closed) && night.contains("ALOUD"), "\(night)")
    #expect(try !page(after: 0).contains("CLOSED"))
  }

  @Test("a receiver that may hold it hides nothing, and what weighs nothing is not named")
  func nothingHeld() throws {
    let page = try shown(Self.mayTell + [.line("told violence 4")] + Self.handOff)
    #expect(!page.contains("HELD"))
  }

  private static func overdose(_ limits: [LineInput]) -> [LineInput] {
    [
      .line("told caller 2"), .line("told help-place the mill"), .line("told breathing 2"),
    ] + limits + [.line("offer ambulance"), .key("1"), .line("handoff ambulance")]
  }

  @Test("a place that was refused to an ambulance is named in one line, with what to do")
  func noPlace() throws {
    let page = try shown(
      Self.overdose([
        .line("consent pass-on"), .line("2"), .line("only the breathing"), .key("1"),
        .line("consent share-with-ambulance"), .line("2"), .line("not the place"), .key("1"),
      ]))
    let line =
      "PLACE is not passed on: it is outside the consent. If they want it told: \"consent "
      + "share-with-ambulance\", 2, only the place. A life in danger: key 3."
    #expect(page.components(separatedBy: line).count == 2, "\(page)")
  }

  @Test("limits of two items never keep a place from an ambulance that neither refused")
  func place() throws {
    let page = try shown(
      Self.overdose([
        .line("consent pass-on"), .line("2"), .line("only the place"), .key("1"),
        .line("consent share-with-ambulance"), .line("2"), .line("only the breathing"), .key("1"),
      ]))
    #expect(!page.contains("PLACE"), "\(page)")
    #expect(page.contains("An ambulance gets the place even so"), "\(page)")
  }
}
