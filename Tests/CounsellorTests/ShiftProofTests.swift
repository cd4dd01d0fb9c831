// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Testing
import WrittenLibraries

@testable import Protocols

/// Whether a library's paths are proved travels from the start of a shift to every record.
@Suite("A library's proof at the start of a shift")
struct ShiftProofTests {
  private static let everything =
    Project.path("Tests/WholeCallTests/Libraries/everything")

  @Test("a library that is proved says so, is proved once, and the call keeps by which checker")
  func proved() throws {
    let program = try Program(settings: [:])
    let library = try program.library("every call: asks calm", ExampleSteps.ask("calm"))
    let first = try said(program, ["call", "--plain", "--new", "--library", library])
    #expect(first.contains("This library is new here."))
    #expect(first.contains("Its paths are proved: 11 rules, checker 5."))
    let second = try said(program, ["call", "--plain", "--new", "--library", library])
    #expect(!second.contains("new here") && second.contains("Its paths are proved"))
    #expect(try program.opening()?.proof == .proved(checker: 5))
    let doctor = try said(program, ["doctor", "--library", library])
    #expect(doctor.contains("Its paths are proved"))
  }

  @Test("one that is not proved is used with a reason only, asked once in a shift and kept")
  func unproved() throws {
    let program = try Program(settings: [:])
    let start = ["call", "--plain", "--new", "--library", Self.everything]
    let refused = try said(program, start, input: "\n")
    #expect(refused.contains("NOT PROVED: 24 of 31 rules hold on every path."))
    #expect(refused.contains("Why is it used all the same?"))
    #expect(!refused.contains("Call 1"))
    let used = try said(program, start, input: "a drill of the night team\n")
    #expect(used.contains("NOT PROVED. It is used because: a drill of the night team"))
    #expect(try program.opening()?.proof == .unproved(because: "a drill of the night team"))
    let again = try said(program, start)
    #expect(!again.contains("Why is it used") && again.contains("a drill of the night"))
  }

  @Test("where nobody answers, no call begins with a library that is not proved")
  func nobody() throws {
    let program = try Program(settings: [:])
    let screen = try said(program, ["call", "--plain", "--new", "--library", Self.everything])
    #expect(screen.contains("Why is it used all the same?") && !screen.contains("Call 1"))
  }

  @Test("practice asks for no reason, and never calls a library proved that is not")
  func practice() throws {
    let program = try Program(settings: [:])
    let start = ["call", "--plain", "--new", "--practice", "--library", Self.everything]
    #expect(try said(program, start).contains("Whether its paths are proved was not looked at."))
    _ = try program.run(["protocol", "check", "--library", Self.everything])
    #expect(try said(program, start).contains("Its paths are NOT PROVED;"))
  }

  @Test("a review whose day is past is said at the start of a shift, in one line")
  func review() throws {
    let program = try Program()
    let library = try program.library("every call: asks calm", ExampleSteps.ask("calm"))
    let start = ["call", "--plain", "--new", "--library", library]
    #expect(!(try said(program, start).contains("The review of")))
    for name in try FileManager.default.contentsOfDirectory(atPath: library) {
      let path = library + "/" + name
      let text = try String(contentsOfFile: path, encoding: .utf8)
      guard text.contains("\nprotocol: ") || text.hasPrefix("protocol: ") else { continue }
      let review = "review:\n  by: nurse\n  on: 2020-01-01\n  due: 2020-06-01\nsteps:"
      try text.replacing("steps:", with: review, maxReplacements: 1)
        .write(toFile: path, atomically: true, encoding: .utf8)
    }
    let late = try said(program, start)
    #expect(late.contains("was due on 2020-06-01. And 1 more; \"steady protocol"), "\(late)")
    #expect(late.ranges(of: "The review of").count == 1)
  }

  /// What it said, whatever the width.
  private func said(_ program: Program, _ arguments: [String], input: String = "") throws -> String
  {
    try program.run(arguments, input: input).said.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
