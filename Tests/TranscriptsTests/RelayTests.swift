// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Testing
import Training

/// What was lost on the way in North Miami (domain notes, 3.1): the doubt, the helper at his side,
/// and the correction that did not reach everyone.
@Suite("A man in the road, as each receiver hears it")
struct RelayTests {
  private func replay() throws -> Replay {
    try Written.replay(try Written.transcript("man-in-the-road.yaml"))
  }

  private func aloud(_ responder: String, in replay: Replay) throws -> String {
    let handoff = try #require(
      replay.state.standing.handoffs.first { $0.handoff.responder == responder })
    let name = "\(handoff.handoff.number) \(responder), read aloud"
    return try #require(Written.outputs(of: replay)[name])
  }

  /// What each must hear, in this order, and nothing of what they were never told otherwise.
  @Test(
    "read aloud, it says what is asked, where, why, with every doubt, and who is with him",
    arguments: [
      (
        "call-support",
        [
          "We ask for:", "Mill Road", "A young man sits on the white line and rocks",
          "In a road or among cars", "An object not identified", "did not see it clearly",
          "At nobody", "Someone is helping",
        ]
      ),
      (
        "mobile-crisis",
        [
          "We ask for:", "Mill Road", "A young man sits on the white line and rocks",
          "In a road or among cars", "An object not identified", "did not see it clearly",
          "At nobody", "Someone is helping",
        ]
      ),
      (
        "fire-and-traffic",
        [
          "We ask for:", "Mill Road", "In a road or among cars", "An object not identified",
          "did not see it clearly", "At nobody", "A toy truck", "Someone is helping",
        ]
      ),
    ])
  func aloud(_ responder: String, _ kept: [String]) throws {
    let text = try aloud(responder, in: replay())
    let places = kept.compactMap { text.firstRange(of: $0)?.lowerBound }
    #expect(places.count == kept.count && places == places.sorted(), "\(text)")
    #expect(!text.contains("Correction") && !text.contains("W1"), "\(text)")
    #expect(text.split(whereSeparator: \.isWhitespace).count <= 80, "\(text)")
  }

  @Test("a goodbye that nobody saw in a hand is told by what was seen, heard and guessed")
  func goodbye() throws {
    let replay = try Written.replay(try Written.transcript("look-after-the-cat.yaml"))
    let text = try aloud("mobile-crisis", in: replay)
    for kept in ["gave back all her books", "look after the cat", "A guess", "it means goodbye"] {
      #expect(text.contains(kept), "\(text)")
    }
    for never in ["W-?", "could not be seen", "Correction"] {
      #expect(!text.contains(never), "\(text)")
    }
  }

  @Test("breath comes first, then what was given, and a corrected door by its new number")
  func breath() throws {
    let replay = try Written.replay(try Written.transcript("overdose-under-way.yaml"))
    let text = try aloud("ambulance", in: replay)
    let kept = [
      "Overdose", "Slow, snoring", "flat 4B", "One dose given", "Hard to wake", "Correction.",
      "flat 3B",
    ]
    let places = kept.compactMap { text.firstRange(of: $0)?.lowerBound }
    #expect(places.count == kept.count && places == places.sorted(), "\(text)")
    #expect(!text.contains("ot certain"), "\(text)")
  }

  @Test("a correction after the relay is owed to every one of them")
  func corrected() throws {
    let replay = try replay()
    let library = replay.state.library
    let at = Moment(utcMilliseconds: Written.begin.utcMilliseconds + 600_000)
    let sent = SentRecords(replay.entries, in: library)
    #expect(
      sent.owed(in: replay.state, at: at).allSatisfy {
        !$0.items.contains { $0.id == "object-known" }
      })
    let toy = Statement(.choice("harmless-thing"), evidence: .saw)
    let amend = Intent.amend(reason: "She rang again.", fact: "object-known", toy)
    let later = replay.state.supposing(
      try Engine.decide(amend, in: replay.state, at: at), at: at)
    let owed = sent.owed(in: later, at: at)
    #expect(
      Set(owed.map(\.handoff.responder)) == ["call-support", "mobile-crisis", "fire-and-traffic"])
    #expect(owed.allSatisfy { $0.items.contains { $0.id == "object-known" } })
  }
}
