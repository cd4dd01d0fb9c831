// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
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

  /// A call with it that was opened, and in which these were done, all in one moment.
  func call(_ intents: [Intent], at: Moment) throws -> State {
    var state = State(library: try library())
    let open = Intent.open(Opening(bundleDigest: "", store: .practice, number: 1))
    for intent in [open] + intents {
      state = state.supposing(try Engine.decide(intent, in: state, at: at), at: at)
    }
    return state
  }
}
