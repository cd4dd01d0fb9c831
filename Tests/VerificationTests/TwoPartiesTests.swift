// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ProtocolFiles
import SmallLibraries
import Testing
import WrittenLibraries

@testable import Interview
@testable import Protocols
@testable import Verification

/// Conditions that read a fact of the caller and of the person, who may turn out to be two.
@Suite("One fact of two people")
struct TwoPartiesTests {
  @Test("a condition that reads it of both asks each of them")
  func both() throws {
    var call = try Rehearsal(library(when: "caller's red is yes or person's red is no"))
    try call.perform(.answer(Statement(.choice("third-party"))))
    #expect(call.state.pendingFact?.party == .first)
    try call.perform(.answer(Statement(.unsure)))
    #expect(call.state.pendingFact?.party == .spokenFor)
    try call.perform(.answer(Statement(.choice("no"))))
    #expect(call.state.pendingFact == nil)
    #expect(Engine.prompt(of: call.state, at: Rehearsal.at).kind == .tell)
    #expect(call.state.replayed() == call.state)
  }

  @Test("who turns out to be somebody else is asked what the caller was asked for them")
  func turnsOut() throws {
    var call = try Rehearsal(library(when: "person's red is unclear", asksWhom: false))
    try call.perform(.answer(Statement(.unsure)))
    #expect(Engine.prompt(of: call.state, at: Rehearsal.at).kind == .tell)
    try call.perform(.tell(fact: "caller", Statement(.choice("third-party"))))
    #expect(call.state.pendingFact?.party == .spokenFor)
    try call.perform(.answer(Statement(.declined)))
    #expect(Engine.prompt(of: call.state, at: Rehearsal.at).kind == .tell)
    #expect(call.state.replayed() == call.state)
  }

  @Test("a proof knows that the prompt goes where it turns out to be about somebody else")
  func proof() throws {
    let rule = "    no call: tells words\n    when: caller is third-party\n"
    let library = try library(when: "caller is not known", asksWhom: false, rule)
    let verdicts = Prover(library).prove(library.policy.rules).verdicts.map(\.verdict)
    #expect(verdicts == [.holds])
  }

  private func library(
    when condition: String, asksWhom: Bool = true, _ rule: String? = nil
  ) throws -> CheckedLibrary {
    let whom = WrittenSteps.askCaller
    let steps = """
        - tell: words
          say: So it is.
          when: \(condition)
        - ask: red
          say: Is it so?
          answer: yes or no
          secret kind: none

      """
    let heading = "protocol: main\nformat: 1\ntitle: Main\nversion: 1.0.0\nlanguage: en\n"
    let main =
      heading + "outcomes: [done]\nsteps:\n" + (asksWhom ? whom + steps : steps + whom)
      + "  - end: done\n"
    var files = [
      SourceFile("main.yaml", main),
      SourceFile(
        "library.yaml",
        "library: two\nformat: 1\ntitle: Two\nopens with: main\nprotocols: [main]\n"),
    ]
    if let rule {
      let policy = "policy: two\nformat: 1\nrules:\n  - id: rule\n" + rule
      files.append(SourceFile("policy.yaml", policy))
    }
    return try VerificationTests.library(files)
  }
}
