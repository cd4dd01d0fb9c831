// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Testing

@Suite("What is near that somebody may die by")
struct SpokenMeansTests {
  @Test("whoever comes hears what kind of thing is near")
  func gun() throws {
    let aloud = try readAloud()
    #expect(aloud.contains("Means within reach, as told: In the hand."))
    #expect(aloud.contains("Kind of thing thought of: A gun."))
  }

  /// A team that was accepted, with a place and a consent, and what was told of the means.
  private func readAloud() throws -> String {
    try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "thoughts", Statement(.choice("yes"))),
      .tell(fact: "means-near", Statement(.choice("in-hand"))),
      .tell(fact: "means-kind", Statement(.choice("gun"))),
      .tell(fact: "help-place", Statement(.words("12 Quarry Lane"))),
      .offer(responder: "mobile-crisis", .accepted, reason: nil),
      .consent(item: "share-with-mobile-crisis", ConsentAnswer(.given), of: .person),
      .handOff(responder: "mobile-crisis", basis: .consent)
    ).document(.readAloud)
  }
}
