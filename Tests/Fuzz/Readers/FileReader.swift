// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ProtocolFiles
import Protocols
import Storage

/// Everything that reads bytes from outside, as one list: a fuzzer and a test feed each of them
/// whatever they come up with. Reading must end, say what is wrong in lines, and never trap.
package enum FileReader: String, CaseIterable, Sendable {
  /// A protocol of a library that lists it.
  case `protocol`
  /// The file that lists protocols, facts and levels.
  case library
  /// What lies beside protocols: policy, a translation, a table, the directory of supports.
  case beside
  case transcript
  /// An entry of the journal.
  case journal

  package func read(_ bytes: [UInt8]) {
    switch self {
    case .protocol: readLibrary(Self.lister, and: "main.yaml", bytes)
    case .library: readLibrary(Self.main, and: "library.yaml", bytes)
    case .beside: readBeside(bytes)
    case .transcript: show(readTranscript(file("a.yaml", bytes)).diagnostics, of: bytes, "a.yaml")
    case .journal: readEntry(bytes)
    }
  }

  private static let lister = SourceFile(
    path: "library.yaml",
    bytes: Array("library: Small\nopens with: main\nprotocols: [main]\n".utf8))
  private static let main = SourceFile(
    path: "main.yaml",
    bytes: Array("protocol: main\ntitle: Main\nversion: 1\nsteps:\n  - do: Wait\n".utf8))

  private func readLibrary(_ known: SourceFile, and path: String, _ bytes: [UInt8]) {
    let reading = ProtocolFiles.readLibrary([known, file(path, bytes)])
    show(reading.diagnostics, of: bytes, path)
    _ = reading.bundle.digest
  }

  private func readBeside(_ bytes: [UInt8]) {
    for path in ["policy.yaml", "main.es.yaml", "tables/risk.csv"] {
      readLibrary(Self.lister, and: path, bytes)
    }
    show(readSupports(file("supports.yaml", bytes)).diagnostics, of: bytes, "supports.yaml")
  }

  /// What is read as an entry is written as the bytes that are read as the same entry.
  private func readEntry(_ bytes: [UInt8]) {
    guard let entry = try? EntryCoding.entry(from: bytes) else { return }
    let again = try? EntryCoding.entry(from: EntryCoding.bytes(of: entry))
    precondition(again == entry, "an entry that was read is not what would be written of it")
  }

  private func file(_ path: String, _ bytes: [UInt8]) -> SourceFile {
    SourceFile(path: path, bytes: bytes)
  }

  private func show(_ diagnostics: [Diagnostic], of bytes: [UInt8], _ path: String) {
    let text = DiagnosticText(files: [file(path, bytes)])
    for diagnostic in diagnostics { _ = text.lines(diagnostic) }
  }
}
