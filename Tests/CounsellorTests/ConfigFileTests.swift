// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Testing

/// The user's file of settings: an option before a variable, a variable before it.
@Suite("A file of settings")
struct ConfigFileTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "steady-config-\(UUID().uuidString)")

  /// What `steady config` says where this stands in the file.
  private func said(
    _ text: String, _ arguments: [String] = [], variables: [String: String] = [:]
  ) throws -> (said: String, status: Int32) {
    try written(text, variables) { try $0.run(["config", "--show-origin"] + arguments) }
  }

  /// However long the file's path is, and so wherever the line is broken.
  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Does something with a program that has this file of settings.
  private func written<Said>(
    _ text: String, _ variables: [String: String], _ body: (Program) throws -> Said
  ) throws -> Said {
    let place = folder.appending(path: "steady")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: place.appending(path: "config"))
    var settings = variables
    settings["XDG_CONFIG_HOME"] = folder.path
    return try body(try Program(settings: settings))
  }

  private var path: String { folder.appending(path: "steady/config").path }

  @Test("says what is usual here, and where each of it comes from")
  func file() throws {
    let said = try said("# Of this desk.\n\nunproved: A drill.\ncounsellor: Kim\n").said
    for line in ["unproved: A drill.  (\(path):3)", "counsellor: Sam  (STEADY_COUNSELLOR)"] {
      #expect(said.contains(line), "\(said)")
    }
    // In a pipe it is plain whatever anybody asked for.
    for asked in ["0", "1"] {
      let plain = try self.said("plain: no\n", variables: ["STEADY_PLAIN": asked]).said
      #expect(plain.contains("plain: yes  (the input is no terminal)\n"), "\(plain)")
    }
  }

  @Test("counts where a variable is empty, and a folder of the user's that is relative is none")
  func emptyVariables() throws {
    let file = "library: /from/file\ncounsellor: Kim\nunproved: A drill.\n"
    let empty = [
      "STEADY_LIBRARY": "", "STEADY_COUNSELLOR": "", "STEADY_UNPROVED": "", "STEADY_DATA": "",
      "XDG_DATA_HOME": "relative", "HOME": "/of/kim",
    ]
    let said = try said(file, variables: empty).said
    #expect(
      said == """
        library: /from/file  (\(path):1)
        data: /of/kim/.local/share/steady/live  (usual)
        counsellor: Kim  (\(path):2)
        plain: yes  (the input is no terminal)
        unproved: A drill.  (\(path):3)
        keys: single  (usual)

        """)
    let none = try self.said(
      "", variables: empty.merging(["XDG_DATA_HOME": "/from/xdg", "USER": "kim"]) { $1 }
    ).said
    for line in [
      "library: protocols  (usual)", "data: /from/xdg/steady/live  (XDG_DATA_HOME)",
      "counsellor: kim  (USER)", "unproved:   (usual)",
    ] { #expect(none.contains(line), "\(none)") }
  }

  @Test("makes it plain at a terminal, and says what made it so", arguments: [nil, ""])
  func plain(variable: String?) throws {
    let variables = variable.map { ["STEADY_PLAIN": $0] } ?? [:]
    for (text, arguments, says) in [
      ("plain: yes\n", [], "plain: yes  (\(path):1)"),
      ("plain: no\n", [], "plain: no  (\(path):1)"),
      ("", ["--plain"], "plain: yes  (--plain)"), ("", [], "plain: no  (usual)"),
    ] {
      let said = try written(text, variables) { program in
        try program.atTerminal(["config", "--show-origin"] + arguments)
      }
      #expect(words(said).contains(words(says) + " unproved:"), "\(said)")
    }
    let begun = try written("plain: yes\n", variables) { program in
      try program.atTerminal(["doctor"])
    }
    #expect(begun.contains("Plain mode, by a setting."), "\(begun)")
  }

  @Test("comes after a variable, and a variable after an option")
  func order() throws {
    let file = "library: /from/file\nunproved: A drill.\n"
    let variable = try said(file, variables: ["STEADY_UNPROVED": "Another."]).said
    #expect(variable.contains("unproved: Another.  (STEADY_UNPROVED)"), "\(variable)")
    let option = try said(file, ["--library", "/from/option"]).said
    #expect(option.contains("library: /from/option  (--library)"), "\(option)")
  }

  @Test("may want Enter after every key, and a variable may say otherwise")
  func keys() throws {
    let file = "keys: enter\n"
    #expect(try said(file).said.contains("keys: enter  (\(path):1)"))
    let variable = try said(file, variables: ["STEADY_KEYS": "single"]).said
    #expect(variable.contains("keys: single  (STEADY_KEYS)"), "\(variable)")
    #expect(try said("").said.contains("keys: single  (usual)"))
    let (wrong, status) = try said("keys: none\n")
    #expect(status == 78 && wrong.contains("line 1: \"keys\" is single or enter."), "\(wrong)")
  }

  @Test(
    "that is wrong stops every command with the place and the remedy",
    arguments: [
      ("librari: /x\n", "line 1: There is no setting \"librari\"; there are library, data,"),
      ("# a\nplain: maybe\n", "line 2: \"plain\" is yes or no."),
      ("plain\n", "line 1: Write a name, a colon and a value."),
      ("plain: yes\nplain: no\n", "line 2: \"plain\" stands on line 1 already; keep one of them."),
    ])
  func wrong(_ text: String, _ says: String) throws {
    let (said, status) = try said(text)
    #expect(status == 78)
    #expect(said.contains("\"\(path)\", \(says)"), "\(said)")
  }

  @Test("has a size that nobody needs to pass")
  func size() throws {
    let (said, status) = try said(String(repeating: "# \n", count: 30_000))
    #expect(status == 78 && said.contains("is larger than 65536 bytes; keep only settings."))
  }
}
