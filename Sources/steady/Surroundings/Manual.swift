// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Foundation
import Terminal

/// The manual, made from what the parser knows of each command and from the tables of exit statuses
/// and settings, so that none of them can say otherwise.
struct Manual {
  enum Part {
    case heading(String)
    case paragraph(String)
    case item(String, String)
  }

  private(set) var parts: [Part] = []

  init(of command: any ParsableCommand.Type) throws {
    let data = Data(command._dumpHelp().utf8)
    let tool = try JSONDecoder().decode(Tool.self, from: data).command
    parts = [.heading("NAME"), .paragraph("\(tool.commandName) - \(tool.abstract ?? "")")]
    add(tool, path: "")
    parts += atThePrompt
    parts.append(.heading("EXIT STATUS"))
    parts += ExitStatus.allCases.map { .item("\($0.rawValue)", $0.says) }
    parts.append(.heading("ENVIRONMENT"))
    parts.append(.paragraph("A variable that is empty counts as none."))
    parts += Setting.Name.allCases.map { .item($0.variable, $0.says) }
    parts += Self.variables.map { .item($0, $1) }
    parts.append(.heading("FILES"))
    parts += Self.files.map { .item($0, $1) }
    parts.append(.heading("COMPLETION"))
    parts.append(
      .paragraph(
        "steady --generate-completion-script bash, zsh or fish prints a script that completes "
          + "commands, options, the numbers of calls and the names of steps."))
  }

  /// The same lines that "help" shows in a call.
  private var atThePrompt: [Part] {
    [.heading("AT THE PROMPT"), .paragraph("In a call, \"help\" shows this too.")]
      + helpLines.map { .paragraph($0) }
  }

  /// What is not Steady's own, and is heeded.
  private static let variables = [
    ("XDG_CONFIG_HOME", "Where the file of settings is; else ~/.config. A relative one is none."),
    ("XDG_DATA_HOME", "Where calls are kept; else ~/.local/share. A relative one is none."),
    (
      "XDG_CACHE_HOME", "Where proofs of libraries are kept; else ~/.cache. A relative one is none."
    ),
    ("HOME", "What ~ stands for."),
    ("USER", "Who sits here, where STEADY_COUNSELLOR says nothing."),
    ("TERM", "Plain mode, where it is dumb or not set."),
    ("LC_ALL, LC_CTYPE, LANG", "The terminal's letters; what is not set or C is taken as UTF-8."),
    ("INPUTRC", "Keys of the line, as readline(3) reads them, but for those that a call needs."),
  ]

  private static let files = [
    (
      "$XDG_CONFIG_HOME/steady/config",
      "Settings, else ~/.config/steady/config: a line each, such as \"plain: yes\"; lines that "
        + "begin with # are not read. An option comes before a variable, a variable before this "
        + "file. The names: \(Setting.Name.allCases.map(\.rawValue).joined(separator: ", "))."
    ),
    (
      "$XDG_DATA_HOME/steady/live, $XDG_DATA_HOME/steady/practice",
      "Calls, and calls of practice; else in ~/.local/share/steady. Only their owner can open them."
    ),
    (
      "$XDG_CACHE_HOME/steady/proofs",
      "What was proved of libraries, else in ~/.cache/steady: nothing of a call; it may be removed."
    ),
    ("./protocols", "The library, where --library and STEADY_LIBRARY name none."),
  ]

  private mutating func add(_ command: Tool.Command, path: String) {
    let name = path.isEmpty ? command.commandName : path + " " + command.commandName
    let arguments = (command.arguments ?? []).filter(\.shouldDisplay)
    if command.runs {
      parts.append(.heading(name))
      parts.append(
        .paragraph(
          [command.abstract, command.discussion].compactMap { $0 }
            .joined(separator: "\n")))
      parts.append(.paragraph(([name] + arguments.map(\.usage)).joined(separator: " ")))
      parts += arguments.map { .item($0.spelling, $0.says) }
    }
    for sub in command.subcommands ?? [] where sub.shouldDisplay && sub.commandName != "help" {
      add(sub, path: name)
    }
  }

  /// As a person reads it, and a screen reader: one thing a line.
  var text: String {
    parts.map { part in
      switch part {
      case .heading(let text): "\n\(text)"
      case .paragraph(let text): text
      case .item(let name, let says): "  \(name): \(says)"
      }
    }.joined(separator: "\n")
  }

  /// For man(1); a backslash or a leading dot of the text is no request.
  var roff: String {
    func plain(_ text: String) -> String {
      text.replacing("\\", with: "\\e").replacing("-", with: "\\-").split(separator: "\n")
        .map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : $0 }
        .joined(separator: "\n.br\n")
    }
    let body = parts.map { part in
      switch part {
      case .heading(let text): ".SH \"\(plain(text))\""
      case .paragraph(let text): ".PP\n\(plain(text))"
      case .item(let name, let says): ".TP\n.B \(plain(name))\n\(plain(says))"
      }
    }
    return ".TH STEADY 1\n" + body.joined(separator: "\n")
  }

  /// One page without script or style sheet: for screen readers the best of the three.
  var html: String {
    func plain(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        .replacing(">", with: "&gt;").replacing("\n", with: "<br>\n")
    }
    let body = parts.map { part in
      switch part {
      case .heading(let text): "<h2>\(plain(text))</h2>"
      case .paragraph(let text): "<p>\(plain(text))</p>"
      case .item(let name, let says): "<p><b>\(plain(name))</b>: \(plain(says))</p>"
      }
    }
    return """
      <!doctype html>
      <html lang="en"><meta charset="utf-8"><title>steady</title>
      <h1>steady</h1>
      \(body.joined(separator: "\n"))
      </html>
      """
  }
}

/// What the parser tells of itself, as far as the manual needs it.
private struct Tool: Decodable {
  var command: Command

  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var shouldDisplay: Bool
    var subcommands: [Command]?
    var arguments: [Argument]?

    /// A command that only holds others does nothing by itself.
    var runs: Bool { subcommands?.contains { $0.commandName != "help" } != true || superIsRoot }
    private var superIsRoot: Bool { commandName == "steady" }
  }

  struct Argument: Decodable {
    var kind: String
    var shouldDisplay: Bool
    var isOptional: Bool
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var defaultValue: String?

    struct Name: Decodable {
      var kind: String
      var name: String

      var text: String { (kind == "long" ? "--" : "-") + name }
    }

    var spelling: String {
      let names = (names ?? []).map(\.text).joined(separator: ", ")
      switch kind {
      case "positional": return value
      case "option": return "\(names) \(value)"
      default: return names
      }
    }

    var usage: String { isOptional ? "[\(spelling)]" : spelling }
    var says: String {
      (abstract ?? "") + (defaultValue.map { kind == "flag" ? "" : " Usual: \($0)." } ?? "")
    }

    private var value: String { (valueName ?? "").uppercased() }
  }
}
