// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Foundation
import ProtocolFiles
import Testing

@testable import Interview
@testable import Protocols
@testable import Verification

/// Small libraries made by chance, every call of which the engine makes one by one: what the proof
/// says of each rule must be what some call shows, or none does.
@Suite("Proofs against every call there is")
struct EnumerationTests {
  /// `STEADY_SEEDS=500` runs more of them.
  static let seeds =
    1...UInt64(ProcessInfo.processInfo.environment["STEADY_SEEDS"].flatMap { UInt64($0) } ?? 6)

  @Test("verdicts and shortest plain calls agree with calls made one by one", arguments: seeds)
  func agreement(seed: UInt64) throws {
    let files = SmallLibrary(seed: seed).files
    let reading = readLibrary(files)
    let problems = reading.diagnostics.map(\.headline).joined(separator: "; ")
    let library = try #require(reading.library, "seed \(seed): \(problems)")
    let verdicts = Prover(library).prove(library.policy.rules).verdicts
    let plain = EveryCall(library, isPlain: true).breaking
    let all = EveryCall(library, isPlain: false).breaking
    for (rule, verdict) in verdicts {
      let words = "seed \(seed), rule \(rule.id)"
      switch verdict {
      case .holds: #expect(all[rule.id] == nil, "\(words) holds")
      case .broken(let call):
        #expect(call.isReplayed, "\(words)")
        #expect(all[rule.id] != nil, "\(words) is broken")
        if let length = plain[rule.id] { #expect(call.length == length, "\(words)") }
      case .notProved(let why): Issue.record("\(words): \(why)")
      case .notOfOneCall, .unlike: Issue.record("\(words) is of one call")
      }
    }
  }

  @Test("among the libraries made by chance, rules hold and are broken, each a good part of them")
  func variety() throws {
    var (holding, broken) = (0, 0)
    for seed in UInt64(1)...24 {
      let library = try #require(readLibrary(SmallLibrary(seed: seed).files).library)
      for (_, verdict) in Prover(library).prove(library.policy.rules).verdicts {
        if verdict == .holds { holding += 1 } else { broken += 1 }
      }
    }
    #expect(holding * 10 > broken * 2 && broken * 10 > holding * 2, "\(holding) and \(broken)")
  }
}

/// Two facts, up to five steps that ask, tell and decide under conditions, and four rules.
private struct SmallLibrary {
  private var chance: Chance
  private let facts = ["red", "green"]

  init(seed: UInt64) {
    chance = Chance(state: seed)
  }

  var files: [SourceFile] {
    var copy = self
    let example = RuleExample.right("", steps: copy.steps())
    var files = example.files.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }
    files.append(SourceFile(path: "policy.yaml", bytes: Array(copy.policy().utf8)))
    return files
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int(chance.next() % UInt64(values.count))]
  }

  private mutating func condition(of known: [String]) -> String {
    let fact = pick(known)
    let other = pick(known)
    return pick([
      "\(fact) is known and \(fact) is yes", "\(fact) is unclear",
      "\(fact) is yes or \(other) is no", "not (\(fact) is known and \(fact) is no)",
      "\(fact) is yes", "\(fact) is known and \(other) is unclear",
    ])
  }

  private mutating func steps() -> String {
    var text = ""
    var known: [String] = []
    for fact in facts {
      let isOptional = !known.isEmpty && chance.next() % 2 == 0
      text += ExampleSteps.ask(fact, isOptional ? "when: \(condition(of: known))" : "")
      known.append(fact)
      guard chance.next() % 2 == 0 else { continue }
      text += ExampleSteps.tell("after-\(fact)", "when: \(condition(of: known))")
    }
    if !text.contains("tell:") { text += ExampleSteps.tell("after-green") }
    return text + ExampleSteps.decide(highIf: condition(of: known))
  }

  private mutating func policy() -> String {
    var text = "policy: example\nformat: 1\nrules:\n"
    for number in 1...4 {
      let fact = pick(facts)
      let other = pick(facts)
      let condition = condition(of: facts)
      let rule = pick([
        "never: asks \(fact)\n    before: asks \(other == fact ? facts[0] : other)",
        "every call: asks \(fact)",
        "every call: asks \(fact)\n    when: \(condition)",
        "no call: asks \(fact)\n    when: \(condition)",
        "the finding: level is at least high\n    when: \(condition)",
        "after: \(fact) is yes\n    every call: asks \(other)",
      ])
      text += "  - id: rule-\(number)\n    \(rule)\n"
    }
    return text
  }
}

