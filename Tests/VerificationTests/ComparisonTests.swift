// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Protocols
@testable import Verification

/// The rules that compare two persons, on the examples of their manuals.
@Suite("Rules that compare two calls")
struct ComparisonTests {
  @Test("each form's wrong examples are found, its right ones hold")
  func examples() throws {
    var compared = 0
    for (name, manual) in RuleManuals.forms {
      for example in manual.examples {
        let library = try library(of: example)
        let rule = try #require(library.policy.rules.first)
        var tables = Tables(library)
        let found = tables.compared(rule.form)
        guard let verdict = found else { continue }
        compared += 1
        switch (example.verdict, verdict) {
        case (.right, .holds), (.wrong, .unlike): continue
        case (.right, _), (.wrong, _):
          Issue.record("\(name): \(example.because) \(verdict)")
        }
      }
    }
    #expect(compared >= 10)
  }

  @Test("an act that rests on a fact by way of an offer is not called proved")
  func byWayOfAnOffer() throws {
    let steps = """
      - ask: plan
        say: Is it so?
        answer: yes or no
        secret kind: none
      - offer: [team]
        when: plan is yes
      - handoff: team
        when: accepted team

      """
    let example = RuleExample(
      verdict: .wrong, because: "", rule: "the act: hands off to team\nnever rests on: [plan]",
      steps: steps)
    let library = try library(of: example)
    var tables = Tables(library)
    let found = tables.compared(library.policy.rules[0].form)
    guard case .notProved? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
  }
}
