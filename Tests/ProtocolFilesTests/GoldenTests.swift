// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Testing

@Suite("Golden files")
struct GoldenTests {
  @Test("are recorded where RECORD asks for it, and never under CI")
  func recorded() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "steady-golden-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let golden = Golden("some", from: folder.appending(path: "Some.swift").path)
    withKnownIssue {
      #expect(golden.expected("a", now: "A\n", among: ["RECORD": "1", "CI": "true"]) == nil)
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path))
    #expect(golden.expected("a", now: "A\n", among: [:]) == nil)
    #expect(golden.expected("a", now: "A\n", among: ["RECORD": "1"]) == "A\n")
    #expect(golden.expected("a", now: "B\n", among: [:]) == "A\n")
  }
}
