// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Testing

/// Expected outputs, one file each in `Golden/`; `RECORD=1` writes them anew, never under CI.
func expectGolden(_ name: String, _ output: String, from source: String = #filePath) throws {
  let folder = URL(filePath: source).deletingLastPathComponent().appending(path: "Golden")
  let file = folder.appending(path: name)
  let environment = ProcessInfo.processInfo.environment
  if environment["RECORD"] == "1" {
    try #require(environment["CI"] == nil, "golden files are recorded by hand, and read then")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try output.write(to: file, atomically: true, encoding: .utf8)
  }
  let expected = try? String(contentsOf: file, encoding: .utf8)
  #expect(expected == output, "Golden/\(name) differs; record with RECORD=1 and read the change")
}
