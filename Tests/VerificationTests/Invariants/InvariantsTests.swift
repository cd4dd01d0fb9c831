// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import ProtocolFiles
import Testing
import WrittenLibraries

@testable import Protocols
@testable import Verification

/// `protocols/INVARIANTS.md` is made from the list here; `RECORD=1` writes it anew, never under CI.
@Suite("The invariants of the field")
struct InvariantsTests {
  @Test("all 42 are listed, each with what keeps it, and the page is as made")
  func page() throws {
    let all = Invariants.all.sorted { $0.number < $1.number }
    #expect(all.map(\.number) == Array(1...42))
    #expect(all.allSatisfy { !$0.kept.isEmpty })
    let page = Self.page(all, try Self.engineSlips())
    let path = Project.root.appending(path: "protocols/INVARIANTS.md")
    let environment = ProcessInfo.processInfo.environment
    if environment["RECORD"] == "1" {
      try #require(environment["CI"] == nil, "nothing is recorded under CI")
      try page.write(to: path, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: path, encoding: .utf8) == page)
  }

  @Test("what an invariant names is there: rules of the policy, and tests by their sentences")
  func names() throws {
    let library = try #require(readLibrary(libraryFiles(in: Project.protocols)).library)
    let rules = Set(library.policy.rules.map(\.id))
    let tests = try Self.tests()
    for invariant in Invariants.all {
      for keeping in invariant.kept {
        switch keeping {
        case .rules(let ids): #expect(rules.isSuperset(of: ids), "\(invariant.number): \(ids)")
        case .test(let sentence):
          #expect(tests.contains("\"\(sentence)\""), "\(invariant.number): \(sentence)")
        case .byDefault, .shape, .advice, .notApplicable, .gap: continue
        }
      }
    }
  }

