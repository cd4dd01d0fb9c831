// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Interview
import Protocols
import Testing

@Suite("A handoff that was edited before it went")
struct HandoffEditsTests {
  private func call() throws -> SampleCall {
    var call = try SampleCall()
    try call.tell("wanted", .words("somebody to listen"))
    try call.tell("object", .choice("in-hand"))
    try call.tell("help-place", .words("behind the library"))
    try call.tell("name-to-use", .words("Annika"))
    try call.perform(.consent(item: "mobile-crisis", ConsentAnswer(.given), of: .person))
    return call
  }

  private func scoped(_ edits: HandoffEdits, basis: Handoff.Basis = .consent) throws
    -> ScopedRecord
  {
    let call = try call()
    var handoff = call.handoff(to: "mobile-desk", basis: basis)
    handoff.edits = edits
    return call.scoped(for: handoff)
  }

  private func ids(_ scoped: ScopedRecord) -> Set<String> {
    Set(RecordPart.allCases.filter { $0 != .notKnown }.flatMap { scoped[$0] }.map(\.id))
  }

  @Test("a line that was left out does not go, and the page says that one was")
  func leftOut() throws {
    let whole = ids(try scoped(HandoffEdits()))
    let edited = try scoped(HandoffEdits(leftOut: ["wanted"]))
    #expect(whole.subtracting(ids(edited)) == ["wanted"])
    #expect(edited.leftOutByChoice == 1)
  }

  @Test("no danger and no place can be left out")
  func dangerStays() throws {
    let edited = try scoped(HandoffEdits(leftOut: ["object", "help-place"]))
    #expect(ids(edited) == ids(try scoped(HandoffEdits())))
    #expect(edited.leftOutByChoice == 0)
  }

  @Test("what the counsellor asks stands beside the help, by consent, without a withheld name")
  func request() throws {
    let asked = try scoped(HandoffEdits(request: "come by the back door"))
    let line = try #require(asked[.agreed].first { $0.id == RecordItem.requestID })
    #expect(line.value == .words("come by the back door"))
    let named = try scoped(HandoffEdits(request: "ask for Annika"))
    let held = try #require(named[.agreed].first { $0.id == RecordItem.requestID })
    #expect(held.value == .nothing && held.isHeldBack)
    let danger = Handoff.Basis.exception("life-in-danger", reason: "r")
    let without = try scoped(HandoffEdits(request: "come by the back door"), basis: danger)
    #expect(!ids(without).contains(RecordItem.requestID))
  }

  @Test("what was changed is in the journal, and a document that was given keeps it")
  func kept() throws {
    var call = try call()
    let edits = HandoffEdits(leftOut: ["wanted"], request: "come by the back door")
    try call.perform(.handOff(responder: "mobile-crisis", basis: .consent, edits: edits))
    let handoff = try #require(call.state.standing.handoffs.last?.handoff)
    #expect(handoff.edits == edits)
    let given = SentRecords(call.entries, in: call.state.library).given(handoff, in: call.state)
    #expect(given.last.map { !ids($0).contains("wanted") } == true)
    let owed = SentRecords(call.entries, in: call.state.library)
      .owed(in: call.state, at: call.now)
    #expect(owed.isEmpty)
  }
}
