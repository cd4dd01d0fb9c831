// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Synchronization
import Testing

/// Expected outputs in `Golden/NAME.txt`, one section a case; `RECORD=1` writes them anew, never
/// under CI.
struct Golden {
  private static let lock = Mutex(())
  private let file: URL

  init(_ name: String, from source: String = #filePath) {
    let folder = URL(filePath: source).deletingLastPathComponent()
    file = folder.appending(path: "Golden/\(name).txt")
  }

  /// The recorded output of a case; nil when there is none. Records it first when asked to.
  func expected(
    _ section: String, now output: String,
    among environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String? {
    Self.lock.withLock { _ in
      var sections = read()
      if environment["RECORD"] == "1" {
        guard environment["CI"] == nil else {
          Issue.record("golden files are recorded by hand, and read then")
          return nil
        }
        sections[section] = output
        write(sections)
      }
      return sections[section]
    }
  }

  private func read() -> [String: String] {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    var sections: [String: String] = [:]
    for part in text.split(separator: "\n=== ", omittingEmptySubsequences: false).dropFirst() {
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let body = lines.count > 1 ? String(lines[1]) : ""
      sections[String(lines[0])] = body.hasSuffix("\n") ? body : body + "\n"
    }
    return sections
  }

  private func write(_ sections: [String: String]) {
    var text = "Recorded with RECORD=1; read what changed before committing it.\n"
    for name in sections.keys.sorted() {
      text += "\n=== \(name)\n\(sections[name] ?? "")"
    }
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? text.write(to: file, atomically: true, encoding: .utf8)
  }
}
