// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Interview
import Protocols
import Testing

@Suite("The record of a call")
struct RecordTests {
  private func told() throws -> SampleCall {
    var call = try SampleCall()
    try call.tell("object", .choice("in-hand"), quote: "looks like a toy")
    return call
  }

  private func mobile(_ call: SampleCall) -> HandoffRecord {
    call.record(for: call.handoff(to: "mobile-desk"))
  }

  @Test("a fact keeps who said it, how it is known, and the caller's words")
  func source() throws {
    let record = mobile(try told())
    let item = try #require(record[.hazards].first)
    #expect(item.id == "object")
    #expect(item.label == "Object" && item.question == "Is anything in their hands?")
    #expect(item.value == .label("Something in a hand"))
    #expect(item.quote == "looks like a toy")
    #expect(item.source?.evidence == .told && item.source?.by == .person)
    #expect(item.isCertain)
  }

  @Test("a label stands before the answer; without one the question does, or the fact's name")
  func label() throws {
    var call = try SampleCall()
    for fact in ["thoughts", "violence"] { try call.tell(fact, .choice("yes")) }
    let record = mobile(call)
    let lines = RecordPart.allCases.flatMap { record[$0] }
    let thoughts = lines.first { $0.id == "thoughts" }
    #expect(thoughts?.label == "Thoughts of suicide, as told")
    #expect(thoughts?.question == "Are there thoughts of suicide?")
    #expect(lines.first { $0.id == "violence" }?.label == "Has somebody hurt them?")
    #expect(lines.first { $0.id == "wanted" }?.label == "Wanted")
  }

  @Test("a guess is never certain in the record")
  func guessed() throws {
    var call = try SampleCall()
    try call.perform(
      .tell(fact: "object", Statement(.choice("in-hand"), evidence: .guessed)))
    let item = try #require(mobile(call)[.hazards].first)
    #expect(!item.isCertain)
    #expect(item.doubts == [.notForSure])
    #expect(item.source?.isUnclear == true)
  }

  @Test("unsure, declined, skipped, not reached and skipped by rule are five, and none is no")
  func unknown() throws {
    var call = try SampleCall()
    try call.tell("help-place", .unsure)
    try call.tell("safe-number", .declined)
    try call.perform(.skip(reason: "no time"))
    let record = mobile(call)
    var reasons: [String: UnknownReason] = [:]
    for item in record[.notKnown] { reasons[item.id] = item.unknown }
    #expect(reasons["help-place"] == .unsure)
    #expect(reasons["safe-number"] == .declined)
    #expect(reasons["name-to-use"] == .skippedByChoice)
    #expect(reasons["violence"] == .notReached)
    #expect(reasons["later"] == .notReached)
    #expect(record[.notKnown].allSatisfy { $0.value == .nothing })
    #expect(record[.place].isEmpty && record[.wayBack].isEmpty && record[.person].isEmpty)
  }

  @Test("a question whose condition is false was skipped by rule, and says by which")
  func byRule() throws {
    var call = try SampleCall()
    try call.answerAll(["thoughts": .choice("no")])
    let item = try #require(mobile(call)[.notKnown].first { $0.id == "plan" })
    #expect(item.unknown == .skippedByRule)
    #expect(item.note == "thoughts is yes")
    #expect(item.kinds.contains(.health))
  }

