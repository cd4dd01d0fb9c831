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

  /// Reads the bytes as such a file; whether there was nothing to complain about.
  @discardableResult
  package func read(_ bytes: [UInt8]) -> Bool {
    switch self {
    case .protocol: isRight(["library.yaml": Self.smallLibrary, "main.yaml": bytes])
    case .library: isRight(["library.yaml": bytes, "main.yaml": Self.smallProtocol])
    case .beside: isRightBeside(bytes)
    case .transcript:
      isRight(readTranscript(file("a.yaml", bytes)).diagnostics, [file("a.yaml", bytes)])
    case .journal: isEntry(bytes)
    }
  }

  private static let smallLibrary = Array(
    """
    library: small
    format: 1
    title: Small
    opens with: main
    protocols: [main]

    """.utf8)

  private static let smallProtocol = Array(
    """
    protocol: main
    format: 1
    title: Main
    version: 0.1.0
    language: en
    use when: Always.
    outcomes: [done]
    steps:
      - ask: safe
        say: Is it safe to talk?
        answer: yes or no
        secret kind: none
      - end: done

    """.utf8)

  private func isRight(_ files: [String: [UInt8]]) -> Bool {
    let reading = readLibrary(files.map { file($0.key, $0.value) })
    _ = reading.bundle.digest
    return isRight(reading.diagnostics, reading.bundle.files)
  }

  /// As the file that it begins like.
  private func isRightBeside(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: "supports".utf8) {
      let supports = file("supports.yaml", bytes)
      return isRight(readSupports(supports).diagnostics, [supports])
    }
    let paths = ["translation": "main.es.yaml", "policy": "policy.yaml"]
    let path = paths.first { bytes.starts(with: $0.key.utf8) }?.value ?? "tables/risk.csv"
    return isRight([
      "library.yaml": Self.smallLibrary, "main.yaml": Self.smallProtocol, path: bytes,
    ])
  }

  /// What is read as an entry is written as the bytes that are read as the same entry.
  private func isEntry(_ bytes: [UInt8]) -> Bool {
    guard let entry = try? EntryCoding.entry(from: bytes) else { return false }
    let again = try? EntryCoding.entry(from: EntryCoding.bytes(of: entry))
    precondition(again == entry, "an entry that was read is not what would be written of it")
    return true
  }

  private func file(_ path: String, _ bytes: [UInt8]) -> SourceFile {
    SourceFile(path: path, bytes: bytes)
  }

  private func isRight(_ diagnostics: [Diagnostic], _ files: [SourceFile]) -> Bool {
    let text = DiagnosticText(files: files)
    for diagnostic in diagnostics { _ = text.lines(diagnostic) }
    return diagnostics.isEmpty
  }
}
