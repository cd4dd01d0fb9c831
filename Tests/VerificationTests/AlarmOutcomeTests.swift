// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ProtocolFiles
import Testing
import WrittenLibraries

@testable import Protocols
@testable import Verification

/// An alarm that ends the call where it is to lead back, and what a trainer is told of it.
@Suite("Where alarms lead")
struct AlarmOutcomeTests {
  private func library(_ file: String, _ old: String, _ new: String) throws -> CheckedLibrary {
    var files = libraryFiles(in: Project.protocols)
    let index = try #require(files.firstIndex { $0.path == file })
    let text = String(decoding: files[index].bytes, as: UTF8.self)
    try #require(text.contains(old))
    files[index].bytes = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
    return try #require(readLibrary(files).library)
  }

  private func breach(of id: String, in library: CheckedLibrary) throws -> Counterexample? {
    let rule = try #require(library.policy.rules.first { $0.id == id })
    return library.rootsToProve.lazy.compactMap { root -> Counterexample? in
      let verdict = Prover(library).prove([rule], from: root).verdicts.first?.verdict
      if case .broken(let call)? = verdict { return call }
      return nil
    }.first
  }

  @Test(
    "one that closes the call instead of going back breaks a rule of the shipped policy",
    arguments: [
      ("noted: return", "back-from-weapon"), ("kept: return", "back-from-phone-dying"),
      ("heard: return", "back-from-child-concern"), ("lost: stay", "unanswered-is-no-end"),
      ("calmer: return", "back-from-agitation"),
      ("noted: return\n      - ends-talk", "back-from-withdrawal"),
    ])
  func closes(_ slip: (outcome: String, rule: String)) throws {
    let words = slip.outcome.split(separator: ":", maxSplits: 1)
    let rest = words[1].drop { $0 == " " }.drop { $0 != "\n" }
    let library = try library("library.yaml", slip.outcome, "\(words[0]): closing\(rest)")
    let call = try #require(try breach(of: slip.rule, in: library))
    #expect(call.isReplayed)
    let lines = call.lines(in: library)
    for line in lines where line.contains(" offer-") {
      #expect(line.contains(" is offered"), "\(line)")
    }
  }

  @Test("a plan for silence that is agreed is not set beside another")
  func silence() throws {
    let library = try library("suicide.yaml", "and not (agreed if-silent)", "and agreed if-silent")
    #expect(try breach(of: "silence-as-agreed", in: library) != nil)
  }

  @Test("where something is lacking, its step is named, and not only the one that comes last")
  func lacking() throws {
    let library = try library("police-asked.yaml", "when: caller is third-party or", "when: ")
    let rule = try #require(library.policy.rules.first { $0.id == "wish-is-no-order" })
    let says = try #require(library.lacking(for: rule))
    #expect(says.hasPrefix("What it wants stands at \"wish-only\" (police-asked.yaml:"), "\(says)")
    let none = try #require(library.policy.rules.first { $0.id == "silence-as-agreed" })
    #expect(library.lacking(for: none) == nil)
  }
}
