// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Testing

/// Output that does not arrive, and files that pages are kept in.
@Suite("Printing")
struct PrintingTests {
  @Test(
    "a page that is cut ends with 74 and a sentence",
    arguments: [
      "handoff show 1", "handoff show 1 --form json", "calls show 1", "calls list",
      "calls list --json", "manual", "manual --form html", "--help", "config",
    ])
  func full(_ line: String) throws {
    let program = try Program()
    _ = try program.run(["call", "--new"], input: Program.handoffTyped)
    let words = line.split(separator: " ").map(String.init)
    let (complaint, status) = try program.run(words, printingTo: "/dev/full")
    #expect(status == 74)
    #expect(
      complaint == "What was printed is cut: its disk is full or failed, or nobody takes it.\n")
  }

  @Test("a reader that has what it wanted is told nothing")
  func readerGone() throws {
    let program = try Program()
    let said = try program.shell("steady manual | head -1; echo ${PIPESTATUS[@]}")
    #expect(said == "\n0 0\n" || said == "NAME\n0 0\n", "\(said)")
  }

  @Test("a file of a handoff is its owner's alone, and holds what the screen shows")
  func file() throws {
    let program = try Program()
    _ = try program.run(["call", "--new"], input: Program.handoffTyped)
    let path = program.data + "/page"
    try Data("before".utf8).write(to: URL(filePath: path))
    let (said, status) = try program.run(["handoff", "show", "1", "-o", path])
    #expect(status == 0 && said.isEmpty)
    let kept = try String(contentsOfFile: path, encoding: .utf8)
    #expect(try kept == program.run(["handoff", "show", "1"]).said)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("a file that its disk has no room for stays what it was, and nothing is left beside it")
  func noRoom() throws {
    let program = try Program()
    let folder = program.data + "/pages"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try Data("before".utf8).write(to: URL(filePath: folder + "/manual"))
    let said = try program.shell(
      "ulimit -f 2; steady manual -o '\(folder)/manual'; echo $?; cat '\(folder)/manual'")
    #expect(
      said
        == "Error: \"\(folder)/manual\" was not written: its disk is full or failed.\n74\nbefore",
      "\(said)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["manual"])
  }
}
