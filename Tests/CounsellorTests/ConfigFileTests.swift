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
    let place = folder.appending(path: "steady")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(text.utf8).write(to: place.appending(path: "config"))
    var settings = variables
    settings["XDG_CONFIG_HOME"] = folder.path
    return try Program(settings: settings).run(["config", "--show-origin"] + arguments)
  }

  private var path: String { folder.appending(path: "steady/config").path }

  @Test("says what is usual here, and where each of it comes from")
  func file() throws {
    let said = try said("# Of this desk.\n\nunproved: A drill.\nplain: yes\ncolour: no\n").said
    for line in [
      "unproved: A drill.  (\(path):3)", "plain: yes  (\(path):4)", "colour: no  (\(path):5)",
    ] { #expect(said.contains(line), "\(said)") }
  }

  @Test("comes after a variable, and a variable after an option")
  func order() throws {
    let file = "library: /from/file\nunproved: A drill.\n"
    let variable = try said(file, variables: ["STEADY_UNPROVED": "Another."]).said
    #expect(variable.contains("unproved: Another.  (STEADY_UNPROVED)"), "\(variable)")
    let option = try said(file, ["--library", "/from/option"]).said
    #expect(option.contains("library: /from/option  (--library)"), "\(option)")
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
