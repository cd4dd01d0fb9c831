// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Testing

@Suite("What has changed, said aloud")
struct SpokenChangeTests {
  /// A son who sees a knife near his father, and a team that was accepted.
  private func handedOver(limit: String? = nil) throws -> ShippedCall {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("third-party"))), .alarm("weapon"))
    while call.state.standing.walks.count > 1 {
      try call.performUsual([
        "object": .choice("nearby"), "object-words": .words("a bread knife, about 20 cm"),
      ])
    }
    try call.answer(until: "companion", ["caller": .choice("third-party")])
    try call.performUsual(["companion": .choice("nobody-there")])
    for intent in [
      Intent.tell(fact: "help-place", Statement(.words("14 Alder Court"))),
      .tell(fact: "what-changed", Statement(.words("he has not slept for four days"))),
      .offer(responder: "mobile-crisis", .accepted, reason: nil),
      .consent(
        item: "pass-on", ConsentAnswer(limit == nil ? .given : .limited, words: limit),
        of: .caller),
      .handOff(responder: "mobile-crisis", basis: .consent),
    ] { try call.perform(intent) }
    return call
  }

  @Test("that a danger is gone is said with what it was, though no danger is not said by itself")
  func gone() throws {
    var call = try handedOver()
    try call.perform(.change(fact: "object", Statement(.choice("hands-empty"))))
    let aloud = try call.document(.readAloud)
    #expect(aloud.contains("The hands are empty"), "\(aloud)")
    #expect(aloud.contains("was: Not in a hand, but close"), "\(aloud)")
  }

  @Test("a short limit is said in its words, and no sentence twice")
  func limit() throws {
    let aloud = try handedOver(limit: "no siren; not my name").document(.readAloud)
    #expect(aloud.contains("no siren"), "\(aloud)")
    #expect(aloud.ranges(of: "ask me.").count <= 2, "\(aloud)")
    #expect(aloud.ranges(of: "Consent has a limit; ask me.").count <= 1, "\(aloud)")
  }
}
