// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Testing
import WrittenLibraries

/// Libraries that whole calls are made with: one of everything, and the one that ships.
enum LibraryUnderTest: String, CaseIterable {
  case everything, shipped

  var folder: String {
    switch self {
    case .everything: Project.path("Tests/WholeCallTests/Libraries/everything")
    case .shipped: Project.protocols
    }
  }

  func reading() -> LibraryReading {
    readLibrary(libraryFiles(in: folder))
  }

  func library() throws -> CheckedLibrary {
    try #require(reading().library)
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
