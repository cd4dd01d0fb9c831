// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Exchange
import ProtocolFiles
import Protocols
import Verification

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
      abstract: "Check the shape of the library, and prove its rules over every call.")

    @OptionGroup var places: LibraryPlace

    @Flag(help: "Check names, jumps and conditions only, and prove nothing.")
    var shapeOnly = false

    func run() throws {
      let reading = readLibrary(try filesOfLibrary(in: places.folder))
      let directory = sourceFile("supports.yaml", in: places.folder)
      let diagnostics =
        reading.diagnostics
        + (directory.map { readSupports($0, for: reading.draft).diagnostics } ?? [])
      let text = DiagnosticText(files: reading.bundle.files + [directory].compactMap { $0 })
      if !diagnostics.isEmpty { tell(text.page(of: diagnostics)) }
      guard let library = reading.library else { throw ExitCode(1) }
      tell("Shape: no errors in \(library.protocols.count) protocols.")
      if shapeOnly {
        tell("Paths: not proved, because only the shape was asked for.")
      } else {
        try prove(library, reading.bundle.digest, text)
      }
    }

    private func prove(
      _ library: CheckedLibrary, _ digest: String, _ text: DiagnosticText
    ) throws {
      let proof = LibraryProof(library)
      ProofShelf().keep(KeptProof(proof, of: digest))
      let diagnostics = proof.diagnostics(in: library)
      if !diagnostics.isEmpty { tell(text.page(of: diagnostics)) }
      let apart = proof.rules.count { $0.verdict == .notOfOneCall }
      tell(
        "Paths: \(proof.holding) of \(proof.rules.count - apart) rules hold on every path;"
          + " words and judgement are not proved.")
      let defaults = DefaultRule.allCases.count
      let kept = defaults - Set(proof.defaults.map(\.rule)).count
      tell("\(kept) of \(defaults) rules hold that every library keeps without writing them.")
      if apart > 0 {
        tell("\(apart) more compare several calls: they are kept in words, not proved yet.")
      }
      if diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    }
  }
}

extension AuthorFile: ExpressibleByArgument {}
