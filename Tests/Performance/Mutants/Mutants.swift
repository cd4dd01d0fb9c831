// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import ProtocolFiles
import Protocols
import Verification
import WrittenLibraries

/// Breaks the library in the folder named at every place where an operator fits, and prints what
/// the checker finds: `mutants FOLDER SURVIVORS [NAME OF AN OPERATOR] [ONE IN SO MANY]`, where
/// `2/3` takes the second of every three. With `keeping` for the name it makes edits that keep the
/// meaning, of which all should survive or be the same. `mutants table SURVIVORS ...` prints the
/// survivors of some runs as one table.
@main
struct Mutants {
  private let files: [SourceFile]
  private let library: CheckedLibrary
  /// What the proof of the unbroken library looked at: that of a mutant begins with it.
  private let sights: Sights
  private let around: MutationOperator.Surroundings
  /// Every so many of them, and which.
  private let pace: Int
  private let offset: Int

  static func main() {
    let arguments = CommandLine.arguments
    if arguments.count > 2, arguments[1] == "table" {
      return print(Survivors(files: arguments[2...]).table)
    }
    guard arguments.count > 2, let run = Mutants(arguments) else {
      return print("Name the folder of a library whose shape is right, and a file for survivors.")
    }
    let only = arguments.count > 3 && Self.pace(arguments[3]) == nil ? arguments[3] : ""
    let slips =
      only == "keeping"
      ? MutationOperator.keepingMeaning
      : MutationOperator.all.filter { only.isEmpty || $0.name.contains(only) }
    run.run(slips, survivors: arguments[2])
  }

  private init?(_ arguments: [String]) {
    let folder = arguments[1]
    files = libraryFiles(in: folder)
    guard let library = readLibrary(files).library else { return nil }
    self.library = library
    let first = LibraryProof(library, lookingAt: Sights(key: ImprintKey(1, 2)))
    sights = LibraryProof(library, lookingAt: first.sights).sights
    around = MutationOperator.Surroundings(
      levels: library.findings.map { $0.values.map(\.id) })
    (offset, pace) = arguments.last.flatMap(Self.pace) ?? (0, 1)
  }

  /// `5` is the first of every five, `2/3` the second of every three.
  private static func pace(_ text: String) -> (offset: Int, pace: Int)? {
    let parts = text.split(separator: "/").map { Int($0) ?? 0 }
    guard let pace = parts.last, pace > 0, case let first = parts.count > 1 ? parts[0] : 1,
      (1...pace).contains(first)
    else { return nil }
    return (first - 1, pace)
  }

  private func run(_ operators: [MutationOperator], survivors path: String) {
    let clock = ContinuousClock()
    let start = clock.now
    var survivors = ""
    print(
      "| slip | places | shape | rule | warned of | not proved | the same | by diff | survive |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    var sum = Tally()
    for slip in operators {
      var tally = Tally()
      for (file, mutant) in mutants(of: slip) {
        let verdict = judge(file, mutant.text)
        tally.count(verdict)
        sum.count(verdict)
        guard [.survives, .shown, .notProved].contains(verdict) else { continue }
        survivors += "\(slip.name)\t\(file.path)\t\(mutant.line)\t\(verdict)\n"
      }
      print("| \(slip.name) | \(tally.row) |")
      try? survivors.write(toFile: path, atomically: true, encoding: .utf8)
    }
    print("| all \(operators.count) | \(sum.row) |")
    print("in \(clock.now - start)")
  }

  private func mutants(
    of slip: MutationOperator
  ) -> [(file: SourceFile, mutant: MutationOperator.Mutant)] {
    let all = files.filter { $0.path != "policy.yaml" }.flatMap { file in
      let text = ProtocolText(String(decoding: file.bytes, as: UTF8.self))
      return slip.mutants(text, around).map { (file, $0) }
    }
    return all.enumerated().filter { $0.offset % pace == offset }.map(\.element)
  }

  /// `shown`: it breaks no rule, and `steady protocol diff` says what it does otherwise.
  enum Verdict { case shape, rule, warned, notProved, same, shown, survives }

  private func judge(_ file: SourceFile, _ text: String) -> Verdict {
    var files = files
    guard let index = files.firstIndex(where: { $0.path == file.path }) else { return .same }
    files[index].bytes = Array(text.utf8)
    guard let mutant = readLibrary(files).library else { return .shape }
    if mutant.isTheSame(as: library) { return .same }
    var budget = Prover.Budget()
    budget.seeksShortest = false
    budget.stopsAtBreach = true
    let proof = LibraryProof(mutant, budget: budget, lookingAt: sights)
    if !proof.defaults.isEmpty { return .rule }
    var isProved = true
    for judged in proof.rules {
      switch judged.verdict {
      case .broken, .unlike: return .rule
      case .notProved: isProved = false
      case .holds, .notOfOneCall: continue
      }
    }
    if proof.diagnostics(in: mutant).contains(where: { $0.code.hasPrefix("PR4") }) {
      return .warned
    }
    guard isProved else { return .notProved }
    return VersionDiff(from: library, to: mutant).isEmpty ? .survives : .shown
  }

  private struct Tally {
    private var counts: [Verdict: Int] = [:]

    mutating func count(_ verdict: Verdict) { counts[verdict, default: 0] += 1 }

    var row: String {
      let columns: [Verdict] = [.shape, .rule, .warned, .notProved, .same, .shown, .survives]
      let all = counts.values.reduce(0, +)
      return ([all] + columns.map { counts[$0] ?? 0 }).map(String.init).joined(separator: " | ")
    }
  }
}

extension CheckedLibrary {
  /// Whether every call goes the same way in both, words aside.
  fileprivate func isTheSame(as other: CheckedLibrary) -> Bool {
    flow == other.flow && facts == other.facts && findings == other.findings
      && responders == other.responders && alarms == other.alarms && consents == other.consents
  }
}
