// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import ProtocolFiles
import Protocols
import Testing

@testable import Verification

@Suite("The shipped library")
struct ShippedLibraryTests {
  @Test("every rule that one call can break holds on every path")
  func proved() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "protocols")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let files = try names.filter { LibraryBundle.holds(path: $0) }.map { name in
      SourceFile(path: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
    }
    let library = try #require(readLibrary(files).library)
    let proof = LibraryProof(library)
    #expect(proof.diagnostics(in: library).map(\.headline) == [])
    #expect(proof.holding > 50)
  }
}
