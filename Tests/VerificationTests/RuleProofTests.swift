// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Testing

@testable import Verification

/// The manual of each form of rule, proved: what it calls wrong is broken by a call that the
/// engine makes too, what it calls right is broken by none.
@Suite("Proofs of the rules' examples")
struct RuleProofTests {
  @Test("each form's wrong examples are broken in the engine too, the right ones never")
  func examples() throws {
    var proved = 0
    for example in RuleManuals.forms.flatMap({ $0.manual.examples }) {
      let library = try library(of: example)
      let rule = try #require(library.policy.rules.first)
      guard rule.form.isWatched else { continue }
      proved += 1
      let verdict = Prover(library).prove([rule]).verdicts[0].verdict
      switch (example.verdict, verdict) {
      case (.right, .holds): continue
      case (.wrong, .broken(let call)): #expect(call.isReplayed, "\(example.because)")
      case (.right, _), (.wrong, _): Issue.record("\(example.because): \(verdict)")
      }
    }
    #expect(proved > 10)
  }

  @Test("a protocol that only a switch leads to is proved too, begun at any prompt")
  func switchedTo() throws {
    var example = try #require(RuleManuals.forms.first?.manual.examples.first)
    example.rule = "never: tells extra-words\nbefore: tells welcome"
    example.steps = "- tell: welcome\n  say: Welcome.\n"
    let proof = LibraryProof(try library(of: example))
    guard case .broken(let call)? = proof.rules.first?.verdict else {
      Issue.record("\(String(describing: proof.rules.first?.verdict))")
      return
    }
    #expect(call.root == .switchedTo(1))
    #expect(call.isReplayed)
    #expect(call.turns.first?.intent == .switchTo(protocol: "extra", reason: "it fits"))
  }

  @Test("a proof that outgrows its budget says so, and never that a rule holds")
  func budget() throws {
    let example = try #require(RuleManuals.forms.first?.manual.examples.first)
    let library = try library(of: example)
    var places = Prover.Budget()
    places.places = 2
    #expect(
      Prover(library, budget: places).prove(library.policy.rules).verdicts.map(\.verdict)
        == [.notProved("more than 2 places")])
    var nodes = Prover.Budget()
    nodes.nodes = 10
    #expect(
      Prover(library, budget: nodes).prove(library.policy.rules).verdicts.map(\.verdict)
        == [.notProved("more than 10 nodes")])
  }
}
