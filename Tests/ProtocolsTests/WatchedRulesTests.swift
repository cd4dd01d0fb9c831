// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Protocols

/// Stepping only the monitors that hear what was seen, against stepping every one.
@Suite("Rules that a live call watches")
struct WatchedRulesTests {
  static let alphabet =
    RuleMonitorTests.alphabet + [
      .asked(fact: 0, ofPerson: true, ofCaller: true),
      .asked(fact: 1, ofPerson: false, ofCaller: true), .told("nothing"),
      .ran(protocolIndex: 0), .decided(finding: 0), .handedOff(Release(responder: 0)),
      .offered(responder: 1), .lineDropped,
    ]

  private static var rules: [PolicyRule] {
    let level = Variable(1)
    let bound = FindingBound(
      finding: 0, isMet: Atom(level, in: .values([1])),
      isDecided: Atom(level, in: .known(count: 2)), words: "")
    let forms: [PolicyForm] = [
      .theFinding(bound), .order(rungs: [0, 1]), .everyCall(.asksAll([0, 1])),
      .everyCall(.asks(fact: 1, of: .caller)), .never(.asksMarked("m", facts: [0])),
      .noCall(.runs(protocolIndex: 0)), .noCall(.handsOff(responder: 0, under: nil)),
      .everyCall(.lineDrops),
    ]
    return RuleMonitorTests.rules
      + forms.map {
        PolicyRule(id: "r", place: Place(file: "", line: 1, column: 1), says: "", form: $0)
      }
  }

  @Test("stand still where they do not hear, in every call of up to two things")
  func hearing() {
    var variables = VariableTable()
    _ = variables.add(2)
    let watched = WatchedRules(
      Policy(id: "p", rules: Self.rules), factCount: 2, begunWith: Table(variables))
    let everybody = Roles(subject: 0, caller: 0, person: 0)
    for first in Self.alphabet {
      for second in Self.alphabet {
        var table = Table(variables)
        var (bits, expected) = (watched.begun, watched.begun)
        for seen in [first, second, .moved, second] {
          if seen == .moved {
            table[Variable(0), 0] = .value(0, forSure: true)
            table[Variable(1), 0] = .value(0, forSure: true)
          }
          var domain = TableTruth(table: table, roles: everybody)
          let broken = watched.monitors.indices.filter {
            watched.monitors[$0].step(&expected[$0], on: seen, in: &domain)
          }
          #expect(watched.step(&bits, on: seen, in: table, for: everybody) == broken)
          #expect(bits == expected, "\(seen) after \(first), \(second)")
        }
      }
    }
  }
}
