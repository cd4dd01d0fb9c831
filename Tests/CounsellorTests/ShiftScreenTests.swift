// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Storage
import Testing
import WrittenLibraries

/// What the program itself says before a question stands there: the start of a shift, and a call
/// that did not end. The record of each is kept beside those of the prompt.
@Suite("The beginning of a shift")
struct ShiftScreenTests {
  private func program() throws -> Program {
    try Program(settings: [
      "STEADY_UNPROVED": "A test of something else.",
      "STEADY_LIBRARY": Project.path("Tests/CounsellorTests/Library"),
    ])
  }

  /// Without what is another at each run.
  private func timeless(_ text: String) -> String {
    text.replacing(#/\b\d\d:\d\d\b/#, with: "TIME")
      .replacing(#/\b[0-9a-f]{12}\b/#, with: "DIGEST")
      .replacing(#/\d+ seconds? ago/#, with: "SECONDS ago")
      .replacing(#/Gap of \d+ s\b/#, with: "Gap of SECONDS")
  }

  private func expect(_ name: String, _ said: String) throws {
    try expectGolden(name + ".txt", timeless(said))
    let flat = said.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for fact in try golden(name + ".facts").split(separator: "\n") where !fact.hasPrefix("#") {
      #expect(flat.contains(fact), "\(fact)")
    }
  }

  @Test("a shift begins with the store, the library, its paths, the call and its first question")
  func start() throws {
    try expect("2a-shift-start", try program().run(["call", "--plain"], input: "1\n").said)
  }

  @Test("where nobody is named, a shift says so before anything else, with what to set")
  func nobody() throws {
    let program = try Program(settings: [
      "STEADY_UNPROVED": "A test of something else.", "STEADY_COUNSELLOR": "",
      "STEADY_LIBRARY": Project.path("Tests/CounsellorTests/Library"),
    ])
    let line = "Nobody is named: pages say \"From: unknown\". Leave, and set STEADY_COUNSELLOR.\n"
    #expect(line.count <= 80)
    #expect(try program.run(["call", "--plain"], input: "1\n").said.hasPrefix(line))
    #expect(try program.run(["call", "--plain", "--resume", "1"]).said.hasPrefix(line))
    #expect(!(try self.program().run(["call", "--plain"], input: "").said.contains("Nobody is")))
  }

  @Test("a practice says so before anything else")
  func practice() throws {
    let said = try program().run(["call", "--plain", "--practice"], input: "").said
    try expect("2a-practice-start", said)
  }

  @Test("a call that did not end is offered with when, protocol, question and what is safe")
  func resume() throws {
    let program = try program()
    _ = try program.run(["call", "--plain"], input: "1\n1\n")
    try expect("2l-resume", try program.run(["call", "--plain"], input: "7\n1\n").said)
  }

  @Test("a half-typed line is printed, with how to keep it or clear it, and the level with it")
  func halfTyped() throws {
    let program = try program()
    let typed = "1\n1\n1\n/skip upset\nat home\n1\n note she is tired\n1\n1\n"
    _ = try program.run(["call", "--plain"], input: typed)
    let store = try SQLiteCallStore(folder: program.data + "/live", kind: .live)
    let call = try #require(try store.calls().first)
    try store.saveDraft("sister is on h", of: call.call)
    try expect("2l-half-typed", try program.run(["call", "--plain"], input: "1\n").said)
  }
}
