// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Testing

@testable import Terminal

/// What a counsellor reads of a step that comes first after a change.
@Suite("Names of steps")
struct StepNameTests {
  @Test("an offer is named by whom it offers, and never by the number it was given")
  func offers() throws {
    let library = try #require(NightLine.shipped)
    for (index, step) in library.flow.steps.enumerated() {
      guard case .offer(let offered, _) = step.act else { continue }
      let said = library.said(ofStep: index)
      #expect(said == offered.map { library.responders[$0].title }.joined(separator: ", "))
      #expect(said != step.id)
    }
  }

  @Test("no fact that ships is named by its id where it is listed")
  func facts() throws {
    let library = try #require(NightLine.shipped)
    for fact in library.facts where BuiltInFact(rawValue: fact.id) == nil {
      #expect(library.said(fact.id) != fact.id)
    }
  }

  @Test("words to say or to do are named by how they begin")
  func words() throws {
    let library = try #require(NightLine.shipped)
    let step = try #require(library.steps.firstIndex { $0.id == "distance-helps" })
    #expect(library.said(ofStep: step) == "\"Some distance from it can carry ...\"")
  }
}