/// Every call of a small library, made by the engine: breadth first, each state once.
private struct EveryCall {
  /// For each rule that a call breaks, after how many prompts the first one does.
  private(set) var breaking: [String: Int] = [:]

  init(_ library: CheckedLibrary, isPlain: Bool) {
    guard let start = try? Rehearsal(library) else { return }
    var layer = [start]
    var seen: Set<String> = [Self.key(start)]
    var prompts = 0
    while !layer.isEmpty {
      layer = isPlain ? layer : Self.outOfTurn(layer, &seen, library)
      for call in layer { note(call, after: prompts) }
      var next: [Rehearsal] = []
      for call in layer {
        for intent in Self.answers(to: call) {
          guard let after = Self.made(intent, in: call), seen.insert(Self.key(after)).inserted
          else { continue }
          next.append(after)
        }
      }
      layer = next
      prompts += 1
    }
  }

  private mutating func note(_ call: Rehearsal, after prompts: Int) {
    for broken in call.state.watched().broken where breaking[broken.rule] == nil {
      breaking[broken.rule] = prompts
    }
  }

  /// All that acts out of turn make of some calls.
  private static func outOfTurn(
    _ layer: [Rehearsal], _ seen: inout Set<String>, _ library: CheckedLibrary
  ) -> [Rehearsal] {
    var all = layer
    var index = 0
    while index < all.count {
      let call = all[index]
      index += 1
      for intent in free(in: call, library) {
        guard let after = made(intent, in: call), seen.insert(key(after)).inserted else { continue }
        all.append(after)
      }
    }
    return all
  }

  private static func free(in call: Rehearsal, _ library: CheckedLibrary) -> [Intent] {
    let asked = call.state.pendingVisit?.visit.step
    var intents: [Intent] = ["low", "high"].map { .raise(finding: "level", to: $0) }
    for fact in library.facts where fact.id != asked {
      let cell = call.state.standing.table[fact.variable, 0]
      if cell == .notKnown {
        intents += values.map { .tell(fact: fact.id, Statement($0, evidence: .saw)) }
      }
    }
    for fact in library.facts {
      let cell = call.state.standing.table[fact.variable, 0]
      guard cell != .notKnown, cell != .skipped else { continue }
      intents.append(.dispute(fact: fact.id, Statement(.unsure, evidence: .saw)))
    }
    return intents
  }

  private static let values: [AnswerValue] = [.choice("yes"), .choice("no"), .unsure]

  private static func answers(to call: Rehearsal) -> [Intent] {
    switch Engine.prompt(of: call.state, at: Rehearsal.at).kind {
    case .ask: values.map { .answer(Statement($0, evidence: .saw)) } + [.skip(reason: "skipped")]
    case .tell: [.acknowledge]
    default: []
    }
  }

  private static func made(_ intent: Intent, in call: Rehearsal) -> Rehearsal? {
    var after = call
    do { try after.perform(intent) } catch { return nil }
    return after
  }

  /// What the rest of a call depends on.
  private static func key(_ call: Rehearsal) -> String {
    let standing = call.state.standing
    let step = call.state.pendingVisit?.visit.step ?? "over"
    let decided = standing.decided.map { "\($0.isPassed)\($0.raisedTo ?? -1)" }
    return "\(step) \(decided) \(standing.table) \(standing.watch)"
  }
}
