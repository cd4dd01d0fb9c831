// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Testing

@testable import Interview

/// The rules of the protocol language, section 3, each by a call through the library of
/// everything; `Playing` rebuilds the call after every entry.
@Suite("What a call means")
struct SemanticsTests {
  private func call(at step: String, _ intents: [Intent] = []) throws -> Playing {
    var call = try Playing()
    try call.reach(step)
    try call.perform(intents)
    return call
  }

  private func yes(_ evidence: Evidence = .told, _ certainty: Certainty = .certain) -> Statement {
    Statement(.choice("yes"), evidence: evidence, certainty: certainty)
  }

  @Test("a wait leads back so often and no more (3.2)")
  func loop() throws {
    var call = try call(at: "breathe")
    for _ in 0..<2 {
      try call.perform(.acknowledge)
      #expect(call.pending == "signs")
      try call.reach("breathe")
    }
    try call.perform(.acknowledge)
    #expect(call.pending == "closing-words")
  }

  @Test("a step is skipped by rule where its condition is false (3.2)")
  func skippedByRule() throws {
    let call = try call(at: "mood", [.answer(Statement(.choice("good")))])
    #expect(call.pending == "look")
    var skipping = try self.call(at: "mood", [.answer(Statement(.choice("good"))), .acknowledge])
    #expect(skipping.pending == "signs")
    try skipping.reach("pain")
  }

  @Test("an answer is its party's, and stays when the call is about somebody else (3.4)")
  func parties() throws {
    var call = try call(at: "caller", [.answer(Statement(.choice("third-party")))])
    try call.reach("mood")
    try call.perform(.answer(Statement(.choice("low"))))
    #expect(call.state.standing.personParty == .spokenFor)
    #expect(try call.value("mood") == "low")  // said by the caller, so never for sure
    try call.perform(.correct(fact: "caller", Statement(.choice("the-person")), reason: nil))
    #expect(call.state.standing.personParty == .first)
    #expect(try call.value("mood") == "not known")
  }

  @Test("what nobody asked is never for sure, and who speaks of themself tells it (4)")
  func evidence() throws {
    let low = Statement(.choice("low"))
    var call = try call(at: "mood", [.answer(low)])
    #expect(try call.value("mood") == "low for sure")
    call = try self.call(at: "caller", [.answer(Statement(.choice("third-party")))])
    let seeing = try #require(call.state.library.roles.first { $0.evidence == .saw }?.id)
    try call.perform(.speak(role: seeing))
    try call.reach("mood")
    try call.perform(.answer(low))
    #expect(try call.value("mood") == "low")
    let fact = try #require(call.state.library.factIndex("mood"))
    let party = call.state.partyKnowing(fact)
    let known = try #require(call.state.current(fact, of: party)?.answer)
    #expect(known.evidence == .saw && known.isEvidenceAssumed)
    let said = Statement(.choice("low"), evidence: .saw)
    try call.perform(.correct(fact: "mood", said, reason: nil))
    #expect(try call.value("mood") == "low for sure")
  }

  @Test("what was wrong is set aside with its path, and comes back with it (3.6)")
  func setAside() throws {
    var call = try call(at: "signs")
    try call.perform(.correct(fact: "mood", Statement(.choice("good")), reason: nil))
    #expect(call.state.asideFacts == ["alone"])
    #expect(call.pending == "signs")
    try call.perform(.correct(fact: "mood", Statement(.choice("low")), reason: nil))
    #expect(call.state.asideFacts == [])
  }

  @Test("what rests on a changed answer is asked again, the old one shown (3.6)")
  func confirmIfChanged() throws {
    let other = Statement(.choice("very-low"))
    for change in [Intent.change(fact: "mood", other), .correct(fact: "mood", other, reason: nil)] {
      var call = try call(at: "breathe")
      #expect(call.state.owed().contains { $0.contains("has changed") } == false)
      try call.perform(change)
      try call.reach("breathe")
      #expect(call.state.owed().contains("ask \"signs\" again: \"mood\" has changed"))
      try call.perform(.acknowledge)
      #expect(call.pending == "signs")
      #expect(call.known?.answer.value == .options(["shaking"]))
      #expect(call.known?.isStale == true)
      #expect(throws: Refusal.mustBeAskedAgain(fact: "signs")) { try call.perform(.keep) }
      try call.perform(.answer(Statement(.options(["crying"]))))
      #expect(call.state.owed().contains { $0.contains("has changed") } == false)
    }
  }

  @Test("another source makes it disputed, which reads as unclear (3.6)")
  func disputed() throws {
    let call = try call(
      at: "signs", [.dispute(fact: "mood", Statement(.choice("good"), evidence: .record))])
    #expect(try call.value("mood") == "disputed")
  }

  @Test("what was, stays true at its time (3.6)")
  func was() throws {
    var call = try call(at: "alone", [.answer(yes()), .change(fact: "alone", yes(.guessed))])
    try call.perform(.standDown(fact: "alone", reason: "put away"))
    try call.perform(.change(fact: "alone", Statement(.choice("no"))))
    try call.reach("offer-1.talk")
    #expect(try call.level("worry") == "uneasy")  // by `alone was yes`
  }

