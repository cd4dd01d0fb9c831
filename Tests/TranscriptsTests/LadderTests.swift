// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Testing
import Training

@Suite("Help in written calls begins with the gentlest")
struct LadderTests {
  @Test("offers never fall on the ladder, but for an ambulance", arguments: Written.names)
  func ladder(_ name: String) throws {
    let state = try Written.replay(try Written.transcript(name)).state
    let offered = state.standing.offers.map { state.library.responders[$0.responder] }
    let rungs = offered.filter { $0.id != "ambulance" }.compactMap(\.rung)
    #expect(rungs == rungs.sorted(), "\(name): \(offered.map(\.id))")
  }

  @Test("the group home is offered, and told, before the crisis team and the road")
  func homeFirst() throws {
    let replay = try Written.replay(try Written.transcript("man-in-the-road.yaml"))
    let responders = replay.state.library.responders.map(\.id)
    let offers = replay.state.standing.offers.map { responders[$0.responder] }
    let home = try #require(offers.firstIndex(of: "call-support"))
    #expect(home < (try #require(offers.firstIndex(of: "mobile-crisis"))))
    #expect(home < (try #require(offers.firstIndex(of: "fire-and-traffic"))))
    #expect(
      replay.state.standing.handoffs.map(\.handoff.responder)
        == ["call-support", "mobile-crisis", "fire-and-traffic"])
  }

  @Test("an alarm leads back to the question that it cut off")
  func backToTheQuestion() throws {
    for (name, question) in [("overdose-under-way", "violence"), ("dropped-line", "thoughts")] {
      let visited = try Written.replay(try Written.transcript("\(name).yaml")).visited
      var stations: [String] = []
      for step in visited where stations.last != step { stations.append(step) }
      #expect(stations.filter { $0 == question }.count == 2, "\(name): \(stations)")
    }
  }
}