  @Test("a disputed hazard keeps both voices and is not certain")
  func disputed() throws {
    var call = try told()
    try call.perform(.speak(role: "carer"))
    try call.perform(.dispute(fact: "object", Statement(.choice("none-seen"))))
    let record = mobile(call)
    let voices = record[.hazards].filter { $0.id == "object" }
    #expect(
      Set(voices.map(\.value.text)) == ["Something in a hand", "None seen"])
    #expect(voices.allSatisfy { $0.doubts.contains(.disputed) && !$0.isCertain })
    #expect(voices.allSatisfy { $0.otherSays != nil })
    #expect(!record[.notKnown].contains { $0.id == "object" })
    #expect(record[.present].contains { $0.id == "carer" })
  }

  /// The clinic may have everything, and consented to.
  private func handedOver(_ told: [Intent] = []) throws -> (SampleCall, Handoff) {
    var call = try self.told()
    for intent in told { try call.perform(intent) }
    try call.perform(.consent(item: "clinic", ConsentAnswer(.given), of: .person))
    try call.perform(.handOff(responder: "clinic", basis: .consent))
    return (call, try #require(call.state.standing.handoffs.first?.handoff))
  }

  private let toy = Intent.correct(
    fact: "object", Statement(.choice("none-seen")), reason: "it was a toy")
  private let gone = Intent.change(fact: "object", Statement(.choice("none-seen")))

  @Test("a first version has no corrections of what its receiver was never told")
  func firstVersion() throws {
    let (call, handoff) = try handedOver([toy, gone])
    #expect(call.scoped(for: handoff).changes.isEmpty)
    #expect(call.scoped(for: handoff).head.version == 1)
  }

  @Test("a correction says what its receiver held and what is, and skips what lay between")
  func corrected() throws {
    var (call, handoff) = try handedOver()
    let near = Statement(.choice("near"))
    try call.perform(.correct(fact: "object", near, reason: "a slip"))
    try call.perform(toy)
    let record = call.scoped(for: handoff)
    #expect(record.changes.map(\.id) == ["object"] && record.head.version == 2)
    let change = try #require(record.changes.first)
    #expect(change.manner == .corrected)
    #expect(change.was?.value == .label("Something in a hand"))
    #expect(change.now?.value == .label("None seen"))
    #expect(change.typed == "it was a toy")
    #expect(record[.hazards].isEmpty)
    #expect(record[.story].contains { $0.id == "object" })
  }

  @Test("once a correction is repeated back, its version still says what it changed")
  func repeatedBack() throws {
    var (call, handoff) = try handedOver()
    try call.perform(toy)
    try call.perform(.sayCorrection(handoff: 1, ReadBack(.accepted, by: "Kim")))
    let record = call.scoped(for: handoff)
    #expect(record.changes.map(\.id) == ["object"] && record.head.version == 2)
    // Another handoff to the same receiver starts from what they were told before.
    try call.perform(.correct(fact: "object", Statement(.choice("near")), reason: nil))
    try call.perform(.handOff(responder: "clinic", basis: .consent))
    handoff = try #require(call.state.standing.handoffs.last?.handoff)
    let second = call.scoped(for: handoff).changes
    #expect(second.map(\.was?.value) == [.label("None seen")])
  }

  @Test("what changed stays true at its time")
  func changed() throws {
    var (call, handoff) = try handedOver()
    try call.perform(gone)
    let change = try #require(call.scoped(for: handoff).changes.first)
    #expect(change.manner == .changed)
    #expect(change.was?.value == .label("Something in a hand"))
  }

  @Test("who made a handoff, and when, is what the journal says, whoever looks at it")
  func maker() throws {
    var (call, handoff) = try handedOver()
    let made = call.now
    call.wait(minutes: 90)
    try call.perform(.note("later"))
    let head = call.scoped(for: handoff).head
    #expect(head.sender == "Sam" && head.madeAt == made && head.asOf == call.now)
    #expect(call.record(for: call.handoff(to: "mobile-desk", number: 9)).head.sender == nil)
  }

  @Test("an answer that a change leaves behind is set aside, and out of every other part")
  func setAside() throws {
    var call = try SampleCall()
    try call.answerAll(["thoughts": .choice("yes"), "plan": .choice("yes")])
    try call.perform(.correct(fact: "thoughts", Statement(.choice("no")), reason: nil))
    let record = mobile(call)
    #expect(record[.setAside].map(\.id) == ["plan"])
    #expect(!record[.hazards].contains { $0.id == "plan" })
    #expect(record.levels.first?.level == "Low")
  }

  @Test("a volatile fact past its time is marked as not re-checked")
  func stale() throws {
    var call = try told()
    call.wait(minutes: 11)
    #expect(mobile(call)[.hazards].first?.doubts == [.notRechecked])
  }

  @Test("a level gives its rule, the facts it used and what is missing")
  func level() throws {
    var call = try SampleCall()
    try call.answerAll(["thoughts": .unsure])
    let level = try #require(mobile(call).levels.first)
    #expect(level.level == "Moderate")
    #expect(level.because == "There are thoughts, or it is not known.")
    #expect(level.condition == "thoughts is yes or thoughts is unclear")
    #expect(level.facts.isEmpty)
    #expect(level.missing.map(\.id).contains("thoughts"))
    #expect(level.kinds == [.health, .none])
    #expect(mobile(call)[.hazards].contains { $0.id == "weapon-code" })
  }

  @Test("a lowered level keeps the counsellor's reason")
  func lowered() throws {
    var call = try SampleCall()
    try call.answerAll(["thoughts": .choice("yes")])
    try call.perform(.lower(finding: "suicide-level", to: "low", reason: "slip"))
    let level = try #require(mobile(call).levels.first)
    #expect(level.level == "Moderate" && level.loweredTo == "Low" && level.typed == "slip")
  }

  @Test("a caller's call for police is a wish and nothing that was agreed")
  func wish() throws {
    var call = try SampleCall()
    try call.perform(.wish(responder: "police"))
    let record = mobile(call)
    let wish = try #require(record[.wants].first { $0.id == "police" })
    #expect(wish.label == "A wish of the person")
    #expect(!record[.agreed].contains { $0.id == "police" })
  }

  @Test("offers and promises stand where they ended")
  func offers() throws {
    var call = try SampleCall()
    try call.perform(.offer(responder: "talk", .accepted, reason: nil))
    try call.perform(.offer(responder: "clinic", .ruledOut, reason: "closed"))
    let due = Promise(
      id: "p", text: "Ana will ring you", owner: "desk", dueUTCMilliseconds: 1_795_600_000_000)
    try call.perform(.promise(due))
    let record = mobile(call)
    #expect(record[.agreed].map(\.id) == ["mobile-crisis", "talk", "p"])
    #expect(record[.agreed].last?.kinds == RecordItem.everyKind)
    #expect(record[.wants].first { $0.id == "clinic" }?.typed == "closed")
  }

  @Test("the place that an offer was to be stands beside it, as it was when it was shown")
  func supports() throws {
    var call = try SampleCall()
    let home = Support(
      id: "home", name: "Maple House", kind: "group-home", area: "North", phone: "555-0101")
    let other = Support(id: "other", name: "Other House", kind: "group-home")
    let shown = ShownSupports([other, home], chosen: "home")
    try call.perform(.offer(responder: "clinic", .accepted, reason: nil, supports: shown))
    let last = try #require(call.entries.last)
    #expect(last.events.first == .supportsShown(responder: "clinic", shown))
    #expect(last.events.count == 2)
    var reopened = State(library: call.state.library)
    for entry in call.entries { reopened.apply(entry) }
    #expect(call.state == reopened)
    let lines = call.record(for: call.handoff(to: "own-clinic"))[.agreed]
    #expect(lines.map(\.id) == ["clinic", "clinic", "home"])
    #expect(lines[2].value == .label("Maple House"))
    #expect(lines[2].note == "555-0101, North")
    #expect(lines[2].kinds == [.place])
    #expect(!mobile(call)[.agreed].contains { $0.id == "home" })
  }

  @Test("a place shown with an offer that was declined, or left open, is no line of a record")
  func supportsNotTaken() throws {
    var call = try SampleCall()
    let home = Support(id: "home", name: "Maple House", kind: "group-home")
    for (end, chosen) in [(OfferEnd.accepted, nil), (.declined, "home")] {
      let shown = ShownSupports([home], chosen: chosen)
      try call.perform(.offer(responder: "clinic", end, reason: nil, supports: shown))
      let record = call.record(for: call.handoff(to: "own-clinic"))
      #expect(!record[.agreed].contains { $0.id == "home" })
    }
  }

  @Test("a place that was not shown cannot be the one, and nothing is recorded")
  func supportNotShown() throws {
    var call = try SampleCall()
    let before = call.state
    let shown = ShownSupports([Support(id: "home", name: "H", kind: "k")], chosen: "elsewhere")
    #expect(throws: Refusal.noSuchName("elsewhere")) {
      try call.perform(.offer(responder: "clinic", .accepted, reason: nil, supports: shown))
    }
    #expect(call.state == before)
  }

  /// Seen, heard, told and guessed by a friend, of a fact where that is asked and one where not.
  static let words: [(fact: String, evidence: Evidence?, isDoubtful: Bool, doubts: [RecordDoubt])] =
    [
      ("thoughts", nil, false, []), ("thoughts", .told, false, []),
      ("thoughts", nil, true, [.doubtful, .notForSure]),
      ("thoughts", .guessed, false, [.notForSure]),
      ("object", .saw, false, []), ("object", .heard, false, []),
      ("object", .saw, true, [.doubtful, .notForSure]),
      ("object", .told, false, [.notForSure]), ("object", .guessed, false, [.notForSure]),
      ("object", .record, false, [.notForSure]),
    ]

  @Test(
    "doubt is kept where somebody meant it, and never made up", arguments: words.indices)
  func doubt(_ index: Int) throws {
    let said = Self.words[index]
    var call = try SampleCall()
    try call.tell("caller", .choice("third-party"))
    let value: AnswerValue = .choice(said.fact == "object" ? "in-hand" : "yes")
    let statement = Statement(
      value, evidence: said.evidence, certainty: said.isDoubtful ? .doubtful : .certain)
    try call.perform(.tell(fact: said.fact, statement))
    let item = try #require(mobile(call)[.hazards].first)
    #expect(item.doubts == said.doubts)
    let isSeen = said.evidence == .saw || said.evidence == .heard
    #expect(item.isFirstHand == (isSeen && !said.isDoubtful))
  }

  @Test("what is told of the person by a friend is about the person, and their word alone")
  func thirdParty() throws {
    var call = try SampleCall()
    try call.tell("caller", .choice("third-party"))
    try call.perform(.speak(role: "friend"))
    try call.perform(.tell(fact: "thoughts", Statement(.choice("yes"), evidence: .told)))
    let item = try #require(mobile(call)[.hazards].first)
    #expect(item.about == .person)
    #expect(item.source?.by == .caller)
    #expect(item.isCertain && !item.isFirstHand)
  }

  @Test("no record says anything of what it holds when it is printed by mistake")
  func descriptions() throws {
    let item = try #require(mobile(try told())[.hazards].first)
    #expect("\(item)" == "a record item")
    #expect("\(item.value)" == "a record value")
  }
}

extension RecordValue {
  var text: String {
    if case .label(let text) = self { return text }
    return ""
  }
}
