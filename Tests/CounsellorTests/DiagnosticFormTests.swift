// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import ProtocolFiles
import Testing

@testable import Protocols

/// Diagnostics for people, editors and the programs that run checks.
@Suite("Forms of diagnostics")
struct DiagnosticFormTests {
  @Test(
    "a broken rule and a broken default in every form",
    arguments: ["text", "plain", "json", "github", "sarif"])
  func forms(_ form: String) throws {
    let program = try Program()
    let library = try program.library(
      "every call: asks calm",
      ExampleSteps.ask("plan", "raises danger: [\"yes\"]")
        + ExampleSteps.ask("calm", "when: plan is no")
        + ExampleSteps.decide(highIf: "plan is no"))
    let (said, status) = try program.run(
      ["protocol", "check", "--library", library, "--form", form])
    #expect(status == 1)
    try expectGolden(
      "diagnostics.\(form)", said.replacing(library, with: "LIBRARY"))
    guard ["json", "sarif"].contains(form) else { return }
    #expect(try JSONSerialization.jsonObject(with: Data(said.utf8)) is [String: Any])
  }

  @Test("every code is explained")
  func explained() throws {
    let program = try Program()
    let codes =
      ShapeCode.allCases.map(\.rawValue) + AdviceCode.allCases.map(\.rawValue) + [
        "RD101", "RD306", "PR101", "PR102", "PR201", "PR202", "PR203", "PR401",
        "PR402", "PR403", "PR404", "PR405", "PR406",
      ]
      + (1...9).map { "PR30\($0)" }
    for code in codes {
      let (said, status) = try program.run(["protocol", "explain", code])
      #expect(status == 0 && said.count > 20, "\(code): \(said)")
    }
  }

  @Test("what GitHub's grammar uses is escaped")
  func escaped() throws {
    let program = try Program()
    let library = try program.library("no call: asks plan", ExampleSteps.ask("plan"))
    let said = try program.run(
      ["protocol", "check", "--library", library, "--form", "github"]
    ).said
    #expect(said.split(separator: "\n").count == 1)
    #expect(said.contains("%0A"))
  }
}

extension Program {
  /// A library of its own: one rule, and steps.
  func library(_ rule: String, _ steps: String) throws -> String {
    let folder = data + "/small"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for file in RuleExample.right("", rule: rule, steps: steps).files {
      try file.text.write(toFile: folder + "/" + file.path, atomically: true, encoding: .utf8)
    }
    return folder
  }
}
