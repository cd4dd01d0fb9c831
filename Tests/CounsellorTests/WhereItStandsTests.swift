// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Testing

@testable import Terminal

/// What the prompt says of why it is where it is, and of what is still before it.
@Suite("Where a call stands")
struct WhereItStandsTests {
  private func page(_ lines: [String]) throws -> String {
    let sitting = Sitting(
      library: try #require(NightLine.shipped), supports: NightLine.directory ?? .empty)
    return try sitting.page(lines.map { .line($0) })
  }

  @Test("of a reason only what holds now is named")
  func reason() throws {
    let page = try page(["told caller 2", "!o", "1", "1", "."])
    let here = try #require(page.components(separatedBy: "WHERE").last)
    #expect(here.contains("because") && here.contains("Not breathing"), "\(here)")
    #expect(!here.contains("Slow, snoring"), "\(here)")
  }

  @Test("what waits below an alarm is counted among what is left")
  func left() throws {
    func most(_ lines: [String]) throws -> Int {
      let page = try page(lines)
      let match = try #require(page.matches(of: #/at least \d+, at most (\d+)/#).last, "\(page)")
      return try #require(Int(match.1))
    }
    #expect(try most(["told caller 2", "!o", "."]) >= most(["told caller 2", "."]))
  }

  @Test("breath that an alarm was left with is owed at sign-off, by the alarm's name")
  func signOff() throws {
    let page = try page(["!o", "leave", "2", "end", ""])
    let signOff = try #require(page.components(separatedBy: "SIGN-OFF").last)
    #expect(signOff.contains("\"Overdose, or not breathing well\" was left before"), "\(signOff)")
  }

  @Test("the place that was chosen at an offer is said back with the choice")
  func place() throws {
    let page = try page(["offer services", "1", "2"])
    #expect(page.contains("Accepted, Open Door Shelter."), "\(page)")
  }

  @Test("a step that is set aside or gone back to is named by its words")
  func steps() throws {
    let library = try #require(NightLine.shipped)
    let names = library.steps.indices.filter { step in
      switch library.flow.steps[step].act {
      case .tell, .instruct: true
      case .section, .ask, .decide, .score, .offer, .consent, .wait, .run, .handoff, .promise,
        .agree, .end:
        false
      }
    }
    for step in names {
      let id = library.steps[step].id
      #expect(library.factIndex(id) != nil || library.said(id) != id, "\(id)")
    }
  }
}
