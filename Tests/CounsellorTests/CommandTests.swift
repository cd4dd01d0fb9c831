// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Testing
import WrittenLibraries

/// Every command and option that the program lists, in a case that works and one that does not,
/// against what the manual says of it.
@Suite("Commands")
struct CommandTests {
  /// A call that works: its command line, what is typed, and something that it says.
  struct Good {
    var line: String
    var input = ""
    var says: String
    var status: Int32 = 0
  }

  /// In a data folder with an open call 1, and a closed call 2 that has an open call-back; the
  /// practice store has a call 1 of its own.
  static let good = [
    Good(line: "--version", says: "0.1.0"),
    Good(line: "call --new --plain", input: "1\n", says: "Chose: Done."),
    Good(line: "call --new --practice", input: "1\n", says: "PRACTICE"),
    Good(line: "call --resume 1", says: "Going on with call 1."),
    Good(line: "call --new --language es", input: "1\n", says: "¿"),
    Good(line: "call --new --library LIBRARY --data DATA", says: "Begins with"),
    Good(line: "call --new --unproved drill", input: "1\n", says: "NOT PROVED"),
    Good(line: "calls list", says: "closed"),
    Good(line: "calls list --json", says: "\"schema\": \"steady-calls/1\""),
    Good(line: "calls list --data DATA --practice", says: "open"),
    Good(line: "calls show 2", says: "closed"),
    Good(line: "calls show 2 --data DATA", says: "by Sam"),
    Good(line: "calls show 1 --practice", says: "as it stood"),
    Good(line: "calls at 1 23:59", says: "as it stood"),
    Good(line: "calls at 1 23:59 --data DATA", says: "as it stood"),
    Good(line: "calls at 1 23:59 --practice", says: "as it stood"),
    Good(line: "calls amend 2 --plain", input: "amend a slip\nend\n", says: "Saved."),
    Good(line: "calls amend 2 --library LIBRARY --data DATA", says: "Call 2, closed"),
    Good(line: "calls amend 2 --practice", says: "There is no call 2", status: 66),
    Good(line: "calls callbacks", says: "call 2  call-back 1"),
    Good(line: "calls callbacks --json", says: "\"schema\": \"steady-call-backs/1\""),
    Good(line: "calls callbacks --data DATA --practice", says: "No call-back is open."),
    Good(line: "calls overrides", says: " calls, by the protocol on screen:"),
    Good(line: "calls overrides --json", says: "\"schema\": \"steady-overrides/1\""),
    Good(line: "calls overrides --data DATA --practice", says: "by the protocol on screen:"),
    Good(line: "calls what-we-hold 2", says: "entries.payload"),
    Good(line: "calls what-we-hold 2 --data DATA", says: "callClosed"),
    Good(line: "calls what-we-hold 2 --practice", says: "There is no call 2", status: 66),
    Good(line: "handoff show 2", says: "No handoff has been prepared"),
    Good(line: "handoff show 2 --form aloud --data DATA", says: "No handoff"),
    Good(line: "handoff show 2 --given 1", says: "No handoff"),
    Good(line: "handoff show 2 --now", says: "No handoff"),
    Good(line: "handoff show 2 --practice", says: "There is no call 2", status: 66),
    Good(line: "protocol list", says: "opening"),
    Good(line: "protocol list --json", says: "\"schema\": \"steady-protocols/1\""),
    Good(line: "protocol list --library LIBRARY", says: "opening"),
    Good(line: "protocol show suicide.thoughts", says: "To somebody younger:"),
    Good(line: "protocol show opening.safe-to-talk --library LIBRARY", says: "opening.yaml, line"),
    Good(line: "protocol check --lengths", says: "A shortest call has"),
    Good(line: "protocol diff LIBRARY", says: "Nothing is done otherwise"),
    Good(
      line: "protocol diff LIBRARY --library LIBRARY --transcripts TRANSCRIPTS",
      says: "0 of 7 recorded calls go another way."),
    Good(line: "protocol diff LIBRARY --json", says: "\"schema\": \"steady-protocol-diff/1\""),
    Good(line: "protocol check --shape-only --library LIBRARY", says: "no errors"),
    Good(line: "protocol check --shape-only --form json", says: "steady-diagnostics/1"),
    Good(line: "protocol check --silent-rules --library LIBRARY", says: "rules hold"),
    Good(line: "protocol explain PR304", says: "Right: Yes and not knowing are both high."),
    Good(line: "protocol explain every call", says: "Wrong:"),
    Good(line: "protocol explain police-by-wish", says: "PR310"),
    Good(line: "protocol explain wish-is-no-order --library LIBRARY", says: "policy.yaml, line"),
    Good(line: "protocol schema transcript", says: "json-schema.org"),
    Good(line: "doctor", says: "nothing wrong."),
    Good(line: "doctor --json", says: "\"schema\": \"steady-doctor/1\""),
    Good(line: "doctor --plain --practice --library LIBRARY --data DATA", says: "1 call."),
    Good(line: "config", says: "counsellor: Sam"),
    Good(line: "config --show-origin", says: "(STEADY_COUNSELLOR)"),
    Good(line: "config --json", says: "\"schema\": \"steady-config/1\""),
    Good(
      line: "config --show-origin --plain --practice --library LIBRARY --data DATA",
      says: "(--library)"),
    Good(line: "manual", says: "EXIT STATUS"),
    Good(line: "manual --form man", says: ".SH"),
  ]

