// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Testing

@Suite("A correction after an alarm")
struct AlarmOrderTests {
  @Test("what was done by hand in an alarm keeps its place behind what was answered there before")
  func keepsOrder() throws {
    var call = try ShippedCall(.tell(fact: "caller", Statement(.choice("the-person"))))
    try call.perform(.alarm("sudden-illness"))
    try call.perform(.answer(Statement(.choice("chest-pressure"))))
    try call.perform(.offer(responder: nil, .ruledOut, reason: "too far"))
    try call.answer(until: "after-a-no")
    try call.perform(.offer(responder: "ambulance", .accepted, reason: nil))
    #expect(call.state.pendingVisit?.visit.name == "i-am-here")
    try call.answer(until: "greet", ["sign-now": .choice("eased")])
    try call.perform(.acknowledge)
    let next = call.state.pendingVisit?.visit.name
    try call.perform(.correct(fact: "body-sign", Statement(.choice("other-sudden")), reason: nil))
    #expect(call.state.standing.offers.last?.end == .accepted)
    #expect(call.state.pendingVisit?.visit.name == next)
  }
}
