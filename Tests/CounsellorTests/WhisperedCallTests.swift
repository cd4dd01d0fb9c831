// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// A call in whispers: who else hears it, what was agreed, and who picks up.
@Suite("A whispered call")
struct WhisperedCallTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  @discardableResult
  private func type(_ lines: [LineInput]) throws -> ScriptedEditor {
    let editor = ScriptedEditor(lines)
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    return editor
  }

  private func goOn(_ lines: [LineInput]) throws -> ScriptedEditor {
    let editor = ScriptedEditor(lines)
    _ = try sitting.goOn(editor, Screen(isRich: true, columns: 80)).run()
    return editor
  }

  private func names(_ editor: ScriptedEditor) -> [String] {
    editor.prompts.map { String($0.split(separator: "] ").last ?? "") }
  }

  private func bare(_ editor: ScriptedEditor) -> String {
    editor.page.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "")
  }

  /// Asked and agreed: no text is seen, a survey, ring again, a cough; up to the call-back.
  private static func overheard(voice: Character) -> [LineInput] {
    [.key("1"), .key("2"), .key("1"), .key("1"), .key("2"), .key(voice)]
      + (voice == "1" ? [.key("1")] : [])
      + [.key("2"), .key("1"), .key("1"), .key("2"), .key("1"), .key("1")]
  }
  private static let heard = overheard(voice: "1")
  private static let mayRing: [LineInput] = [
    .line("/consent call-back"), .key("1"), .line("/told safe-number 555-0177"),
    .line("/told may-be-said 1"),
  ]
  private static let toTheRing: [LineInput] = [
    .line("!l"), .key("1"), .key("1"), .key("1"), .key("2"), .key("1"), .key("1"),
  ]

  @Test("that our voice is heard outlasts a ring-back that is said to be safe, and is asked anew")
  func afterRingBack() throws {
    try type(Self.heard + Self.mayRing)
    let back = try goOn(Self.toTheRing + [.key("1"), .key("1")])
    #expect(names(back).last == "my-voice-when-back > ", "\(names(back))")
    #expect(
      bare(back).components(separatedBy: "Who picked up").last?.contains("HEARD Others") == true)
    let off = bare(try goOn([.line("2"), .key("1")])).components(separatedBy: "Chose: No.")
    #expect(off.last?.contains("SAY Good that you are back.") == true, "\(off)")
    #expect(off.last?.contains("HEARD") == false)
  }

  @Test("at the agreed sign others may hear us, whatever was said before, until it is safe")
  func sign() throws {
    try type(Self.overheard(voice: "2"))
    let editor = try goOn([.line("!h"), .key("1")])
    #expect(names(editor).suffix(2) == ["be-who-was-agreed > ", "safe-to-talk > "])
    #expect(bare(editor).contains("HEARD Others there may hear you"), "\(bare(editor))")
    #expect(bare(editor).contains("AGREED Sign that it is not safe: A cough"), "\(bare(editor))")
    let safe = try goOn([.line("1"), .line("")])
    let later = bare(safe).components(separatedBy: "Chose: Safe to talk").last ?? ""
    #expect(!later.contains("HEARD"), "\(later)")
  }

  @Test("where we are heard nothing that is to be done orders speech, but what was agreed")
  func noSpeech() throws {
    try type(Self.heard)
    let dropped = bare(try goOn([.line("!l")]))
    #expect(dropped.contains("DO, NOT ALOUD Nothing is lost. Is the line"), "\(dropped)")
    let agreed = bare(try goOn([.line("/leave"), .line("!h")]))
    #expect(agreed.contains("Aloud only what was agreed."), "\(agreed)")
    #expect(agreed.contains("DO Somebody may be there. Be who was agreed"), "\(agreed)")
  }

  @Test("whether a text may be seen is asked before one is offered", arguments: ["1", "2", "8"])
  func texts(_ seen: String) throws {
    let editor = try type([
      .key("1"), .key("2"), .key("1"), .key("1"), .line(seen), .key("1"),
    ])
    #expect(names(editor).suffix(3) == ["texts-seen > ", "my-voice > ", "speak-low > "])
    let mayText = seen == "2"
    #expect(bare(editor).contains("Say nothing aloud: text it.") == mayText, "\(bare(editor))")
    #expect(bare(editor).contains("others may see a text") == !mayText)
  }

  private static let withAdvocate: [LineInput] = [
    .line("/told violence 2"), .key("3"), .line("/now get-away 1"), .key("1"),
    .line("/offer advocate"),
    .key("1"), .key("1"), .line("/consent share-with-advocate"), .key("1"),
    .line("/told advocate-way a letter to the school"),
    .line("/handoff advocate"),
  ]

  @Test("the cover comes before any other words where a stranger picked up")
  func coverFirst() throws {
    let before = try type(Self.heard + Self.mayRing + Self.withAdvocate)
    #expect(sitting.state.standing.handoffs.count == 1, "\(before.page.suffix(1500))")
    let editor = try goOn(Self.toTheRing + [.key("3")])
    #expect(names(editor).last == "wrong-number > ", "\(names(editor))")
    #expect(!bare(editor).contains("SAY NOW"), "\(bare(editor))")
    let later = bare(try goOn([.key("1")]))
    let told = try #require(later.firstRange(of: "SAY NOW")?.lowerBound, "\(later)")
    #expect(later[told...].contains("Mute this line first"), "\(later)")
    #expect(later[told...].contains("Number, no longer known to be safe"), "\(later)")
  }

  @Test("a number that a stranger answered is called safe nowhere, until it is given anew")
  func stranger() throws {
    try type(Self.heard + Self.mayRing + Self.toTheRing + [.key("3"), .key("1"), .key("1")])
    let state = sitting.state
    let number = try #require(state.library.factIndex("safe-number"))
    #expect(state.isNumberInDoubt(number) && SafeNumber.isDoubted(in: sitting.log.entries))
    let handoff = Handoff(
      number: 1, responder: "advocate", receiver: "advocate-desk", basis: .consent)
    let record = HandoffRecord(of: state, for: handoff, at: sitting.clock.now)
    let item = try #require(record[.wayBack].first { $0.id == "safe-number" })
    #expect(item.doubts.contains(.strangerPickedUp) && item.isDoubted)
    #expect(item.label == "Number, no longer known to be safe")
    let ring = bare(
      try goOn([.line("/leave"), .key("2"), .line("!l")] + Self.toTheRing.dropFirst()))
    #expect(
      ring.contains("no longer known to be safe: 555-0177 (somebody else picked up there, 22:00)"),
      "\(ring)")
    _ = try goOn([.line("/now safe-number 555-0100"), .key("1")])
    #expect(!sitting.state.isNumberInDoubt(number))
    #expect(!SafeNumber.isDoubted(in: sitting.log.entries))
  }

  @Test("once they are reached nothing of the dropped line stands, and the number stays in doubt")
  func reachedAfterStranger() throws {
    let picked = Self.toTheRing + [.key("3"), .key("1"), .key("1")]
    let planned = bare(
      try type(
        Self.heard + Self.mayRing + picked + [.line("/callback tomorrow 10:00"), .line("her")]))
    let plan = planned.components(separatedBy: "Who picked up").last ?? ""
    #expect(plan.contains("Number, no longer known to be safe: 555-0177"), "\(plan)")
    func noted() -> [String] {
      let handoff = Handoff(
        number: 1, responder: "advocate", receiver: "advocate-desk", basis: .consent)
      return HandoffRecord(of: sitting.state, for: handoff, at: sitting.clock.now).parts
        .values.joined().map(\.id).filter { ["who-answers", "line-state"].contains($0) }
    }
    #expect(Set(noted()) == ["who-answers", "line-state"])
    let editor = try goOn([.line("/callback 1 reached")])
    #expect(noted().isEmpty, "\(noted())")
    #expect(!sitting.state.isLineGone && sitting.state.strangerPickedUp != nil)
    #expect(names(editor).last == "safe-to-talk > ", "\(names(editor))")
  }

  @Test("a limit is shown where its consent is asked again, and no lone key widens it")
  func limit() throws {
    for isYesOrNo in [false, true] {
      let other = Sitting(library: sitting.library)
      let first = ScriptedEditor(
        [
          .key("1"), .key("1"), .line("consent call-back"), .line("2 after six"),
        ] + (isYesOrNo ? [.line("yesno"), .key("2"), .key("2"), .line("")] : []))
      _ = try other.begin(first, Screen(isRich: true, columns: 80)).run()
      let again = ScriptedEditor([.line("/consent call-back")])
      _ = try other.goOn(again, Screen(isRich: true, columns: 80)).run()
      let shown = again.page
      #expect(shown.contains("LIMIT Calling back if the line drops: \"after six\""), "\(shown)")
      #expect(shown.contains("1 Yes, and that limit stays"), "\(shown)")
      _ = try other.goOn(
        ScriptedEditor([.line("/consent call-back"), .key("1")]),
        Screen(isRich: true, columns: 80)
      ).run()
      #expect(other.state.standing.consents.last?.limit?.words == "after six")
    }
  }

  @Test("at the step itself a lone yes keeps the limit too, and a lone 5 lifts nothing")
  func limitAtItsStep() throws {
    let other = Sitting(library: try #require(NightLine.small))
    let editor = ScriptedEditor([
      .line("consent call-back"), .line("2 after six"), .key("1"), .key("1"),
    ])
    _ = try other.begin(editor, Screen(isRich: true, columns: 80)).run()
    #expect(names(editor).last == "call-back > ", "\(names(editor))")
    let keys = try #require(editor.keys.last)
    #expect(keys.contains("1") && !keys.contains("2") && !keys.contains("5"), "\(keys)")
    #expect(bare(editor).contains("5 Yes, without that limit (5+Enter)"))
    _ = try other.goOn(ScriptedEditor([.key("1")]), Screen(isRich: true, columns: 80)).run()
    #expect(other.state.standing.consents.last?.limit?.words == "after six")
  }

  @Test("whoever is reached by a call-back is asked first whether it is safe to talk")
  func reached() throws {
    try type(Self.heard + Self.mayRing + [.line("/callback 30 by voice only")])
    let editor = try goOn([.line("/callback 1 reached")])
    #expect(names(editor).last == "safe-to-talk > ", "\(names(editor))")
    #expect(bare(editor).contains("Ask first whether it is safe to talk."), "\(bare(editor))")
  }

  @Test("a yes to words that were offered stands where the words would")
  func yesToWords() throws {
    try type([
      .line("yesno"), .key("2"), .key("2"), .line(""), .key("1"), .key("1"), .key("2"), .key("1"),
      .line("1"), .line(""),
    ])
    let state = sitting.state
    let fact = try #require(state.library.factIndex("what-matters"))
    let asked = state.saidYes(insteadOf: fact, of: state.partyKnowing(fact))
    #expect(asked?.hasSuffix("?") == true, "\(asked ?? "")")
    _ = try goOn([.line("/told what-matters the children")])
    #expect(sitting.state.saidYes(insteadOf: fact, of: state.partyKnowing(fact)) == nil)
  }

  @Test("words that are known are read back for a yes or a no, and not asked openly again")
  func knownWords() throws {
    let editor = try type([
      .line("yesno"), .key("2"), .key("2"), .line(""), .line("told what-matters the children"),
      .key("1"), .key("1"), .key("2"), .key("1"),
    ])
    #expect(names(editor).last == "what-matters > ", "\(names(editor))")
    let last = bare(editor)
    #expect(last.contains("SAY You said \"the children\". Is that still so?"), "\(last)")
  }

  @Test("the step that says how to turn the mode on says that it is on")
  func alreadyOn() throws {
    let turned: [LineInput] = [.line("yesno"), .key("2"), .key("1")]
    let page = try sitting.page([.key("1"), .key("2"), .key("1")] + turned)
    #expect(page.contains("DO Yes-or-no mode is on: each choice is read out"), "\(page)")
    #expect(page.ranges(of: "Type yesno").count == 1, "\(page)")
  }

  @Test("words that were typed in the mode are the counsellor's, and nobody's yes or no")
  func typedWords() throws {
    let editor = try type([
      .line("yesno"), .key("2"), .key("2"), .line(""), .line("told help-place the mill"),
      .line("told caller 1"), .line("answers"),
    ])
    let screen = editor.page
    #expect(screen.contains("the mill (told, in the counsellor's words)"), "\(screen)")
    #expect(screen.contains("About the caller (told, by yes and no)"), "\(screen)")
    let handoff = Handoff(number: 1, responder: "ambulance", receiver: nil, basis: .consent)
    let record = HandoffRecord(of: sitting.state, for: handoff, at: sitting.clock.now)
    let line = try #require(record[.place].first { $0.id == "help-place" })
    #expect(!line.isFirstHand)
  }

  @Test("what the protocol asks further on is not agreed on twice")
  func once() throws {
    let editor = try type([
      .key("1"), .key("2"), .key("1"), .line("yesno"), .key("2"), .key("1"),
    ])
    #expect(names(editor).suffix(3) == ["signs > ", "yes-no-keys > ", "texts-seen > "])
    let other = Sitting(library: sitting.library)
    let page = try other.page([.line("yesno"), .key("2")])
    #expect(page.contains("If the line goes dead, shall I ring you again?"), "\(page)")
  }

  @Test("a refusal of police stands on the page of whoever could call them")
  func noPolice() throws {
    try type([.key("1"), .line("told caller 1"), .line("consent police"), .key("3")])
    for responder in ["mobile-crisis", "advocate", "trusted-person", "ambulance"] {
      let handoff = Handoff(number: 1, responder: responder, receiver: nil, basis: .consent)
      let record = HandoffRecord(of: sitting.state, for: handoff, at: sitting.clock.now)
      let line = try #require(record[.wants].first)
      #expect(line.label == "Said no to" && line.value == .label("Police"))
      #expect(line.kinds == [.none])
    }
  }

  @Test("help that no place stands for says who has to ask for it")
  func someoneJoins() throws {
    let page = try sitting.page([.line("offer someone-joins"), .key("1")])
    #expect(page.contains("NEXT Someone joins them where they are: agree who it is"), "\(page)")
    #expect(
      !(try Sitting(library: sitting.library).page([.line("offer talk"), .key("1")]))
        .contains("NEXT"))
  }
}