  /// What is wrong is said, with the status that the manual gives it.
  static let bad: [(line: String, says: String, status: Int32)] = [
    ("call --resume 99", "There is no call 99", 66),
    ("call --new --library NOWHERE", "There is no folder", 66),
    ("call --new --language xx", "There are no words in", 0),
    ("call --new --data /dev/null/x", "create it first", 66),
    ("calls show 99", "There is no call 99", 66), ("calls show one", "invalid", 64),
    ("calls at 2 25:00", "is no time of day", 64), ("calls at 99 10:00", "no call 99", 66),
    ("calls amend 1", "still open", 1), ("calls amend 99", "no call 99", 66),
    ("calls overrides --data /dev/null/x", "create it first", 66),
    ("calls what-we-hold 99", "no call 99", 66), ("handoff show 99", "no call 99", 66),
    ("handoff show 2 --form fax", "invalid", 64), ("protocol schema poem", "invalid", 64),
    ("protocol list --library NOWHERE", "There is no folder", 66),
    ("protocol show safe-to-tlak", "Is safe-to-talk meant?", 64),
    ("protocol show safe-to-talk", "More than one step", 64),
    ("protocol show safe-to-talk --library NOWHERE", "There is no folder", 66),
    ("protocol check --library NOWHERE", "There is no folder", 66),
    ("protocol diff NOWHERE", "There is no folder", 66),
    ("protocol diff LIBRARY --transcripts NOWHERE", "There is no recorded call", 66),
    ("protocol check --form fax", "invalid", 64),
    ("protocol explain PR999", "There is no code or rule", 64),
    ("doctor --library NOWHERE", "WRONG library", 1), ("manual --form song", "invalid", 64),
    ("erase 1", "nexpected", 64), ("calls erase 1", "nexpected", 64), ("board", "nexpected", 64),
  ]

  @Test("every case that works works, and every one that does not says why")
  func cases() throws {
    let program = try prepared()
    for good in Self.good {
      let (said, status) = try program.run(words(good.line, program), input: good.input)
      #expect(status == good.status && said.contains(good.says), "\(good.line): \(said)")
    }
    for bad in Self.bad {
      let (said, status) = try program.run(words(bad.line, program))
      #expect(status == bad.status && said.contains(bad.says), "\(bad.line): \(said)")
    }
  }

