// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ProtocolFiles
import Protocols
import Testing
import WrittenLibraries

@testable import Verification

/// The rules that hold without being written, on the examples of their manuals.
@Suite("Rules that hold without being written")
struct DefaultRuleTests {
  @Test(
    "each rule's wrong examples break it, its right ones break none",
    arguments: DefaultRule.allCases)
  func examples(_ rule: DefaultRule) throws {
    for example in RuleManuals.manual(of: rule).examples {
      let files = example.sourceFiles
      let reading = readLibrary(files)
      let library = try #require(
        reading.library, "\(reading.diagnostics.map(\.headline)) \(example.because)")
      let broken = DefaultProofs(library).breaches
      switch example.verdict {
      case .right: #expect(broken == [], "\(rule.rawValue): \(example.because)")
      case .wrong:
        #expect(broken.contains { $0.rule == rule }, "\(rule.rawValue): \(example.because)")
      }
    }
  }

  @Test(
    "police offered unasked, and a level that sinks, are shown by a call prompt by prompt",
    arguments: [DefaultRule.policeByWish, .worseNeverLowers])
  func shownByCall(_ rule: DefaultRule) throws {
    for example in RuleManuals.manual(of: rule).examples where example.verdict == .wrong {
      // In the manual's library nobody calls about somebody else.
      guard !example.steps.contains("caller's") else { continue }
      let files = example.sourceFiles
      let library = try #require(readLibrary(files).library)
      let breach = try #require(DefaultProofs(library).breaches.first { $0.rule == rule })
      #expect(!breach.diagnostic(in: library).call.isEmpty, "\(example.because)")
    }
  }

  @Test("a walk past its budget says nothing of loops, and stops nobody", arguments: [1, 2, 3, 4])
  func cutOff(_ budget: Int) throws {
    let example = try #require(
      RuleManuals.manual(of: .loopsEnd).examples.first { $0.verdict == .wrong })
    let files = example.sourceFiles
    let library = try #require(readLibrary(files).library)
    #expect(Shape(library, budget: budget).endlessLoops() == [])
    #expect(!Shape(library).endlessLoops().isEmpty)
  }

  @Test("a rule that the centre turned off is not asked")
  func turnedOff() throws {
    let example = try #require(
      RuleManuals.manual(of: .worseNeverLowers).examples.first { $0.verdict == .wrong })
    let policy = """
      policy: example
      format: 1
      rules:
        - id: off
          allow: worse-never-lowers
          because: A drill.
          second: the medical adviser

      """
    let files = example.files + [("policy.yaml", policy)]
    let library = readLibrary(
      files.map { SourceFile($0.path, $0.text) }
    ).library
    #expect(
      DefaultProofs(try #require(library)).breaches.allSatisfy { $0.rule != .worseNeverLowers })
  }
}
