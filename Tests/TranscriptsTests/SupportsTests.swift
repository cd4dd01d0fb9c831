// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Testing
import Training

@Suite("Places beside an offer, in a written call")
struct SupportsTests {
  /// The call about an object in the road up to the offer of their own support.
  private func atTheOffer() throws -> State {
    var transcript = try Written.transcript("man-in-the-road.yaml")
    let offer = transcript.acts.firstIndex { $0.kind == .offer && $0.name == "call-support" }
    transcript.acts = Array(transcript.acts.prefix(try #require(offer)))
    transcript.expect = []
    let replay = try Written.replay(transcript)
    #expect(replay.failures == [])
    return replay.state
  }

  /// Hard scenario 1 of the domain notes, C: the group home one street away comes first.
  @Test("the group home near the place that was named is shown first, with its number")
  func groupHomeFirst() throws {
    let directory = try #require(Written.directory)
    let prompt = Engine.prompt(
      of: try atTheOffer(), at: Written.begin, supports: directory)
    guard case .offer(_, _, let supports) = prompt.kind else {
      Issue.record("no offer is on the prompt")
      return
    }
    #expect(supports.map(\.support.id) == ["maple-house", "harbour-home"])
    #expect(supports.map(\.near) == [.fits, .notKnown])
    #expect(supports.map(\.open) == [.fits, .fits])
    #expect(supports.first?.support.phone == "555-0101")
  }

  @Test("without a directory the offer is the same, and shows no places")
  func noDirectory() throws {
    let prompt = Engine.prompt(of: try atTheOffer(), at: Written.begin)
    guard case .offer(_, _, let supports) = prompt.kind else {
      Issue.record("no offer is on the prompt")
      return
    }
    #expect(supports == [])
  }
}
