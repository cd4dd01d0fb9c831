// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Storage
import Terminal
import Testing

/// A caller who can only say yes or no, or tap it: nothing is taken for more than they said.
@Suite("Yes or no")
struct YesOrNoTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.small))
  }

  /// To the first question in words, with the mode on.
  private static let atWords: [LineInput] = [
    .key("1"), .key("1"), .key("1"), .line("yesno"), .key("2"), .key("2"), .line(""),
  ]
  private static let atPlace = atWords + [.line("1")]
  private static let atOffer: [LineInput] =
    atPlace + [.line("1"), .key("1"), .key("1"), .key("1"), .key("1")]
  private static let atScale: [LineInput] =
    atOffer + [.key("2"), .key("2"), .key("1"), .key("1")]

  @discardableResult
  private func type(_ inputs: [LineInput]) throws -> ScriptedEditor {
    let editor = ScriptedEditor(inputs)
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    return editor
  }

  private func current(_ fact: String) -> Answer? {
    let state = sitting.state
    return state.library.factIndex(fact).flatMap { state.current($0, of: .first)?.answer }
  }

  private func skipReason(_ asked: String) -> String? {
    sitting.state.acts.compactMap { act -> String? in
      guard case .questionSkipped(_, asked, _, let reason, _) = act.event else { return nil }
      return reason
    }.last
  }

  @Test(
    "no digit is a key where a number, a time or words are typed",
    arguments: [
      (YesOrNoTests.atWords, "what-happened"), (YesOrNoTests.atPlace, "place"),
      (YesOrNoTests.atScale, "ending"),
    ])
  func takesLine(_ before: [LineInput], _ step: String) throws {
    let editor = try type(before)
    #expect(editor.prompts.last?.hasSuffix("\(step) > ") == true)
    #expect(editor.keys.last?.isDisjoint(with: "0123456789~") == true)
  }

  @Test("an address and a number are taken whole", arguments: ["12 Mill St", "07700 900123"])
  func address(_ typed: String) throws {
    try type(Self.atWords + [.line("1"), .line(typed)])
    #expect(current("place")?.value == .words(typed))
  }

  @Test("a number is the answer and no yes, and leaves nothing out")
  func number() throws {
    try type(Self.atScale + [.line("1")])
    #expect(current("ending") == Answer(.number(1), by: .first))
  }

  @Test("a yes or no to other words is no answer, no doubt and no quote", arguments: ["y", "no"])
  func otherWords(_ typed: String) throws {
    try type(Self.atScale + [.line(typed)])
    #expect(current("ending") == nil)
    let said = typed == "y" ? "yes" : "no"
    #expect(skipReason("ending") == "asked as yes or no, \"Is it a little better?\": \(said)")
    #expect(!sitting.log.entries.flatMap(\.kinds).contains("quoteTaken"))
  }

  private func record() -> HandoffRecord {
    let handoff = Handoff(number: 1, responder: "team", receiver: "team-desk", basis: .consent)
    return HandoffRecord(of: sitting.state, for: handoff, at: sitting.clock.now)
  }

  @Test(
    "the record says which, to what, and that the words were never asked", arguments: ["y", "no"])
  func onlyYesOrNo(_ typed: String) throws {
    let editor = try type(Self.atScale + [.line(typed)])
    let item = try #require(record()[.notKnown].first { $0.id == "ending" })
    let said = typed == "y" ? "yes" : "no"
    #expect(item.unknown == .onlyYesOrNo && item.value == .nothing && item.typed == nil)
    #expect(item.note == "\(said) to \"Is it a little better?\"")
    #expect(editor.shown.contains("Saved: a \(said) to that. Its words were not asked or said."))
  }

  @Test("what is typed for a caller who can only tap is never given out as what they said")
  func byTaps() throws {
    try type(Self.atWords + [.line("1"), .line("12 Mill St")])
    let place = try #require(record()[.place].first { $0.id == "place" })
    #expect(place.source?.isByYesOrNo == true && !place.isFirstHand)
  }

  @Test("once they can speak again, their words are theirs")
  func speaksAgain() throws {
    try type(Self.atWords + [.line("1"), .line("/yesno off"), .line("12 Mill St")])
    let place = try #require(record()[.place].first { $0.id == "place" })
    #expect(place.source?.isByYesOrNo == false && place.isFirstHand)
  }

  @Test("where nothing was put to them, a yes or a no is refused", arguments: ["no", "yes", "2x"])
  func notNow(_ typed: String) throws {
    try type(Self.atWords + [.line("1"), .line(typed)])
    #expect(current("place")?.value == (typed == "2x" ? .words("2x") : nil))
    #expect(skipReason("place") == nil)
  }

  @Test("what was told before is lost by no tap", arguments: ["1", "yes", "no", "2", ""])
  func toldBefore(_ typed: String) throws {
    let editor = try type(
      Self.atWords + [.line("/told place the mill"), .line("1"), .line(typed)])
    #expect(current("place")?.value == .words("the mill"))
    #expect(skipReason("place") == nil)
    let isKept = !["no", "2"].contains(typed)
    #expect(editor.prompts.last?.hasSuffix(isKept ? "thoughts > " : "place > ") == true)
  }

  @Test("a place that is to be asked again is not lost where it cannot be, and is not for sure")
  func stale() throws {
    let other = Sitting(library: try #require(NightLine.shipped))
    let screen = Screen(isRich: true, columns: 80)
    let first = ScriptedEditor([
      .line("yesno"), .key("2"), .key("2"), .line(""), .line("told help-place the mill"),
      .line("offer ambulance"), .key("1"),
    ])
    _ = try other.begin(first, screen).run()
    other.clock.pass(milliseconds: 11 * 60_000)
    let second = ScriptedEditor([.line("!p"), .key("1"), .line("1")])
    _ = try other.goOn(second, screen).run()
    let state = other.state
    let place = try #require(state.library.factIndex("help-place"))
    let known = state.current(place, of: .first)?.answer
    #expect(known?.value == .words("the mill") && known?.certainty == .doubtful)
    #expect(second.shown.contains("Kept what was told, not for sure"), "\(second.shown)")
  }

  @Test(
    "to an offer and a consent 1 is yes, 2 is no, and 0 shows the rest",
    arguments: [
      ([.key("1")], .accepted), ([.key("2")], .declined), ([.key("8")], .unsure),
      ([.line("no")], .declined), ([.key("0"), .key("2")], .anotherTime),
      ([.line("another time")], .anotherTime),
    ] as [([LineInput], OfferEnd)])
  func offer(_ typed: [LineInput], _ end: OfferEnd) throws {
    try type(Self.atOffer + typed)
    #expect(sitting.state.standing.offers.map(\.end) == [end])
  }

  @Test(
    "to a consent too",
    arguments: [
      ([.key("1")], .given), ([.key("2")], .refused), ([.key("8")], .unsure),
      ([.key("0"), .line("2only the place"), .key("1")], .limited),
    ] as [([LineInput], ConsentState)])
  func consent(_ typed: [LineInput], _ answer: ConsentState) throws {
    try type([.line("yesno"), .key("2"), .key("2"), .line(""), .key("1"), .key("1")] + typed)
    #expect(sitting.state.standing.consents.map(\.answer.state) == [answer])
  }

  @Test("made by hand, 2 is no there too, and the rest is one key more")
  func byHand() throws {
    try type(
      Self.atWords + [
        .line("/consent team"), .key("2"), .line("/consent notes"), .key("0"), .key("4"),
        .line("/offer team"), .key("2"),
      ])
    let states = sitting.state.standing.consents.suffix(2).map(\.answer.state)
    #expect(states == [.refused, .withdrawn])
    #expect(sitting.state.standing.offers.map(\.end) == [.declined])
  }

  @Test("what stands for yes and no is agreed on before the first of them")
  func signs() throws {
    let editor = try type(Self.atWords)
    #expect(editor.prompts.contains("signs > "))
    #expect(
      sitting.state.remarks.contains {
        $0.text == "One tap is yes, two taps are no, three are neither"
      })
  }

  @Test("what is typed as new of a fact that is not known is kept as told, and it is said")
  func nowUnknown() throws {
    let other = Sitting(library: try #require(NightLine.shipped))
    let editor = ScriptedEditor([.line("n contact-hour 14:00")])
    _ = try other.begin(editor, Screen(isRich: true, columns: 80)).run()
    let state = other.state
    let hour = try #require(state.library.factIndex("contact-hour"))
    #expect(state.current(hour, of: state.partyKnowing(hour))?.answer.value == .words("14:00"))
    #expect(editor.shown.contains("kept as told"), "\(editor.shown)")
  }
}
