// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Exchange
import ProtocolFiles
import Protocols

/// `steady protocol`: the library, for those who write it.
struct ProtocolCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "protocol", abstract: "List the library's protocols, or check it.",
    subcommands: [List.self, Check.self, Schema.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Each protocol with its version.")

    @OptionGroup var places: LibraryPlace
    @OptionGroup var form: JSONOption

    func run() throws {
      let (library, bundle) = try usableLibrary(filesOfLibrary(in: places.folder))
      if form.json { return tell(json(library, bundle.digest)) }
      tell("\(library.title), \(bundle.digest.prefix(12))")
      for (index, written) in library.protocols.enumerated() {
        let steps = library.flow.protocols[index].steps.count
        let due = written.reviewDue.map { ", review due \($0)" } ?? ""
        tell("\(written.id) \(written.version)  \(written.title) (\(steps) steps\(due))")
      }
    }

    private func json(_ library: CheckedLibrary, _ digest: String) -> String {
      let protocols = library.protocols.map { written in
        JSONValue.object([
          ("id", .string(written.id)), ("version", .string(written.version)),
          ("title", .string(written.title)),
          ("reviewDue", written.reviewDue.map { .string($0) } ?? .null),
        ])
      }
      return jsonPage(
        "protocols",
        [
          ("title", .string(library.title)), ("digest", .string(digest)),
          ("protocols", .array(protocols)),
        ])
    }
  }

  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "A JSON Schema of one kind of file, for an editor to complete keys by.")

    @Argument(help: "protocol, library, policy, supports, translation or transcript.")
    var kind: AuthorFile

    func run() {
      tell(kind.editorSchema)
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check the shape of the library: names, jumps, conditions. Proves nothing yet.")

    @OptionGroup var places: LibraryPlace

    func run() throws {
      let reading = readLibrary(try filesOfLibrary(in: places.folder))
      let directory = sourceFile("supports.yaml", in: places.folder)
      let diagnostics =
        reading.diagnostics
        + (directory.map { readSupports($0, for: reading.draft).diagnostics } ?? [])
      if !diagnostics.isEmpty {
        let files = reading.bundle.files + [directory].compactMap { $0 }
        tell(DiagnosticText(files: files).page(of: diagnostics))
      }
      guard let library = reading.library else { throw ExitCode(1) }
      let watched = library.policy.rules.filter(\.form.isWatched)
      tell("Shape: no errors in \(library.protocols.count) protocols.")
      tell("Rules: \(watched.count) of \(library.policy.rules.count) are watched in every call.")
      tell("Paths are not proved yet.")
    }
  }
}

extension AuthorFile: ExpressibleByArgument {}
