// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Testing

/// A command that does something, as the program itself lists it.
struct ListedCommand {
  struct Option {
    var name: String
    var isFlag: Bool
  }

  /// With the program's name before it, as in `steady calls list`.
  var path: String
  var options: [Option]

  /// What is typed after the program's name.
  var words: [String] { path.split(separator: " ").dropFirst().map(String.init) }

  static func all(of program: Program) throws -> [ListedCommand] {
    let dump = try program.run(["--experimental-dump-help"]).said
    let object = try JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any]
    return listed(try #require(object?["command"] as? [String: Any]), under: "")
  }

  private static func listed(_ command: [String: Any], under path: String) -> [ListedCommand] {
    let name = (path + " " + (command["commandName"] as? String ?? "")).trimmingCharacters(
      in: .whitespaces)
    let subs = (command["subcommands"] as? [[String: Any]] ?? []).filter {
      $0["commandName"] as? String != "help"
    }
    guard subs.isEmpty else { return subs.flatMap { listed($0, under: name) } }
    let arguments = command["arguments"] as? [[String: Any]] ?? []
    let options = arguments.compactMap { argument -> Option? in
      guard let names = argument["names"] as? [[String: Any]],
        let long = names.first(where: { $0["kind"] as? String == "long" })?["name"] as? String
      else { return nil }
      return Option(name: "--" + long, isFlag: argument["kind"] as? String == "flag")
    }
    return [ListedCommand(path: name, options: options)]
  }
}

/// The manual as its sections: a heading stands after an empty line, a command or in capitals.
struct ManualSections {
  private(set) var lines: [String: [String]] = [:]
  private(set) var twice: [String] = []

  init(_ manual: String, of commands: [ListedCommand]) {
    let paths = Set(commands.map(\.path) + ["steady"])
    var heading = ""
    var isAfterEmpty = true
    for line in manual.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if isAfterEmpty, paths.contains(line) || line.wholeMatch(of: #/[A-Z][A-Z ]+/#) != nil {
        heading = line
        if lines[heading] != nil { twice.append(heading) }
        lines[heading] = []
      } else {
        lines[heading, default: []].append(line)
      }
      isAfterEmpty = line.isEmpty
    }
  }

  /// Every option that has an item in a section.
  func options(in heading: String) -> Set<String> {
    Set(
      (lines[heading] ?? []).compactMap { line in
        line.firstMatch(of: #/^  (?:-\w, )?(--[a-z-]+)[^:]*: /#).map { String($0.1) }
      })
  }
}
