// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Foundation
import Interview
import ProtocolFiles
import Protocols
import Testing
import Training

/// The written calls of the repository and the library they are played with.
enum Written {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let begin = Moment(utcMilliseconds: 1_795_000_000_000)

  /// Every file of `transcripts/`, so that a new one is tested without being named.
  static let names = filesNamed("transcripts").filter { $0.hasSuffix(".yaml") }

  static let library: CheckedLibrary? = readLibrary(
    filesNamed("protocols").filter(LibraryBundle.holds).compactMap { file("protocols", $0) }
  ).library

  static func transcript(_ name: String) throws -> Transcript {
    let (transcript, diagnostics) = readTranscript(try #require(file("transcripts", name)))
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
  static let directory = file("protocols", "supports.yaml").flatMap { readSupports($0).directory }

  private static func filesNamed(_ folder: String) -> [String] {
    let path = root.appending(path: folder).path
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  private static func file(_ folder: String, _ name: String) -> SourceFile? {
    let path = root.appending(path: "\(folder)/\(name)").path
    guard let content = FileManager.default.contents(atPath: path) else { return nil }
    return SourceFile(path: name, bytes: Array(content))
  }
}
