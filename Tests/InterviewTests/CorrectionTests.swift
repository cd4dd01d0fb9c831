// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Interview
import Protocols
import Testing

@Suite("Corrections that are owed")
struct CorrectionTests {
  private func handedOver() throws -> SampleCall {
    var call = try SampleCall()
    try call.perform(.tell(fact: "object", Statement(.choice("in-hand"), quote: "a toy, maybe")))
    try call.tell("name-to-use", .words("Ana"))
    try call.perform(.consent(item: "mobile-crisis", ConsentAnswer(.given), of: .person))
    try call.perform(.handOff(responder: "mobile-crisis", basis: .consent))
    return call
  }

  private func owed(_ call: SampleCall) -> [OwedCorrection] {
    owedCorrections(call.entries, in: call.state.library)
  }

  @Test("nothing is owed while nothing has changed")
  func none() throws {
    #expect(owed(try handedOver()).isEmpty)
  }

  @Test("a corrected hazard is owed to whoever holds the old one, the new value with it")
  func hazard() throws {
    var call = try handedOver()
    try call.perform(.correct(fact: "object", Statement(.choice("none-seen")), reason: "a toy"))
    let correction = try #require(owed(call).first)
    #expect(correction.recipient.id == "mobile-desk" && correction.handoff.number == 1)
    let item = try #require(correction.items.first { $0.id == "object" })
    #expect(item.now?.value == .label("None seen"))
    #expect(item.was?.value == .label("Something in a hand"))
    #expect(item.typed == nil)
  }

  @Test("a correction that nobody took yet is the same a while later, and another is not")
  func later() throws {
    var call = try handedOver()
    try call.perform(.correct(fact: "object", Statement(.choice("none-seen")), reason: "a toy"))
    let first = try #require(owed(call).first)
    call.wait(minutes: 30)
    try call.perform(.note("nothing new"))
    #expect(try #require(owed(call).first).says(sameAs: first))
    try call.perform(.correct(fact: "object", Statement(.unsure), reason: nil))
    #expect(!(try #require(owed(call).first).says(sameAs: first)))
  }

  @Test("a receiver who was handed two records is owed a correction once, to the newer")
  func twice() throws {
    var call = try handedOver()
    try call.perform(.handOff(responder: "mobile-crisis", basis: .consent))
    try call.perform(.correct(fact: "object", Statement(.choice("none-seen")), reason: "a toy"))
    #expect(owed(call).map(\.handoff.number) == [2])
  }

  /// Who said what back of two handoffs to one desk, and which are owed a correction after.
  static let twoAnswers: [(first: ReadBack, second: ReadBack?, owed: [Int])] = [
    (ReadBack(.accepted, by: "A"), nil, [1, 2]),
    (ReadBack(.accepted, by: "A"), ReadBack(.declined, by: "B"), [1]),
    (ReadBack(.accepted, by: "A"), ReadBack(.unanswered, by: "desk"), [1]),
    (ReadBack(.accepted, by: "A"), ReadBack(.accepted, by: "B"), [1, 2]),
    (ReadBack(.accepted, by: "A"), ReadBack(.accepted, by: "A"), [2]),
    (ReadBack(.unanswered, by: "desk"), ReadBack(.accepted, by: "A"), [2]),
  ]

  @Test(
    "whoever accepted a handoff is owed its corrections, and who declined or never answered none",
    arguments: twoAnswers.indices)
  func accepted(_ index: Int) throws {
    let answers = Self.twoAnswers[index]
    var call = try handedOver()
    try call.perform(.readBack(number: 1, answers.first))
    try call.perform(.handOff(responder: "mobile-crisis", basis: .consent))
    if let second = answers.second { try call.perform(.readBack(number: 2, second)) }
    try call.perform(.correct(fact: "object", Statement(.choice("none-seen")), reason: "a toy"))
    #expect(owed(call).map(\.handoff.number) == answers.owed)
  }

  @Test("a correction that was owed before another handoff is owed after it")
  func before() throws {
    var call = try handedOver()
    try call.perform(.readBack(number: 1, ReadBack(.accepted, by: "A")))
    try call.perform(.correct(fact: "object", Statement(.choice("none-seen")), reason: "a toy"))
    try call.perform(.handOff(responder: "mobile-crisis", basis: .consent))
    try call.perform(.readBack(number: 2, ReadBack(.declined, by: "B")))
    #expect(owed(call).map(\.handoff.number) == [1])
    try call.perform(.sayCorrection(handoff: 1, ReadBack(.accepted, by: "A")))
    #expect(owed(call).isEmpty)
  }

  @Test("a lower certainty is a correction")
  func certainty() throws {
    var call = try handedOver()
    try call.perform(
      .correct(
        fact: "object", Statement(.choice("in-hand"), certainty: .doubtful), reason: nil))
    #expect(owed(call).first?.items.contains { $0.id == "object" } == true)
  }

  @Test("a companion on the scene is a correction")
  func companion() throws {
    var call = try handedOver()
    try call.perform(.join(role: "carer"))
    #expect(owed(call).first?.items.contains { $0.id == "carer" && $0.manner == .added } == true)
  }

  @Test("what a receiver never had is not owed to them")
  func never() throws {
    var call = try handedOver()
    try call.perform(.correct(fact: "name-to-use", Statement(.words("Eva")), reason: nil))
    #expect(owed(call).isEmpty)
  }