  @Test("each has a slip that is caught, in the library or in the engine, or is not for here")
  func slips() throws {
    let engine = try Self.engineSlips()
    for invariant in Invariants.all where invariant.slip == nil {
      let isHere = !invariant.kept.contains { if case .notApplicable = $0 { true } else { false } }
      #expect(engine.contains { $0.invariant == invariant.number } == isHere, "\(invariant.number)")
    }
    for slip in engine {
      let text = try String(contentsOf: Project.root.appending(path: slip.file), encoding: .utf8)
      #expect(text.ranges(of: slip.from).count == 1, "\(slip.invariant): \(slip.file)")
      let kept = try #require(Invariants.all.first { $0.number == slip.invariant }).kept
      #expect(
        kept.contains { if case .test(slip.test) = $0 { true } else { false } },
        "\(slip.invariant): \(slip.test)")
    }
  }

  @Test(
    "a slip against each is caught by what keeps it",
    arguments: Invariants.all.filter { $0.slip != nil }.map(\.number))
  func bites(number: Int) throws {
    let invariant = try #require(Invariants.all.first { $0.number == number })
    let slip = try #require(invariant.slip)
    var files = libraryFiles(in: Project.protocols)
    for edit in slip.edits { try Self.make(edit, in: &files) }
    let reading = readLibrary(files)
    if ShapeCode(rawValue: slip.breaks) != nil {
      #expect(Set(reading.diagnostics.map(\.code)) == [slip.breaks], "\(number)")
      return
    }
    let library = try #require(
      reading.library, "\(number): \(reading.diagnostics.map(\.headline).joined(separator: "; "))")
    if let code = AdviceCode(rawValue: slip.breaks) {
      let today = try #require(CalendarDay("2026-11-24"))
      let given = advice(on: try #require(reading.draft), today: today)
      #expect(given.map(\.code) == [code.rawValue], "\(number)")
      return
    }
    if slip.breaks.hasPrefix("PR") {
      #expect(
        DefaultProofs(library).breaches.contains { $0.rule.code == slip.breaks }, "\(number)")
      return
    }
    let rule = try #require(library.policy.rules.first { $0.id == slip.breaks })
    var tables = Tables(library)
    if let verdict = tables.compared(rule.form) {
      guard case .unlike = verdict else {
        Issue.record("\(number): \(slip.breaks) \(verdict)")
        return
      }
      return
    }
    let roots = rule.form.isObligation ? [.call] : library.rootsToProve
    let calls = roots.lazy.compactMap { root -> Counterexample? in
      let verdict = Prover(library).prove([rule], from: root).verdicts.first?.verdict
      if case .broken(let call)? = verdict { return call }
      return nil
    }
    let call = try #require(calls.first, "\(number): \(slip.breaks) is not broken")
    #expect(call.isReplayed, "\(number)")
  }

  private static func engineSlips() throws -> [Invariant.EngineSlip] {
    let path = Project.root.appending(path: "Tests/EngineSlips/slips.json")
    return try JSONDecoder().decode([Invariant.EngineSlip].self, from: Data(contentsOf: path))
  }

  /// Every line of the tests that holds a sentence.
  private static func tests() throws -> String {
    let folder = Project.root.appending(path: "Tests")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return try (names ?? []).filter { $0.hasSuffix("Tests.swift") }.map {
      try String(contentsOf: folder.appending(path: $0), encoding: .utf8)
    }.joined(separator: "\n")
  }

  private static func make(_ edit: Invariant.Edit, in files: inout [SourceFile]) throws {
    let index = try #require(files.firstIndex { $0.path == edit.file })
    let text = String(decoding: files[index].bytes, as: UTF8.self)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    func start(of step: String) throws -> Int {
      try #require(lines.firstIndex { $0 == "  - \(step)" }, "\(edit.file) has no \(step)")
    }
    switch edit.change {
    case .leaveOut(let step):
      let first = try start(of: step)
      let next = lines[(first + 1)...].firstIndex { $0.hasPrefix("  - ") } ?? lines.count
      lines.removeSubrange(first..<next)
    case .insert(let more, let step):
      let indented = more.split(separator: "\n").map { "  " + $0 }
      lines.insert(contentsOf: indented + [""], at: try start(of: step))
    case .replace(let old, let new):
      let changed = text.replacing(old, with: new)
      try #require(changed != text, "\(edit.file) has no \(old)")
      files[index].bytes = Array(changed.utf8)
      return
    }
    files[index].bytes = Array(lines.joined(separator: "\n").utf8)
  }

  private static func page(
    _ invariants: [Invariant], _ engine: [Invariant.EngineSlip]
  ) -> String {
    var page = """
      # What must be so of every call

      The 42 invariants of the field, what keeps each, and a slip that is caught because of it: in
      the shipped library, or in Steady itself where no library can break it. Made by a test from
      its own list (`Tests/VerificationTests/Invariants`), which makes each slip in the library and
      sees it caught; those in Steady are made by `Tests/EngineSlips/engine-slips`.

      | | It must be so that | Kept by | A slip that is caught |
      |---|---|---|---|

      """
    for invariant in invariants {
      let kept = invariant.kept.map(words).joined(separator: "; ")
      let slip = invariant.slip.map(words)
      let engineSlips = engine.filter { $0.invariant == invariant.number }.map(words)
      let slips = ([slip].compactMap { $0 } + engineSlips).joined(separator: "; ")
      page += "| \(invariant.number) | \(invariant.says) | \(kept) | \(slips) |\n"
    }
    return page
  }

  private static func words(_ slip: Invariant.Slip) -> String {
    slip.edits.map { "\($0.file): \($0.change.words)" }.joined(separator: "; ")
      + " breaks `\(slip.breaks)`"
  }

  private static func words(_ slip: Invariant.EngineSlip) -> String {
    let file = slip.file.split(separator: "/").last ?? ""
    let (from, to) = (inLine(slip.from), inLine(slip.to))
    return to.isEmpty
      ? "\(file): `\(from)` is left out: a test turns red"
      : "\(file): `\(from)` becomes `\(to)`: a test turns red"
  }

  private static func inLine(_ code: String) -> String {
    code.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .joined(separator: " ")
  }

  private static func words(_ keeping: Invariant.Keeping) -> String {
    switch keeping {
    case .rules(let ids): "rules " + ids.map { "`\($0)`" }.joined(separator: ", ")
    case .byDefault(let rule): "`\(rule.rawValue)` (\(rule.code)), in every library"
    case .shape(let code): "shape, `\(code.rawValue)`"
    case .advice(let code): "advice, `\(code.rawValue)`"
    case .test(let sentence): "test \"\(sentence)\""
    case .notApplicable(let why): "not here: \(why)"
    case .gap(let what): "**gap**: \(what)"
    }
  }
}
