// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Protocols
import Testing
import Training
import WrittenLibraries

@testable import ProtocolFiles

@Suite("The trainers' manual")
struct FormatPageTests {
  /// Each example of `protocols/FORMAT.md`: a whole file in a block of its own.
  private func examples(in kind: String = "yaml") throws -> [String] {
    let page = Project.root.appending(path: "protocols/FORMAT.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    return text.components(separatedBy: "```\(kind)\n").dropFirst().map { block in
      block.components(separatedBy: "```")[0]
    }
  }

  @Test("every example in it reads without a complaint")
  func examplesRead() throws {
    let shapes = [
      "protocol": Shape.protocolFile, "library": .libraryFile, "policy": .policyFile,
      "supports": .supportsFile, "translation": .translationFile,
      "transcript": .transcriptFile,
    ]
    let examples = try examples()
    #expect(examples.count >= 6)
    for example in examples {
      var complaints = Complaints(file: "FORMAT.md")
      let file = SourceFile("FORMAT.md", example)
      let node = readNodes(file, &complaints)
      #expect(complaints.diagnostics == [])
      let kind = try #require(node?.map?.pairs.first?.key.text)
      var check = ShapeCheck(complaints)
      check.checkFile(try #require(node), try #require(shapes[kind]))
      #expect(check.complaints.diagnostics == [])
    }
  }

  @Test("its transcript is read whole: every act, every expectation, every act that must not be")
  func transcriptReads() throws {
    let example = try #require(try examples().first { $0.hasPrefix("transcript:") })
    let file = SourceFile("FORMAT.md", example)
    let (read, diagnostics) = readTranscript(file)
    #expect(diagnostics == [])
    let transcript = try #require(read)
    #expect(Set(transcript.acts.map(\.kind)) == Set(TranscriptAct.Kind.allCases))
    #expect(Set(transcript.expect.map(\.kind)) == Set(Expectation.Kind.allCases))
    #expect(transcript.mustNot.count == 5)
    #expect(transcript.protocolID == "tonight" && transcript.about?.isEmpty == false)
    #expect(transcript.turns.last?.onlyIfAsked == ["people-there"])
    let answer = transcript.acts[1]
    #expect(answer.accept == ["unsure"] && answer.by == "two reviewers" && answer.why != nil)
    #expect(answer.dueSeconds == 60 && answer.weight == .must)
    #expect(transcript.acts[0].weight == .important && transcript.acts[0].dueSeconds == nil)
  }

  @Test("its table reads without a complaint, and has rows")
  func tableReads() throws {
    let examples = try examples(in: "csv")
    #expect(examples.count == 1)
    for example in examples {
      var complaints = Complaints(file: "FORMAT.md")
      let file = SourceFile("FORMAT.md", example)
      #expect(TableDraft(file, &complaints).rows.count == 5)
      #expect(complaints.diagnostics == [])
    }
  }

  @Test("it has an example of every key that the reader knows")
  func everyKey() throws {
    let page = try examples().joined(separator: "\n")
    let shapes = [
      Shape.protocolFile, .libraryFile, .policyFile, .supportsFile, .translationFile,
      .transcriptFile,
    ]
    let missing = Set(shapes.flatMap(\.allKeys)).filter { key in
      !page.contains("\(key):")
    }
    #expect(missing == [])
  }
}

extension Shape {
  /// Its own keys and those of every shape below it.
  var allKeys: [String] {
    keys.flatMap { [$0.name] + $0.value.allKeys }
  }
}

extension ValueShape {
  var allKeys: [String] {
    switch self {
    case .text, .word, .format, .next, .lines, .textsByKey, .clauses: []
    case .list(let item, _, _): item.allKeys
    case .map(let shape), .labelled(let shape), .mapsByKey(let shape): shape.allKeys
    case .pair(let value): value.allKeys
    case .kinds(_, let shapes): shapes.flatMap(\.allKeys)
    }
  }
}
