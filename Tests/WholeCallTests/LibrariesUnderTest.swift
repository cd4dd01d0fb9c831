// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import ProtocolFiles
import Protocols
import Testing

/// Libraries that whole calls are made with: one of everything, and the one that ships.
enum LibraryUnderTest: String, CaseIterable {
  case everything, shipped

  var folder: URL {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    switch self {
    case .everything: return here.appending(path: "Libraries/everything")
    case .shipped: return here.appending(path: "../../protocols")
    }
  }

  func reading() throws -> LibraryReading {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    let files = try names.filter { LibraryBundle.holds(path: $0) }.map { name in
      SourceFile(path: name, bytes: Array(try Data(contentsOf: folder.appending(path: name))))
    }
    return readLibrary(files)
  }

  func library() throws -> CheckedLibrary {
    try #require(try reading().library)
  }
}
