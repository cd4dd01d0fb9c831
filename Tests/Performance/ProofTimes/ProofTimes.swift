// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import ProtocolFiles
import Protocols
import Verification

/// Proves the library in the folder named and prints each verdict, and how long it took.
@main
struct ProofTimes {
  static func main() {
    guard let folder = CommandLine.arguments.dropFirst().first,
      let library = library(in: folder)
    else { return print("Name the folder of a library whose shape is right.") }
    let clock = ContinuousClock()
    var roots: [Root] = [.call]
    roots += library.alarms.indices.map { .alarm($0) }
    for root in roots {
      let rules = library.rulesToProve
      var proof: Proof?
      let duration = clock.measure { proof = Prover(library).prove(rules, from: root) }
      print("\(root): \(duration)")
      for (rule, verdict) in proof?.verdicts ?? [] { print("  \(rule.id): \(text(verdict))") }
      if CommandLine.arguments.count < 3 { break }
    }
  }

  private static func text(_ verdict: Verdict) -> String {
    switch verdict {
    case .holds: return "holds"
    case .notOfOneCall: return "not of one call"
    case .notProved(let why): return "not proved: \(why)"
    case .broken(let call):
      var lines = ["BROKEN in \(call.length) acts, replayed: \(call.isReplayed)"]
      for turn in call.turns {
        let step = turn.step.map { String($0) } ?? "-"
        lines.append("      " + step + " " + words(turn.intent))
      }
      return lines.joined(separator: "\n")
    }
  }

  private static func words(_ intent: Intent) -> String {
    switch intent {
    case .answer(let statement): return "answer " + value(statement)
    case .tell(let fact, let statement): return "tell " + fact + " " + value(statement)
    case .offer(let id, let end, _, _): return "offer " + (id ?? "") + " " + String(end.rawValue)
    case .consent(let id, let answer, _):
      return "consent " + (id ?? "") + " " + String(answer.state.rawValue)
    case .raise(let finding, let level): return "raise " + finding + " " + level
    case .acknowledge: return "acknowledge"
    case .skip: return "skip"
    default: return "other"
    }
  }

  private static func value(_ statement: Statement) -> String {
    let sure = statement.certainty == .certain ? " for sure" : ""
    switch statement.value {
    case .choice(let id): return id + sure
    case .options(let ids): return ids.joined(separator: "+") + sure
    case .number(let number): return String(number) + sure
    case .moment: return "a moment"
    case .words: return "words"
    case .unsure: return "unsure"
    case .declined: return "declined"
    }
  }

  static func library(in folder: String) -> CheckedLibrary? {
    let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    let files = paths.filter { LibraryBundle.holds(path: $0) }.compactMap { path in
      FileManager.default.contents(atPath: folder + "/" + path).map {
        SourceFile(path: path, bytes: Array($0))
      }
    }
    return readLibrary(files).library
  }
}
