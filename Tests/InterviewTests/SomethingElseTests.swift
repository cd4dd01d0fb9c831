// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Interview
import Protocols
import Testing

@Suite("Something else than the choices")
struct SomethingElseTests {
  private func call() throws -> SampleCall {
    var call = try SampleCall()
    try call.perform(.consent(item: "mobile-crisis", ConsentAnswer(.given), of: .person))
    return call
  }

  private func lines(_ call: SampleCall, to receiver: String = "mobile-desk") -> [RecordItem] {
    let scoped = call.scoped(for: call.handoff(to: receiver))
    return RecordPart.allCases.filter { $0 != .notKnown }.flatMap { scoped[$0] }
  }

  @Test("conditions read it as unsure, and as none of the choices")
  func unsure() throws {
    var call = try call()
    for fact in ["plan", "object", "violence"] {
      try call.tell(fact, .words("now and then"))
      let index = try #require(call.state.library.factIndex(fact))
      #expect(call.state.cell(of: index, .first) == .unsure)
    }
  }

  @Test("its words reach a page under the kind of their question, and are said to fit no choice")
  func page() throws {
    var call = try call()
    try call.tell("plan", .words("when the rent comes"))
    try call.tell("violence", .words("only when he drinks"))
    let plan = try #require(lines(call).first { $0.id == "plan" })
    #expect(plan.value == .words("when the rent comes") && plan.isSomethingElse)
    #expect(plan.weight > 0 && !plan.isFirstHand && plan.unknown == nil)
    #expect(!lines(call).contains { $0.id == "violence" })
  }

  @Test("a danger that was known before stays beside it")
  func before() throws {
    var call = try call()
    try call.tell("plan", .choice("yes"))
    try call.perform(.change(fact: "plan", Statement(.words("not like that"))))
    let plans = lines(call).filter { $0.id == "plan" }
    #expect(plans.map(\.isSomethingElse).contains(true))
    #expect(plans.contains { $0.doubts.contains(.unsureSince) })
  }

  @Test("whom a call is about, and a number, take none")
  func refused() throws {
    var call = try call()
    #expect(throws: Refusal.self) { try call.tell("caller", .words("a kind of friend")) }
  }

  @Test("a withheld name does not go in it")
  func hidden() throws {
    var call = try call()
    try call.tell("name-to-use", .words("Annika"))
    try call.tell("plan", .words("Annika has one"))
    let plan = try #require(lines(call).first { $0.id == "plan" })
    #expect(plan.value == .nothing && plan.isHeldBack)
  }
}
