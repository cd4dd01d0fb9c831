// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Testing

@Suite("A correction after a call by yes and no")
struct AmendedInWordsTests {
  @Test("is not by yes and no: nobody was there to say it, and the mode stays with the record")
  func amended() throws {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))), .yesOrNo(true),
      .tell(fact: "alone", Statement(.choice("on-their-own"))),
      .close(.stopped, handedTo: "lead"),
      .amend(reason: "a slip", fact: "alone", Statement(.choice("not-safe-with"))))
    let told = try #require(call.state.acts.last { $0.event.factAnswered == "alone" })
    #expect(told.answer?.value == .choice("not-safe-with"))
    #expect(!told.isByYesOrNo)
    #expect(call.state.beside.isInYesOrNoMode && !call.state.isByYesOrNo)
    call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))), .yesOrNo(true),
      .tell(fact: "alone", Statement(.choice("on-their-own"))))
    #expect(call.state.acts.last?.isByYesOrNo == true)
  }
}
