// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Exchange
import Foundation
import Interview
import ProtocolFiles
import Protocols
import Training
import Verification

extension ProtocolCommand {
  /// `steady protocol diff`: what a library does otherwise than another version of it.
  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "What the library does otherwise than an earlier version of it.",
      discussion: """
        Example: steady protocol diff ../protocols-of-may

        For whoever answers the same: which levels are others, what has its turn where it had \
        none, and what has it no more, each with how many ways to answer bring it, whether or not \
        a call comes to them, and the plainest. Wording is not compared.
        """)

    @Argument(help: "The folder of the earlier version.")
    var earlier: String

    @Option(help: "A folder of recorded calls: what becomes of each is told too.")
    var transcripts: String?

    @OptionGroup var places: LibraryPlace
    @OptionGroup var form: JSONOption

    func run() throws {
      let (old, _) = try usableLibrary(filesOfLibrary(in: earlier))
      let (new, _) = try usableLibrary(filesOfLibrary(in: places.folder))
      let diff = VersionDiff(from: old, to: new)
      guard diff.isWhole else {
        throw Stop("The two versions are too large to compare within the budget.", .badData)
      }
      let calls = try transcripts.map { try impacts(on: $0, old, new) }
      if form.json { return tellAsIs(DiffPage(diff: diff, calls: calls).json) }
      for line in DiffPage(diff: diff, calls: calls).lines { tell(line) }
    }

    private func impacts(
      on folder: String, _ old: CheckedLibrary, _ new: CheckedLibrary
    ) throws -> [RecordedImpact] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      let files = names.filter { $0.hasSuffix(".yaml") }.sorted()
      guard !files.isEmpty else {
        throw Stop("There is no recorded call in \"\(folder)\".", .noInput)
      }
      return try files.map { name in
        guard let file = sourceFile(name, in: folder),
          let transcript = readTranscript(file).transcript
        else { throw Stop("\"\(folder)/\(name)\" is no recorded call that can be read.", .badData) }
        return RecordedImpact(name: name, of: transcript, old, new)
      }
    }
  }
}

/// A recorded call, and what becomes of it.
struct RecordedImpact {
  var name: String
  var impact: Impact

  init(name: String, of transcript: Transcript, _ old: CheckedLibrary, _ new: CheckedLibrary) {
    self.name = name
    func replay(_ library: CheckedLibrary) -> Replay {
      Replay(transcript, library: library, begin: Moment(utcMilliseconds: 0), digest: "")
    }
    impact = Impact(from: replay(old), to: replay(new))
  }
}

/// The page of a comparison, for a person and for a program.
struct DiffPage {
  var diff: VersionDiff
  /// Nil where none were asked for.
  var calls: [RecordedImpact]?

  var lines: [String] {
    var lines = diff.changes.flatMap(told)
    lines += diff.written
    if diff.isEmpty {
      lines.append(
        "Nothing is done otherwise for whoever answers the same; words were not compared.")
    }
    guard let calls else { return lines }
    let changed = calls.filter { !$0.impact.isNone }
    lines.append("\(changed.count) of \(calls.count) recorded calls go another way.")
    return lines + changed.flatMap(told)
  }

  private func told(_ change: VersionDiff.Change) -> [String] {
    let such =
      change.plainest.isEmpty ? "nothing is known" : change.plainest.joined(separator: ", ")
    let whose = change.isOnlyOfOthers ? "; only in a call about somebody else" : ""
    return [
      "\(change.what): \(words(of: change.kind)) for \(change.count) of \(change.all)"
        + " ways to answer\(whose).",
      "  Such as: \(such).",
    ]
  }

  private func words(of kind: VersionDiff.Change.Kind) -> String {
    switch kind {
    case .more: "now, and not before,"
    case .fewer: "no more"
    case .level(let from, let to, let course):
      "\(to ?? "no level") instead of \(from ?? "none")" + (course == .unlike ? "" : ", \(course),")
    }
  }

  private func told(_ call: RecordedImpact) -> [String] {
    var lines = ["\(call.name):"]
    if let path = call.impact.path {
      let now = path.now.map { "waits at \($0)" } ?? "waits no more"
      lines.append("  \(now) where it \(path.before.map { "waited at \($0)" } ?? "was over").")
    }
    lines += call.impact.levels.map { level in
      "  \(level.finding) ends at \(level.now ?? "none"), and ended at \(level.before ?? "none")."
    }
    if let failure = call.impact.failure {
      lines.append("  Line \(failure.place.line) goes no more as written: \(failure.message).")
    }
    return lines
  }
}

extension DiffPage {
  var json: String {
    var values: [(String, JSONValue)] = [
      ("changes", .array(diff.changes.map(value))),
      ("written", .array(diff.written.map { .string($0) })),
    ]
    if let calls { values.append(("recordedCalls", .array(calls.map(value)))) }
    return jsonPage("protocol-diff", values)
  }

  private func value(_ change: VersionDiff.Change) -> JSONValue {
    var values: [(String, JSONValue)] = [("what", .string(change.what))]
    switch change.kind {
    case .more: values.append(("turn", .string("more")))
    case .fewer: values.append(("turn", .string("fewer")))
    case .level(let from, let to, let course):
      values += [
        ("from", from.map { .string($0) } ?? .null), ("to", to.map { .string($0) } ?? .null),
        ("course", .string("\(course)")),
      ]
    }
    return .object(
      values + [
        ("ways", .string("\(change.count)")), ("ofWays", .string("\(change.all)")),
        ("suchAs", .array(change.plainest.map { .string($0) })),
        ("onlyAboutSomebodyElse", .bool(change.isOnlyOfOthers)),
      ])
  }

  private func value(_ call: RecordedImpact) -> JSONValue {
    .object([
      ("file", .string(call.name)), ("isChanged", .bool(!call.impact.isNone)),
      ("waitsAt", call.impact.path?.now.map { .string($0) } ?? .null),
      ("waitedAt", call.impact.path?.before.map { .string($0) } ?? .null),
      (
        "levels",
        .array(
          call.impact.levels.map { level in
            .object([
              ("finding", .string(level.finding)),
              ("from", level.before.map { .string($0) } ?? .null),
              ("to", level.now.map { .string($0) } ?? .null),
            ])
          })
      ),
    ])
  }
}
