// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Foundation
import Interview
import ProtocolFiles
import Protocols
import Testing
import Training
import WrittenLibraries

/// The written calls of the repository and the library they are played with.
enum Written {
  static let begin = Moment(utcMilliseconds: 1_795_000_000_000)

  static let names = Project.transcriptNames

  static let library: CheckedLibrary? = readLibrary(
    libraryFiles(in: Project.protocols)
  ).library

  static func transcript(_ name: String) throws -> Transcript {
    let (transcript, diagnostics) = readTranscript(
      try #require(SourceFile(name, in: Project.transcripts)))
    for diagnostic in diagnostics {
      Issue.record("\(name):\(diagnostic.place.line): \(diagnostic.headline)")
    }
    return try #require(transcript)
  }

  static func replay(_ transcript: Transcript) throws -> Replay {
    Replay(transcript, library: try #require(library), begin: begin, digest: "test")
  }

  /// Every document of every handoff as the call stands at its end, through scope.
  static func outputs(of replay: Replay) -> [String: String] {
    let at = replay.entries.last?.at ?? begin
    let sent = SentRecords(replay.entries, in: replay.state.library)
    var outputs: [String: String] = [:]
    for handoff in replay.state.standing.handoffs.map(\.handoff) {
      let scoped = sent.record(for: handoff, in: replay.state, at: at)
      for form in Document.Form.allCases {
        let name = "\(handoff.number) \(handoff.responder), \(form.rawValue)"
        outputs[name] = Document(form, of: scoped).text
      }
    }
    return outputs
  }

  /// The directory that ships.
  static let directory = SourceFile("supports.yaml", in: Project.protocols)
    .flatMap { readSupports($0).directory }
}