  @Test("no command or option is listed that has no case, and the manual has each")
  func complete() throws {
    let program = try Program()
    let manual = try program.run(["manual"]).said
    let commands = try Self.commands(of: program)
    #expect(commands.count >= 14)
    for command in commands {
      let section = try #require(manual.components(separatedBy: "\n\(command.path)\n").last)
      let lines = Self.good.map(\.line).filter {
        ("steady " + $0 + " ").hasPrefix(command.path + " ")
      }
      #expect(!lines.isEmpty, "\(command.path) has no case")
      for option in command.options {
        #expect(section.contains(option.name), "\(command.path) \(option.name)")
        if option.name == "--help" || option.name == "--version" { continue }
        #expect(
          lines.contains { $0.contains(option.name) }, "\(command.path) \(option.name): no case")
        // A flag takes no value and an option needs one.
        let line = command.path.split(separator: " ").dropFirst().map(String.init)
        let wrong = option.name + (option.isFlag ? "=x" : "")
        #expect(try program.run(line + [wrong]).status == 64, "\(command.path) \(wrong)")
      }
      let help = try program.run(
        command.path.split(separator: " ").dropFirst().map(String.init) + ["-h"])
      #expect(help.status == 0 && help.said.contains("USAGE:"), "\(command.path) -h")
    }
  }

  @Test("every exit status of these cases is in the manual")
  func statuses() throws {
    let manual = try Program().run(["manual"]).said
    let statuses = Set(Self.bad.map(\.status) + Self.good.map(\.status))
    for status in statuses { #expect(manual.contains("\n  \(status): "), "\(status)") }
  }

  @Test("Tab completes commands, options, the numbers of calls and the names of steps")
  func completion() throws {
    let program = try prepared()
    for shell in ["bash", "zsh", "fish"] {
      let (script, status) = try program.run(["--generate-completion-script", shell])
      #expect(status == 0 && script.contains("what-we-hold"), "\(shell)")
    }
    let script = """
      source <("\(program.path)" --generate-completion-script bash)
      steady() { "\(program.path)" "$@"; }
      export -f steady
      COMP_WORDS=(steady calls show ""); COMP_CWORD=3; COMP_LINE="steady calls show "
      COMP_POINT=${#COMP_LINE}; _steady steady "" show; printf '%s ' "${COMPREPLY[@]}"
      COMP_WORDS=(steady protocol show "means-n"); COMP_LINE="steady protocol show means-n"
      COMP_POINT=${#COMP_LINE}; _steady steady means-n show; printf '%s ' "${COMPREPLY[@]}"
      """
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", script]
    process.environment = [
      "STEADY_DATA": program.data, "PATH": "/usr/bin:/bin", "HOME": program.data,
      "STEADY_LIBRARY": Project.protocols,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let said = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(said.contains("1 2 ") || said.contains("2 1 "), "\(said)")
    #expect(said.contains(" means-near-again "), "\(said)")
  }

  /// An open call 1, and a closed call 2 with a call-back.
  private func prepared() throws -> Program {
    let program = try Program()
    _ = try program.run(["call", "--new"], input: "1\n")
    let lines = ["1", "1", "1", "/callback 10 ring once", "/end", "Kim", "3"]
    _ = try program.run(["call", "--new"], input: lines.map { $0 + "\n" }.joined())
    return program
  }

  private func words(_ line: String, _ program: Program) -> [String] {
    let library = Project.protocols
    return line.split(separator: " ").map { word in
      String(word).replacing("LIBRARY", with: library)
        .replacing("TRANSCRIPTS", with: Project.transcripts)
        .replacing("NOWHERE", with: program.data + "/nowhere").replacing("DATA", with: program.data)
    }
  }

  private struct Listed {
    var path: String
    var options: [(name: String, isFlag: Bool)]
  }

  /// Every command that does something, as the program itself lists them.
  private static func commands(of program: Program) throws -> [Listed] {
    let dump = try program.run(["--experimental-dump-help"]).said
    let object = try JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any]
    return listed(try #require(object?["command"] as? [String: Any]), under: "")
  }

  private static func listed(_ command: [String: Any], under path: String) -> [Listed] {
    let name = (path + " " + (command["commandName"] as? String ?? "")).trimmingCharacters(
      in: .whitespaces)
    let subs = (command["subcommands"] as? [[String: Any]] ?? []).filter {
      $0["commandName"] as? String != "help"
    }
    guard subs.isEmpty else { return subs.flatMap { listed($0, under: name) } }
    let arguments = command["arguments"] as? [[String: Any]] ?? []
    let options = arguments.compactMap { argument -> (String, Bool)? in
      guard let names = argument["names"] as? [[String: Any]],
        let long = names.first(where: { $0["kind"] as? String == "long" })?["name"] as? String
      else { return nil }
      return ("--" + long, argument["kind"] as? String == "flag")
    }
    return [Listed(path: name, options: options)]
  }
}