  @Test("for sure is certain, and seen, heard or told by oneself (section 4)")
  func forSure() throws {
    for evidence in Evidence.allCases {
      let isSure = [.saw, .heard, .told].contains(evidence)
      let call = try call(at: "alone", [.answer(yes(evidence))])
      #expect(try call.value("alone") == (isSure ? "yes for sure" : "yes"), "\(evidence)")
    }
    #expect(try call(at: "alone", [.answer(yes(.saw, .doubtful))]).value("alone") == "yes")
  }

  @Test("what is sticky stays raised until it is stood down (3.7)")
  func sticky() throws {
    var call = try call(at: "alone", [.answer(yes())])
    try call.perform(.change(fact: "alone", Statement(.choice("no"))))
    #expect(try call.value("alone") == "yes for sure")
    try call.perform(.standDown(fact: "alone", reason: "put away"))
    #expect(try call.value("alone") == "no for sure")
  }

  @Test("offered is true of all five ends, accepted of one (3.7)", arguments: OfferEnd.allCases)
  func offerEnds(end: OfferEnd) throws {
    let call = try call(at: "mood", [.offer(responder: "talk", end, reason: "closed")])
    let talk = call.state.library.responders[0].variable
    #expect(call.state.standing.table[talk, 0] == .value(end.rawValue, forSure: true))
    var later = call
    try later.reach("name")
    try later.perform(.answer(Statement(.words("Orlo"))))
    let passed = end == .accepted || end == .ruledOut
    #expect((later.pending == "offer-1.talk") == !passed)
  }

