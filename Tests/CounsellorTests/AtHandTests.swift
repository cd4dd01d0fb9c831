// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Storage
import Terminal
import Testing

/// What the counsellor needs at hand, and what could not be done.
@Suite("At hand")
struct AtHandTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  @discardableResult
  private func type(_ inputs: [LineInput], isRich: Bool = true) throws -> ScriptedEditor {
    let editor = ScriptedEditor(inputs)
    _ = try sitting.begin(editor, Screen(isRich: isRich, columns: 80)).run()
    return editor
  }

  @Test(
    "what could not be done wants a reason, goes on, and is never taken for done",
    arguments: [true, false])
  func notDone(isRich: Bool) throws {
    let second: LineInput = isRich ? .key("2") : .line("2")
    let editor = try type([second, .line("nobody could hear me")], isRich: isRich)
    #expect(editor.prompts.contains("reason > "))
    #expect(editor.prompts.last?.hasSuffix("safe-to-talk > ") == true)
    let events = sitting.log.entries.flatMap(\.events)
    #expect(
      events.contains { event in
        guard case .instructionNotDone(let visit, "nobody could hear me") = event else {
          return false
        }
        return visit.step == "greet"
      })
    #expect(!sitting.log.entries.flatMap(\.kinds).contains("instructionDone"))
    let handoff = Handoff(number: 1, responder: "ambulance", receiver: nil, basis: .consent)
    let record = HandoffRecord(of: sitting.state, for: handoff, at: sitting.clock.now)
    #expect(!record[.agreed].contains { $0.id == "greet" }, "that is for the counsellor alone")
  }

  @Test("a receiver hears what could not be done for somebody, why, and that it was done later")
  func notDoneForSomebody() throws {
    let library = sitting.library
    let visit = Visit(chain: "opening", step: "wound-care", part: nil, time: 1)
    var state = State(library: library).supposing(
      [
        .callOpened(Opening(bundleDigest: "test", store: .live, number: 1)),
        .instructionNotDone(at: visit, reason: "no clean cloth there"),
      ], at: sitting.clock.now)
    let handoff = Handoff(
      number: 1, responder: "ambulance", receiver: "ambulance-desk", basis: .consent)
    let item = "share-with-ambulance"
    let consents = [RecordedConsent(item: item, by: .person, answer: ConsentAnswer(.given))]
    let recipient = Recipient(of: handoff, in: library)
    func lines() -> [RecordItem] {
      let record = HandoffRecord(of: state, for: handoff, at: sitting.clock.now)
      return scope(record, for: recipient, consents: consents, exceptions: [])[.agreed]
        .filter { $0.id == "wound-care" }
    }
    #expect(lines().map(\.label) == ["Could not be done"])
    #expect(lines().map(\.typed) == ["no clean cloth there"])
    #expect(lines().map(\.doneAt) == [nil])
    let failed = sitting.clock.now
    let done = Moment(
      utcMilliseconds: failed.utcMilliseconds + 300_000, offsetMinutes: failed.offsetMinutes)
    let again = Visit(chain: "opening", step: "wound-care", part: nil, time: 2)
    state = state.supposing([.instructionDone(at: again)], at: done)
    #expect(lines().map(\.label) == ["Done after all"], "what was done never reads as not done")
    #expect(lines().map(\.doneAt) == [done] && lines().map(\.at) == [failed])
  }

  @Test("what could not be done in two rounds and is done after all, is done in both")
  func doneAfterTwoRounds() throws {
    let rounds = (1...2).map { time in
      Event.instructionNotDone(
        at: Visit(chain: "opening", step: "wound-care", part: nil, time: time), reason: "no cloth")
    }
    var state = State(library: sitting.library).supposing(
      [.callOpened(Opening(bundleDigest: "test", store: .live, number: 1))] + rounds,
      at: sitting.clock.now)
    #expect(state.undone.count == 2)
    let last = try #require(state.undone.last)
    state = state.supposing([.instructionDoneLater(last.act)], at: sitting.clock.now)
    #expect(state.undone.isEmpty)
  }

  @Test("one letter never says that something could not be done", arguments: ["c", "C"])
  func letterAtStep(_ letter: String) throws {
    let editor = try type([.line(letter), .line("the next thing said")])
    #expect(!sitting.log.entries.flatMap(\.kinds).contains("instructionNotDone"))
    #expect(!editor.shown.contains("Reason, short:"), "\(editor.shown)")
  }

  @Test("who takes back one consent to tell others is asked about each other one, by its name")
  func takingBack() throws {
    let editor = try type([
      .line("consent pass-on"), .key("1"), .line("consent share-with-ambulance"), .key("1"),
      .line("consent notes"), .key("1"),
      .line("consent pass-on"), .key("4"), .key("4"),
    ])
    #expect(
      editor.shown.contains("Telling the ambulance: still allowed. Does it stay?"),
      "\(editor.shown)")
    let last = sitting.state.recordedConsents.last
    #expect(last?.item == "share-with-ambulance" && last?.answer.state == .withdrawn)
    #expect(!editor.shown.contains("Keeping notes of the call: still"))
  }

  @Test("another consent that stays is named, and stays")
  func takingBackOne() throws {
    let editor = try type([
      .line("consent pass-on"), .key("1"), .line("consent share-with-ambulance"), .key("1"),
      .line("consent pass-on"), .key("4"), .key("1"),
    ])
    #expect(editor.shown.contains("Stays: Telling the ambulance."), "\(editor.shown)")
    #expect(sitting.state.recordedConsents.last?.item == "pass-on")
  }

  @Test("without consent whoever comes hears why it could not be done, too")
  func notDoneUnderException() throws {
    let library = sitting.library
    let visit = Visit(chain: "opening", step: "wound-care", part: nil, time: 1)
    let state = State(library: library).supposing(
      [
        .callOpened(Opening(bundleDigest: "test", store: .live, number: 1)),
        .toldEarly(
          fact: "help-place", party: .first, Answer(.words("the mill on Stone Road"), by: .first)),
        .instructionNotDone(at: visit, reason: "no clean cloth there"),
      ], at: sitting.clock.now)
    func lines(_ exception: String, _ receiver: String) throws -> [RecordItem] {
      let handoff = Handoff(
        number: 1, responder: receiver == "ambulance-desk" ? "ambulance" : "police",
        receiver: receiver, basis: .exception(exception, reason: "pale"))
      let record = HandoffRecord(of: state, for: handoff, at: sitting.clock.now)
      return scope(
        record, for: Recipient(of: handoff, in: library), consents: [],
        exceptions: library.exceptions)[.agreed].filter { $0.id == "wound-care" }
    }
    #expect(try lines("life-in-danger", "ambulance-desk").map(\.typed) == ["no clean cloth there"])
    #expect(try lines("child-harmed", "ambulance-desk").isEmpty)
    #expect(try lines("life-in-danger", "police").allSatisfy { $0.typed == nil })
  }

  @Test(
    "what could not be done can be done after all, and both times stay",
    arguments: ["now greet", "wrong gree"])
  func doneLater(_ typed: String) throws {
    let editor = ScriptedEditor([
      .key("2"), .line("nobody could hear me"), .line(typed), .key("1"), .line(typed),
    ])
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    #expect(editor.shown.contains("\"now greet\" when it was done after all"))
    #expect(editor.shown.contains("Saved: greet was done after all. Both times stay."))
    let state = sitting.state
    #expect(state.couldNotBeDone.map(\.step) == ["greet"] && state.undone.isEmpty)
    #expect(sitting.log.entries.flatMap(\.kinds).filter { $0 == "instructionDoneLater" }.count == 1)
  }

  @Test("a rule that a step could not meet is said so, and nothing is called otherwise")
  func ruleNotDone() throws {
    let editor = try type(
      [.key("2"), .line("nobody could hear me"), .key("1"), .key("1"), .line("555 0100")]
        + [.key("1"), .key("1"), .line("my work"), .key("1"), .key("1"), .line("my work")])
    #expect(editor.shown.contains("\"greet\" could not be done here"), "\(editor.shown)")
    #expect(!editor.shown.contains("It was otherwise here"))
  }

  @Test("whose help tells of what a receiver may not hold, is not named to that receiver")
  func offerOfAdvocate() throws {
    let library = sitting.library
    let state = State(library: library).supposing(
      [.callOpened(Opening(bundleDigest: "test", store: .live, number: 1))]
        + ["advocate", "peer-line"].flatMap { id -> [Event] in
          [.offerEnded(at: nil, responder: id, .accepted, reason: nil)]
        } + [
          .toldEarly(fact: "advocate-way", party: .first, Answer(.words("at noon"), by: .first))
        ], at: sitting.clock.now)
    let handoff = Handoff(
      number: 1, responder: "mobile-crisis", receiver: "mobile-desk", basis: .consent)
    let item = "share-with-mobile-crisis"
    let consents = [RecordedConsent(item: item, by: .person, answer: ConsentAnswer(.given))]
    let record = HandoffRecord(of: state, for: handoff, at: sitting.clock.now)
    let shown = scope(
      record, for: Recipient(of: handoff, in: library), consents: consents, exceptions: [])
    #expect(shown[.agreed].map(\.id).contains("peer-line"))
    #expect(!shown[.agreed].map(\.id).contains("advocate"))
    let ids = RecordPart.allCases.flatMap { shown[$0] }.map(\.id)
    #expect(!ids.contains("advocate-way"))
    #expect(record[.wayBack].map(\.id) == ["advocate-way"])
  }

  @Test("what the counsellor answers for themself is nobody else's word, and is not called certain")
  func counsellorsOwn() throws {
    let library = sitting.library
    let state = State(library: library).supposing(
      [
        .callOpened(Opening(bundleDigest: "test", store: .live, number: 1)),
        .alarmRaised("line-dropped"),
        .toldEarly(fact: "line-state", party: .first, Answer(.choice("still-gone"), by: .first)),
      ], at: sitting.clock.now)
    let handoff = Handoff(number: 1, responder: "ambulance", receiver: nil, basis: .consent)
    let record = HandoffRecord(of: state, for: handoff, at: sitting.clock.now)
    let line = try #require(record[.story].first { $0.id == "line-state" })
    #expect(line.source?.isCounsellors == true && line.source?.by == nil && !line.isFirstHand)
    let editor = try type([.line("told line-state 2"), .line("answers")])
    #expect(editor.shown.contains("Not back (noted by the counsellor)"), "\(editor.shown)")
  }

  @Test("an alarm whose protocol runs already is only marked as raised again")
  func raisedTwice() throws {
    try type([.line("switch overheard they whisper"), .line("!h")])
    let kinds = sitting.log.entries.flatMap(\.kinds)
    #expect(kinds.contains("alarmRaisedAgain") && !kinds.contains("alarmRaised"))
    #expect(sitting.state.standing.walks.count == 2)
  }

  @Test("who is marked as somebody else is asked about the person before anybody said so")
  func markedSpeaker() throws {
    let role = try #require(sitting.library.roles.first { $0.party == .caller }?.id)
    func asked(_ first: [LineInput]) throws -> String {
      let other = Sitting(library: sitting.library)
      let editor = ScriptedEditor(first + [.line("told awake")])
      _ = try other.begin(editor, Screen(isRich: true, columns: 200)).run()
      return editor.shown
    }
    let step = try #require(
      sitting.library.factIndex("awake").flatMap { sitting.library.askingStep[$0] })
    let wording = sitting.library.steps[step].wording
    let theirs = try #require(wording.thirdParty)
    #expect(try asked([.line("speaker \(role)")]).contains(theirs))
    #expect(try asked([]).contains("ABOUT " + wording.say.joined(separator: " ")))
  }

  @Test("the limit of a call-back stands wherever it is used")
  func limit() throws {
    let editor = try type([
      .key("1"), .line("consent call-back"), .line("2only after six"), .line("callback 10 once"),
      .line("told safe-number 555-0168"), .line("!l"), .key("1"), .key("1"), .key("1"),
      .key("2"), .key("1"),
    ])
    let said = "LIMIT Calling back if the line drops: \"only after six\""
    #expect(editor.shown.components(separatedBy: said).count == 3, "\(editor.shown)")
    let ringing = editor.shown.components(separatedBy: "Read the limit first.").last ?? ""
    #expect(ringing.contains(said))
    let handoff = Handoff(number: 1, responder: "ambulance", receiver: nil, basis: .consent)
    let record = HandoffRecord(of: sitting.state, for: handoff, at: sitting.clock.now)
    #expect(record[.wayBack].map(\.value).starts(with: [.words("only after six")]))
    #expect(record[.wayBack].contains { $0.id == "safe-number" })
  }

  @Test("left without a reason, what could not be done is still to do")
  func withoutReason() throws {
    let editor = try type([.key("2"), .line("")])
    #expect(editor.prompts.last?.hasSuffix("greet > ") == true)
    #expect(sitting.log.entries.flatMap(\.kinds).allSatisfy { $0 != "instructionNotDone" })
  }

  @Test("the number to ring and what may be said stand where somebody is rung")
  func wayBack() throws {
    let editor = try type([
      .line("told safe-number"), .line("555-0168"), .line("told may-be-said 2"),
      .line("consent call-back"), .key("1"), .line("callback 20"), .line("after the news"),
      .line("callback"),
    ])
    let planning = editor.shown.components(separatedBy: "How, to whom").first ?? ""
    #expect(planning.contains("Number that is safe to ring: 555-0168"))
    #expect(planning.contains("What may be said if somebody else answers: "))
    let library = try #require(NightLine.shipped)
    for step in library.steps where step.id.hasPrefix("ring-") {
      guard case .shows(let facts) = step.detail else {
        Issue.record("\(step.id) shows nothing")
        continue
      }
      #expect(facts.map { library.facts[$0].id }.starts(with: ["safe-number", "may-be-said"]))
    }
  }

  @Test("a cover story that was told is not asked for again in yes-or-no mode")
  func coverStory() throws {
    let asked = try type([.line("yesno"), .key("1"), .key("2"), .line("a survey")])
    #expect(asked.prompts.contains("cover story > "))
    let other = Sitting(library: sitting.library)
    let editor = ScriptedEditor([
      .line("told cover-story"), .line("1"), .line("yesno"), .key("1"), .key("2"),
    ])
    _ = try other.begin(editor, Screen(isRich: true, columns: 80)).run()
    #expect(!editor.prompts.contains("cover story > "))
    #expect(editor.shown.contains("Cover story: "))
    #expect(other.state.beside.isInYesOrNoMode)
  }

  @Test("what was agreed on stands where an alarm begins, and where somebody is rung")
  func agreed() throws {
    let editor = try type([
      .line("yesno"), .key("2"), .key("2"), .line("a survey"), .line("!h"),
    ])
    let alarm = try #require(editor.shown.components(separatedBy: "a survey").dropFirst().last)
    #expect(alarm.contains("HANG-UP"), "\(editor.shown)")
    #expect(editor.shown.contains("AGREED Cover story: a survey"), "\(editor.shown)")
    #expect(editor.shown.contains("AGREED " + Phrase.signTaps.text), "\(editor.shown)")
  }

  @Test("after one yes no line says that a no to all is kept as not sure")
  func readOn() throws {
    let editor = try type([
      .line("yesno"), .key("2"), .key("2"), .line(""), .line("told taken-back"), .key("2"),
      .key("1"),
    ])
    let before = try #require(editor.shown.components(separatedBy: " more to read.").first)
    #expect(before.contains("is kept as not sure."))
    #expect(editor.shown.components(separatedBy: " more to read.").count == 2, "\(editor.shown)")
  }

  @Test("a handoff that would hold nothing is not prepared, and one sentence says how to go on")
  func empty() throws {
    let sitting = Sitting(library: try #require(NightLine.small))
    let editor = ScriptedEditor([.line("handoff team")])
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    let said = editor.page
    #expect(
      said.contains(
        "nothing may be passed on to Mobile team, no police. \"consent team\" asks for it")
    )
    #expect(sitting.state.standing.handoffs.isEmpty)
  }

  @Test("a slip in a command word names the nearest, and runs nothing")
  func nearest() throws {
    let editor = try type([.line("tol awake 4"), .line("/recrod"), .line("somewhere else")])
    #expect(editor.shown.contains("Did you mean \"told\"? Nothing was recorded."))
    #expect(editor.shown.contains("Did you mean \"record\"? Nothing was recorded."))
    #expect(editor.shown.components(separatedBy: "Did you mean").count == 3)
    #expect(sitting.log.entries.flatMap(\.kinds) == ["callOpened", "callSuspended"])
  }

  @Test("words that fit no choice are the answer, and leave the question instead of asking it ever")
  func inWords() throws {
    let editor = try type([.line("told means-near"), .line("0"), .line("in the car")])
    #expect(sitting.state.remarks.isEmpty)
    let means = try #require(sitting.library.factIndex("means-near"))
    #expect(sitting.state.current(means, of: .first)?.answer.value == .words("in the car"))
    #expect(editor.prompts.last?.hasSuffix("greet > ") == true, "\(editor.prompts)")
  }

  @Test("what callers ask is answered in their language, with the library's words below")
  func theyAsk() throws {
    let editor = try type([.line("a 2"), .line("language es"), .line("a 2")])
    #expect(editor.page.contains("Police are the last resort here, and never sent by default."))
    #expect(editor.page.contains("La policía es aquí el último recurso"), "\(editor.page)")
    #expect(editor.page.contains("EN For thoughts of suicide alone we never call them."))
    #expect(sitting.library.theyAsk.allSatisfy { $0.sayIn["es"] != nil })
  }

  @Test("what has changed is said by name and number in one line")
  func now() throws {
    try type([.line("told awake 1"), .line("now awake 4"), .key("1")])
    let state = sitting.state
    let awake = try #require(state.library.factIndex("awake"))
    #expect(state.current(awake, of: .first)?.answer.value == .choice("wakeful"))
    #expect(sitting.log.entries.flatMap(\.kinds).contains("changedNow"))
  }

  @Test("a step that asks a fact names it in told, wrong, now and other")
  func byStep() throws {
    try type([
      .line("told breathing-again 1"), .line("wrong breathing-again 2"), .key("1"),
      .line("now breathing-again 1"), .key("1"), .line("other breathing-again 2"), .key("1"),
    ])
    let kinds = sitting.log.entries.flatMap(\.kinds)
    for kind in ["toldEarly", "corrected", "changedNow", "disputed"] {
      #expect(kinds.contains(kind), "\(kind)")
    }
  }
}
