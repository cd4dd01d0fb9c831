// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Testing

/// Nothing of the practice store can be taken for a real call.
@Suite("Practice")
struct PracticeTests {
  private func program() throws -> Program {
    let program = try Program()
    for kind in [[], ["--practice"]] {
      _ = try program.run(["call", "--new"] + kind, input: Program.handoffTyped)
    }
    return program
  }

  @Test(
    "every list and page of it says so on its first line, and none of a live call does",
    arguments: [
      "calls list", "calls show 1", "calls at 1 23:59", "calls callbacks", "calls overrides",
      "calls what-we-hold 1", "handoff show 1", "handoff show 1 --now",
      "handoff show 1 --form aloud",
    ])
  func firstLine(_ line: String) throws {
    let program = try program()
    let words = line.split(separator: " ").map(String.init)
    let practice = try program.run(words + ["--practice"]).said
    #expect(practice.hasPrefix("PRACTICE: nothing here is a real call.\n"), "\(practice)")
    let live = try program.run(words).said
    #expect(!live.uppercased().contains("PRACTICE"), "\(live)")
  }

  @Test("the paper that a receiver gets begins with it, in a file too")
  func paper() throws {
    let program = try program()
    let path = program.data + "/page"
    _ = try program.run(["handoff", "show", "1", "--practice", "-o", path])
    let kept = try String(contentsOfFile: path, encoding: .utf8)
    #expect(kept.contains("\n\nPRACTICE: nothing here is a real call.\nHANDOFF 1-1"), "\(kept)")
  }

  @Test(
    "every document for a program names its store",
    arguments: [
      "calls list --json", "calls callbacks --json", "calls overrides --json",
      "handoff show 1 --form json", "handoff show 1 --form json --now",
    ])
  func json(_ line: String) throws {
    let program = try program()
    let words = line.split(separator: " ").map(String.init)
    for (more, store) in [([], "live"), (["--practice"], "practice")] {
      let said = try program.run(words + more).said
      let read = try JSONSerialization.jsonObject(with: Data(said.utf8)) as? [String: Any]
      #expect(read?["store"] as? String == store, "\(said)")
    }
  }

  @Test("a list without calls says where it looked, and makes nothing there")
  func none() throws {
    let program = try Program()
    let said = try program.run(["calls", "list"])
    #expect(said.said == "No call is kept in \(program.data)/live.\n" && said.status == 0)
    #expect(try program.run(["calls", "show", "1"]).status == 66)
    #expect(try FileManager.default.contentsOfDirectory(atPath: program.data).isEmpty)
  }
}
