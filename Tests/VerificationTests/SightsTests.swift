// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import ProtocolFiles
import Protocols
import SmallLibraries
import Testing

@testable import Verification

@Suite("What a proof begins with")
struct SightsTests {
  static let examples: [RuleExample] = RuleManuals.forms.flatMap { $0.manual.examples }

  /// Nothing in sight, what sufficed before, what sufficed for each other example, and names that
  /// nothing has.
  @Test("no proof says anything else for what it was given to begin with")
  func verdicts() throws {
    var all: [Sights] = []
    var known: [(library: CheckedLibrary, proof: Proof)] = []
    for example in Self.examples {
      let library = try library(of: example)
      let proof = Prover(library).prove(library.policy.rules)
      known.append((library, proof))
      all.append(proof.sights)
    }
    for (library, proof) in known {
      let id = try #require(library.policy.rules.first?.id)
      let sights = all + [sights(["nobody 0", "level 7"], id), sights([], id)]
      for sight in sights where sight[id, .call] != nil || sight == proof.sights {
        let again = Prover(library).prove(library.policy.rules, lookingAt: sight)
        #expect(
          again.verdicts.map { outline($0.verdict) } == proof.verdicts.map { outline($0.verdict) },
          "\(id)")
      }
    }
  }

  @Test("what sufficed is kept, and the next proof ends with it; a broken rule leaves nothing")
  func kept() throws {
    var (kept, broken) = (0, 0)
    for example in Self.examples {
      let library = try library(of: example)
      let proof = Prover(library).prove(library.policy.rules)
      for (rule, verdict) in proof.verdicts {
        if case .broken = verdict {
          broken += 1
          #expect(proof.sights[rule.id, .call] == nil)
        } else if let fields = proof.sights[rule.id, .call]?.fields {
          kept += fields.isEmpty ? 0 : 1
          let again = Prover(library).prove(library.policy.rules, lookingAt: proof.sights)
          #expect(again.sights == proof.sights)
        }
      }
    }
    #expect(kept > 5 && broken > 5)
  }

  /// All rules of a library begin with the same fields, and so are walked together; some of them
  /// are broken, and some refuse a handoff that the others would see.
  @Test("rules that are walked together fare as each does alone", arguments: UInt64(1)...40)
  func together(seed: UInt64) throws {
    let library = try #require(SmallLibrary(seed: seed), "seed \(seed) makes no library").library
    let alone = Prover(library).prove(library.policy.rules)
    let fields = Set(alone.verdicts.flatMap { alone.sights[$0.rule.id, .call]?.fields ?? [] })
      .sorted()
    var same = Sights()
    for rule in library.policy.rules { same[rule.id, .call] = Sights.Sight(fields: fields) }
    let together = Prover(library).prove(library.policy.rules, lookingAt: same)
    #expect(
      together.verdicts.map { outline($0.verdict) } == alone.verdicts.map { outline($0.verdict) },
      "seed \(seed)")
  }

  private func sights(_ fields: [String], _ rule: String) -> Sights {
    var sights = Sights()
    sights[rule, .call] = Sights.Sight(fields: fields)
    return sights
  }

  /// A call that breaks a rule may be another one, if it is as long.
  private func outline(_ verdict: Verdict) -> String {
    guard case .broken(let call) = verdict else { return "\(verdict)" }
    return "broken in \(call.length), replayed \(call.isReplayed)"
  }
}
