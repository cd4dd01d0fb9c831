// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Terminal
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

  /// In a data folder with an open call 1, a closed call 2 that has an open call-back, and an open
  /// call 3 with a handoff; the practice store has a call 1 of its own.
  static let good = [
    Good(line: "--version", says: "0.1.0 (GNU readline 8."),
    Good(line: "--version", says: ", protocol format 1)"),
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
    Good(line: "calls show 2 -o -", says: "closed"),
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
    Good(line: "calls what-we-hold 2 -o -", says: "entries.payload"),
    Good(line: "calls what-we-hold 2 --data DATA", says: "callClosed"),
    Good(line: "calls what-we-hold 2 --practice", says: "There is no call 2", status: 66),
    Good(line: "handoff show 2", says: "No handoff has been prepared"),
    Good(line: "handoff show 3", says: "To: Ambulance desk"),
    Good(line: "handoff show 3 --form aloud --data DATA", says: "to Ambulance desk. We ask"),
    Good(line: "handoff show 3 --given 1", says: "HANDOFF 3-1, version 1"),
    Good(line: "handoff show 3 --now", says: "HANDOFF 3-1, version 1"),
    Good(line: "handoff show 3 --form json -o -", says: "\"handoffNumber\": 1"),
    Good(line: "handoff show 2 --practice", says: "There is no call 2", status: 66),
    Good(line: "protocol list", says: "opening"),
    Good(line: "protocol list --json", says: "\"schema\": \"steady-protocols/1\""),
    Good(line: "protocol list --library LIBRARY", says: "opening"),
    Good(line: "protocol show suicide.thoughts", says: "To somebody younger:"),
    Good(line: "protocol show opening.safe-to-talk --library LIBRARY", says: "opening.yaml, line"),
    Good(line: "protocol check --shape-only -o -", says: "no errors"),
    Good(line: "protocol check --lengths", says: "A shortest call has"),
    Good(line: "protocol diff LIBRARY", says: "Nothing is done otherwise"),
    Good(
      line: "protocol diff LIBRARY --library LIBRARY --transcripts TRANSCRIPTS",
      says: "0 of 9 recorded calls go another way."),
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
    Good(line: "manual --form html -o -", says: "<h2>steady calls list</h2>"),
    Good(line: "help calls list", says: "Example: steady calls list"),
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
    ("call --new --resume 1", "leave --new or --resume out", 64),
    ("call --new --unproved", "Missing value", 64),
    ("calls list --data NOWHERE", "There is no folder", 66),
    ("calls show 1 --data NOWHERE", "There is no folder", 66),
    ("calls at 1 10:00 --data NOWHERE", "There is no folder", 66),
    ("calls amend 1 --data /dev/null/x", "create it first", 66),
    ("calls amend 2 --library NOWHERE", "Offers show no places", 0),
    ("calls callbacks --data NOWHERE", "There is no folder", 66),
    ("calls overrides --data /dev/null/x", "There is no folder", 66),
    ("calls what-we-hold 1 --data NOWHERE", "There is no folder", 66),
    ("calls show 2 -o /dev/null", "is no file", 73),
    ("calls what-we-hold 2 -o NOWHERE/x", "cannot be made", 73),
    ("handoff show 3 -o NOWHERE/x", "cannot be made", 73),
    ("handoff show 3 --data NOWHERE", "There is no folder", 66),
    ("handoff show 3 --given 9", "given as version 9", 66),
    ("handoff show 3 --given 1 --now", "leave --given or --now out", 64),
    ("protocol check --shape-only -o NOWHERE/x", "cannot be made", 73),
    ("protocol check --shape-only --silent-rules", "take a proof", 64),
    ("protocol check --lengths --form json", "said to people", 64),
    ("protocol diff LIBRARY --library NOWHERE", "There is no folder", 66),
    ("protocol explain police-by-hand --library NOWHERE", "There is no folder", 66),
    ("doctor --data /dev/null/x", "WRONG data: No call can be kept in", 1),
    ("config --library", "Missing value", 64), ("config --data", "Missing value", 64),
    ("manual -o NOWHERE/x", "cannot be made", 73),
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
    ("erase 1", "There is no command \"erase\"", 64),
    ("calls erase 1", "There is no command \"calls erase\"", 64),
    ("board", "\"steady help\" lists them.", 64),
    ("clal", "is \"call\" meant?", 64), ("help clal", "is \"call\" meant?", 64),
    ("calls lsit", "is \"calls list\" meant?", 64),
    ("help calls lsit", "is \"calls list\" meant?", 64),
    ("calls list --jsn", "Did you mean '--json'?", 64),
  ]

  @Test("every case that works works, and every one that does not says why")
  func cases() throws {
    let program = try Self.prepared()
    for good in Self.good {
      let (said, status) = try program.run(words(good.line, program), input: good.input)
      #expect(status == good.status && said.contains(good.says), "\(good.line): \(said)")
    }
    for bad in Self.bad {
      let (said, status) = try program.run(words(bad.line, program))
      #expect(status == bad.status && said.contains(bad.says), "\(bad.line): \(said)")
    }
  }

  @Test("no command or option is listed that has no case, and each is in its part of the manual")
  func complete() throws {
    let program = try Program()
    let commands = try ListedCommand.all(of: program)
    let manual = ManualSections(try program.run(["manual"]).said, of: commands)
    #expect(commands.count >= 14 && manual.twice.isEmpty, "\(manual.twice)")
    for command in commands {
      func lines(_ all: [String]) -> [String] {
        all.filter { ("steady " + $0 + " ").hasPrefix(command.path + " ") }
      }
      let (good, bad) = (lines(Self.good.map(\.line)), lines(Self.bad.map(\.line)))
      #expect(!good.isEmpty, "\(command.path) has no case")
      #expect(
        manual.options(in: command.path)
          == Set(command.options.map(\.name)), "\(command.path)")
      for option in command.options where !["--help", "--version"].contains(option.name) {
        let name = option.name == "--output" ? "-o" : option.name
        func has(_ lines: [String]) -> Bool {
          lines.contains { $0.contains(" " + name) }
        }
        #expect(has(good), "\(command.path) \(option.name): no case")
        #expect(option.isFlag || has(bad), "\(command.path) \(option.name): no misuse")
        // A flag takes no value and an option needs one.
        let wrong = option.name + (option.isFlag ? "=x" : "")
        #expect(try program.run(command.words + [wrong]).status == 64, "\(command.path) \(wrong)")
      }
    }
  }

  @Test("the help of each command begins with an example of it, which names what there is")
  func examples() throws {
    let program = try Program()
    for command in try ListedCommand.all(of: program) {
      let (help, status) = try program.run(command.words + ["-h"])
      let usage = try #require(help.firstRange(of: "USAGE:"), "\(command.path) -h")
      let examples = help[..<usage.lowerBound].split(separator: "\n").compactMap { line in
        line.firstMatch(of: #/^Example: (.*)$/#).map { String($0.1) }
      }
      #expect(status == 0 && !examples.isEmpty, "\(command.path): \(help)")
      for example in examples {
        #expect((example + " ").hasPrefix(command.path + " "), "\(example)")
        for word in example.split(separator: " ") where word.hasPrefix("--") {
          #expect(command.options.contains { $0.name == word }, "\(example)")
        }
      }
    }
  }

  @Test("the manual has each word of the prompt, each setting and the folders of the user")
  func atThePrompt() throws {
    let program = try Program()
    let text = try program.run(["manual"]).said
    let manual = ManualSections(text, of: try ListedCommand.all(of: program))
    let prompt = try #require(manual.lines["AT THE PROMPT"]).joined(separator: "\n")
    let words = Set(prompt.split { !$0.isLetter }.map(String.init))
    for word in Command.words { #expect(words.contains(word), "\(word)") }
    for sign in ["Space", "\"", "?", "~", ",", "-", "=", "!", "Backspace", "Enter", "/"] {
      #expect(prompt.contains(sign), "\(sign)")
    }
    let environment = manual.lines["ENVIRONMENT"] ?? []
    for name in [
      "STEADY_PLAIN", "STEADY_COUNSELLOR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
      "TERM", "INPUTRC",
    ] { #expect(environment.contains { $0.hasPrefix("  \(name): ") }, "\(name)") }
    let files = (manual.lines["FILES"] ?? []).joined(separator: "\n")
    for place in ["steady/config", "steady/live", "steady/practice", "steady/proofs"] {
      #expect(files.contains(place), "\(place)")
    }
    // No style sheet, no script, each section a heading, and no text that is taken for a tag.
    let page = try program.run(["manual", "--form", "html"]).said
    for heading in manual.lines.keys where !heading.isEmpty {
      #expect(page.contains("<h2>\(heading)</h2>"), "\(heading)")
    }
    let tags = Set(page.matches(of: #/<\/?([a-z0-9!]+)/#).map { String($0.1) })
    #expect(tags == ["!doctype", "html", "meta", "title", "h1", "h2", "p", "b", "br"])
    #expect(page.hasSuffix("</html>\n"))
  }

  @Test("every exit status of these cases is in the manual")
  func statuses() throws {
    let manual = try Program().run(["manual"]).said
    let statuses = Set(Self.bad.map(\.status) + Self.good.map(\.status))
    for status in statuses { #expect(manual.contains("\n  \(status): "), "\(status)") }
  }

  /// An open call 1, a closed call 2 with a call-back, an open call 3 with a handoff.
  static func prepared() throws -> Program {
    let program = try Program()
    _ = try program.run(["call", "--new"], input: "1\n")
    let lines = ["1", "1", "1", "/callback 10 ring once", "/end", "Kim", "3"]
    _ = try program.run(["call", "--new"], input: lines.map { $0 + "\n" }.joined())
    _ = try program.run(["call", "--new"], input: Program.handoffTyped)
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
}
