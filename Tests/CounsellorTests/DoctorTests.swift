// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Terminal
import Testing

@testable import steady

/// Each thing that the doctor looks at, where it is right and where it is wrong.
@Suite("The doctor")
struct DoctorTests {
  /// The line on one thing.
  private func line(
    _ name: String, _ arguments: [String] = [], settings: [String: String] = [:]
  ) throws -> (line: String, status: Int32) {
    let (said, status) = try Program(settings: settings).run(["doctor"] + arguments)
    let lines = said.split(separator: "\n").filter { $0.dropFirst(6).hasPrefix(name + ": ") }
    #expect(lines.count == 1, "\(said)")
    return (lines.first.map(String.init) ?? "", status)
  }

  @Test("tries the folder of the calls, and says what the system said")
  func data() throws {
    let right = try line("data")
    #expect(right.line.hasPrefix("ok    data: ") && right.status == 0)
    for folder in ["/proc/x", "/dev/null/x"] {
      let wrong = try line("data", ["--data", folder])
      #expect(
        wrong.line.hasPrefix("WRONG data: No call can be kept in \"\(folder)/live\" ("), "\(wrong)")
      #expect(wrong.status == 1)
    }
  }

  @Test("finds a folder that is somebody else's", .enabled(if: getuid() == 0))
  func foreign() throws {
    let program = try Program()
    let folder = program.data + "/theirs"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    chmod(program.data, 0o755)
    let said = try program.shell(
      "XDG_DATA_HOME='\(folder)' STEADY_DATA= exec setpriv --reuid 65534 --clear-groups"
        + " \"$(command -v steady)\" doctor")
    #expect(
      said.contains("WRONG data: No call can be kept in \"\(folder)/steady/live\""), "\(said)")
  }

  @Test("leaves nothing behind where it tried")
  func nothingLeft() throws {
    let program = try Program()
    let before = try FileManager.default.contentsOfDirectory(atPath: program.data)
    #expect(try program.run(["doctor"]).status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: program.data) == before)
  }

  @Test("finds nobody where nobody is named, and a name that is empty names nobody")
  func counsellor() throws {
    #expect(try line("counsellor").line == "ok    counsellor: Sam, as the journal will say.")
    let wrong = try line("counsellor", settings: ["STEADY_COUNSELLOR": ""])
    #expect(wrong.line == "WRONG counsellor: Nobody is named; set STEADY_COUNSELLOR.")
    #expect(wrong.status == 1)
  }

  @Test(
    "finds letters that the prompt would lose",
    arguments: [
      ("C.UTF-8", true), ("de_DE.utf8", true), ("C", true), ("POSIX", true), ("", true),
      ("de_DE.ISO-8859-1", false), ("ja_JP.eucJP", false), ("de_DE@euro", false),
    ])
  func locale(_ name: String, _ isRight: Bool) throws {
    let found = try line("locale", settings: ["LC_ALL": name])
    #expect(found.line.hasPrefix(isRight ? "ok    " : "WRONG locale: \(name) is not UTF-8: "))
    #expect(found.status == (isRight ? 0 : 1))
  }

  @Test("looks at readline in a pipe too, and finds one that is too old")
  func readline() throws {
    #expect(try line("readline").line.hasPrefix("ok    readline: GNU readline "))
    let wrong = Finding.readline("7.0", isUsable: false)
    #expect(wrong.line.hasPrefix("WRONG readline: No GNU readline 8.2 or later"))
  }

  @Test("finds a window that is too narrow")
  func terminal() {
    let rich = TerminalCapabilities(
      TerminalSurroundings(
        inputIsTerminal: true, outputIsTerminal: true, terminalType: "xterm"))
    #expect(Finding.terminal(rich, columns: 40).isRight)
    #expect(
      Finding.terminal(rich, columns: 39).line
        == "WRONG terminal: 39 columns; 40 are needed, 80 are good.")
  }

  @Test("finds a file of settings that is wrong, and looks at the rest")
  func settings() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "steady-doctor-\(UUID().uuidString)")
    let place = folder.appending(path: "steady")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    let config = place.appending(path: "config")
    for (text, says, status) in [
      ("plain yes\n", "WRONG settings: \"\(config.path)\", line 1: Write a name,", Int32(1)),
      ("plain: yes\n", "ok    settings: \(config.path), 1 setting.", 0),
    ] {
      try Data(text.utf8).write(to: config)
      let found = try line("settings", settings: ["XDG_CONFIG_HOME": folder.path])
      #expect(found.line.hasPrefix(says) && found.status == status, "\(found)")
    }
  }

  @Test("finds a library that is not there")
  func library() throws {
    #expect(try line("library").line.hasPrefix("ok    library: "))
    let wrong = try line("library", ["--library", "/dev/null/x"])
    #expect(wrong.line.hasPrefix("WRONG library: There is no folder") && wrong.status == 1)
  }
}
