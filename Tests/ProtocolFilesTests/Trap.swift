// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Testing

@testable import ProtocolFiles

/// A file that cannot be read, with the name under which its messages are kept.
struct Trap: CustomTestStringConvertible, Sendable {
  var name: String
  var bytes: [UInt8]

  var testDescription: String { name }

  init(_ name: String, _ text: String) {
    self.init(name, bytes: Array(text.utf8))
  }

  init(_ name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// The nodes of a file, if it reads, and every message as an author sees it.
func reading(_ bytes: [UInt8]) -> (node: Node?, says: String) {
  var complaints = Complaints(file: "f.yaml")
  let file = SourceFile(path: "f.yaml", bytes: bytes)
  let node = readNodes(file, &complaints)
  let text = DiagnosticText(files: [file])
  return (node, complaints.inFileOrder.map(text.lines).joined(separator: "\n"))
}