  @Test("an alarm returns to the exact step, closes or stays on; raised twice it is marked (3.8)")
  func alarms() throws {
    var back = try call(at: "signs", [.alarm("ring"), .acknowledge, .alarm("ring")])
    #expect(back.state.remarks.map(\.kind) == [.raisedAgain("ring")])
    #expect(back.pending == "smoke")
    try back.perform(.answer(Statement(.choice("clear"))))
    #expect(back.pending == "alone")
    try back.perform(.answer(Statement(.choice("no"))))
    try back.reach("signs")
    let fire = Intent.answer(Statement(.choice("smoke-seen")))
    #expect(
      try call(at: "signs", [.alarm("ring"), .acknowledge, fire]).state.standing.isReadyToClose)
    var stays = try call(
      at: "signs", [.alarm("ring"), .acknowledge, .answer(Statement(.choice("humming")))])
    #expect(stays.pending == "alarm stays on")
    try stays.perform(.leaveAlarm)
    #expect(stays.pending == "signs")
  }

  @Test("where the walk ends the call does not: it goes on until somebody closes it")
  func goesOn() throws {
    var call = try Playing()
    try call.reach("ready to close")
    #expect(call.state.closing == nil)
    try call.perform(.note("They are still on the line."))
    #expect(call.state.closing == nil)
    try call.perform(.close(.finished))
    #expect(call.state.closing?.manner == .finished)
  }

  @Test("what could not be said and is said later is owed no more, and both times stay")
  func saidLater() throws {
    var call = try call(at: "what-follows", [.notDone(reason: "no time")])
    #expect(call.state.undone.map(\.step) == ["what-follows"])
    try call.perform(.sayAtOnce(["what-follows"]))
    #expect(call.state.undone.isEmpty)
    #expect(call.state.couldNotBeDone.map(\.step) == ["what-follows"])
  }

  @Test("what they ask counts as the tell (3.8)")
  func theyAsk() throws {
    let call = try call(at: "greet", [.theyAsk("who-comes")])
    #expect(call.state.standing.toldTells.isSuperset(of: ["who-comes", "what-follows"]))
  }

  @Test("a level is raised at once, and a lowering is read by no condition (3.9)")
  func levels() throws {
    var call = try call(at: "mood", [.raise(finding: "worry", to: "grave")])
    #expect(try call.level("worry") == "grave")
    try call.perform(.lower(finding: "worry", to: "calm", reason: "calmer"))
    #expect(try call.level("worry") == "grave")
    #expect(call.state.standing.decided.first?.lowered?.reason == "calmer")
  }

  @Test("a lowering lapses once more is said than it was lowered from, and holds until then (3.9)")
  func lapsing() throws {
    var call = try call(at: "mood", [.answer(Statement(.choice("low")))])
    try call.reach("offer-1.talk")
    try call.perform(.lower(finding: "worry", to: "calm", reason: "calmer"))
    let finding = try #require(call.state.standing.decided.first)
    #expect(finding.judged < finding.level)
    try call.perform(.change(fact: "mood", Statement(.unsure)))
    #expect(call.state.standing.decided.first?.lowered?.reason == "calmer")
    try call.perform(.change(fact: "mood", Statement(.choice("very-low"), evidence: .saw)))
    #expect(try call.level("worry") == "grave")
    #expect(call.state.standing.decided.first?.lowered == nil)
  }

  @Test("a level raised before its step suggests nothing yet, and is what was raised (3.9)")
  func raisedEarly() throws {
    let call = try call(at: "mood", [.raise(finding: "worry", to: "grave")])
    #expect(call.state.standing.decided.map(\.suggestion?.value) == [nil])
    #expect(try call.level("worry") == "grave")
  }

  @Test("a finding is kept for each party (3.9)")
  func findingsOfParties() throws {
    var call = try call(at: "caller", [.answer(Statement(.choice("third-party")))])
    try call.reach("mood")
    try call.perform(.answer(Statement(.choice("very-low"))))
    try call.reach("sleep")
    try call.perform(.answer(Statement(.choice("little"))))
    try call.reach("sleep")  // about the caller, in `inner-again`
    try call.perform(.answer(Statement(.unsure)))
    let levels = call.state.standing.decided.filter { $0.finding == 1 }
    #expect(levels.map(\.party) == [.spokenFor, .first])
    #expect(levels.map(\.level) == [0, 1])
  }

  @Test("what has expired keeps its value, and is asked afresh (3.10)")
  func expiry() throws {
    var call = try call(at: "what-follows", [.tell(fact: "alone", yes())])
    call.wait(minutes: 11)
    try call.reach("alone")
    #expect(try call.value("alone") == "yes for sure")
    #expect(call.known?.isStale == true)
    #expect(call.known?.mayKeep == false)
  }

  @Test("skipped with a reason reads as unclear, and the level heeds it (3.11)")
  func skipped() throws {
    var call = try call(at: "mood", [.skip(reason: "too upset")])
    #expect(try call.value("mood") == "skipped")
    try call.reach("offer-1.talk")
    #expect(try call.level("worry") == "uneasy")
  }

  @Test("Enter keeps a danger only at its worst, and never what is asked afresh (3.12)")
  func enterKeeps() throws {
    for (mood, mayKeep) in [("good", false), ("low", false), ("very-low", true)] {
      let told = Intent.tell(fact: "mood", Statement(.choice(mood)))
      let call = try call(at: "what-follows", [told, .acknowledge])
      #expect(call.known?.mayKeep == mayKeep, "\(mood)")
    }
    let afresh = try call(
      at: "what-follows",
      [
        .tell(fact: "sleep", Statement(.choice("awake"))), .acknowledge,
        .answer(Statement(.choice("very-low"))),
      ])
    #expect(afresh.pending == "sleep")
    #expect(afresh.known?.mayKeep == false)
  }

  @Test("only a consent that is given opens a handoff (3.13)", arguments: ConsentState.allCases)
  func consents(state: ConsentState) throws {
    var call = try call(
      at: "offer-1.talk",
      [
        .consent(item: "share", ConsentAnswer(state, words: "by day"), of: .person),
        .offer(responder: nil, .declined, reason: nil),
        .offer(responder: nil, .accepted, reason: nil),
      ])
    let handOff = Intent.handOff(responder: "team", basis: .consent)
    guard state == .given || state == .limited else {
      #expect(throws: Refusal.self) { try call.perform(handOff) }
      return
    }
    try call.perform(handOff)
    #expect(call.state.standing.handoffs.count == 1)
  }

  @Test("an agreed plan is played line by line, and not past its end")
  func plan() throws {
    var call = try call(at: "if-silent", [.agree(true)])
    try call.perform([.playLine(plan: "if-silent"), .playLine(plan: "if-silent")])
    #expect(throws: Refusal.notHere) { try call.perform(.playLine(plan: "if-silent")) }
  }

  @Test("what is owed is listed, by what is true now, and stops nobody")
  func owed() throws {
    var call = try call(at: "mood")
    #expect(call.state.owed() == ["asks-mood: ask \"mood\""])
    try call.reach("alone")
    try call.perform([.answer(yes()), .offer(responder: "team", .declined, reason: nil)])
    #expect(
      call.state.owed() == [
        "what-follows-soon: say \"what-follows\"", "look-in-again: go through \"Inner\"",
      ])
    try call.perform(.answer(Statement(.options(["shaking"]))))
    #expect(call.state.owed().last == "signs-and-pain: ask all of \"signs\", \"pain\"")
    try call.perform(.theyAsk("who-comes"))
    let owed = call.state.owed()
    #expect(owed.count == 2)
    try call.perform(.close(.stopped))
    #expect(call.state.closing?.owed == owed)
  }

  @Test("a refused handoff names what is missing, and rules that nobody can stop are kept")
  func broken() throws {
    var call = try call(at: "mood")
    #expect(throws: Refusal.self) {
      try call.perform(.handOff(responder: "team", basis: .consent))
    }
    let unmet = call.state.unmetRules(forHandoffTo: 1)
    #expect(unmet.map(\.rule) == ["team-by-yes", "place-by-yes"])
    #expect(unmet.first?.missing == "still missing: the caller accepts Team: \"offer team\"")
    try call.perform(.tell(fact: "alone", yes()))
    try call.reach("where")
    try call.perform(.answer(Statement(.unsure)))
    #expect(call.state.watched().broken.map(\.rule) == ["what-follows-soon"])
  }
}