  @Test("what a receiver heard and may not be shown any more is owed all the same when it changes")
  func heldSince() throws {
    var call = try SampleCall()
    try call.tell("help-place", .words("the mill"))
    try call.perform(.consent(item: "mobile-crisis", ConsentAnswer(.given), of: .person))
    try call.perform(.handOff(responder: "mobile-crisis", basis: .consent))
    try call.perform(
      .consent(item: "mobile-crisis", ConsentAnswer(.limited, words: "only zq"), of: .person))
    try call.perform(.join(role: "carer"))
    try call.perform(.sayCorrection(handoff: 1, ReadBack(.accepted, by: "A")))
    try call.perform(.correct(fact: "help-place", Statement(.words("the weir")), reason: nil))
    #expect(owed(call).first?.items.contains { $0.id == "help-place" } == true)
    try call.perform(.sayCorrection(handoff: 1, ReadBack(.accepted, by: "A")))
    #expect(owed(call).isEmpty)
  }

  @Test("a withdrawn consent stops nothing from being taken back, and lets nothing new go")
  func withdrawn() throws {
    var call = try handedOver()
    try call.perform(.consent(item: "mobile-crisis", ConsentAnswer(.withdrawn), of: .person))
    try call.perform(
      .correct(
        fact: "object", Statement(.choice("none-seen"), quote: "it was Eva"), reason: nil))
    try call.tell("companion", .words("Eva"))
    try call.tell("thoughts", .choice("yes"))
    let items = try #require(owed(call).first?.items)
    #expect(items.contains { $0.id == "object" && $0.now?.quote == nil })
    #expect(items.map(\.id) == ["object", "consent"])
    try call.perform(.change(fact: "object", Statement(.choice("near"))))
    #expect(owed(call).first?.items.map(\.id) == ["consent"])
  }

  @Test("what weighs and was learned after a handoff is owed to whoever could have it")
  func news() throws {
    var call = try handedOver()
    try call.tell("wanted", .words("somebody to sit with them"))
    try call.tell("violence", .choice("yes"))
    #expect(owed(call).isEmpty)
    try call.tell("thoughts", .choice("yes"))
    try call.tell("help-place", .words("the mill"))
    let all = try #require(owed(call).first?.items)
    #expect(Set(all.map(\.id)) == ["thoughts", "help-place"], "\(all.map(\.id))")
    #expect(all.allSatisfy { $0.manner == .added && $0.was == nil })
    try call.perform(.sayCorrection(handoff: 1, ReadBack(.accepted, by: "A")))
    #expect(owed(call).isEmpty)
  }

  @Test("what was said to a receiver is no longer missing beside the level that they hold")
  func noLongerMissing() throws {
    var call = try SampleCall()
    try call.answerAll(["thoughts": .unsure])
    try call.perform(.consent(item: "mobile-crisis", ConsentAnswer(.given), of: .person))
    try call.perform(.handOff(responder: "mobile-crisis", basis: .consent))
    try call.perform(.readBack(number: 1, ReadBack(.accepted, by: "A")))
    try call.perform(.change(fact: "thoughts", Statement(.choice("yes"))))
    #expect(owed(call).first?.items.map(\.id).contains("thoughts") == true)
    try call.perform(.sayCorrection(handoff: 1, ReadBack(.accepted, by: "A")))
    let sent = SentRecords(call.entries, in: call.state.library)
    let given = try #require(sent.given(call.handoff(to: "mobile-desk"), in: call.state).last)
    let level = try #require(given.levels.first { $0.finding == "suicide-level" })
    #expect(!level.missing.map(\.id).contains("thoughts"))
  }

  @Test("what was booked as said is what was put before the counsellor, and nothing else")
  func onlyWhatWasSaid() throws {
    var call = try handedOver()
    try call.perform(.readBack(number: 1, ReadBack(.accepted, by: "A")))
    try call.tell("wanted", .words("company"))
    try call.perform(.correct(fact: "object", Statement(.choice("none-seen")), reason: nil))
    #expect(owed(call).first?.items.map(\.id) == ["object"])
    try call.perform(.sayCorrection(handoff: 1, ReadBack(.accepted, by: "A")))
    let sent = SentRecords(call.entries, in: call.state.library)
    let given = try #require(sent.given(call.handoff(to: "mobile-desk"), in: call.state).last)
    let ids = RecordPart.allCases.flatMap { given[$0] }.filter { $0.unknown == nil }.map(\.id)
    #expect(ids.contains("object") && !ids.contains("wanted"), "\(ids)")
    #expect(given.changes.map(\.id) == ["object"])
    // Nobody was told of it, so that it is otherwise is no correction.
    try call.perform(.correct(fact: "wanted", Statement(.words("a lift")), reason: nil))
    #expect(owed(call).isEmpty)
    let learned = sent.learned(in: call.state, at: call.now).flatMap(\.items).map(\.id)
    #expect(learned == ["wanted"])
    // What is owed to them as news is said with that, and not named twice.
    try call.tell("thoughts", .choice("yes"))
    #expect(owed(call).first?.items.map(\.id) == ["thoughts"])
    let later = SentRecords(call.entries, in: call.state.library)
    #expect(later.learned(in: call.state, at: call.now).flatMap(\.items).map(\.id) == ["wanted"])
  }
}
