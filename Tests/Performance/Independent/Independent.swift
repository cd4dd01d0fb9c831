// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import ProtocolFiles
import Protocols
import SmallLibraries
import Verification
import WrittenLibraries

/// Writes the watched rules of a library down for two checkers that are not ours, with our own
/// verdicts: `independent walks FOLDER OUT [liveness | sight] [calls | others] [RULE ...]`;
/// `compare` beside it runs them.
///
/// `independent models OUT` writes two libraries to measure with, those of the manuals, and fifty
/// small ones made by chance; `independent times FOLDER` says how long ours takes over all rules.
@main
struct Independent {
  /// What is left out of the walks that are written.
  private enum Thrift: String {
    case none, liveness, sight

    func known(_ sights: Sights) -> WholeWalk.Thrift {
      switch self {
      case .none: .none
      case .liveness: .liveness
      case .sight: .sight(sights)
      }
    }
  }

  /// Where walks begin: in calls, or in alarms and in what only a switch leads to.
  private enum Beginnings: String {
    case calls, others

    func contain(_ root: Root) -> Bool { (root == .call) == (self == .calls) }
  }

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    switch (arguments.first, arguments.dropFirst().map { $0 }) {
    case ("walks", let rest) where rest.count > 1:
      var words = rest.dropFirst(2)
      let thrift = words.first.flatMap(Thrift.init)
      words = words.dropFirst(thrift == nil ? 0 : 1)
      let beginnings = words.first.flatMap(Beginnings.init)
      words = words.dropFirst(beginnings == nil ? 0 : 1)
      try walks(of: rest[0], into: rest[1], thrift ?? .none, beginnings, only: Set(words))
    case ("times", let rest) where rest.count == 1: times(of: rest[0])
    case ("models", let rest) where rest.count == 1:
      try write(LongLibrary.sixty.files, into: rest[0] + "/sixty")
      try write(LongLibrary.hard.files, into: rest[0] + "/hard")
      try writeExamples(into: rest[0] + "/manuals")
      for seed in UInt64(1)...50 {
        guard let small = SmallLibrary(seed: seed) else { continue }
        try write(small.files, into: "\(rest[0])/random/\(seed)")
      }
    default:
      print(
        "independent walks FOLDER OUT [liveness | sight] [calls | others] [RULE ...]"
          + " | models OUT | times FOLDER")
    }
  }

  private static func writeExamples(into folder: String) throws {
    for (name, manual) in RuleManuals.forms {
      for (number, example) in manual.examples.enumerated() {
        let files = example.sourceFiles
        let name = name.replacing(" ", with: "-")
        try write(files, into: "\(folder)/\(name)-\(number + 1)")
      }
    }
  }

  static func write(_ files: [SourceFile], into folder: String) throws {
    for file in files {
      let url = URL(filePath: folder).appending(path: file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: url)
    }
  }

  /// One line a rule: its number, where the walk begins, the rule, our verdict, our seconds of CPU,
  /// and how large the walk is. The files are named by the number.
  private static func walks(
    of folder: String, into out: String, _ thrift: Thrift, _ beginnings: Beginnings?,
    only names: Set<String>
  ) throws {
    guard let library = library(in: folder) else {
      return print("Name the folder of a library whose shape is right.")
    }
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    var number = 0
    for root in library.rootsToProve where beginnings?.contain(root) ?? true {
      let rules = library.rulesToProve.filter {
        $0.form.isWatched && (root == .call || !$0.form.isObligation)
      }
      for rule in rules where names.isEmpty || names.contains(rule.id) {
        let (verdict, seconds, sights) = ours(on: rule, of: library, from: root)
        var size = "too large"
        if let walk = WholeWalk(library, rule, from: root, thrift.known(sights)) {
          try HornClauses.text(of: walk).write(
            toFile: "\(out)/\(number).smt2", atomically: false, encoding: .utf8)
          for file in Promela.files(of: walk, named: "\(number)") {
            try file.text.write(
              toFile: "\(out)/\(file.name)", atomically: false, encoding: .utf8)
          }
          size = "\(walk.placeCount) places, \(walk.edges.count) ways, \(walk.fields.count) fields"
        }
        print("\(number)\t\(root)\t\(rule.id)\t\(verdict)\t\(seconds)\t\(size)")
        fflush(nil)
        number += 1
      }
    }
  }

  /// All rules of every call together, the least of five times: verdicts alone, and with shortest
  /// calls and how many answers lead to them.
  private static func times(of folder: String) {
    guard let library = library(in: folder) else { return }
    var budget = Prover.Budget()
    for seeksShortest in [false, true] {
      budget.seeksShortest = seeksShortest
      let prover = Prover(library, budget: budget)
      let all = (0..<5).map { _ in seconds { _ = prover.prove(library.rulesToProve) } }
      print("\(seeksShortest ? "with calls" : "verdicts"): \(all.min() ?? 0) s of CPU")
    }
  }

  private static func seconds(_ work: () -> Void) -> Double {
    let begun = clock()
    work()
    return Double(clock() - begun) / Double(CLOCKS_PER_SEC)
  }

  private static func ours(
    on rule: PolicyRule, of library: CheckedLibrary, from root: Root
  ) -> (verdict: String, seconds: Double, sights: Sights) {
    var verdict = ""
    var budget = Prover.Budget()
    budget.seeksShortest = false
    var proof: Proof?
    let spent = seconds { proof = Prover(library, budget: budget).prove([rule], from: root) }
    switch proof?.verdicts.first?.verdict {
    case .holds: verdict = "holds"
    case .broken(let call): verdict = call.isReplayed ? "broken" : "broken, not replayed"
    case .notProved: verdict = "not proved"
    case .unlike, .notOfOneCall, nil: verdict = "not of one call"
    }
    return (verdict, spent, proof?.sights ?? Sights())
  }

  private static func library(in folder: String) -> CheckedLibrary? {
    let reading = readLibrary(libraryFiles(in: folder))
    if reading.library == nil { for each in reading.diagnostics { print(each.headline) } }
    return reading.library
  }
}
