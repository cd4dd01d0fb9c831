// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import ProtocolFiles
import Protocols
import Verification
import WrittenLibraries

/// Proves the library in the folder named and prints each verdict, and how long it took.
@main
struct ProofTimes {
  static func main() {
    guard let folder = CommandLine.arguments.dropFirst().first,
      let library = library(in: folder)
    else { return print("Name the folder of a library whose shape is right.") }
    let clock = ContinuousClock()
    if CommandLine.arguments.dropFirst(2).first == "saves" { return saves(library) }
    for root in library.rootsToProve {
      let rules = library.rulesToProve
      var proof: Proof?
      let duration = clock.measure { proof = Prover(library).prove(rules, from: root) }
      print("\(root): \(duration)")
      for (rule, verdict) in proof?.verdicts ?? [] {
        print("  \(rule.id): \(text(verdict, library))")
      }
      if CommandLine.arguments.count < 3 { break }
    }
  }

  /// A proof of a library that is new, and five more that begin with what sufficed, as on a save.
  private static func saves(_ library: CheckedLibrary) {
    var proof: LibraryProof?
    var before = Sights(key: ImprintKey(1, 2))
    print("new: \(seconds { proof = LibraryProof(library, lookingAt: before) })")
    let count = CommandLine.arguments.dropFirst(3).first.flatMap { Int($0) } ?? 5
    for _ in 1...max(1, count) {
      before = proof?.sights ?? before
      print("a save: \(seconds { proof = LibraryProof(library, lookingAt: before) })")
    }
    var silent: [PolicyRule] = []
    print("rules that never speak: \(seconds { silent = Vacuity(library).rules })")
    for rule in silent { print("  \(rule.id)") }
    print("\(proof?.holding ?? 0) of \(proof?.rules.count ?? 0) hold")
  }

  /// Seconds of the processor, whatever else it had to do meanwhile.
  private static func seconds(_ work: () -> Void) -> Double {
    let before = clock()
    work()
    return Double(clock() - before) / Double(CLOCKS_PER_SEC)
  }

  private static func text(_ verdict: Verdict, _ library: CheckedLibrary) -> String {
    switch verdict {
    case .holds: return "holds"
    case .notOfOneCall: return "not of one call"
    case .unlike(let why): return "broken by two: \(why)"
    case .notProved(let why): return "not proved: \(why)"
    case .broken(let call):
      let lines = call.lines(in: library).map { "      \($0)" }
      return "BROKEN in \(call.length) prompts, replayed: \(call.isReplayed)\n"
        + lines.joined(separator: "\n")
    }
  }

  static func library(in folder: String) -> CheckedLibrary? {
    readLibrary(libraryFiles(in: folder)).library
  }
}
