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

  @Test("read aloud to each, it holds the place, the doubt, the helper and what is asked")
  func aloud() throws {
    let state = try replay().state
    #expect(state.standing.handoffs.count == 3)
    for handoff in state.standing.handoffs.map(\.handoff) {
      let text = try #require(
        Written.outputs(of: state)["\(handoff.number) \(handoff.responder), read aloud"])
      for kept in [
        "Correction.", "did not see it clearly", "Mill Road", "We ask for:", "Someone is helping",
      ] {
        #expect(text.contains(kept), "\(handoff.responder) does not hear \(kept)")
      }
      #expect(text.split(whereSeparator: \.isWhitespace).count <= 75)
    }
  }

  @Test("a correction after the relay is owed to every one of them")
  func corrected() throws {
    let replay = try replay()
    let library = replay.state.library
    let at = Moment(utcMilliseconds: Written.begin.utcMilliseconds + 600_000)
    let sent = SentRecords(replay.entries, in: library, from: "Ann")
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
